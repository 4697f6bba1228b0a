import Content

/// The finished draft as a schedule.
extension CourseDraft {
  var schedule: Schedule {
    Schedule(
      treatment: request.treatment, course: request.course.id, sessions: sessions,
      maintenance: maintenance, warnings: warnings, doubts: doubts)
  }

  private var sessions: [PlannedSession] {
    var number = 0
    return phases.flatMap { phase in
      phase.sessions.map { session in
        number += 1
        return PlannedSession(
          number: number, treatment: request.treatment, phase: phase.phase.id,
          date: session.date, target: session.target, earliest: session.window?.lowerBound,
          latest: session.window?.upperBound, optional: session.optional, moved: session.moved,
          setByClinic: !phase.phase.setByClinic.isEmpty, event: session.event,
          origin: session.origin)
      }
    }
  }

  private var maintenance: Maintenance? {
    switch request.course.maintenance {
    case nil: return nil
    case .clinic: return .setByClinic
    case .every(let low, let high):
      guard let last = sessions.last(where: { !$0.optional })?.date else {
        return .afterLast(low: low, high: high)
      }
      let first = low.after(last)
      return .window(first...max(first, high?.after(last) ?? first.adding(days: tolerance)))
    }
  }

  private var warnings: [Diagnostic] {
    startWarnings + clinicWarnings + doubts.map(\.warning) + blockages.map(\.warning)
  }

  private var startWarnings: [Diagnostic] {
    var warnings: [Diagnostic] = []
    if let asked = request.start, asked < request.asOf, request.history.isEmpty {
      warnings.append(.warning("the start, \(asked), lies before \(request.asOf)"))
    }
    if calendar.hasNoOpeningHours {
      warnings.append(
        .warning(
          "the clinic's file names no opening hours, so that every weekday counts as open",
          hint: "add 'opening'"))
    }
    return warnings
  }

  /// What the clinic has still to set before all sessions can have a date.
  private var clinicWarnings: [Diagnostic] {
    phases.filter { $0.sessions.contains(where: \.leftToClinic) }.compactMap { phase in
      let field = phase.phase.sessionsAwaitClinic ? "sessions" : "every"
      guard field == "sessions" || phase.rules == nil else { return nil }
      let path = [
        "courses", request.treatment, request.course.id,
        phases.count > 1 ? phase.phase.id : nil, field,
      ].compactMap(\.self).joined(separator: ": ")
      return .warning(
        "the clinic has not set '\(field)' of course '\(request.course.id)', so that sessions "
          + "have no date", at: phase.phase.location ?? request.course.location,
        hint: "set '\(path)' in the clinic's file")
    }
  }

  /// A doubtful case is shown, never decided.
  private var doubts: [Doubt] {
    var doubts: [Doubt] = []
    let all = phases.flatMap { phase in phase.sessions.map { (session: $0, rules: phase.rules) } }
    for (index, entry) in all.enumerated() {
      guard let event = entry.session.event else { continue }
      if let doubt = doubt(of: event, session: index + 1, missedOn: entry.session.missedOn) {
        doubts.append(doubt)
      }
      if let day = event.day, index > 0, let least = entry.rules?.leastDays,
        let before = all[index - 1].session.date, day - before < least
      {
        doubts.append(.early(session: index + 1, days: day - before, least: least))
      }
    }
    return doubts
  }

  private func doubt(of event: SessionEvent, session: Int, missedOn: Day?) -> Doubt? {
    switch event {
    case .agreed(let day):
      calendar.closedReason(day).map { .closedDay(session: session, day, $0) }
    case .done(let day): day > request.asOf ? .notYet(session: session, day) : nil
    case .missed:
      missedOn.flatMap { $0 > request.asOf ? .notYet(session: session, $0) : nil }
    }
  }
}

extension Blockage {
  fileprivate var warning: Diagnostic {
    var warning = diagnostic
    warning.severity = .warning
    return warning
  }
}
