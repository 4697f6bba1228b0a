import Content

/// The rules of before-care and aftercare in words.
extension HandoutComposer {
  enum Side { case before, after }

  /// What a rule says, as a label: "No sauna, pool or solarium".
  func label(_ rule: CareRule) -> String { rule.what.capitalizedFirst }

  /// First for how long, in words, and who says so; then the days.
  func lines(_ entry: CareCalendar.Entry, _ side: Side) -> [String] {
    [span(entry.rule, side)] + dates(entry, side)
  }

  /// "for 4 weeks after each session, please confirm with your clinician".
  func span(_ rule: CareRule, _ side: Side) -> String {
    var words =
      switch rule.span {
      case .period(let period):
        [
          language.text(
            side == .after ? .careAfter : .careBefore, ["period": language.words(period)])
        ]
      case .course: [language.text(.careCourse)]
      case .text(let text): [text]
      case .clinic: [language.text(.careUnknown)]
      }
    if rule.setByClinic { words.append(language.text(.careSetByClinic)) }
    if rule.toConfirm { words.append(language.text(.careConfirm)) }
    return language.list(words)
  }

  private func dates(_ entry: CareCalendar.Entry, _ side: Side) -> [String] {
    let planned = schedule?.planned ?? []
    var lines = entry.ranges.map { range in
      line(range, planned.filter { $0.date.map(range.contains) == true }, entry.rule, side)
    }
    if let further = further(entry) { lines.append(further) }
    return lines
  }

  /// That the rule holds as well for sessions that have no date yet; nil where there are none.
  func further(_ entry: CareCalendar.Entry) -> String? {
    guard case .period = entry.rule.span, !entry.ranges.isEmpty,
      schedule?.planned.contains(where: { $0.date == nil }) == true
    else { return nil }
    return language.text(.careFurther)
  }

  /// One stretch of days, and the sessions that it belongs to.
  private func line(
    _ range: ClosedRange<Day>, _ sessions: [PlannedSession], _ rule: CareRule, _ side: Side
  ) -> String {
    let isWhole = rule.span == .course || schedule?.planned.count == 1
    // A session begins the span that follows it, so that only the end needs a date.
    let endsAlone = side == .after && (sessions.count == 1 || isWhole)
    let endsWithVisit = side == .before && sessions.count == 1
    let days = language.text(
      endsAlone ? .careThrough : endsWithVisit ? .careFromUntil : .careFromThrough,
      ["from": date(range.lowerBound), "through": date(range.upperBound)])
    guard !isWhole, let first = sessions.first?.number, let last = sessions.last?.number
    else { return days }
    return language.text(
      first == last ? .careSession : .careSessions,
      ["number": String(first), "first": String(first), "last": String(last), "days": days])
  }

  /// Without the year, unless the dates lie in more than one.
  private func date(_ day: Day) -> String {
    careTakesYears ? language.longDate(day) : language.dayAndMonth(day)
  }
}

extension CareCalendar {
  /// Whether its days lie in more than one year.
  var spansYears: Bool {
    let years = (before + aftercare).lazy.flatMap(\.ranges)
      .flatMap { [$0.lowerBound.year, $0.upperBound.year] }
    return Set(years).count > 1
  }
}
