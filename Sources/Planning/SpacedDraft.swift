import Content

/// Phases whose sessions are evenly spaced.
extension CourseDraft {
  /// Lines the phase's sessions up for the solver; those that nobody can date stay out.
  mutating func queue(
    _ index: Int, _ pass: Pass, _ chain: inout Chain
  ) throws(PlanningFailure) {
    var beat = try beat(of: index, pass, &chain)
    for place in phases[index].sessions.indices {
      let session = phases[index].sessions[place]
      if session.optional && pass == .planned { continue }
      if index == 0 && place == 0 {
        phases[index].sessions[place] = first(session)
      } else if let slot = slot(index, place, beat, pass, chain) {
        chain.append(slot)
        let counts = session.missedOn == nil
        beat = counts ? Beat(anchor: slot.anchor, times: slot.times).next : .fromLast
      } else {
        phases[index].sessions[place].leftToClinic = true
        beat = nil
      }
    }
  }

  /// What the phase's next session counts from; nil where that has no date.
  mutating func beat(
    of index: Int, _ pass: Pass, _ chain: inout Chain
  ) throws(PlanningFailure) -> Beat? {
    guard index > 0 else { return Beat(anchor: .day(start), times: 1) }
    let before = phases[..<index].flatMap(\.sessions)
    let counted = pass == .planned ? before.filter { !$0.optional } : before
    switch phases[index].phase.after {
    case .start:
      try settle(&chain, pass)
      return Beat(anchor: .day(start), times: firstFree(phases[index].rules, after: chain.last))
    case .last where pass == .optional:
      return before.last { !$0.optional }?.date.map { Beat(anchor: .day($0), times: 1) }
    case .previous, .last:
      return counted.last?.leftToClinic == true ? nil : .fromLast
    }
  }

  /// How many intervals after the start a phase that counts from there finds room.
  private func firstFree(_ rules: SpacingRules?, after last: Day) -> Int {
    guard let rules, rules.interval.minimumDays > 0 else { return 1 }
    let free = last.adding(days: rules.leastDays)
    return (1...).first { rules.target(anchor: start, times: $0) >= free } ?? 1
  }

  /// The session as the solver sees it; nil where it can have no date.
  private func slot(
    _ index: Int, _ place: Int, _ beat: Beat?, _ pass: Pass, _ chain: Chain
  ) -> Slot? {
    let session = phases[index].sessions[place]
    let rules = phases[index].rules
    func made(_ beat: Beat, _ choice: Slot.Choice) -> Slot {
      Slot(
        phase: index, place: place, rules: rules ?? .none, anchor: beat.anchor, times: beat.times,
        choice: choice)
    }
    if pass == .optional, !session.optional {
      guard let date = session.date else { return nil }
      let anchor = Beat(anchor: .day(session.anchor ?? date), times: session.times)
      return made(anchor, .fixed(date, guarded: chain.slots.last?.choice == .free))
    }
    if let known = session.event?.day {
      return made(beat ?? .fromLast, .fixed(known, guarded: false))
    }
    guard rules != nil, let beat else { return nil }
    guard let day = session.missedOn else { return made(beat, .free) }
    let floor = max(day.adding(days: 1), request.notBefore ?? day)
    return made(beat, .next(from: floor))
  }

  /// Session 1, which lies on the start.
  func first(_ session: SessionDraft) -> SessionDraft {
    var session = session
    session.stand(on: start)
    session.anchor = start
    if let missedOn = session.missedOn {
      session.moved = Move(from: missedOn, reason: .missed)
    } else if let asked = request.start, asked != start {
      session.target = asked
      let reason = calendar.closedReason(asked).map(Move.Reason.closed)
      session.moved = Move(
        from: asked, reason: session.event == nil ? reason ?? .spacing : .agreed)
    }
    if session.event == nil, session.missedOn == nil, let asked = session.target {
      session.window = asked...max(start, asked.adding(days: tolerance))
    }
    return session
  }
}
