import Content

/// All that decides a schedule, apart from the clinic's calendar.
public struct PlanRequest: Hashable, Sendable {
  /// The treatment's id.
  public var treatment: String
  public var course: Course
  /// The day asked for; nil takes the next open day from `asOf` on.
  public var start: Day?
  /// The only clock.
  public var asOf: Day
  /// How many sessions are planned; nil takes the course's own number.
  public var sessions: Int?
  /// What has happened or was agreed, by session number.
  public var history: [Int: SessionEvent]
  /// A missed session is never given a new day before this one; nil where nobody named a day.
  public var notBefore: Day?
  /// The first session is tried no earlier than this, because of another treatment.
  var startNotBefore: Day?

  public init(
    treatment: String, course: Course, start: Day? = nil, asOf: Day, sessions: Int? = nil,
    history: [Int: SessionEvent] = [:], notBefore: Day? = nil
  ) {
    self.treatment = treatment
    self.course = course
    self.start = start
    self.asOf = asOf
    self.sessions = sessions
    self.history = history
    self.notBefore = notBefore
  }
}

/// What is known of one session and no longer for the planner to choose.
public enum SessionEvent: Hashable, Sendable {
  /// It took place on that day.
  case done(Day)
  /// That day was agreed by hand.
  case agreed(Day)
  /// The patient did not come.
  case missed

  public var isDone: Bool {
    if case .done = self { true } else { false }
  }

  /// The day that stands; nil for a missed session, which still needs one.
  public var day: Day? {
    switch self {
    case .done(let day), .agreed(let day): day
    case .missed: nil
    }
  }
}
