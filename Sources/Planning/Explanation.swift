import Content

/// How each date of a plan came about, in words for the clinic's staff.
public struct Explanation {
  private let plans: [TreatmentPlan]

  public init(plans: [TreatmentPlan]) {
    self.plans = plans
  }

  /// A few lines for each session, each ended by a line end.
  public var text: String {
    plans.visits.map { session in
      let plan = plans.first { $0.treatment.id == session.treatment }
      let lines = reasons(session) + (plan.map { care(session, $0) } ?? [])
      return "\(head(session))\n" + lines.map { "  \($0)\n" }.joined()
    }.joined() + plans.compactMap(maintenance).map { "\($0)\n" }.joined()
  }

  private func head(_ session: PlannedSession) -> String {
    let name = plans.count > 1 ? "\(session.treatment): session" : "Session"
    let day = session.date.map(\.withWeekday) ?? "no day"
    return "\(name) \(session.number) (\(session.phase)): \(day)"
      + (session.optional ? ", if the clinician recommends it" : "")
  }

  private func reasons(_ session: PlannedSession) -> [String] {
    guard session.date != nil else {
      return [
        session.target == nil ? "nobody has set its interval or number" : "no day is free for it"
      ]
    }
    return [known(session), counted(session), gap(session), moved(session), window(session)]
      .compactMap(\.self)
  }

  private func known(_ session: PlannedSession) -> String? {
    switch session.event {
    case .done: "it took place on that day"
    case .agreed: "the day was agreed by hand"
    case .missed: "it was missed, and this is the first open day after that keeps the gap"
    case nil: nil
    }
  }

  private func counted(_ session: PlannedSession) -> String? {
    guard let origin = session.origin else {
      return session.number == 1 ? session.target.map { "asked for: \($0.withWeekday)" } : nil
    }
    guard session.event != .missed else { return nil }
    let target = origin.interval.after(origin.anchor, times: origin.times)
    return "counted: \(origin.anchor) and \(origin.times) × \(origin.interval.english) is "
      + target.withWeekday
  }

  private func gap(_ session: PlannedSession) -> String? {
    session.origin.map { origin in
      let first = origin.previous.adding(days: origin.leastDays)
      return
        "gap: at least \(origin.leastDays) days after \(origin.previous), so not before \(first)"
    }
  }

  private func moved(_ session: PlannedSession) -> String? {
    guard let moved = session.moved, let date = session.date else { return nil }
    let days = abs(date - moved.from)
    let direction = date < moved.from ? "earlier" : "later"
    return "moved from \(moved.from), \(days) day\(days == 1 ? "" : "s") \(direction): "
      + moved.reason.english
  }

  private func window(_ session: PlannedSession) -> String? {
    guard let earliest = session.earliest, let latest = session.latest, earliest < latest else {
      return nil
    }
    return "possible: \(earliest) to \(latest)"
  }

  private func care(_ session: PlannedSession, _ plan: TreatmentPlan) -> [String] {
    guard let date = session.date else { return [] }
    let care = plan.care.days(around: date)
    return care.before.map { "before: \($0.rule.what), \($0.days.lowerBound) to the visit" }
      + care.after.map { "after: \($0.rule.what), up to and including \($0.days.upperBound)" }
  }

  private func maintenance(_ plan: TreatmentPlan) -> String? {
    guard case .window(let days)? = plan.schedule?.maintenance,
      let last = plan.schedule?.planned.last?.date
    else { return nil }
    return "Follow-up of \(plan.treatment.id): \(days.lowerBound) to \(days.upperBound), counted "
      + "from \(last)"
  }
}

extension Day {
  /// "2025-06-02, Monday".
  fileprivate var withWeekday: String { "\(self), \(weekday.rawValue.capitalizedFirst)" }
}

extension Move.Reason {
  /// For the clinic's staff.
  fileprivate var english: String {
    switch self {
    case .closed(let reason): reason.words
    case .gap(let period): "at least \(period.english) after the session before"
    case .limit(let period): "at most \(period.english) after the session before"
    case .spacing: "a later session keeps its interval that way"
    case .agreed: "agreed by hand"
    case .missed: "the visit did not take place"
    }
  }
}
