import Content

/// Turns a course into dates.
///
/// A session lies between its target and the clinic's tolerance after it, on an open day, and no
/// closer to the session before than the course allows. The targets count from the phase's first
/// day, so that one session's move never shifts the others. Same request, same answer.
public struct Planner: Sendable {
  public let calendar: ClinicCalendar
  /// How many days after its target a session may lie.
  public let tolerance: Int

  public init(calendar: ClinicCalendar, tolerance: Int) {
    self.calendar = calendar
    self.tolerance = max(0, tolerance)
  }

  /// - Throws: why there is no schedule: what is wrong with the request, or the first session that
  ///   has no possible day. An optional session never causes a failure; it stays without a date and
  ///   a warning says why.
  public func plan(_ request: PlanRequest) throws(PlanningFailure) -> Schedule {
    try plan(request, Calendars(planned: calendar, optional: calendar))
  }

  /// On which days sessions can lie; other treatments of a plan close more of them to a session
  /// that may not even happen.
  struct Calendars {
    var planned: ClinicCalendar
    var optional: ClinicCalendar
  }

  func plan(
    _ request: PlanRequest, _ calendars: Calendars
  ) throws(PlanningFailure) -> Schedule {
    try check(request.course)
    let planned = try PlannedCounts(request, spans: spanSessions(request, calendars)).counts
    let draft = try draft(request, calendars, planned: planned)
    let count = draft.phases.reduce(0) { $0 + $1.sessions.count }
    if let number = request.history.keys.sorted().first(where: { !(1...count).contains($0) }) {
      throw .unknownSession(number, count: count)
    }
    return draft.schedule
  }

  private func check(_ course: Course) throws(PlanningFailure) {
    let total = course.phases.reduce(0) { $0 + $1.sessions.upperBound }
    guard total <= PlanningFailure.mostSessions else {
      throw .tooManySessions(total, at: course.location)
    }
    for phase in course.phases {
      if let days = phase.span?.minimumDays, days > PlanningFailure.mostSessions {
        throw .tooManySessions(days, at: phase.location ?? course.location)
      }
      if let planned = phase.planned, phase.span == nil, !phase.sessionsAwaitClinic,
        !phase.sessions.contains(planned)
      {
        throw .plannedOutOfRange(
          planned: planned, allowed: phase.sessions, at: phase.location ?? course.location)
      }
    }
    guard let first = course.phases.first, first.span != nil || first.sessions.upperBound > 0
    else { throw .noSessions(course: course.id, at: course.location) }
  }

  /// How many sessions fill spans: the number asked for counts them, and only a plan can tell.
  private func spanSessions(
    _ request: PlanRequest, _ calendars: Calendars
  ) throws(PlanningFailure) -> Int {
    guard request.sessions != nil, request.course.phases.contains(where: { $0.span != nil }) else {
      return 0
    }
    var whole = request
    whole.sessions = nil
    let draft = try draft(whole, calendars, planned: PlannedCounts(whole, spans: 0).counts)
    return draft.phases.reduce(0) { $0 + ($1.phase.span == nil ? 0 : $1.sessions.count) }
  }

  /// A missed session needs the day on which it was to be, which is what the plan without the miss
  /// says: so the plan is made once more for every miss.
  private func draft(
    _ request: PlanRequest, _ calendars: Calendars, planned: [Int]
  ) throws(PlanningFailure) -> CourseDraft {
    var missed: [Int: Day] = [:]
    func draft() throws(PlanningFailure) -> CourseDraft {
      try CourseDraft(
        request: request, calendars: calendars, tolerance: tolerance, planned: planned,
        missed: missed)
    }
    for number in request.history.keys.sorted() where request.history[number] == .missed {
      let sessions = try draft().phases.flatMap(\.sessions)
      if sessions.indices.contains(number - 1) { missed[number] = sessions[number - 1].date }
    }
    return try draft()
  }
}

/// How many sessions of each phase take place.
struct PlannedCounts {
  private(set) var counts: [Int]

  /// The number asked for is dealt out in order: first every phase gets what it needs at least,
  /// then the first phases get more.
  ///
  /// - Parameter spans: how many sessions fill spans, which nobody chooses.
  init(_ request: PlanRequest, spans: Int) throws(PlanningFailure) {
    let phases = request.course.phases
    counts = phases.map { $0.optional || $0.span != nil ? 0 : $0.plannedCount }
    guard let asked = request.sessions else { return }
    let ranges = phases.map { phase in
      phase.span != nil || phase.sessionsAwaitClinic
        ? 0...0 : (phase.optional ? 0 : phase.sessions.lowerBound)...phase.sessions.upperBound
    }
    let low = ranges.reduce(spans) { $0 + $1.lowerBound }
    let high = ranges.reduce(spans) { $0 + $1.upperBound }
    guard (low...high).contains(asked) else {
      throw .sessionsOutOfRange(asked: asked, allowed: low...high, course: request.course.id)
    }
    var rest = asked - low
    counts = ranges.map { range in
      let extra = min(rest, range.upperBound - range.lowerBound)
      rest -= extra
      return range.lowerBound + extra
    }
  }
}
