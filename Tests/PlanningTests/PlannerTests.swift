import Content
import CustomDump
import Testing

@testable import Planning

struct PlannerTests {
  let sundaysClosed = Planner(.closed(on: .sunday))
  let alwaysOpen = Planner(.closed())

  @Test func theWorkedExample() throws {
    let schedule = try sundaysClosed.plan(.laser, from: "2025-03-01")
    expectNoDifference(
      schedule.dates,
      ["2025-03-01", "2025-04-01", "2025-05-01", "2025-06-02", "2025-07-01?", "2025-08-01?"])
    expectNoDifference(
      schedule.sessions[3].moved, Move(from: "2025-06-01", reason: .closed(.weekday(.sunday))))
    #expect(schedule.sessions.filter { $0.moved != nil }.map(\.number) == [4])
    #expect(schedule.warnings.isEmpty)
    expectNoDifference(
      schedule.sessions[0],
      PlannedSession(
        number: 1, treatment: "laser", phase: "course", date: "2025-03-01", target: "2025-03-01",
        earliest: "2025-03-01", latest: "2025-03-08"))
  }

  @Test func monthsClampWithoutDrift() throws {
    let course = Course.single(5...5, every: .every(.months(1)))
    expectNoDifference(
      try alwaysOpen.plan(course, from: "2024-01-31").dates,
      ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31"])
    expectNoDifference(
      try alwaysOpen.plan(course, from: "2025-01-30").dates,
      ["2025-01-30", "2025-02-28", "2025-03-30", "2025-04-30", "2025-05-30"])
  }

  @Test func aRangeOfMonthsClampsToo() throws {
    let course = Course.single(4...4, every: .every(low: .weeks(3), high: .months(1)))
    expectNoDifference(
      try alwaysOpen.plan(course, from: "2025-12-31").dates,
      ["2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31"])
  }

  @Test func aLeapDayComesBackToItself() throws {
    let course = Course.single(5...5, every: .every(Period(1, .year)))
    expectNoDifference(
      try alwaysOpen.plan(course, from: "2024-02-29").dates,
      ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"])
  }

  @Test func theGapOutweighsTheTarget() throws {
    var clinic = Clinic.closed(on: .sunday)
    clinic.closures = [Closure(days: "2025-04-01"..."2025-04-05", reason: "Spring break")]
    let schedule = try Planner(clinic).plan(.laser, from: "2025-03-01")
    // 7 April and 28 days is 5 May: four days after the target, which is kept again in June.
    expectNoDifference(
      Array(schedule.dates.prefix(4)), ["2025-03-01", "2025-04-07", "2025-05-05", "2025-06-02"])
    expectNoDifference(
      schedule.sessions[2].moved, Move(from: "2025-05-01", reason: .gap(.months(1))))
    expectNoDifference(
      schedule.sessions[1].moved,
      Move(from: "2025-04-01", reason: .closed(.closure("Spring break"))))
  }

  @Test func aRangeIsAtMostItsUpperEnd() throws {
    var clinic = Clinic.closed()
    clinic.closures = [Closure(days: "2025-03-15"..."2025-03-15")]
    let course = Course.single(3...3, every: .every(low: .weeks(1), high: .weeks(2)))
    let schedule = try Planner(clinic).plan(course, from: "2025-03-01")
    expectNoDifference(schedule.dates, ["2025-03-01", "2025-03-14", "2025-03-28"])
    expectNoDifference(
      schedule.sessions[2].moved, Move(from: "2025-03-29", reason: .limit(.weeks(2))))
    expectNoDifference(schedule.sessions[1].earliest, "2025-03-08")
    expectNoDifference(schedule.sessions[1].latest, "2025-03-15")
  }

  @Test func atMostTakesThePlaceOfTheTolerance() throws {
    var clinic = Clinic.closed()
    clinic.closures = [Closure(days: "2025-04-01"..."2025-04-10")]
    let course = Course.single(2...2, every: .every(.months(1)), atMost: .weeks(6))
    expectNoDifference(
      try Planner(clinic).plan(course, from: "2025-03-01").dates, ["2025-03-01", "2025-04-11"])
  }

  @Test func theWholeCourseIsPlacedAtOnce() throws {
    // Session 3 has one open day, which only a late session 2 can reach: a solver that takes the
    // nearest day each time would stop here.
    var clinic = Clinic.closed()
    clinic.closures = [Closure(days: "2025-03-16"..."2025-03-20")]
    let course = Course.single(3...3, every: .every(.days(7)), atMost: .days(12))
    let schedule = try Planner(clinic).plan(course, from: "2025-03-01")
    #expect(schedule.dates == ["2025-03-01", "2025-03-08", "2025-03-15"])
    clinic.closures = [Closure(days: "2025-03-15"..."2025-03-20")]
    let later = try Planner(clinic).plan(course, from: "2025-03-01")
    expectNoDifference(later.dates, ["2025-03-01", "2025-03-09", "2025-03-21"])
    expectNoDifference(later.sessions[1].moved, Move(from: "2025-03-08", reason: .spacing))
  }

  @Test func aClosedStartMovesAndAnchors() throws {
    let schedule = try sundaysClosed.plan(.laser, from: "2025-03-02")
    expectNoDifference(
      Array(schedule.dates.prefix(2)), ["2025-03-03", "2025-04-03"])
    expectNoDifference(
      schedule.sessions[0].moved, Move(from: "2025-03-02", reason: .closed(.weekday(.sunday))))
    expectNoDifference(schedule.sessions[0].latest, "2025-03-09")
  }

  @Test func withoutAStartTheNextOpenDay() throws {
    let schedule = try sundaysClosed.plan(.laser, from: nil, asOf: "2025-03-02")
    expectNoDifference(schedule.firstDay, "2025-03-03")
    #expect(schedule.sessions[0].moved == nil)
  }

  @Test func aPastStartIsAWarning() throws {
    let schedule = try sundaysClosed.plan(.laser, from: "2025-03-01", asOf: "2025-03-04")
    expectNoDifference(
      schedule.warnings, [.warning("the start, 2025-03-01, lies before 2025-03-04")])
  }

  @Test func sessionsAskedFor() throws {
    expectNoDifference(
      try alwaysOpen.plan(.laser, from: "2025-03-01", sessions: 5).sessions.map(\.optional),
      [false, false, false, false, false, true])
    #expect(
      throws: PlanningFailure.sessionsOutOfRange(asked: 7, allowed: 4...6, course: "standard")
    ) {
      try alwaysOpen.plan(.laser, from: "2025-03-01", sessions: 7)
    }
    let planned = Course.single(4...6, every: .every(.months(1)), planned: 6)
    #expect(try alwaysOpen.plan(planned, from: "2025-03-01").planned.count == 6)
  }

  @Test func whatNobodySetHasNoDate() throws {
    let course = Course.single(2...3, every: .clinic, maintenance: .every(Period(1, .year)))
    let schedule = try alwaysOpen.plan(course, from: "2025-03-01")
    expectNoDifference(schedule.dates, ["2025-03-01", "-", "-?"])
    expectNoDifference(
      schedule.maintenance, .afterLast(low: Period(1, .year), high: nil))
    expectNoDifference(
      schedule.warnings.map(\.hint),
      ["set 'courses: laser: standard: every' in the clinic's file"])
  }

  @Test func maintenanceIsAWindow() throws {
    let course = Course.single(
      2...3, every: .every(.days(14)), maintenance: .every(low: .months(6), high: .months(7)))
    let schedule = try alwaysOpen.plan(course, from: "2025-03-01")
    expectNoDifference(schedule.maintenance, .window("2025-09-15"..."2025-10-15"))
  }

  @Test func optionalSessionsNeverPushPlannedOnes() throws {
    let weekly = Phase(id: "weekly", sessions: 2...4, every: .every(.weeks(1)))
    let monthly = Phase(id: "monthly", sessions: 2...2, every: .every(.days(10)))
    let schedule = try alwaysOpen.plan(
      Course(id: "two", phases: [weekly, monthly]), from: "2025-03-01")
    // Sessions 3 and 4 would be due on 15 and 22 March; the planned session 5 on 18 March stays.
    expectNoDifference(
      schedule.dates,
      ["2025-03-01", "2025-03-08", "-?", "-?", "2025-03-18", "2025-03-28"])
    expectNoDifference(schedule.warnings.count, 2)
    #expect(schedule.warnings.allSatisfy { $0.severity == .warning })
  }

  @Test func anOptionalSessionWithoutRoomIsAWarning() throws {
    var clinic = Clinic.closed()
    clinic.closures = [Closure(days: "2025-07-01"..."2025-07-31", reason: "Summer break")]
    let schedule = try Planner(clinic).plan(.laser, from: "2025-03-01")
    expectNoDifference(
      schedule.dates,
      ["2025-03-01", "2025-04-01", "2025-05-01", "2025-06-01", "-?", "2025-08-01?"])
    expectNoDifference(
      schedule.warnings,
      [
        .warning(
          "session 5 (course) has no day: its target is 2025-07-01, and no day from 2025-07-01 to "
            + "2025-07-08 is open (Summer break)",
          hint: "add 2025-07-01 to 'open_on', or raise 'tolerance' from 7 to 31 days")
      ])
  }

  @Test func theIntensiveCourse() throws {
    let phases = [
      Phase(id: "first week", sessions: 1...1, every: .every(.days(1)), span: .weeks(1)),
      Phase(
        id: "second week", sessions: 1...1, sessionsAwaitClinic: true, every: .clinic,
        optional: true),
      Phase(id: "weekly", sessions: 3...4, every: .every(.weeks(1)), optional: true),
    ]
    let schedule = try sundaysClosed.plan(
      Course(id: "intensive", phases: phases), from: "2025-03-05")
    expectNoDifference(
      schedule.dates,
      [
        "2025-03-05", "2025-03-06", "2025-03-07", "2025-03-08", "2025-03-10", "2025-03-11",
        "-?", "-?", "-?", "-?", "-?",
      ])

    var set = phases
    set[1] = Phase(
      id: "second week", sessions: 3...3, every: .every(.days(2)), optional: true,
      setByClinic: ["sessions", "every"])
    let dated = try sundaysClosed.plan(Course(id: "intensive", phases: set), from: "2025-03-05")
    expectNoDifference(
      Array(dated.dates.suffix(7)),
      [
        "2025-03-13?", "2025-03-15?", "2025-03-17?", "2025-03-24?", "2025-03-31?", "2025-04-07?",
        "2025-04-14?",
      ])
    #expect(dated.sessions.filter(\.setByClinic).map(\.number) == [7, 8, 9])
    let more = try sundaysClosed.plan(
      Course(id: "intensive", phases: set), from: "2025-03-05", sessions: 9)
    #expect(more.planned.map(\.number) == Array(1...9))
  }

  @Test func aSpanMayBeginOnAClosedDay() throws {
    let course = Course(
      id: "daily",
      phases: [Phase(sessions: 1...1, every: .every(.days(1)), span: .weeks(1))])
    expectNoDifference(
      try sundaysClosed.plan(course, from: "2025-03-02").dates,
      ["2025-03-03", "2025-03-04", "2025-03-05", "2025-03-06", "2025-03-07", "2025-03-08"])
  }

  @Test func phasesAfterTheStart() throws {
    let course = Course(
      id: "two",
      phases: [
        Phase(id: "weekly", sessions: 2...2, every: .every(.weeks(1))),
        Phase(id: "monthly", sessions: 2...2, every: .every(.months(1)), after: .start),
      ])
    expectNoDifference(
      try alwaysOpen.plan(course, from: "2025-03-01").dates,
      ["2025-03-01", "2025-03-08", "2025-05-01", "2025-06-01"])
  }
}
