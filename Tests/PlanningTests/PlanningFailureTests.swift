import Content
import CustomDump
import Testing

@testable import Planning

struct PlanningFailureTests {
  private func failure(_ plan: () throws(PlanningFailure) -> Schedule) -> PlanningFailure? {
    do {
      _ = try plan()
      return nil
    } catch {
      return error
    }
  }

  @Test func aClosedWindowNamesSessionRuleAndChange() {
    var clinic = Clinic.closed(on: .sunday)
    clinic.closures = [Closure(days: "2025-04-28"..."2025-05-12", reason: "Spring break")]
    let failed = failure { () throws(PlanningFailure) in
      try Planner(clinic).plan(.laser, from: "2025-03-01")
    }
    expectNoDifference(
      failed?.diagnostic,
      .error(
        "session 3 (course) has no day: its target is 2025-05-01, and no day from 2025-05-01 to "
          + "2025-05-08 is open (Spring break)",
        hint: "add 2025-05-01 to 'open_on', or raise 'tolerance' from 7 to 12 days"))
  }

  @Test func theChangesNamedAreEnough() throws {
    var clinic = Clinic.closed(on: .sunday)
    clinic.closures = [Closure(days: "2025-04-28"..."2025-05-12")]
    #expect(throws: PlanningFailure.self) {
      try Planner(clinic, tolerance: 11).plan(.laser, from: "2025-03-01")
    }
    let later = try Planner(clinic, tolerance: 12).plan(.laser, from: "2025-03-01")
    #expect(later.sessions[2].date == "2025-05-13")
    clinic.exceptionalDays = ["2025-05-01"]
    #expect(try Planner(clinic).plan(.laser, from: "2025-03-01").sessions[2].date == "2025-05-01")
  }

  @Test func aGapThatOutlivesTheWindow() {
    // Every ten days, of which each seventh meets a Sunday: the gap hands every delay on.
    let course = Course.single(9...9, every: .every(.days(10)))
    let failed = failure { () throws(PlanningFailure) in
      try Planner(.closed(on: .sunday), tolerance: 1).plan(course, from: "2025-03-01")
    }
    expectNoDifference(
      failed?.diagnostic,
      .error(
        "session 8 (course) has no day: its target is 2025-05-10, and 2025-05-11, the only day "
          + "allowed, is not open (closed on Sundays)",
        hint: "add 2025-05-11 to 'open_on', or set 'at_least' to 9 days, "
          + "or raise 'tolerance' from 1 to 2 days"))
    let strict = failure { () throws(PlanningFailure) in
      try Planner(.closed(on: .sunday), tolerance: 0).plan(
        .single(9...9, every: .every(.days(10)), atLeast: .days(11)), from: "2025-03-01")
    }
    expectNoDifference(
      strict?.diagnostic.message,
      "session 2 (course) has no day: its target is 2025-03-11, it may lie no later than "
        + "2025-03-11, and 11 days must pass after the session on 2025-03-01")
    expectNoDifference(
      strict?.diagnostic.hint,
      "set 'at_least' to 10 days, or raise 'tolerance' from 0 to 1 days")
  }

  @Test func anUpperEndThatIsClosed() {
    var clinic = Clinic.closed()
    clinic.closures = [Closure(days: "2025-03-08"..."2025-03-16", reason: "Refit")]
    let failed = failure { () throws(PlanningFailure) in
      try Planner(clinic).plan(
        .single(3...3, every: .every(low: .weeks(1), high: .weeks(2))), from: "2025-03-01")
    }
    expectNoDifference(
      failed?.diagnostic.hint,
      "add 2025-03-08 to 'open_on', or set 'at_least' to 6 days, "
        + "or let 'at_most' be 2 days longer than 2 weeks")
  }

  @Test func aPatientWhoIsAway() {
    let failed = failure { () throws(PlanningFailure) in
      try Planner(.closed(), unavailable: ["2025-04-01"..."2025-04-20"])
        .plan(.laser, from: "2025-03-01")
    }
    expectNoDifference(
      failed?.diagnostic.hint,
      "find out whether the patient can come on 2025-04-01, or raise 'tolerance' from 7 to 20 days")
  }

  @Test func aClinicThatNeverOpens() {
    var clinic = Clinic.closed()
    clinic.closures = [Closure(days: "2025-01-01"..."2035-01-01")]
    expectNoDifference(
      failure { () throws(PlanningFailure) in
        try Planner(clinic).plan(.laser, from: "2025-03-01")
      },
      .neverOpen(from: "2025-03-01"))
  }

  @Test func whatACourseMustNotSay() {
    let planner = Planner(.closed())
    expectNoDifference(
      failure { () throws(PlanningFailure) in
        try planner.plan(.single(4...6, every: .every(.weeks(1)), planned: 8), from: nil)
      },
      .plannedOutOfRange(planned: 8, allowed: 4...6, at: nil))
    expectNoDifference(
      failure { () throws(PlanningFailure) in
        try planner.plan(.single(4...4000, every: .every(.weeks(1))), from: nil)
      },
      .tooManySessions(4000, at: nil))
    expectNoDifference(
      failure { () throws(PlanningFailure) in
        try planner.plan(Course(id: "empty", phases: []), from: nil)
      },
      .noSessions(course: "empty", at: nil))
  }
}
