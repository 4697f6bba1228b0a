import Content

/// A session as the solver sees it.
struct Slot: Hashable, Sendable {
  /// Where the intervals of a slot are counted from.
  enum Anchor: Hashable, Sendable {
    case day(Day)
    /// The day chosen for the slot before.
    case before
    /// The anchor of the slot before.
    case kept
  }

  enum Choice: Hashable, Sendable {
    /// Any open day that the rules allow.
    case free
    /// The day is known. `guarded`: the slot before must keep the gap to it.
    case fixed(Day, guarded: Bool)
    /// The first open day from this one on that keeps the gap, in place of a missed session.
    case next(from: Day)
  }

  /// The session's phase, and its place within that.
  var phase: Int
  var place: Int
  var rules: SpacingRules
  var anchor: Anchor
  /// How many intervals lie between anchor and target.
  var times: Int
  var choice: Choice

  func anchorDay(previous: Day, anchor inherited: Day) -> Day {
    switch anchor {
    case .day(let day): day
    case .before: previous
    case .kept: inherited
    }
  }
}

/// A slot with its day.
struct Placed: Hashable, Sendable {
  var slot: Slot
  var day: Day
  var target: Day
  var previous: Day
  var anchor: Day
}
