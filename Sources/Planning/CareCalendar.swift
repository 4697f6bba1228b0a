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
  ///   - schedule: nil where the treatment names no course; then no rule has a date.
  ///   - clinic: its spans take the place of the treatment's own.
  public init(treatment: Treatment, schedule: Schedule?, clinic: Clinic) {
    let planned = schedule?.planned ?? []
    let days = planned.compactMap(\.date)
    let whole =
      planned.allSatisfy { $0.date != nil } ? days.first.map { $0...(days.last ?? $0) } : nil
    func entries(
      _ rules: [CareRule], _ spans: [String: CareRule.Span]?,
      _ range: (Period, Day) -> ClosedRange<Day>?
    ) -> [Entry] {
      rules.map { rule in
        let rule = rule.withSpan(spans?[rule.id])
        switch rule.span {
        case .period(let period):
          return Entry(rule: rule, ranges: days.compactMap { range(period, $0) }.merged)
        case .course: return Entry(rule: rule, ranges: whole.map { [$0] } ?? [])
        case .text, .clinic: return Entry(rule: rule, ranges: [])
        }
      }
    }
    before = entries(treatment.before, clinic.before[treatment.id]) { $0.range(before: $1) }
    aftercare = entries(treatment.aftercare, clinic.aftercare[treatment.id]) { $0.range(from: $1) }
  }
}

extension CareRule {
  /// The rule with the clinic's span; what the clinic has set, it has also confirmed.
  fileprivate func withSpan(_ span: Span?) -> CareRule {
    guard let span else { return self }
    var rule = self
    rule.span = span
    rule.setByClinic = true
    rule.toConfirm = false
    return rule
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
