import Content

/// What to avoid or do before and after the sessions, as dates.
///
/// Only planned sessions count: a date that may never matter would only worry.
public struct CareCalendar: Hashable, Sendable {
  /// One rule and the days on which it holds.
  public struct Entry: Hashable, Sendable {
    /// With the span that the clinic's file sets, where it does.
    public var rule: CareRule
    /// Ascending, neither overlapping nor adjacent; empty where no span or no date is known.
    public var ranges: [ClosedRange<Day>]

    public init(rule: CareRule, ranges: [ClosedRange<Day>]) {
      self.rule = rule
      self.ranges = ranges
    }
  }

  public var before: [Entry]
  public var aftercare: [Entry]

  public init(before: [Entry], aftercare: [Entry]) {
    self.before = before
    self.aftercare = aftercare
  }

  /// - Parameters:
  ///   - treatment: as the clinic gives it, with the spans that its file sets.
  ///   - schedule: nil where the treatment names no course; then no rule has a date.
  public init(treatment: Treatment, schedule: Schedule?) {
    let planned = schedule?.planned ?? []
    let days = planned.compactMap(\.date)
    let isDated = days.count == planned.count
    func entry(_ rule: CareRule, _ range: (Period, Day) -> ClosedRange<Day>?) -> Entry {
      switch rule.span {
      case .period(let period):
        return Entry(rule: rule, ranges: days.compactMap { range(period, $0) }.merged)
      case .course:
        guard let first = days.first, let last = days.last, isDated else { break }
        return Entry(rule: rule, ranges: [first...last])
      case .text, .clinic: break
      }
      return Entry(rule: rule, ranges: [])
    }
    before = treatment.before.map { entry($0) { $0.range(before: $1) } }
    aftercare = treatment.aftercare.map { entry($0) { $0.range(from: $1) } }
  }
}

extension CareCalendar {
  /// A rule with the days on which it holds because of one session.
  public typealias Held = (rule: CareRule, days: ClosedRange<Day>)

  /// What to avoid and do before and after a session on that day, where a span of days is known.
  public func days(around day: Day) -> (before: [Held], after: [Held]) {
    func held(
      _ entries: [Entry], _ range: (Period) -> ClosedRange<Day>?
    ) -> [Held] {
      entries.compactMap { entry in
        guard case .period(let period) = entry.rule.span else { return nil }
        return range(period).map { (entry.rule, $0) }
      }
    }
    return (
      held(before) { $0.range(before: day) }, held(aftercare) { $0.range(from: day) }
    )
  }
}

extension Period {
  /// The days of a span that begins with `day` itself: n days end on the day n − 1 later. Nil for a
  /// span of no length.
  fileprivate func range(from day: Day) -> ClosedRange<Day>? {
    let last = after(day).adding(days: -1)
    return last < day ? nil : day...last
  }

  /// The days of a span before a session, and the session's own day with them: nobody should ask
  /// whether the morning before the visit counts.
  fileprivate func range(before day: Day) -> ClosedRange<Day>? {
    let first = after(day, times: -1)
    return first >= day ? nil : first...day
  }
}

extension [ClosedRange<Day>] {
  /// The same days in as few ranges as possible.
  var merged: [ClosedRange<Day>] {
    sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { result, range in
      guard let last = result.last, range.lowerBound - last.upperBound <= 1 else {
        return result.append(range)
      }
      result[result.count - 1] = last.lowerBound...Swift.max(last.upperBound, range.upperBound)
    }
  }
}
