import Content
import Planning

extension Day: ExpressibleByStringLiteral {
  /// An impossible day becomes one that no test can mistake for its own.
  public init(stringLiteral text: String) {
    self = Day(iso: text) ?? Day(number: -9_999_999)
  }
}

extension Period {
  static func days(_ count: Int) -> Period { Period(count, .day) }
  static func weeks(_ count: Int) -> Period { Period(count, .week) }
  static func months(_ count: Int) -> Period { Period(count, .month) }
}

extension Spacing {
  static func every(_ period: Period) -> Spacing { .every(low: period, high: nil) }
}

extension Clinic {
  /// Open on all weekdays but those named.
  static func closed(on weekdays: Weekday...) -> Clinic {
    var clinic = Clinic(file: "clinic.yaml", name: "Example Clinic")
    for weekday in Weekday.allCases where !weekdays.contains(weekday) {
      clinic.opening[weekday] = [Hours(opens: 540, closes: 1080)]
    }
    return clinic
  }
}

extension Course {
  static func single(
    _ sessions: ClosedRange<Int>, every: Spacing, planned: Int? = nil, atLeast: Period? = nil,
    atMost: Period? = nil, maintenance: Spacing? = nil
  ) -> Course {
    Course(
      id: "standard",
      phases: [
        Phase(
          sessions: sessions, planned: planned, every: every, atLeast: atLeast, atMost: atMost)
      ], maintenance: maintenance)
  }

  static let laser = single(4...6, every: .every(.months(1)))
}

extension Planner {
  init(_ clinic: Clinic, tolerance: Int = 7, unavailable: [ClosedRange<Day>] = []) {
    self.init(
      calendar: ClinicCalendar(clinic: clinic, unavailable: unavailable), tolerance: tolerance)
  }

  func plan(
    _ course: Course, from start: Day?, sessions: Int? = nil,
    history: [Int: SessionEvent] = [:], asOf: Day = "2025-01-01"
  ) throws(PlanningFailure) -> Schedule {
    try plan(
      PlanRequest(
        treatment: "laser", course: course, start: start, asOf: asOf, sessions: sessions,
        history: history))
  }
}

extension Schedule {
  /// `2025-03-01`, or `2025-07-01?` for an optional session, or `-` where there is no date.
  var dates: [String] {
    sessions.map { ($0.date?.description ?? "-") + ($0.optional ? "?" : "") }
  }
}
