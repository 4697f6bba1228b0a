import Content

/// How far apart the sessions of different treatments of one plan lie.
///
/// What a treatment names holds for it. Where only one of the two names an interval, it holds both
/// ways, which is the cautious reading; where neither does, they never share a day. Both of the
/// latter are warnings, for the clinician to decide.
public struct RestIntervals: Hashable, Sendable {
  /// By the places of the treatment that waits and of the one before it.
  private var named: [[Period?]]
  /// For messages and reasons.
  private let titles: [String]
  public let warnings: [Diagnostic]

  /// - Parameter treatments: as the clinic gives them, in the order of the plan.
  public init(_ treatments: [Treatment]) {
    titles = treatments.map(\.title)
    let rules = treatments.map { waiting in
      treatments.map { other in waiting.rests.first { $0.concerns(other) } }
    }
    named = rules.map { $0.map { $0?.period } }
    var warnings: [Diagnostic] = []
    for first in treatments.indices {
      for second in treatments.indices where second > first {
        let ids = (treatments[first].id, treatments[second].id)
        switch (named[first][second], named[second][first]) {
        case (nil, nil):
          let place = rules[first][second] ?? rules[second][first]
          warnings.append(
            .warning(
              "neither \(ids.0) nor \(ids.1) names a rest interval after the other: they only never "
                + "share a day, and a clinician has to say whether that is enough",
              at: place?.location,
              hint: "write \"rest: 2 weeks after \(ids.1)\" in the file of \(ids.0), or set 'rest' "
                + "in the clinic's file"))
        case (nil, let period?):
          named[first][second] = period
          warnings.append(Self.onesided(ids.0, after: ids.1, period, rules[second][first]))
        case (let period?, nil):
          named[second][first] = period
          warnings.append(Self.onesided(ids.1, after: ids.0, period, rules[first][second]))
        default: break
        }
      }
    }
    self.warnings = warnings
  }

  private static func onesided(
    _ waiting: String, after first: String, _ period: Period, _ rule: RestRule?
  ) -> Diagnostic {
    .warning(
      "\(waiting) names no rest interval after \(first): the \(period.english) that \(first) names "
        + "after \(waiting) are kept both ways", at: rule?.location,
      hint: "a clinician has to confirm it")
  }

  /// Days that are closed to one treatment because of a session of another.
  func closed(
    to waiting: Int, by other: Int, on day: Day
  ) -> (days: ClosedRange<Day>, value: ClosedReason) {
    let (after, before) = (named[waiting][other], named[other][waiting])
    let last = after.map { max(day, $0.after(day).adding(days: -1)) } ?? day
    let first = before.map { $0.firstTooLate(for: day) } ?? day
    return (first...last, .resting(titles[other], after ?? before))
  }

  /// The interval where a session of `waiting` lies too near after one of `other`; nil where it
  /// does not.
  func broken(_ waiting: Int, on day: Day, after other: Int, on before: Day) -> Period? {
    guard before <= day, let period = named[waiting][other] else { return nil }
    return period.after(before) > day ? period : nil
  }
}

extension Period {
  /// The first day from which this period reaches beyond `day`, and `day` itself where it has no
  /// length.
  fileprivate func firstTooLate(for day: Day) -> Day {
    // Months clamp, so that counting back may miss by the few days that months differ.
    let earliest = after(day, times: -1).adding(days: -4)
    let days = (earliest.number...day.number).lazy.map(Day.init(number:))
    return days.first { after($0) > day } ?? day
  }
}
