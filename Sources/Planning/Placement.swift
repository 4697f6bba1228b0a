import Content

/// Gives a row of slots their days, all at once: the sum of their distances from the targets is the
/// least that any placement reaches, and among equals the later day wins, the first session first.
///
/// What a session may do depends on two days only: that of the session before, and the anchor of
/// its phase. So the best way on from such a state is found once and remembered (dynamic
/// programming); days are tried from the target outwards, and no further than the best found so far
/// reaches, because every later session adds nothing or more. Most courses need to stray little, so
/// that the search is given a small budget first and a larger one only where that is not enough
/// (iterative deepening, Korf 1985); the answer is the same.
struct Placement {
  struct State: Hashable {
    var slot: Int
    var previous: Day
    var anchor: Day
  }

  fileprivate struct Step {
    var cost: Int
    var day: Day
  }

  /// What is known of a state.
  fileprivate enum Finding {
    /// The best way on.
    case best(Step)
    /// There is no way on.
    case blocked
    /// Whatever way on there is costs more than this.
    case above(Int)
  }

  /// A course of a year that strays by more on the whole has no best to speak of: then there is no
  /// limit any more.
  private static let budgets = [4, 32, 256, 2048, Int.max / 2]

  let slots: [Slot]
  let calendar: ClinicCalendar
  private let root: State
  private var best: [State: Finding] = [:]
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
    for budget in Placement.budgets {
      switch finding(from: root, within: budget) {
      case .best: return row
      case .blocked: return nil
      case .above: continue
      }
    }
    return nil
  }

  /// The days of the best way from the root, once it is found.
  private var row: [Placed] {
    var state = root
    var placed: [Placed] = []
    placed.reserveCapacity(slots.count)
    while state.slot < slots.count, case .best(let step)? = best[state] {
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

  /// The least total distance of this slot and all after it, as far as it lies within the budget.
  private mutating func finding(from state: State, within budget: Int) -> Finding {
    guard state.slot < slots.count else { return .best(Step(cost: 0, day: state.previous)) }
    switch best[state] {
    case .above(let least)? where least < budget: break
    case let known?: return known
    case nil: break
    }
    deepest = max(deepest, state.slot)
    let slot = slots[state.slot]
    let anchor = slot.anchorDay(previous: state.previous, anchor: state.anchor)
    let finding: Finding
    if case .free = slot.choice {
      let target = slot.rules.target(anchor: anchor, times: slot.times)
      finding = nearest(to: target, in: state, anchor, within: budget)
    } else if let day = known(slot, after: state.previous) {
      let next = State(slot: state.slot + 1, previous: day, anchor: anchor)
      finding = self.finding(from: next, within: budget).on(day, distance: 0)
    } else {
      finding = .blocked
    }
    best[state] = finding
    return finding
  }

  /// The best day of a free slot.
  private mutating func nearest(
    to target: Day, in state: State, _ anchor: Day, within budget: Int
  ) -> Finding {
    guard let window = slots[state.slot].rules.window(target: target, previous: state.previous)
    else { return .blocked }
    var step: Step?
    var isCut = false
    let outer = max(window.upperBound - target, target - window.lowerBound)
    var distance = max(0, max(window.lowerBound - target, target - window.upperBound))
    while distance <= outer {
      guard distance <= step?.cost ?? budget else {
        isCut = true
        break
      }
      let later = target.adding(days: distance)
      for day in distance == 0 ? [later] : [later, target.adding(days: -distance)]
      where window.contains(day) && calendar.isOpen(day) {
        let next = State(slot: state.slot + 1, previous: day, anchor: anchor)
        let rest = finding(from: next, within: (step?.cost ?? budget) - distance)
        switch rest.on(day, distance: distance) {
        case .best(let found):
          if step.map({ (found.cost, $0.day) < ($0.cost, day) }) ?? true { step = found }
        case .above: isCut = true
        case .blocked: break
        }
      }
      distance += 1
    }
    return step.map(Finding.best) ?? (isCut ? .above(budget) : .blocked)
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

extension Placement.Finding {
  /// Seen from the slot before, which takes that day.
  fileprivate func on(_ day: Day, distance: Int) -> Placement.Finding {
    switch self {
    case .best(let step): .best(Placement.Step(cost: step.cost + distance, day: day))
    case .above(let least): .above(least + distance)
    case .blocked: .blocked
    }
  }
}
