import Content
import CustomDump
import Testing

@testable import Planning

struct JointPlannerTests {
  private func treatment(_ id: String, _ course: Course, _ rests: [RestRule]) -> Treatment {
    var treatment = Treatment(id: id, file: "\(id).md", title: id)
    treatment.courses = [course]
    treatment.rests = rests
    return treatment
  }

  private func request(
    _ treatment: Treatment, _ start: Day, _ history: [Int: SessionEvent] = [:]
  ) -> PlanRequest {
    PlanRequest(
      treatment: treatment.id, course: treatment.courses[0], start: start, asOf: "2025-01-01",
      history: history)
  }

  private func plan(
    _ treatments: [Treatment], clinic: Clinic = .closed(on: .sunday), start: Day = "2025-03-01",
    histories: [[Int: SessionEvent]] = []
  ) throws(JointPlanner.Failure) -> [Schedule] {
    let planner = JointPlanner(planner: Planner(clinic), rests: RestIntervals(treatments))
    return try planner.plan(
      treatments.enumerated().map { index, treatment in
        request(treatment, start, histories.indices.contains(index) ? histories[index] : [:])
      })
  }

  @Test func twoCoursesShareNoDay() throws {
    let monthly = Course.single(3...3, every: .every(.months(1)))
    let schedules = try plan([treatment("a", monthly, []), treatment("b", monthly, [])])
    expectNoDifference(schedules[0].dates, ["2025-03-01", "2025-04-01", "2025-05-01"])
    expectNoDifference(schedules[1].dates, ["2025-03-03", "2025-04-03", "2025-05-03"])
    expectNoDifference(
      schedules[1].sessions[0].moved,
      Move(from: "2025-03-01", reason: .closed(.resting("a", nil))))
  }

  /// Between two sessions that lie a month apart, two weeks each way leave three days at most.
  @Test func aRestBothWaysIsFoundBetween() throws {
    let monthly = Course.single(3...3, every: .every(.months(1)))
    let schedules = try plan(
      [
        treatment("a", monthly, [RestRule(after: "b", period: .weeks(2))]),
        treatment("b", monthly, [RestRule(after: "a", period: .weeks(2))]),
      ], clinic: .closed())
    expectNoDifference(schedules[0].dates, ["2025-03-01", "2025-04-01", "2025-05-01"])
    expectNoDifference(schedules[1].dates, ["2025-03-15", "2025-04-15", "2025-05-15"])
  }

  @Test func whereThereIsNoRoomBetweenTheOneFollowsTheOther() throws {
    let weekly = Course.single(3...3, every: .every(.weeks(1)))
    let schedules = try plan(
      [
        treatment("a", weekly, []),
        treatment("b", weekly, [RestRule(after: "a", period: .weeks(2))]),
      ], clinic: .closed())
    expectNoDifference(schedules[0].dates, ["2025-03-01", "2025-03-08", "2025-03-15"])
    expectNoDifference(schedules[1].dates, ["2025-03-29", "2025-04-05", "2025-04-12"])
  }

  @Test func whatIsKnownOfTheOneBindsTheOther() throws {
    let monthly = Course.single(2...2, every: .every(.months(1)))
    let schedules = try plan(
      [treatment("a", monthly, []), treatment("b", monthly, [])],
      histories: [[:], [1: .done("2025-02-03"), 2: .agreed("2025-04-01")]])
    expectNoDifference(schedules[0].dates, ["2025-03-01", "2025-04-02"])
    expectNoDifference(schedules[1].dates, ["2025-02-03", "2025-04-01"])
  }

  @Test func aKnownDayAgainstARestIsShown() throws {
    let monthly = Course.single(2...2, every: .every(.months(1)))
    let schedules = try plan(
      [
        treatment("a", monthly, [RestRule(after: "b", period: .weeks(2))]),
        treatment("b", monthly, [RestRule(after: "a", period: .weeks(2))]),
      ], histories: [[1: .done("2025-03-01")], [1: .done("2025-03-08")]])
    #expect(
      schedules[0].doubts.contains(
        .rest(treatment: "b", session: 1, days: 7, after: "a", least: .weeks(2))))
  }

  @Test func optionalSessionsKeepClearToo() throws {
    let course = Course.single(2...4, every: .every(.weeks(1)))
    let schedules = try plan(
      [treatment("a", course, []), treatment("b", course, [])], clinic: .closed())
    let days = schedules.flatMap(\.sessions).compactMap(\.date)
    #expect(days.count == 8)
    #expect(Set(days).count == 8)
  }

  @Test func aCourseWithoutRoomNamesItsTreatment() throws {
    let weekly = treatment("a", .single(6...6, every: .every(.weeks(1))), [])
    let peel = treatment(
      "b", .single(2...2, every: .every(.weeks(2))), [RestRule(after: "a", period: .weeks(4))])
    do throws(JointPlanner.Failure) {
      _ = try plan(
        [weekly, peel], histories: [[1: .done("2025-03-01")], [1: .done("2025-03-20")]])
      Issue.record("there is no room")
    } catch {
      #expect(error.treatment == "a")
      #expect(
        error.reason.diagnostic.message
          == "session 2 (course) has no day: its target is 2025-03-08, and no day from 2025-03-08 "
          + "to 2025-03-15 is open (4 weeks from a session of b)")
    }
  }

  @Test func everyOrderOfFewAndEveryFirstOfMany() {
    #expect(JointPlanner.orders(1) == [[0]])
    #expect(JointPlanner.orders(2) == [[0, 1], [1, 0]])
    #expect(JointPlanner.orders(3).count == 6)
    #expect(JointPlanner.orders(4) == [[0, 1, 2, 3], [1, 0, 2, 3], [2, 0, 1, 3], [3, 0, 1, 2]])
  }

  /// Whatever is planned keeps every rest, both ways, and its own course's rules.
  @Test(arguments: 0..<150)
  func restsHoldForWhateverIsPlanned(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(31_000 + seed))
    var treatments: [Treatment] = []
    let count = Int.random(in: 2...3, using: &random)
    for index in 0..<count {
      let interval = Int.random(in: 7...40, using: &random)
      let sessions = Int.random(in: 2...5, using: &random)
      let course = Course.single(
        sessions...sessions + Int.random(in: 0...2, using: &random),
        every: .every(.days(interval)))
      let rests = (0..<count).filter { $0 != index }.compactMap { other in
        Bool.random(using: &random)
          ? RestRule(
            after: "t\(other)", period: .days(Int.random(in: 1...10, using: &random))) : nil
      }
      treatments.append(treatment("t\(index)", course, rests))
    }
    guard let schedules = try? plan(treatments) else { return }
    let visits = schedules.flatMap(\.sessions).compactMap { session in
      session.date.map { (treatment: session.treatment, day: $0) }
    }.sorted { $0.day < $1.day }
    for (index, first) in visits.enumerated() {
      for second in visits[(index + 1)...] where second.treatment != first.treatment {
        #expect(second.day > first.day)
        let waiting = try #require(treatments.first { $0.id == second.treatment })
        if let rule = waiting.rests.first(where: { $0.after == first.treatment }) {
          #expect(second.day - first.day >= (rule.period?.minimumDays ?? 1))
        }
      }
    }
    for schedule in schedules {
      for session in schedule.sessions {
        guard let date = session.date, let origin = session.origin else { continue }
        #expect(date - origin.previous >= origin.leastDays)
      }
    }
    expectNoDifference(try plan(treatments), schedules)
  }
}
