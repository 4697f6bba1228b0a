import Content
import Planning

extension PlanRecord {
  /// The plan as far as a calendar needs it.
  ///
  /// - Parameter treatments: those that are known, by id; the others have no title.
  public func plans(of treatments: [String: Treatment]) -> [TreatmentPlan] {
    // Without names the sessions of several treatments cannot be told apart.
    guard asked.allSatisfy({ $0.treatment != nil }) else {
      return [plan(Treatment(id: "", file: "", title: ""), nil, sessions.renumbered)]
    }
    return asked.map { asked in
      let id = asked.treatment ?? ""
      return plan(
        treatments[id] ?? Treatment(id: id, file: "", title: ""), asked.course,
        sessions.filter { $0.treatment == id })
    }
  }

  private func plan(
    _ treatment: Treatment, _ course: String?, _ sessions: [EarlierSession]
  ) -> TreatmentPlan {
    let schedule = Schedule(
      treatment: treatment.id, course: course ?? "",
      sessions: sessions.map { session in
        PlannedSession(
          number: session.number, treatment: session.treatment, phase: "", date: session.date,
          optional: session.optional)
      })
    return TreatmentPlan(
      treatment: treatment, course: treatment.courses.first { $0.id == course },
      schedule: schedule, care: CareCalendar(treatment: treatment, schedule: schedule))
  }
}

extension [EarlierSession] {
  /// With numbers from 1 where one stands twice.
  fileprivate var renumbered: [EarlierSession] {
    guard Set(map(\.number)).count < count else { return self }
    return enumerated().map { index, session in
      var session = session
      session.number = index + 1
      return session
    }
  }
}
