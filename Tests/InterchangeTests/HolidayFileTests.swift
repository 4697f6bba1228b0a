import Content
import CustomDump
import Interchange
import Testing

struct HolidayFileTests {
  private let years: ClosedRange<Day> = "2024-01-01"..."2027-12-31"

  private func read(_ events: [String]) throws -> Parsed<[Closure]> {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN"]
    for event in events {
      lines += ["BEGIN:VEVENT", "DTSTAMP:20240101T000000Z"]
      lines += event.split(separator: "\n").map(String.init)
      lines.append("END:VEVENT")
    }
    lines += ["END:VCALENDAR", ""]
    let file = SourceFile(path: "holidays.ics", text: lines.joined(separator: "\r\n"))
    return try HolidayFile.read(file, within: years)
  }

  private func days(_ events: String...) throws -> [String] {
    let closures = try read(events).value ?? []
    return closures.map { closure in
      let (first, last) = (closure.days.lowerBound, closure.days.upperBound)
      return first == last ? "\(first)" : "\(first)..\(last)"
    }
  }

  @Test func aDayWithItsName() throws {
    let parsed = try read([
      "UID:1\nDTSTART;VALUE=DATE:20251225\nSUMMARY:Christmas Day\\, at last\nTRANSP:TRANSPARENT"
    ])
    expectNoDifference(
      parsed.value,
      [Closure(days: "2025-12-25"..."2025-12-25", reason: "Christmas Day, at last")])
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test func severalDays() throws {
    // The end is the day after the last.
    #expect(
      try days("UID:1\nDTSTART;VALUE=DATE:20251224\nDTEND;VALUE=DATE:20260102")
        == ["2025-12-24..2026-01-01"])
    #expect(
      try days("UID:1\nDTSTART;VALUE=DATE:20251224\nDURATION:P2D") == ["2025-12-24..2025-12-25"])
    #expect(
      try days("UID:1\nDTSTART:20251224T000000\nDTEND:20251226T000000")
        == ["2025-12-24..2025-12-25"])
  }

  @Test func rulesThatRepeat() throws {
    #expect(
      try days("UID:1\nDTSTART;VALUE=DATE:20200101\nRRULE:FREQ=YEARLY")
        == ["2024-01-01", "2025-01-01", "2026-01-01", "2027-01-01"])
    // The last Monday of May, and the first of it that the file itself names.
    #expect(
      try days("UID:1\nDTSTART;VALUE=DATE:20240527\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO")
        == ["2024-05-27", "2025-05-26", "2026-05-25", "2027-05-31"])
    #expect(
      try days("UID:1\nDTSTART;VALUE=DATE:20250301\nRRULE:FREQ=WEEKLY;COUNT=3")
        == ["2025-03-01", "2025-03-08", "2025-03-15"])
    // There is no 29 February in most years.
    #expect(
      try days("UID:1\nDTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY") == ["2024-02-29"])
  }

  @Test func datesAddedTakenOutAndMoved() throws {
    #expect(
      try days(
        """
        UID:1
        DTSTART;VALUE=DATE:20240101
        RRULE:FREQ=YEARLY
        EXDATE;VALUE=DATE:20250101
        RDATE;VALUE=DATE:20250102
        """
      ).sorted() == ["2024-01-01", "2025-01-02", "2026-01-01", "2027-01-01"])
    #expect(
      try days(
        "UID:1\nDTSTART;VALUE=DATE:20240101\nRRULE:FREQ=YEARLY",
        "UID:1\nRECURRENCE-ID;VALUE=DATE:20260101\nDTSTART;VALUE=DATE:20260102"
      ).sorted() == ["2024-01-01", "2025-01-01", "2026-01-02", "2027-01-01"])
    #expect(
      try days(
        "UID:1\nDTSTART;VALUE=DATE:20240101\nRRULE:FREQ=YEARLY;COUNT=2",
        "UID:1\nRECURRENCE-ID;VALUE=DATE:20250101\nDTSTART;VALUE=DATE:20250101\nSTATUS:CANCELLED"
      ) == ["2024-01-01"])
  }

  @Test func whatClosesNothing() throws {
    let parsed = try read([
      "UID:1\nDTSTART:20251224T130000Z\nDTEND:20251224T180000Z\nSUMMARY:We close early",
      "UID:2\nDTSTART;VALUE=DATE:20251224\nSTATUS:CANCELLED",
    ])
    #expect(parsed.value == [])
    expectNoDifference(
      parsed.diagnostics.map(\.message), ["1 event takes a part of a day only and closes nothing"])
  }

  @Test func onlyWhatTouchesTheYears() throws {
    #expect(try days("UID:1\nDTSTART;VALUE=DATE:20231231") == [])
    #expect(
      try days("UID:1\nDTSTART;VALUE=DATE:20231230\nDTEND;VALUE=DATE:20240103")
        == ["2023-12-30..2024-01-02"])
  }

  @Test(arguments: ["", "Christmas is on 25 December", "BEGIN:VCARD\r\nEND:VCARD\r\n", "BEGIN:"])
  func aTextThatIsNoCalendar(text: String) throws {
    let parsed = try HolidayFile.read(SourceFile(path: "h.ics", text: text), within: years)
    #expect(parsed.value == nil)
    #expect(parsed.diagnostics.map(\.message) == ["this is no iCalendar file"])
  }

  @Test func whatEndsWithoutABeginningIsNamedByItsLine() throws {
    let text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    let parsed = try HolidayFile.read(SourceFile(path: "h.ics", text: text), within: years)
    expectNoDifference(
      parsed.diagnostics,
      [
        .error(
          "the calendar ends something here that has not begun",
          at: SourceLocation(file: "h.ics", line: 3, column: 1, length: 10))
      ])
  }

  @Test func nonsenseIsCountedAndTheRestIsRead() throws {
    let parsed = try read([
      "UID:1\nDTSTART;VALUE=DATE:2025\nSUMMARY:When?", "UID:2\nDTSTART;VALUE=DATE:20250101",
    ])
    #expect(parsed.value?.count == 1)
    #expect(!parsed.diagnostics.isEmpty)
    #expect(!parsed.diagnostics.hasErrors)
  }

  /// Whatever stands in the file, the answer is one, and soon.
  @Test func brokenCalendars() throws {
    let whole = """
      BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20240101T000000Z\r
      DTSTART;VALUE=DATE:20240101\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\nEXDATE:20250101\r
      RDATE;VALUE=PERIOD:20250101T000000Z/P1D\r\nDURATION:P1W\r\nSUMMARY:é\\n\\;\r\nEND:VEVENT\r
      END:VCALENDAR\r\n
      """
    var random = SeededNumbers(state: 42)
    let bytes = Array(whole.utf8)
    for _ in 0..<400 {
      var broken = bytes
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<broken.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: broken[place] = UInt8.random(in: 1...255, using: &random)
        case 1: broken.remove(at: place)
        default: broken.insert(contentsOf: "RRULE:FREQ=DAILY\r\n".utf8, at: place)
        }
      }
      let text = String(decoding: broken, as: UTF8.self)
      _ = try HolidayFile.read(SourceFile(path: "h.ics", text: text), within: years)
    }
  }
}

/// Numbers that never change: xorshift64*.
private struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }
}
