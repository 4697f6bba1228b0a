import Content

/// The work on one course: first every planned session gets its day, then, around those, the
/// optional ones, so that what may not even happen never moves what will.
struct CourseDraft {
  struct PhaseDraft {
    var phase: Phase
    /// Nil where the clinic has not set the spacing or the number.
    var rules: SpacingRules?
    var sessions: [SessionDraft] = []
  }

  enum Pass { case planned, optional }

  let request: PlanRequest
  /// Of the pass at work.
  private(set) var calendar: ClinicCalendar
  /// How many days after its target a session may lie.
  let tolerance: Int
  /// The days on which missed sessions were to be.
  let missed: [Int: Day]
  /// The first session's actual day, from which the course counts.
  let start: Day
  var phases: [PhaseDraft]
  /// What stood in the way of optional sessions, which have no date for that reason.
  var blockages: [Blockage] = []

  /// - Parameters:
  ///   - calendars: on which days planned sessions can lie, and on which optional ones.
  ///   - planned: how many sessions of each phase are planned.
  ///   - missed: the days on which missed sessions were to be.
  init(
    request: PlanRequest, calendars: Planner.Calendars, tolerance: Int, planned: [Int],
    missed: [Int: Day]
  ) throws(PlanningFailure) {
    self.request = request
    calendar = calendars.planned
    self.tolerance = tolerance
    self.missed = missed
    start = try CourseDraft.start(of: request, calendars.planned, missed: missed[1])
    phases = request.course.phases.map {
      PhaseDraft(
        phase: $0,
        rules: $0.sessionsAwaitClinic ? nil : SpacingRules(phase: $0, tolerance: tolerance))
    }
    try place(.planned, planned: planned)
    calendar = calendars.optional
    try place(.optional, planned: planned)
    calendar = calendars.planned
  }

  /// What happened or was agreed, else the first open day from the one asked for.
  private static func start(
    of request: PlanRequest, _ calendar: ClinicCalendar, missed: Day?
  ) throws(PlanningFailure) -> Day {
    if let day = request.history[1]?.day { return day }
    var asked = max(request.start ?? request.asOf, request.startNotBefore ?? .distantPast)
    if let missed { asked = max(missed.adding(days: 1), request.notBefore ?? missed) }
    guard let day = calendar.nextOpen(from: asked) else { throw .neverOpen(from: asked) }
    return day
  }

  /// The number of the session at that place.
  func number(_ phase: Int, _ place: Int) -> Int {
    phases[..<phase].reduce(place + 1) { $0 + $1.sessions.count }
  }

  private mutating func place(_ pass: Pass, planned: [Int]) throws(PlanningFailure) {
    var chain = Chain(calendar: calendar, start: start)
    for index in phases.indices {
      if phases[index].phase.span != nil {
        try placeSpan(index, pass, &chain)
      } else {
        if pass == .planned { outline(index, planned: planned[index]) }
        try queue(index, pass, &chain)
      }
    }
    try settle(&chain, pass)
  }

  /// The phase's sessions, still without dates.
  private mutating func outline(_ index: Int, planned: Int) {
    let phase = phases[index].phase
    let count = phase.sessionsAwaitClinic ? 1 : phase.sessions.upperBound
    for place in 0..<count {
      let optional = phase.sessionsAwaitClinic ? phase.optional : place >= planned
      phases[index].sessions.append(draft(number(index, place), optional: optional))
    }
  }

  /// A session that something is known of takes place, whatever the course says.
  func draft(_ number: Int, optional: Bool) -> SessionDraft {
    let recorded = request.history.keys.max() ?? 0
    return SessionDraft(
      optional: optional && number > recorded, event: request.history[number],
      missedOn: missed[number])
  }
}

extension Day {
  /// Before any day that a plan could name.
  static let distantPast = Day(number: -1_000_000)
}

// MARK: Placing

extension CourseDraft {
  /// Places all that waits. A planned session without a day ends the work; an optional one is left
  /// without a date, and the others are placed as if it were not there.
  mutating func settle(_ chain: inout Chain, _ pass: Pass) throws(PlanningFailure) {
    while true {
      switch chain.place() {
      case .placed(let row):
        for placed in row {
          let (phase, place) = (placed.slot.phase, placed.slot.place)
          guard pass == .planned || phases[phase].sessions[place].optional else { continue }
          try record(placed)
        }
        return
      case .blocked(let placement):
        let blocked = placement.slots[placement.deepest]
        if case .next(let day) = blocked.choice { throw .neverOpen(from: day) }
        guard pass == .optional, let dropped = chain.drop(upTo: placement.deepest) else {
          throw .blocked(blockage(blocked, placement))
        }
        blockages.append(blockage(dropped, placement))
      }
    }
  }

  private mutating func record(_ placed: Placed) throws(PlanningFailure) {
    let (phase, place) = (placed.slot.phase, placed.slot.place)
    guard placed.day > placed.previous else {
      throw .outOfOrder(
        session: number(phase, place), on: placed.day, notAfter: placed.previous)
    }
    phases[phase].sessions[place].take(placed, in: calendar)
    // Without rules there is no target that a known day could differ from.
    if phases[phase].rules == nil {
      phases[phase].sessions[place].stand(on: placed.day)
      phases[phase].sessions[place].moved = nil
      phases[phase].sessions[place].origin = nil
    }
  }

  private func blockage(_ slot: Slot, _ placement: Placement) -> Blockage {
    var (target, rule, remedies) = placement.blockage()
    let blocked = placement.slots[placement.deepest]
    if case .fixed(let day, _) = blocked.choice {
      (target, rule, remedies) = (day, .following(days: blocked.rules.leastDays, day), [])
    }
    let phase = phases[slot.phase].phase
    return Blockage(
      session: number(slot.phase, slot.place), phase: phase.id, target: target, rule: rule,
      remedies: remedies, location: phase.location ?? request.course.location)
  }
}
