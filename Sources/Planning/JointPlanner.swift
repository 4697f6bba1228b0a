import Content

/// Plans several treatments of one patient together.
///
/// Every course is placed exactly by itself, with the days closed that the others take with their
/// rest intervals. Which course goes first decides what is left for the next, so every order is
/// tried (of more than three treatments, every one gets its turn to go first), and so is every
/// start of the later ones; the least total distance from the targets wins, and among equals the
/// order of the command line.
public struct JointPlanner: Sendable {
  /// Why one of the treatments has no schedule.
  public struct Failure: Error {
    /// The treatment's id.
    public var treatment: String
    public var reason: PlanningFailure
  }

  private let planner: Planner
  private let rests: RestIntervals
  /// How far after the day asked for a later treatment may begin.
  private static let mostDaysOfWaiting = 366

  public init(planner: Planner, rests: RestIntervals) {
    self.planner = planner
    self.rests = rests
  }

  /// One schedule for each request, in their order. What is doubtful between them stands with the
  /// first.
  public func plan(_ requests: [PlanRequest]) throws(Failure) -> [Schedule] {
    var best: (cost: Int, schedules: [Schedule])?
    var failure: Failure?
    for order in JointPlanner.orders(requests.count) {
      do throws(Failure) {
        let placed = try planned(requests, in: order)
        if best.map({ placed.cost < $0.cost }) ?? true { best = placed }
      } catch {
        failure = failure ?? error
      }
    }
    guard var schedules = best?.schedules else {
      throw failure ?? Failure(treatment: "", reason: .noSessions(course: "", at: nil))
    }
    try placeOptional(requests, &schedules)
    let doubts = doubts(schedules)
    for index in schedules.indices.prefix(1) {
      schedules[index].doubts += doubts
      schedules[index].warnings += doubts.map(\.warning)
    }
    return schedules
  }

  static func orders(_ count: Int) -> [[Int]] {
    guard count <= 3 else {
      return (0..<count).map { first in [first] + (0..<count).filter { $0 != first } }
    }
    guard count > 1 else { return [Array(0..<count)] }
    return (0..<count).flatMap { first in
      orders(count - 1).map { rest in [first] + rest.map { $0 < first ? $0 : $0 + 1 } }
    }
  }

  // MARK: Planned sessions

  private func planned(
    _ requests: [PlanRequest], in order: [Int]
  ) throws(Failure) -> (cost: Int, schedules: [Schedule]) {
    var schedules = [Schedule?](repeating: nil, count: requests.count)
    var cost = 0
    for index in order {
      let taken = requests.indices.filter { $0 != index }.flatMap { other in
        (schedules[other]?.planned.compactMap(\.date) ?? known(requests, other))
          .map { rests.closed(to: index, by: other, on: $0) }
      }
      let calendar = planner.calendar.resting(on: taken)
      let placed = try begun(requests[index], calendar, mayWait: index > 0)
      schedules[index] = placed.schedule
      cost += placed.cost
    }
    return (cost, schedules.compactMap(\.self))
  }

  /// The days of a treatment that stand whatever the order: what happened or was agreed, and the
  /// start of the first one, which is the plan's.
  private func known(_ requests: [PlanRequest], _ index: Int) -> [Day] {
    let request = requests[index]
    let days = request.history.values.compactMap(\.day).sorted()
    guard index == 0, request.history[1] == nil,
      let start = planner.calendar.nextOpen(from: request.start ?? request.asOf)
    else { return days }
    return [start] + days
  }

  /// The best start of a course, tried day by day until waiting alone costs more than the best
  /// found.
  private func begun(
    _ request: PlanRequest, _ calendar: ClinicCalendar, mayWait: Bool
  ) throws(Failure) -> (cost: Int, schedule: Schedule) {
    let asked = request.start ?? request.asOf
    let calendars = Planner.Calendars(planned: calendar, optional: calendar)
    var best: (cost: Int, schedule: Schedule)?
    var failure: PlanningFailure?
    var attempt = request
    while true {
      var next = (attempt.startNotBefore ?? asked).adding(days: 1)
      do throws(PlanningFailure) {
        let schedule = try planner.plan(attempt, calendars)
        let cost = JointPlanner.cost(schedule, asked: asked)
        if best.map({ cost < $0.cost }) ?? true { best = (cost, schedule) }
        next = max(next, schedule.firstDay.map { $0.adding(days: 1) } ?? next)
      } catch {
        failure = failure ?? error
      }
      let waiting = next - asked
      guard mayWait, request.history[1] == nil, waiting < best?.cost ?? Self.mostDaysOfWaiting
      else { break }
      attempt.startNotBefore = next
    }
    if let best { return best }
    throw Failure(
      treatment: request.treatment, reason: failure ?? .neverOpen(from: asked))
  }

  /// How far the planned sessions lie from their targets, the first from the day asked for.
  private static func cost(_ schedule: Schedule, asked: Day) -> Int {
    schedule.planned.enumerated().reduce(0) { cost, entry in
      let target = entry.offset == 0 ? asked : entry.element.target
      guard entry.element.event?.day == nil, let target, let date = entry.element.date else {
        return cost
      }
      return cost + abs(date - target)
    }
  }

  // MARK: Optional sessions

  /// What may not even happen keeps clear of all that is planned, and of the optional sessions of
  /// the treatments named before.
  private func placeOptional(
    _ requests: [PlanRequest], _ schedules: inout [Schedule]
  ) throws(Failure) {
    for index in requests.indices {
      let others = requests.indices.filter { $0 != index }
      func closed(_ sessions: (Int) -> [PlannedSession]) -> ClinicCalendar {
        planner.calendar.resting(
          on: others.flatMap { other in
            sessions(other).compactMap(\.date)
              .map { rests.closed(to: index, by: other, on: $0) }
          })
      }
      let planned = schedules
      let calendars = Planner.Calendars(
        planned: closed { planned[$0].planned },
        optional: closed { $0 < index ? planned[$0].sessions : planned[$0].planned })
      var request = requests[index]
      // The start is found already, and with it every planned day.
      if index > 0, request.history[1] == nil { request.startNotBefore = planned[index].firstDay }
      do {
        schedules[index] = try planner.plan(request, calendars)
      } catch {
        throw Failure(treatment: request.treatment, reason: error)
      }
    }
  }

  // MARK: What is doubtful

  /// Days that were given or agreed against an interval.
  private func doubts(_ schedules: [Schedule]) -> [Doubt] {
    schedules.indices.flatMap { waiting in
      schedules[waiting].planned.flatMap { session in
        schedules.indices.filter { $0 != waiting }.compactMap { other -> Doubt? in
          let days = schedules[other].planned.compactMap(\.date)
          guard let day = session.date, let before = days.last(where: { $0 <= day }),
            let period = rests.broken(waiting, on: day, after: other, on: before)
          else { return nil }
          return .rest(
            treatment: schedules[waiting].treatment, session: session.number,
            days: day - before, after: schedules[other].treatment, least: period)
        }
      }
    }
  }
}
