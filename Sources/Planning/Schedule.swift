import Content

/// A course as dates: what the planner answers.
public struct Schedule: Hashable, Sendable {
  /// The treatment's id.
  public var treatment: String
  /// The course's id.
  public var course: String
  /// Numbered from 1, in the order in which they take place.
  public var sessions: [PlannedSession]
  public var maintenance: Maintenance?
  /// What is doubtful, never what is impossible: that is a `PlanningFailure`.
  public var warnings: [Diagnostic]
  /// What of it the clinician has to look at, and the handout shows; among the warnings too.
  public var doubts: [Doubt]

  public init(
    treatment: String, course: String, sessions: [PlannedSession],
    maintenance: Maintenance? = nil, warnings: [Diagnostic] = [], doubts: [Doubt] = []
  ) {
    self.treatment = treatment
    self.course = course
    self.sessions = sessions
    self.maintenance = maintenance
    self.warnings = warnings
    self.doubts = doubts
  }

  /// The sessions that take place whatever the clinician finds on the way.
  public var planned: [PlannedSession] { sessions.filter { !$0.optional } }

  /// The day of the first session; nil where nothing is dated.
  public var firstDay: Day? { sessions.lazy.compactMap(\.date).first }
}

/// One session of a schedule.
public struct PlannedSession: Hashable, Sendable {
  /// Counted from 1 through the whole course; what `--move 3=…` means.
  public var number: Int
  /// The treatment's id.
  public var treatment: String
  /// The phase's id.
  public var phase: String
  /// Nil where nobody has set the interval: the clinician sets the day.
  public var date: Day?
  /// The day that the interval asks for, were every day open.
  public var target: Day?
  /// The first day that the rules allow, with the session before where it stands.
  public var earliest: Day?
  /// The last day that the rules allow, with the session before where it stands.
  public var latest: Day?
  /// Only if the clinician recommends it.
  public var optional: Bool
  /// Why the date is not the target; nil where it is.
  public var moved: Move?
  /// The number or the spacing of the session's phase comes from the clinic's file.
  public var setByClinic: Bool
  /// What happened or was agreed; nil for a session that is only planned.
  public var event: SessionEvent?
  /// What the target and the window were counted from; nil for the first session of a course and
  /// where nobody has set the interval.
  public var origin: Origin?

  public init(
    number: Int, treatment: String, phase: String, date: Day?, target: Day? = nil,
    earliest: Day? = nil, latest: Day? = nil, optional: Bool = false, moved: Move? = nil,
    setByClinic: Bool = false, event: SessionEvent? = nil, origin: Origin? = nil
  ) {
    self.number = number
    self.treatment = treatment
    self.phase = phase
    self.date = date
    self.target = target
    self.earliest = earliest
    self.latest = latest
    self.optional = optional
    self.moved = moved
    self.setByClinic = setByClinic
    self.event = event
    self.origin = origin
  }
}

/// What a session's day was counted from.
public struct Origin: Hashable, Sendable {
  /// The day from which the intervals are counted.
  public var anchor: Day
  public var times: Int
  public var interval: Period
  /// The day of the session before, and how many days must pass after it.
  public var previous: Day
  public var leastDays: Int

  public init(anchor: Day, times: Int, interval: Period, previous: Day, leastDays: Int) {
    self.anchor = anchor
    self.times = times
    self.interval = interval
    self.previous = previous
    self.leastDays = leastDays
  }
}

/// That a session does not lie on its target, and why.
public struct Move: Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// The target is no open day.
    case closed(ClosedReason)
    /// The session before lies so late that at least this much must pass first.
    case gap(Period)
    /// The session before lies so early that at most this much may pass.
    case limit(Period)
    /// The day was chosen so that a later session keeps its interval.
    case spacing
    /// The day was agreed by hand, or is the one on which the session took place.
    case agreed
    /// The session was missed and takes place at the next chance.
    case missed
  }

  /// The day that the session leaves.
  public var from: Day
  public var reason: Reason

  public init(from: Day, reason: Reason) {
    self.from = from
    self.reason = reason
  }
}

/// When the result is to be kept up after the last planned session.
public enum Maintenance: Hashable, Sendable {
  /// Any day of the window.
  case window(ClosedRange<Day>)
  /// So long after the last session, which itself has no date yet.
  case afterLast(low: Period, high: Period?)
  /// The clinician says when.
  case setByClinic
}
