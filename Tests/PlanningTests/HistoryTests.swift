import Content
import CustomDump
import Testing

@testable import Planning

struct HistoryTests {
  let planner = Planner(.closed(on: .sunday))

  @Test func whatWasDoneIsFixed() throws {
    let schedule = try planner.plan(
      .laser, from: "2025-03-01", history: [1: .done("2025-03-03"), 2: .done("2025-04-09")])
    expectNoDifference(
      Array(schedule.dates.prefix(4)), ["2025-03-03", "2025-04-09", "2025-05-07", "2025-06-04"])
    expectNoDifference(
      schedule.sessions[0].moved, Move(from: "2025-03-01", reason: .agreed))
  }

  @Test func aSessionGivenTooEarlyCountsAndIsShown() throws {
    let schedule = try planner.plan(
      .laser, from: "2025-03-01", history: [2: .done("2025-03-20")], asOf: "2025-03-21")
    expectNoDifference(
      Array(schedule.dates.prefix(3)), ["2025-03-01", "2025-03-20", "2025-05-01"])
    expectNoDifference(
      schedule.warnings,
      [
        .warning(
          "session 2 lies 19 days after the one before, less than the 28 that the course asks for")
      ])
  }

  @Test func aMissedSessionTakesTheNextChanceAndLaterTargetsFollow() throws {
    let schedule = try planner.plan(.laser, from: "2025-03-01", history: [2: .missed])
    expectNoDifference(
      schedule.dates,
      ["2025-03-01", "2025-04-02", "2025-05-02", "2025-06-02", "2025-07-02?", "2025-08-02?"])
    expectNoDifference(
      schedule.sessions[1].moved, Move(from: "2025-04-01", reason: .missed))
  }

  @Test func aMissIsNeverMadeUpBeforeTheDayNamed() throws {
    var request = PlanRequest(
      treatment: "laser", course: .laser, start: "2025-03-01", asOf: "2025-04-13",
      history: [2: .missed], notBefore: "2025-04-13")
    #expect(try planner.plan(request).sessions[1].date == "2025-04-14")
    request.history[1] = .missed
    expectNoDifference(
      Array(try planner.plan(request).dates.prefix(3)), ["2025-04-14", "2025-05-15", "2025-06-16"])
  }

  @Test func aDayAgreedByHandStands() throws {
    let schedule = try planner.plan(
      .laser, from: "2025-03-01", history: [3: .agreed("2025-05-04")])
    expectNoDifference(
      Array(schedule.dates.prefix(4)), ["2025-03-01", "2025-04-01", "2025-05-04", "2025-06-02"])
    expectNoDifference(
      schedule.warnings,
      [.warning("session 3 was agreed for 2025-05-04: closed on Sundays")])
  }

  @Test func anOptionalSessionThatTookPlaceIsPlanned() throws {
    let schedule = try planner.plan(
      .laser, from: "2025-03-01", history: [5: .done("2025-07-02")])
    #expect(schedule.sessions.map(\.optional) == [false, false, false, false, false, true])
  }

  @Test func eventsOfNoSessionAndOutOfOrder() {
    #expect(throws: PlanningFailure.unknownSession(9, count: 6)) {
      try planner.plan(.laser, from: "2025-03-01", history: [9: .missed])
    }
    #expect(
      throws: PlanningFailure.outOfOrder(session: 2, on: "2025-02-20", notAfter: "2025-03-01")
    ) {
      try planner.plan(.laser, from: "2025-03-01", history: [2: .done("2025-02-20")])
    }
  }

  @Test func aDayAgreedWhereTheClinicSetsTheDays() throws {
    let schedule = try planner.plan(
      .single(4...4, every: .clinic), from: "2025-03-01", history: [2: .agreed("2025-03-15")])
    expectNoDifference(schedule.dates, ["2025-03-01", "2025-03-15", "-", "-"])
    #expect(schedule.sessions[1].moved == nil)
  }

  @Test func aMissedDayOfASpan() throws {
    let course = Course(
      id: "daily", phases: [Phase(sessions: 1...1, every: .every(.days(1)), span: .weeks(1))])
    expectNoDifference(
      try planner.plan(course, from: "2025-03-03", history: [3: .missed]).dates,
      ["2025-03-03", "2025-03-04", "2025-03-06", "2025-03-07", "2025-03-08", "2025-03-10"])
  }
}
