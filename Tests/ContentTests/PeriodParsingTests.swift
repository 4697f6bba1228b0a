import Content
import Testing

@Suite struct PeriodParsingTests {
  @Test(arguments: [
    ("1 day", Period(1, .day)), ("14 days", Period(14, .day)), ("1 week", Period(1, .week)),
    ("2 weeks", Period(2, .week)), ("2 Weeks", Period(2, .week)), ("1 month", Period(1, .month)),
    ("  4\u{A0}weeks ", Period(4, .week)), ("10 years", Period(10, .year)),
    ("3day", Period(3, .day)),
  ])
  func periods(text: String, period: Period) {
    #expect(Period(text) == period)
  }

  @Test(arguments: [
    "", "day", "14", "0 days", "-1 days", "1.5 weeks", "a few hours", "1-2 weeks", "weeks 2",
    "99999999999 days", "99999999999999999999999 days", "11 years", "4000 days", "131 months",
    "9223372036854775807 weeks", "1 dayss", "１ day", "1 week 2 days",
  ])
  func noPeriods(text: String) {
    #expect(Period(text) == nil)
  }

  @Test(arguments: [
    ("1 month", Spacing.every(low: Period(1, .month), high: nil)),
    ("1-2 weeks", .every(low: Period(1, .week), high: Period(2, .week))),
    ("1 – 2 weeks", .every(low: Period(1, .week), high: Period(2, .week))),
    ("1—2\u{202F}weeks", .every(low: Period(1, .week), high: Period(2, .week))),
    ("10 days - 2 weeks", .every(low: Period(10, .day), high: Period(2, .week))),
    ("6-7 months", .every(low: Period(6, .month), high: Period(7, .month))),
    ("clinic", .clinic), ("Clinic", .clinic),
  ])
  func spacings(text: String, spacing: Spacing) {
    #expect(Spacing(text) == spacing)
  }

  @Test(arguments: [
    "", "monthly", "2-1 weeks", "1-2", "1-2-3 weeks", "-2 weeks", "1- weeks", "0-2 weeks",
    "2 weeks - 10 days", "1-99999999999999999999 days", "the clinic",
  ])
  func noSpacings(text: String) {
    #expect(Spacing(text) == nil)
  }

  @Test(arguments: [
    ("monthly", "1 month"), ("Weekly", "1 week"), ("14", "14 days"), ("two weeks", "2 weeks"),
    ("a month", "1 month"), ("every 2 weeks", "2 weeks"), ("4 weks", "4 weeks"),
    ("2-1 weeks", "1-2 weeks"), ("1 mnth", "1 month"), ("3-4", "3-4 days"),
    ("every week", "1 week"),
  ])
  func suggestions(text: String, meant: String) {
    #expect(Spacing.suggestion(for: text) == meant)
    #expect(Spacing(meant) != nil)
  }

  @Test(arguments: ["", "soon", "99999999999", "0", "5 elephants"])
  func noSuggestions(text: String) {
    #expect(Spacing.suggestion(for: text) == nil)
  }

  @Test(arguments: [
    ("4 weeks", CareRule.Span.period(Period(4, .week))), ("clinic", .clinic), ("course", .course),
    ("a few hours", .text("a few hours")), ("hours to 1–2 days", .text("hours to 1–2 days")),
  ])
  func spans(text: String, span: CareRule.Span) {
    #expect(CareRule.Span(text) == span)
  }
}
