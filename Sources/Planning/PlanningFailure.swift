import Content

/// Why a course has no schedule.
public enum PlanningFailure: Error, Hashable, Sendable {
  /// The number asked for lies outside the course's range.
  case sessionsOutOfRange(asked: Int, allowed: ClosedRange<Int>, course: String)
  /// `planned` lies outside the phase's range.
  case plannedOutOfRange(planned: Int, allowed: ClosedRange<Int>, at: SourceLocation?)
  /// More sessions than a course may have.
  case tooManySessions(Int, at: SourceLocation?)
  /// The course names no session at all.
  case noSessions(course: String, at: SourceLocation?)
  /// The clinic does not open from that day on.
  case neverOpen(from: Day)
  /// An event names a session that the course does not have.
  case unknownSession(Int, count: Int)
  /// A known day lies on or before the day of the session before it.
  case outOfOrder(session: Int, on: Day, notAfter: Day)
  case blocked(Blockage)

  /// The most sessions of one course: one a day for a year.
  public static let mostSessions = 366

  /// The failure as a person reads it, with what would help.
  public var diagnostic: Diagnostic {
    switch self {
    case .sessionsOutOfRange(let asked, let allowed, let course):
      return .error(
        "course '\(course)' has \(allowed.words) sessions, not \(asked)",
        hint: "choose \(allowed.words)")
    case .plannedOutOfRange(let planned, let allowed, let location):
      return .error(
        "'planned' is \(planned), outside the range of \(allowed.words) sessions", at: location,
        hint: "choose \(allowed.words)")
    case .tooManySessions(let count, let location):
      return .error(
        "\(count) sessions are more than a course may have (\(Self.mostSessions))", at: location)
    case .noSessions(let course, let location):
      return .error("course '\(course)' has no sessions", at: location)
    case .neverOpen(let day):
      return .error(
        "the clinic has no open day in the three years from \(day)",
        hint: "look at 'opening' and 'closures' in the clinic's file")
    case .unknownSession(let number, let count):
      return .error(
        "there is no session \(number)",
        hint: count == 1 ? "the course has one session" : "the course has sessions 1 to \(count)")
    case .outOfOrder(let session, let day, let previous):
      return .error(
        "session \(session) on \(day) does not lie after session \(session - 1) on \(previous)",
        hint: "look at what was done, missed and agreed")
    case .blocked(let blockage):
      return blockage.diagnostic
    }
  }
}

extension Blockage {
  /// Names the session, the rule and, as the hint, the changes that would free it.
  public var diagnostic: Diagnostic {
    .error(
      "session \(session) (\(phase)) has no day: its target is \(target), \(rule.words)",
      at: location,
      hint: remedies.isEmpty ? nil : remedies.map(\.words).joined(separator: ", or "))
  }
}

extension Blockage.Rule {
  var words: String {
    switch self {
    case .closed(let days, let reason) where days.lowerBound == days.upperBound:
      "and \(days.lowerBound), the only day allowed, is not open (\(reason.words))"
    case .closed(let days, let reason):
      "and no day from \(days.lowerBound) to \(days.upperBound) is open (\(reason.words))"
    case .gap(let days, let previous, let latest):
      "it may lie no later than \(latest), and \(days) days must pass "
        + "after the session on \(previous)"
    case .following(let days, let day):
      "and \(days) days must pass between it and the planned session on \(day)"
    }
  }
}

extension Blockage.Remedy {
  var words: String {
    switch self {
    case .open(let day): "add \(day) to 'open_on'"
    case .come(let day): "find out whether the patient can come on \(day)"
    case .tolerance(let old, let new): "raise 'tolerance' from \(old) to \(new) days"
    case .atMost(let period, let days):
      "let 'at_most' be \(days == 1 ? "1 day" : "\(days) days") "
        + "longer than \(period.english)"
    case .atLeast(let days): "set 'at_least' to \(days == 1 ? "1 day" : "\(days) days")"
    }
  }
}

extension ClosedReason {
  /// In English, for messages to the clinic's staff; the patient's words come from the phrasebook.
  var words: String {
    switch self {
    case .weekday(let weekday): "closed on \(weekday.rawValue.capitalizedFirst)s"
    case .closure(let reason), .holiday(let reason): reason ?? "closed"
    case .patientAway: "the patient cannot come"
    case .practitionerAway(let reason):
      "the practitioner is away" + (reason.map { ": \($0)" } ?? "")
    case .resting(let treatment, let period?): "\(period.english) from a session of \(treatment)"
    case .resting(let treatment, nil): "the day of a session of \(treatment)"
    }
  }
}

extension Period {
  /// In English, for messages to the clinic's staff.
  var english: String { "\(count) \(unit.rawValue)\(count == 1 ? "" : "s")" }
}

extension ClosedRange<Int> {
  var words: String {
    lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound) to \(upperBound)"
  }
}

extension String {
  /// The text with its first letter as a capital.
  var capitalizedFirst: String {
    prefix(1).uppercased() + dropFirst()
  }
}
