import Content
import Testing

@Suite struct DayParsingTests {
  @Test(arguments: [
    ("2025-03-01", "2025-03-01", "2025-03-01"),
    ("2025-12-24..2026-01-01", "2025-12-24", "2026-01-01"),
    ("2025-12-24 – 2026-01-01", "2025-12-24", "2026-01-01"),
    ("2025-12-24 - 2026-01-01", "2025-12-24", "2026-01-01"),
    (" 2025-03-01 .. 2025-03-01 ", "2025-03-01", "2025-03-01"),
  ])
  func ranges(text: String, first: String, last: String) {
    #expect(
      ClosedRange(days: text) == Day(iso: first).flatMap { low in Day(iso: last).map { low...$0 } })
  }

  @Test(arguments: [
    "", "..", "2025-02-29", "2026-01-01..2025-12-24", "2025-03-01..", "..2025-03-01", "1.3.2025",
    "2025-03-01..2025-03-02..2025-03-03", "2025-3-1",
  ])
  func noRanges(text: String) {
    #expect(ClosedRange(days: text) == nil)
  }

  @Test(arguments: [
    ("09:00-18:00", [540, 1080]), ("9:00 – 18:00", [540, 1080]), ("00:00-24:00", [0, 1440]),
    ("14:00-18:00, 09:00-12:30", [540, 750, 840, 1080]), ("closed", []),
  ])
  func hours(text: String, minutes: [Int]) {
    #expect(Hours.list(text)?.flatMap { [$0.opens, $0.closes] } == minutes)
  }

  @Test(arguments: [
    "", "9-18", "09:00", "18:00-09:00", "09:00-09:00", "25:00-26:00", "09:60-10:00", "24:01-24:30",
    "09:00-13:00, 12:00-18:00", "09:00-12:00,", "09:00-18:00-19:00", "9:0-10:00",
  ])
  func noHours(text: String) {
    #expect(Hours.list(text) == nil)
  }
}
