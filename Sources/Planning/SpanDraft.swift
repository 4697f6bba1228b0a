import Content

/// Phases that fill a span with a session on every open day, such as "daily in the first week".
extension CourseDraft {
  /// What stands before the span is placed first: it decides where the span begins.
  mutating func placeSpan(
    _ index: Int, _ pass: Pass, _ chain: inout Chain
  ) throws(PlanningFailure) {
    let optional = phases[index].phase.optional
    if pass == .optional, !optional {
      return try queue(index, pass, &chain)
    }
    try settle(&chain, pass)
    guard let rules = phases[index].rules, let beat = try beat(of: index, pass, &chain),
      let days = days(of: index, rules, beat, after: chain.last)
    else { return leave(index, optional: optional) }
    fill(index, with: days, optional: optional)
    if pass == .planned, optional {
      for place in phases[index].sessions.indices where phases[index].sessions[place].optional {
        phases[index].sessions[place].date = nil
      }
    } else if let last = phases[index].sessions.last?.date {
      chain.advance(to: last)
    }
  }

  /// The open days of the span; nil where the clinic never opens again.
  private func days(
    of index: Int, _ rules: SpacingRules, _ beat: Beat, after last: Day
  ) -> [Day]? {
    guard let span = phases[index].phase.span, let begin = begin(index, rules, beat, after: last)
    else { return nil }
    let step = max(1, rules.leastDays)
    var days = [begin]
    for number in begin.number..<span.after(begin).number {
      let day = Day(number: number)
      if let last = days.last, day - last >= step, calendar.isOpen(day) { days.append(day) }
    }
    guard phases[index].phase.optional, let next = nextPlanned(after: index) else { return days }
    return days.filter { next.day - $0 >= next.leastDays }
  }

  private func begin(_ index: Int, _ rules: SpacingRules, _ beat: Beat, after last: Day) -> Day? {
    guard index > 0 else { return start }
    let anchor = if case .day(let day) = beat.anchor { day } else { last }
    return calendar.nextOpen(from: rules.target(anchor: anchor, times: beat.times))
  }

  private func nextPlanned(after index: Int) -> (day: Day, leastDays: Int)? {
    for phase in phases[(index + 1)...] {
      if let day = phase.sessions.first(where: { !$0.optional })?.date {
        return (day, phase.rules?.leastDays ?? 1)
      }
    }
    return nil
  }

  /// One session for each day. A missed one takes the next open day, and those after it follow.
  private mutating func fill(_ index: Int, with days: [Day], optional: Bool) {
    phases[index].sessions = []
    var floor = days.first ?? start
    for (place, day) in days.enumerated() {
      var session = draft(number(index, place), optional: optional)
      var date = session.event?.day ?? calendar.nextOpen(from: max(day, floor)) ?? day
      if let missedOn = session.missedOn {
        let from = max(missedOn.adding(days: 1), request.notBefore ?? missedOn)
        date = calendar.nextOpen(from: from) ?? date
      }
      session.stand(on: date)
      session.anchor = date
      if date != day { session.moved = move(session, from: day) }
      phases[index].sessions.append(index == 0 && place == 0 ? first(session) : session)
      floor = date.adding(days: 1)
    }
  }

  private func move(_ session: SessionDraft, from day: Day) -> Move {
    if let missedOn = session.missedOn { return Move(from: missedOn, reason: .missed) }
    return Move(from: day, reason: session.event == nil ? .spacing : .agreed)
  }

  /// A span that nobody can date stands as one session, for the clinician to set.
  private mutating func leave(_ index: Int, optional: Bool) {
    var session = draft(number(index, 0), optional: optional)
    session.leftToClinic = index > 0
    phases[index].sessions = [index == 0 ? first(session) : session]
  }
}
