import ArgumentParser
import Content
import Planning

/// Texts of the command line as values; what makes no sense is a usage error that says why.
enum OptionParsing {
  struct SessionTime: Sendable {
    /// Nil for all sessions.
    var visit: Visit?
    /// Minutes since midnight.
    var time: Int
  }

  /// A value, of one treatment or of the whole plan.
  struct Named<Value: Sendable>: Sendable {
    var treatment: String?
    var value: Value
  }

  struct VisitDay: Sendable {
    var visit: Visit
    var day: Day
  }

  /// The last value for the whole plan, and those of single treatments.
  static func sorted<Value>(_ values: [Named<Value>]) -> (Value?, [String: Value]) {
    let named = values.compactMap { entry in entry.treatment.map { ($0, entry.value) } }
    return (
      values.last { $0.treatment == nil }?.value,
      Dictionary(named, uniquingKeysWith: { _, last in last })
    )
  }

  /// Splits "laser=standard"; a text without "=" is of the whole plan.
  private static func named(_ text: String) -> (treatment: String?, value: String) {
    guard let sign = text.lastIndex(of: "="), sign > text.startIndex else { return (nil, text) }
    return (String(text[..<sign]), String(text[text.index(after: sign)...]))
  }

  static func start(_ text: String) throws -> Named<Day> {
    let parts = named(text)
    return Named(treatment: parts.treatment, value: try day(parts.value))
  }

  static func course(_ text: String) throws -> Named<String> {
    let parts = named(text)
    return Named(treatment: parts.treatment, value: parts.value)
  }

  static func count(_ text: String) throws -> Named<Int> {
    let parts = named(text)
    guard let count = Int(parts.value) else {
      throw ValidationError(
        "how many sessions is a number, such as 5 or, of one treatment, laser=5")
    }
    return Named(treatment: parts.treatment, value: count)
  }

  static func visit(_ text: String) throws -> Visit {
    guard let visit = Visit(text) else {
      throw ValidationError("a session is written as its number, 2, or laser:2")
    }
    return visit
  }

  static func visitDay(_ text: String) throws -> VisitDay {
    let parts = named(text)
    guard let session = parts.treatment, let visit = Visit(session) else {
      throw ValidationError("a session and its day are written as 2=2025-04-03")
    }
    return VisitDay(visit: visit, day: try day(parts.value))
  }

  static func day(_ text: String) throws -> Day {
    if let day = Day(iso: text) { return day }
    throw ValidationError("\(reasonForNoDay(text))")
  }

  private static func reasonForNoDay(_ text: String) -> String {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
      Int(parts[2]) != nil
    else { return "a day is written as year-month-day, such as 2025-03-01" }
    guard (1...12).contains(month) else { return "a year has no month \(month)" }
    let length = Day.length(ofMonth: month, year: year)
    return "\(parts[0])-\(parts[1]) has \(length) days"
  }

  static func dayRange(_ text: String) throws -> ClosedRange<Day> {
    if let range = OptionValue.dayRange(text) { return range }
    if !text.contains("..") { _ = try day(text) }
    throw ValidationError("days are written as 2025-08-01 or 2025-08-01..2025-08-14")
  }

  static func time(_ text: String) throws -> SessionTime {
    let parts = named(text)
    let visit = parts.treatment.flatMap { Visit($0) }
    guard let time = OptionValue.time(parts.value), parts.treatment == nil || visit != nil
    else { throw ValidationError("times are written as 14:30 or, for session 2, 2=14:30") }
    return SessionTime(visit: visit, time: time)
  }
}
