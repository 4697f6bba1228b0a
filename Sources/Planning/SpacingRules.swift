import Content

/// How far apart the sessions of one phase lie, as the solver needs it.
struct SpacingRules: Hashable, Sendable {
  /// Up to when a session may lie.
  enum Limit: Hashable, Sendable {
    /// So many days after its target.
    case afterTarget(days: Int)
    /// So long after the session before.
    case afterPrevious(Period)
  }

  /// From target to target.
  var interval: Period
  /// The least that lies between two sessions, as the clinic wrote it.
  var least: Period
  /// The same in days; a month counts 28.
  var leastDays: Int
  /// The interval is a range, so that a session may also lie before its target.
  var mayComeEarly: Bool
  var limit: Limit

  /// The day that lies `times` intervals after the anchor. Counted from the anchor each time, so
  /// that months clamp without drifting: 31 January, 28 February, 31 March.
  func target(anchor: Day, times: Int) -> Day {
    interval.after(anchor, times: times)
  }

  /// The days that the rules allow after a session on `previous`; nil where there are none.
  func window(target: Day, previous: Day) -> ClosedRange<Day>? {
    let first = first(target: target, previous: previous)
    let last = last(target: target, previous: previous)
    return first <= last ? first...last : nil
  }

  /// The day before which the target or the gap forbids the session.
  func first(target: Day, previous: Day) -> Day {
    let gap = previous.adding(days: leastDays)
    return mayComeEarly ? gap : max(target, gap)
  }

  /// The day after which the tolerance or the greatest gap forbids it.
  func last(target: Day, previous: Day) -> Day {
    switch limit {
    case .afterTarget(let days): target.adding(days: days)
    case .afterPrevious(let period): period.latest(after: previous)
    }
  }
}

extension SpacingRules {
  /// Nil where the spacing is left to the clinic.
  ///
  /// - Parameter tolerance: the clinic's, in days.
  init?(phase: Phase, tolerance: Int) {
    guard case .every(let low, let high) = phase.every else { return nil }
    interval = high ?? low
    least = phase.atLeast ?? low
    // Two sessions never share a day, whatever the file says.
    leastDays = max(1, least.minimumDays)
    mayComeEarly = high != nil
    limit = (phase.atMost ?? high).map { .afterPrevious($0) } ?? .afterTarget(days: tolerance)
  }

  /// Nothing is known but that two sessions never share a day.
  static let none = SpacingRules(
    interval: Period(1, .day), least: Period(1, .day), leastDays: 1, mayComeEarly: false,
    limit: .afterTarget(days: 0))
}

extension Period {
  /// The last day that still counts as "at most this long after `day`". From a month's last day a
  /// month reaches the next month's last day: else a session on 28 February, itself clamped, would
  /// forbid one on 31 March.
  func latest(after day: Day) -> Day {
    let end = after(day)
    guard unit == .month || unit == .year,
      day.day == Day.length(ofMonth: day.month, year: day.year)
    else { return end }
    return end.adding(days: Day.length(ofMonth: end.month, year: end.year) - end.day)
  }
}

extension Phase {
  /// How many of the range take place unless the clinician says otherwise.
  var plannedCount: Int { planned ?? sessions.lowerBound }
}
