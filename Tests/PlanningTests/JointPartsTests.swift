import Content
import CustomDump
import Testing

@testable import Planning

struct JointPartsTests {
  private func composer() throws -> HandoutComposer {
    var peel = Treatment(id: "peel", file: "peel.md", title: "Peel")
    peel.courses = [.single(2...2, every: .every(.weeks(4)))]
    peel.contraindications = [
      Contraindication(id: "pregnancy", text: [.text("are pregnant or breastfeeding")]),
      Contraindication(id: "allergy", text: [.text("have an allergy")]),
    ]
    peel.steps = [Step(title: "We peel", text: [])]
    peel.body = [.heading(level: 2, [.text("What it is")]), .paragraph([.text("A peel.")])]
    let treatments = [Treatment.laser, peel]
    let requests = treatments.map {
      PlanRequest(
        treatment: $0.id, course: $0.courses[0], start: "2025-03-01", asOf: "2025-02-24")
    }
    let schedules = try JointPlanner(
      planner: Planner(.example), rests: RestIntervals(treatments)
    ).plan(requests)
    let plans = zip(treatments, schedules).map { treatment, schedule in
      TreatmentPlan(
        treatment: treatment, course: treatment.courses[0], schedule: schedule,
        care: CareCalendar(treatment: treatment, schedule: schedule))
    }
    return HandoutComposer(
      plan: plans[0], others: [plans[1]], clinic: .example, language: try .english(),
      asOf: "2025-02-24", options: HandoutOptions(acknowledged: ["allergy"]))
  }

  @Test func partsOfBothInOneDocument() throws {
    let document = try composer().document()
    #expect(document.title == "Laser facial rejuvenation and Peel")
    #expect(document.running["title"] == "Laser facial rejuvenation and Peel")
    expectNoDifference(
      document.parts.map(\.name),
      [
        .hero, .title, .glance, .schedule, .practical, .calendar, .before, .screening, .steps,
        .aftercare, .expect, .call, .body, .body, .colophon,
      ])
  }

  @Test func datesStandTogetherAndNameTheirTreatment() throws {
    let rows = Outline.of(try composer().schedulePart).split(separator: "\n").dropFirst(2)
    expectNoDifference(
      rows.prefix(4).joined(separator: "\n"),
      """
        (1) **Saturday 1 March 2025** ; note: Laser facial rejuvenation, session 1 | 8 March | 
        (1) **Monday 3 March 2025** ; note: Peel, session 1 ; note: moved from Saturday 1 March: you have Laser facial rejuvenation that day | 8 March | 
        (2) **Monday 31 March 2025** ; note: Peel, session 2 | 7 April | 
        (2) **Tuesday 1 April 2025** ; note: Laser facial rejuvenation, session 2 | 8 April | 
      """)
    #expect(
      Outline.of(try composer().calendarPart).contains(
        "caption: Peel, session 1: Monday 3\n"))
  }

  @Test func theFigures() throws {
    expectNoDifference(
      Outline.of(try composer().document().parts.first { $0.name == .glance }),
      """
      [glance]
        4 sessions | of Laser facial rejuvenation, up to 6 if recommended
        2 sessions | of Peel
        Sat 1 March | your first session
        Mon 3 March | then Peel, session 1
        020 7946 0000 | for changes and questions
      """)
  }

  @Test func conditionsStandOnceAndAcknowledgedOnesFirst() throws {
    expectNoDifference(
      Outline.of(try composer().screeningPart),
      """
      [screening] Tell us before treatment if you
        callout warning > **For your clinician: this was ticked, and the plan was made all the same. Please look at it again before treatment.**
          bullet > have an allergy
        tickBox > are pregnant or breastfeeding
        tickBox > have an allergy
        note: If you tick a box, tell us before treatment starts. Your clinician will then decide with you how to go on.
      """)
  }

  @Test func bodiesStandUnderTheirNames() throws {
    let bodies = try composer().document().parts.filter { $0.name == .body }
    expectNoDifference(bodies.map { $0.heading?.plainText }, ["Laser facial rejuvenation", "Peel"])
    expectNoDifference(
      Outline.of(bodies[1]),
      """
      [body] Peel
        ### What it is
        A peel.
      """)
  }
}
