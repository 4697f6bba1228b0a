import Content

/// Why a session has no day, and what would give it one.
public struct Blockage: Hashable, Sendable {
  public enum Rule: Hashable, Sendable {
    /// No day of the window is open; the reason of its first day.
    case closed(ClosedRange<Day>, ClosedReason)
    /// By the time that the gap to the session before has passed, the window has closed.
    case gap(days: Int, previous: Day, latest: Day)
    /// An optional session finds no room before the planned one that follows it.
    case following(days: Int, Day)
  }

  /// One change, each enough by itself.
  public enum Remedy: Hashable, Sendable {
    /// The clinic opens on that day.
    case open(Day)
    /// The patient comes on that day after all.
    case come(Day)
    /// The clinic's tolerance grows.
    case tolerance(from: Int, to: Int)
    /// The greatest gap grows by so many days.
    case atMost(Period, moreDays: Int)
    /// The least gap shrinks to so many days.
    case atLeast(days: Int)
  }

  /// The session's number.
  public var session: Int
  /// The phase's id.
  public var phase: String
  public var target: Day
  public var rule: Rule
  /// The smallest change first.
  public var remedies: [Remedy]
  public var location: SourceLocation?
}

extension Placement {
  /// What stands in the way of the blocked slot, seen from where the least change would free it.
  func blockage() -> (target: Day, rule: Blockage.Rule, remedies: [Blockage.Remedy]) {
    let slot = slots[deepest]
    let (first, others) = blockedStates
    let delay = leastDelay(slot, [first] + others)
    let state = delay?.state ?? first
    let target = target(slot, state)
    let rule = rule(slot, state, target)
    var changes: [(size: Int, remedy: Blockage.Remedy)] = []
    if case .closed(let window, _) = rule, let opening = opening(window) {
      changes.append((1, opening))
    }
    if bindsTheGap(slot, state, target), let days = shorterGap(slot, state, target) {
      changes.append((slot.rules.leastDays - days, .atLeast(days: days)))
    }
    if let days = delay?.days { changes.append((days, slot.rules.limit.remedy(moreDays: days))) }
    let sorted = changes.enumerated()
      .sorted { ($0.element.size, $0.offset) < ($1.element.size, $1.offset) }
    return (target, rule, sorted.map(\.element.remedy))
  }

  /// By how many days the latest day has to move back before any state leaves an open one; nil
  /// where the clinic opens no more.
  private func leastDelay(_ slot: Slot, _ states: [State]) -> (days: Int, state: State)? {
    states.compactMap { state in
      let target = target(slot, state)
      let last = slot.rules.last(target: target, previous: state.previous)
      return firstOpen(slot.rules, target, state).map { (days: $0 - last, state: state) }
    }.min { $0.days < $1.days }
  }

  private func target(_ slot: Slot, _ state: State) -> Day {
    let anchor = slot.anchorDay(previous: state.previous, anchor: state.anchor)
    return slot.rules.target(anchor: anchor, times: slot.times)
  }

  /// The first open day that is not too early, whether or not it is too late.
  private func firstOpen(_ rules: SpacingRules, _ target: Day, _ state: State) -> Day? {
    calendar.nextOpen(from: rules.first(target: target, previous: state.previous))
  }

  private func rule(_ slot: Slot, _ state: State, _ target: Day) -> Blockage.Rule {
    if let window = slot.rules.window(target: target, previous: state.previous),
      let reason = calendar.closedReason(window.lowerBound)
    {
      return .closed(window, reason)
    }
    return .gap(
      days: slot.rules.leastDays, previous: state.previous,
      latest: slot.rules.last(target: target, previous: state.previous))
  }

  /// The first day of the window on which only the clinic would have to open, else the first on
  /// which the patient would have to come; nil where other treatments or the practitioner's absence
  /// take every day.
  private func opening(_ window: ClosedRange<Day>) -> Blockage.Remedy? {
    let days = (window.lowerBound.number...window.upperBound.number).lazy.map(Day.init(number:))
    return days.first { calendar.closedReason($0)?.isOfTheClinic == true }.map { .open($0) }
      ?? days.first { calendar.closedReason($0) == .patientAway }.map { .come($0) }
  }

  /// Whether it is the gap that keeps the session from an earlier day.
  private func bindsTheGap(_ slot: Slot, _ state: State, _ target: Day) -> Bool {
    slot.rules.mayComeEarly || state.previous.adding(days: slot.rules.leastDays) > target
  }

  /// The greatest gap below the present one that leaves an open day.
  private func shorterGap(_ slot: Slot, _ state: State, _ target: Day) -> Int? {
    let last = slot.rules.last(target: target, previous: state.previous)
    return stride(from: slot.rules.leastDays - 1, through: 1, by: -1).first { days in
      var rules = slot.rules
      rules.leastDays = days
      return firstOpen(rules, target, state).map { $0 <= last } == true
    }
  }
}

extension ClosedReason {
  /// The clinic could open on the day.
  fileprivate var isOfTheClinic: Bool {
    switch self {
    case .weekday, .closure, .holiday: true
    case .patientAway, .practitionerAway, .resting: false
    }
  }
}

extension SpacingRules.Limit {
  fileprivate func remedy(moreDays days: Int) -> Blockage.Remedy {
    switch self {
    case .afterTarget(let tolerance): .tolerance(from: tolerance, to: tolerance + days)
    case .afterPrevious(let period): .atMost(period, moreDays: days)
    }
  }
}
