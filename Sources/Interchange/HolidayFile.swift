internal import CICal
import Content

/// Reads the clinic's holidays from an iCalendar file (RFC 5545), with rules that repeat, dates
/// added and taken out, and single days moved.
///
/// An event of whole days closes them, whether or not it is marked as transparent: calendars of
/// public holidays are. One with a time of day closes nothing, and is a warning.
public enum HolidayFile {
  /// The largest file that is read.
  public static let mostBytes = 8 << 20

  /// The days on which the clinic is closed, in the order of the file, as far as they touch `days`.
  ///
  /// - Throws: where libical is not installed.
  public static func read(
    _ file: SourceFile, within days: ClosedRange<Day>
  ) throws(CalendarError) -> Parsed<[Closure]> {
    let start = SourceLocation(file: file.path, line: 1, column: 1)
    guard file.text.utf8.count <= mostBytes else {
      return Parsed(
        value: nil,
        diagnostics: [.error("the file is too long: \(mostBytes >> 20) MB at most", at: start)])
    }
    if let fault = fault(in: file) { return Parsed(value: nil, diagnostics: [fault]) }
    let text = file.text
    return try CalendarLibrary.use { () throws(CalendarError) in
      var reading = cical_reading()
      defer { cical_reading_free(&reading) }
      guard
        cical_read(text, Int64(days.lowerBound.number), Int64(days.upperBound.number), &reading)
          == 1
      else {
        return Parsed(
          value: nil, diagnostics: [.error(CalendarError.unreadable.message, at: start)])
      }
      let found = UnsafeBufferPointer(start: reading.days, count: reading.count)
      let closures = found.map { entry in
        let name = entry.summary.map { String(cString: $0) } ?? ""
        return Closure(
          days: Day(number: Int(entry.first))...Day(number: Int(entry.last)),
          reason: name.isEmpty ? nil : name)
      }
      return Parsed(value: closures, diagnostics: warnings(reading, at: start))
    }
  }

  /// The first line on which something ends that has not begun; libical has no lines in its answers.
  private static func fault(in file: SourceFile) -> Diagnostic? {
    var open: [Substring] = []
    var hasCalendar = false
    for (index, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let word = parts.first?.uppercased(), word == "BEGIN" || word == "END"
      else { continue }
      let name = parts[1]
      if word == "BEGIN" {
        hasCalendar = hasCalendar || open.isEmpty && name.uppercased().hasPrefix("VCALENDAR")
        open.append(name)
      } else if open.popLast()?.lowercased() != name.lowercased() {
        return .error(
          "the calendar ends something here that has not begun",
          at: SourceLocation(file: file.path, line: index + 1, column: 1, length: line.count))
      }
    }
    guard hasCalendar, open.isEmpty else {
      return .error(
        hasCalendar ? "the calendar has no end" : CalendarError.unreadable.message,
        at: SourceLocation(file: file.path, line: 1, column: 1))
    }
    return nil
  }

  private static func warnings(
    _ reading: cical_reading, at place: SourceLocation
  ) -> [Diagnostic] {
    var warnings: [Diagnostic] = []
    if reading.errors > 0 {
      warnings.append(
        .warning(
          reading.errors == 1
            ? "1 entry of the calendar makes no sense and is left out"
            : "\(reading.errors) entries of the calendar make no sense and are left out", at: place)
      )
    }
    if reading.timed > 0 {
      warnings.append(
        .warning(
          reading.timed == 1
            ? "1 event takes a part of a day only and closes nothing"
            : "\(reading.timed) events take a part of a day only and close nothing", at: place,
          hint: "a holiday is an event of whole days"))
    }
    if reading.truncated != 0 {
      warnings.append(.warning("the calendar repeats too often to be read to its end", at: place))
    }
    return warnings
  }

  /// What libical's own reading of the rules of RFC 5545 has against a calendar: how many errors.
  ///
  /// - Throws: where the text is no calendar, or libical is not installed.
  public static func violations(in text: String) throws(CalendarError) -> Int {
    try CalendarLibrary.use { () throws(CalendarError) in
      let count = Int(cical_check(text))
      guard count >= 0 else { throw CalendarError.unreadable }
      return count
    }
  }
}
