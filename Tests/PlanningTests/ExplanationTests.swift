import Content
import CustomDump
import Testing

@testable import Planning

struct ExplanationTests {
  private func explain(
    _ course: Course, clinic: Clinic = .closed(on: .sunday), start: Day = "2025-03-01",
    history: [Int: SessionEvent] = [:]
  ) throws -> String {
    var treatment = Treatment(id: "laser", file: "laser.md", title: "Laser")
    treatment.aftercare = [
      CareRule(id: "sauna", kind: .avoid, what: "no sauna", span: .period(.days(3)))
    ]
    let schedule = try Planner(clinic).plan(
      course, from: start, history: history, asOf: "2025-12-01")
    return Explanation(plans: [
      TreatmentPlan(
        treatment: treatment, course: course, schedule: schedule,
        care: CareCalendar(treatment: treatment, schedule: schedule))
    ]).text
  }

  @Test func everyDateWithItsReasons() throws {
    expectNoDifference(
      try explain(
        .single(2...3, every: .every(.months(1)), maintenance: .every(.months(6))),
        start: "2025-05-01", history: [1: .done("2025-05-02")]),
      """
      Session 1 (course): 2025-05-02, Friday
        it took place on that day
        asked for: 2025-05-01, Thursday
        moved from 2025-05-01, 1 day later: agreed by hand
        after: no sauna, up to and including 2025-05-04
      Session 2 (course): 2025-06-02, Monday
        counted: 2025-05-02 and 1 × 1 month is 2025-06-02, Monday
        gap: at least 28 days after 2025-05-02, so not before 2025-05-30
        possible: 2025-06-02 to 2025-06-09
        after: no sauna, up to and including 2025-06-04
      Session 3 (course): 2025-07-02, Wednesday, if the clinician recommends it
        counted: 2025-05-02 and 2 × 1 month is 2025-07-02, Wednesday
        gap: at least 28 days after 2025-06-02, so not before 2025-06-30
        possible: 2025-07-02 to 2025-07-09
        after: no sauna, up to and including 2025-07-04
      Follow-up of laser: 2025-12-02 to 2025-12-09, counted from 2025-06-02

      """)
  }

  @Test func whatNobodySet() throws {
    #expect(
      try explain(.single(2...2, every: .clinic)).contains(
        "Session 2 (course): no day\n  nobody has set its interval or number\n"))
  }

  @Test func aMissedSession() throws {
    #expect(
      try explain(.laser, history: [2: .missed]).contains(
        """
        Session 2 (course): 2025-04-02, Wednesday
          it was missed, and this is the first open day after that keeps the gap
          gap: at least 28 days after 2025-03-01, so not before 2025-03-29
          moved from 2025-04-01, 1 day later: the visit did not take place

        """))
  }
}
