import Content
import Planning

/// Finds the days of a plan: what was asked becomes one request for each treatment, and the
/// planner's answer is taken together with what it changes.
struct PlanDates {
  let request: JobRequest
  /// As the clinic gives them; at least one.
  let treatments: [Treatment]
  let clinic: Clinic
  let asOf: Day
  let holidays: [Closure]

  struct Dated {
    var plans: [TreatmentPlan]
    /// What the planner was asked, one for each treatment with a course.
    var requests: [PlanRequest]
    var earlier: [EarlierSession]?
    var times: VisitTimes
    var warnings: [Diagnostic]
  }

  func plans() throws(Failure) -> Dated {
    try checkNames()
    var courses: [Course?] = []
    for treatment in treatments { courses.append(try course(of: treatment)) }
    let requests = try requests(courses)
    let absences = absences
    let planner = Planner(
      calendar: ClinicCalendar(
        clinic: clinic, holidays: holidays, unavailable: request.unavailable,
        absences: absences.days),
      tolerance: clinic.tolerance)
    let rests = RestIntervals(treatments.filter { !$0.courses.isEmpty })
    let schedules = try schedules(requests, planner, rests)
    var dated = Dated(
      plans: zip(treatments, courses).map { treatment, course in
        let schedule = schedules.first { $0.treatment == treatment.id }
        return TreatmentPlan(
          treatment: treatment, course: course, schedule: schedule,
          care: CareCalendar(treatment: treatment, schedule: schedule))
      },
      requests: requests, times: try times(),
      warnings: absences.warnings + rests.warnings + schedules.flatMap(\.warnings).withoutRepeats)
    try checkTimes(of: dated.plans)
    dated.warnings += timesOutsideHours(dated.plans, dated.times)
    dated.earlier = request.earlier ?? earlier(than: requests, planner, rests)
    return dated
  }

  // MARK: Names

  /// What is said of one of several treatments names one that the plan has.
  private func checkNames() throws(Failure) {
    let named =
      request.starts.keys.sorted() + request.courses.keys.sorted() + request.counts.keys.sorted()
      + request.visitTimes.keys.sorted() + request.history.keys.compactMap(\.treatment).sorted()
    for name in named where !treatments.contains(where: { $0.isCalled(name) }) {
      let ids = treatments.map(\.id)
      throw Failure(
        .usage, "the plan has no treatment '\(name)'",
        hint: Spelling.hint(for: name, among: ids) ?? "it has \(ids.joined(separator: ", "))")
    }
    guard treatments.count > 1 else { return }
    let first = treatments[0].id
    if request.course != nil {
      throw Failure(
        .usage, "the course of which treatment?", hint: "write --course \(first)=NAME")
    }
    if request.sessions != nil {
      throw Failure(
        .usage, "how many sessions of which treatment?", hint: "write --sessions \(first)=N")
    }
    if let number = request.times.keys.min() {
      throw Failure(
        .usage, "session \(number) of which treatment?",
        hint: "write --time \(first):\(number)=14:30")
    }
    if let visit = request.history.keys.filter({ $0.treatment == nil }).min() {
      throw Failure(
        .usage, "session \(visit.number) of which treatment?",
        hint: "write \(first):\(visit.number)")
    }
  }

  /// What was said of a treatment by one of its names.
  private func value<Value>(_ named: [String: Value], of treatment: Treatment) -> Value? {
    named.keys.sorted().first(where: treatment.isCalled).flatMap { named[$0] }
  }

  private func course(of treatment: Treatment) throws(Failure) -> Course? {
    guard let name = value(request.courses, of: treatment) ?? request.course else {
      return treatment.courses.first
    }
    if let course = treatment.courses.first(where: { $0.id == name }) { return course }
    let names = treatment.courses.map(\.id)
    throw Failure(
      .missingInput, "\(treatment.id) has no course '\(name)'",
      hint: Spelling.hint(for: name, among: names)
        ?? (names.isEmpty
          ? "its file names no courses" : "courses are \(names.joined(separator: ", "))"))
  }

  // MARK: Requests

  private func requests(_ courses: [Course?]) throws(Failure) -> [PlanRequest] {
    var requests: [PlanRequest] = []
    for (treatment, course) in zip(treatments, courses) {
      let history = try history(of: treatment)
      if let course {
        requests.append(
          PlanRequest(
            treatment: treatment.id, course: course,
            start: value(request.starts, of: treatment) ?? request.start, asOf: asOf,
            sessions: value(request.counts, of: treatment) ?? request.sessions, history: history,
            notBefore: request.asOf))
      } else if let number = history.keys.min() {
        throw Failure(
          .badData, "\(treatment.id) names no course, so it has no session \(number)",
          hint: "write one under 'courses' in its file")
      }
    }
    return requests
  }

  private func history(of treatment: Treatment) throws(Failure) -> [Int: SessionEvent] {
    var history: [Int: SessionEvent] = [:]
    for visit in request.history.keys.sorted() {
      guard visit.treatment.map(treatment.isCalled) ?? true else { continue }
      guard history[visit.number] == nil else {
        throw Failure(.usage, "session \(visit.number) of \(treatment.id) is named twice")
      }
      history[visit.number] = request.history[visit]
    }
    return history
  }

  private func schedules(
    _ requests: [PlanRequest], _ planner: Planner, _ rests: RestIntervals
  ) throws(Failure) -> [Schedule] {
    if requests.count == 1 {
      do {
        return [try planner.plan(requests[0])]
      } catch {
        throw Failure(.badData, [error.diagnostic])
      }
    }
    guard !requests.isEmpty else { return [] }
    do {
      return try JointPlanner(planner: planner, rests: rests).plan(requests)
    } catch {
      var diagnostic = error.reason.diagnostic
      diagnostic.message = "\(error.treatment): \(diagnostic.message)"
      throw Failure(.badData, [diagnostic])
    }
  }

  /// The plan as it was before anything happened. Nil where nothing has, or where it cannot be made
  /// any more.
  private func earlier(
    than requests: [PlanRequest], _ planner: Planner, _ rests: RestIntervals
  ) -> [EarlierSession]? {
    guard requests.contains(where: { !$0.history.isEmpty }) else { return nil }
    let before = requests.map { request in
      var before = request
      before.history = [:]
      return before
    }
    return (try? schedules(before, planner, rests))?.flatMap {
      $0.sessions.map(EarlierSession.init)
    }
  }

  // MARK: Times and absences

  private func times() throws(Failure) -> VisitTimes {
    VisitTimes(
      all: request.time, bySession: request.times,
      byTreatment: Dictionary(
        uniqueKeysWithValues: treatments.map { ($0.id, value(request.visitTimes, of: $0) ?? [:]) }))
  }

  /// The time of a session that the plan lacks would be lost without a word.
  private func checkTimes(of plans: [TreatmentPlan]) throws(Failure) {
    for plan in plans {
      guard let sessions = plan.schedule?.sessions else { continue }
      let numbers = sessions.map(\.number)
      let named =
        Array(request.times.keys)
        + (value(request.visitTimes, of: plan.treatment) ?? [:]).keys
      guard let wrong = named.filter({ !numbers.contains($0) }).min() else { continue }
      throw Failure(
        .badData, "the plan has no session \(wrong), for which a time is given",
        hint: numbers.last.map { "its last session is \($0)" })
    }
  }

  /// Sessions whose time lies outside the clinic's hours of that day: shown, never decided, since a
  /// clinic may well see someone before it opens.
  private func timesOutsideHours(_ plans: [TreatmentPlan], _ times: VisitTimes) -> [Diagnostic] {
    plans.visits.compactMap { session in
      guard let day = session.date, let time = times[session],
        let hours = clinic.opening[day.weekday],
        !hours.contains(where: { $0.opens <= time && time < $0.closes })
      else { return nil }
      return .warning(
        "session \(session.number) on \(day) is timed outside the clinic's hours that day",
        hint: "look at 'opening' for \(day.weekday.rawValue) in the clinic's file")
    }
  }

  /// When the clinician is away, as the clinic's file says. Where the file names others and not this
  /// one, the name is as likely as not misspelt.
  private var absences: (days: [Closure], warnings: [Diagnostic]) {
    guard let name = request.clinician, !clinic.practitioners.isEmpty else { return ([], []) }
    let key = name.nameKey
    if let practitioner = clinic.practitioners.first(where: { $0.name.nameKey == key }) {
      return (practitioner.away, [])
    }
    let names = clinic.practitioners.map(\.name)
    let warning = Diagnostic.warning(
      "the clinic's file names no such practitioner, so that no absence is kept",
      hint: Spelling.hint(for: name, among: names))
    return ([], [warning])
  }
}

extension Treatment {
  /// Whether the command line may mean this treatment: by its id, an alias, or its path.
  func isCalled(_ name: String) -> Bool {
    id == name || aliases.contains(name) || file == name
  }
}

extension String {
  /// In lower case, with single spaces.
  fileprivate var nameKey: String {
    lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension [Diagnostic] {
  /// Each once: two treatments have the same clinic.
  fileprivate var withoutRepeats: [Diagnostic] {
    reduce(into: []) { result, next in
      if !result.contains(next) { result.append(next) }
    }
  }
}
