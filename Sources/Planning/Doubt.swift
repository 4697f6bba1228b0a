import Content

/// Something about a course under way that only a clinician can decide.
public enum Doubt: Hashable, Sendable {
  /// A session that was given or agreed lies nearer to the one before than the course asks for.
  case early(session: Int, days: Int, least: Int)
  /// A day was agreed on which the clinic is closed.
  case closedDay(session: Int, Day, ClosedReason)
  /// What is said to have happened lies after the day on which the plan is made.
  case notYet(session: Int, Day)
  /// Two treatments lie nearer to each other than the interval named between them.
  case rest(treatment: String, session: Int, days: Int, after: String, least: Period)

  /// For the clinic's staff.
  public var warning: Diagnostic {
    switch self {
    case .early(let session, let days, let least):
      .warning(
        "session \(session) lies \(days) days after the one before, less than the "
          + "\(least) that the course asks for")
    case .closedDay(let session, let day, let reason):
      .warning("session \(session) was agreed for \(day): \(reason.words)")
    case .notYet(let session, let day):
      .warning(
        "session \(session) lies on \(day), after the day on which this plan is made",
        hint: "name the day of the plan with --as-of")
    case .rest(let treatment, let session, let days, let other, let least):
      .warning(
        "session \(session) of \(treatment) lies \(days) days after one of \(other), less than "
          + "the \(least.english) named between them")
    }
  }
}
