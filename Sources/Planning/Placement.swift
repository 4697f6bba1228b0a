import Content

/// Gives a row of slots their days, all at once: the sum of their distances from the targets is the
/// least that any placement reaches, and among equals the later day wins, the first session first.
///
/// What a session may do depends on two days only: that of the session before, and the anchor of
/// its phase. So the best way on from such a state is found once and remembered (dynamic
/// programming); days are tried from the target outwards, and no further than the best found so far
/// reaches, because every later session adds nothing or more.
struct Placement {
  struct State: Hashable {
    var slot: Int
    var previous: Day
    var anchor: Day
  }

  private struct Step {
    var cost: Int
    var day: Day
  }

  let slots: [Slot]
  let calendar: ClinicCalendar
  private let root: State
  private var best: [State: Step?] = [:]
  /// The slot beyond which no placement reached; where there is no solution, the blocked one.
  private(set) var deepest = 0

  /// - Parameters:
  ///   - previous: the day of the session before the first slot.
  ///   - anchor: the anchor that the first slot inherits.
  init(slots: [Slot], calendar: ClinicCalendar, previous: Day, anchor: Day) {
    self.slots = slots
    self.calendar = calendar
    root = State(slot: 0, previous: previous, anchor: anchor)
  }

  /// The days of all slots, in their order; nil where no placement exists.
  mutating func solve() -> [Placed]? {
    guard cost(from: root) != nil else { return nil }
    var state = root
    var placed: [Placed] = []
    placed.reserveCapacity(slots.count)
    while state.slot < slots.count, let step = best[state] ?? nil {
      let slot = slots[state.slot]
      let anchor = slot.anchorDay(previous: state.previous, anchor: state.anchor)
      placed.append(
        Placed(
          slot: slot, day: step.day, target: slot.rules.target(anchor: anchor, times: slot.times),
          previous: state.previous, anchor: anchor))
      state = State(slot: state.slot + 1, previous: step.day, anchor: anchor)
    }
    return placed
  }

  /// Every state in which the search stood before the blocked slot, in a fixed order.
  var blockedStates: (first: State, others: ArraySlice<State>) {
    let states = best.keys.filter { $0.slot == deepest }
      .sorted { ($0.previous, $0.anchor) < ($1.previous, $1.anchor) }
    return (states.first ?? root, states.dropFirst())
  }

  /// The least total distance of this slot and all after it; nil where they cannot be placed.
  private mutating func cost(from state: State) -> Int? {
    guard state.slot < slots.count else { return 0 }
    if let known = best[state] { return known?.cost }
    deepest = max(deepest, state.slot)
    let slot = slots[state.slot]
    let anchor = slot.anchorDay(previous: state.previous, anchor: state.anchor)
    let step: Step?
    if case .free = slot.choice {
      step = nearest(to: slot.rules.target(anchor: anchor, times: slot.times), in: state, anchor)
    } else {
      step = known(slot, after: state.previous).flatMap { day in
        cost(from: State(slot: state.slot + 1, previous: day, anchor: anchor))
          .map { Step(cost: $0, day: day) }
      }
    }
    best[state] = .some(step)
    return step?.cost
  }

  /// The best day of a free slot.
  private mutating func nearest(to target: Day, in state: State, _ anchor: Day) -> Step? {
    guard let window = slots[state.slot].rules.window(target: target, previous: state.previous)
    else { return nil }
    var step: Step?
    let outer = max(window.upperBound - target, target - window.lowerBound)
    var distance = max(0, max(window.lowerBound - target, target - window.upperBound))
    while distance <= min(outer, step?.cost ?? outer) {
      for day in [target.adding(days: distance), target.adding(days: -distance)]
      where window.contains(day) && calendar.isOpen(day) {
        let next = State(slot: state.slot + 1, previous: day, anchor: anchor)
        guard let rest = cost(from: next) else { continue }
        let total = distance + rest
        if step.map({ (total, $0.day) < ($0.cost, day) }) ?? true {
          step = Step(cost: total, day: day)
        }
      }
      distance += 1
    }
    return step
  }

  /// The day of a slot that leaves nothing to choose; nil where it keeps no gap or never opens.
  private func known(_ slot: Slot, after previous: Day) -> Day? {
    let free = previous.adding(days: slot.rules.leastDays)
    switch slot.choice {
    case .free: return nil
    case .fixed(let day, let guarded): return guarded && day < free ? nil : day
    case .next(let first): return calendar.nextOpen(from: max(first, free))
    }
  }
}
