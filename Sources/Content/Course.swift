/// A length of time in calendar units, such as "14 days" or "1 month".
public struct Period: Hashable, Sendable {
  public enum Unit: String, CaseIterable, Sendable {
    case day, week, month, year
  }

  public var count: Int
  public var unit: Unit

  public init(_ count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// The fewest days that the period can last: a month counts 28 days and a year 365, so that a gap
  /// of "1 month" is never refused between two equal days of neighbouring months.
  public var minimumDays: Int {
    switch unit {
    case .day: count
    case .week: count * 7
    case .month: count * 28
    case .year: count * 365
    }
  }

  /// The day that lies `times` of this period after `day`; months clamp to the month's last day.
  public func after(_ day: Day, times: Int = 1) -> Day {
    switch unit {
    case .day: day.adding(days: count * times)
    case .week: day.adding(days: 7 * count * times)
    case .month: day.adding(months: count * times)
    case .year: day.adding(months: 12 * count * times)
    }
  }
}

/// How far apart sessions are meant to be.
public enum Spacing: Hashable, Sendable {
  /// At least `low`, at most `high`; the target is `high`, or `low` where there is no range.
  case every(low: Period, high: Period?)
  /// Left to the clinic's file; until that sets it, a session has no date.
  case clinic

  public var target: Period? {
    guard case .every(let low, let high) = self else { return nil }
    return high ?? low
  }
}

/// A named series of sessions of one treatment.
public struct Course: Hashable, Sendable {
  /// The name on the command line, such as `standard`.
  public var id: String
  /// The name that a patient reads; nil where the treatment's name is enough.
  public var title: String?
  public var phases: [Phase]
  /// The window in which a session keeps the result, counted from the last session.
  public var maintenance: Spacing?
  /// Names of fields whose value comes from the clinic's file.
  public var setByClinic: Set<String>
  public var location: SourceLocation?

  public init(
    id: String, title: String? = nil, phases: [Phase], maintenance: Spacing? = nil,
    setByClinic: Set<String> = [], location: SourceLocation? = nil
  ) {
    self.id = id
    self.title = title
    self.phases = phases
    self.maintenance = maintenance
    self.setByClinic = setByClinic
    self.location = location
  }
}

/// A part of a course in which sessions are evenly spaced.
public struct Phase: Hashable, Sendable {
  /// What a phase waits for before its first session.
  public enum Anchor: String, CaseIterable, Hashable, Sendable {
    /// The last session of the phase before it, or the start for the first phase.
    case previous
    /// The first session of the course.
    case start
    /// The last planned session of the whole course before it.
    case last
  }

  /// The name within the course; JSON's `phase`. A course with one phase calls it `course`.
  public var id: String
  /// The fewest and most sessions; the low end is planned, the rest is "if suggested".
  public var sessions: ClosedRange<Int>
  /// The number is the clinic's to set and its file has not done so; `sessions` is one session that
  /// stands for however many there will be.
  public var sessionsAwaitClinic: Bool
  /// How many of the range are planned, where the clinic wants another number than the fewest.
  public var planned: Int?
  public var every: Spacing
  /// The gap to the session before; nil where the interval itself is the least gap.
  public var atLeast: Period?
  public var atMost: Period?
  public var after: Anchor
  /// Fills a span with a session on every open day, in place of `sessions`.
  public var span: Period?
  /// The clinician decides whether the phase takes place at all.
  public var optional: Bool
  /// Names of fields whose value comes from the clinic's file.
  public var setByClinic: Set<String>
  public var location: SourceLocation?

  public init(
    id: String = "course", sessions: ClosedRange<Int>, sessionsAwaitClinic: Bool = false,
    planned: Int? = nil, every: Spacing, atLeast: Period? = nil, atMost: Period? = nil,
    after: Anchor = .previous, span: Period? = nil, optional: Bool = false,
    setByClinic: Set<String> = [], location: SourceLocation? = nil
  ) {
    self.id = id
    self.sessions = sessions
    self.sessionsAwaitClinic = sessionsAwaitClinic
    self.planned = planned
    self.every = every
    self.atLeast = atLeast
    self.atMost = atMost
    self.after = after
    self.span = span
    self.optional = optional
    self.setByClinic = setByClinic
    self.location = location
  }
}
