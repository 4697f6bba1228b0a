import Content

/// Sessions that follow one another, placed in stretches: what waits is placed together.
struct Chain {
  enum Outcome {
    case placed([Placed])
    /// Nothing is placed, and all still waits.
    case blocked(Placement)
  }

  let calendar: ClinicCalendar
  /// The day of the last session placed.
  private(set) var last: Day
  /// The anchor of the last session placed.
  private var anchor: Day
  private(set) var slots: [Slot] = []

  init(calendar: ClinicCalendar, start: Day) {
    self.calendar = calendar
    last = start
    anchor = start
  }

  mutating func append(_ slot: Slot) {
    slots.append(slot)
  }

  /// A session whose day needs no solver, such as one of a span.
  mutating func advance(to day: Day) {
    last = day
    anchor = day
  }

  /// Places everything that waits.
  mutating func place() -> Outcome {
    var placement = Placement(slots: slots, calendar: calendar, previous: last, anchor: anchor)
    guard let placed = placement.solve() else { return .blocked(placement) }
    slots = []
    if let end = placed.last {
      last = end.day
      anchor = end.anchor
    }
    return .placed(placed)
  }

  /// Gives up the last free slot at or before the position; nil where there is none.
  ///
  /// What would have counted from it counts from where it counted itself, and a fixed session that
  /// now follows another fixed one no longer has a gap to guard.
  mutating func drop(upTo position: Int) -> Slot? {
    guard let place = slots[...position].lastIndex(where: { $0.choice == .free }) else {
      return nil
    }
    let dropped = slots.remove(at: place)
    guard place < slots.count else { return dropped }
    if slots[place].anchor == .kept { slots[place].anchor = dropped.anchor }
    if case .fixed(let day, _) = slots[place].choice, place == 0 || slots[place - 1].choice != .free
    {
      slots[place].choice = .fixed(day, guarded: false)
    }
    return dropped
  }
}

/// How the sessions of a phase follow one another: what the next one counts from, and how many
/// intervals.
struct Beat {
  var anchor: Slot.Anchor
  var times: Int

  /// The beat of the session after.
  var next: Beat { Beat(anchor: .kept, times: times + 1) }

  /// Counts from the session just placed.
  static let fromLast = Beat(anchor: .before, times: 1)
}
