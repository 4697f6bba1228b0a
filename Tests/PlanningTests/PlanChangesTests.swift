import Content
import CustomDump
import Testing

@testable import Planning

struct PlanChangesTests {
  private func earlier(_ days: [Day?]) -> [EarlierSession] {
    days.enumerated().map { EarlierSession(treatment: "laser", number: $0 + 1, date: $1) }
  }

  private func session(
    _ number: Int, _ date: Day?, _ event: SessionEvent? = nil, optional: Bool = false
  ) -> PlannedSession {
    PlannedSession(
      number: number, treatment: "laser", phase: "course", date: date, optional: optional,
      event: event)
  }

  @Test func eachKind() {
    let changes = PlanChanges(
      from: earlier([
        "2025-01-01", "2025-02-01", "2025-03-01", "2025-04-01", nil, "2025-06-01", "2025-07-01",
        "2025-08-01", "2025-09-01",
      ]),
      to: [
        session(1, "2025-01-02", .done("2025-01-02")), session(2, "2025-02-03", .missed),
        session(3, "2025-03-03", .agreed("2025-03-03")), session(4, "2025-04-03"),
        session(5, "2025-05-01"), session(6, nil), session(7, "2025-07-01"),
        session(8, "2025-08-01", optional: true),
      ])
    expectNoDifference(
      changes.changes.map(\.kind),
      [
        .done("2025-01-02", planned: "2025-01-01"), .missed("2025-02-01", now: "2025-02-03"),
        .agreed("2025-03-03", before: "2025-03-01"),
        .moved(from: "2025-04-01", to: "2025-04-03"), .added("2025-05-01"),
        .undated("2025-06-01"), .optional("2025-08-01"), .dropped("2025-09-01"),
      ])
    expectNoDifference(changes.changes.map(\.number), [1, 2, 3, 4, 5, 6, 8, 9])
    #expect(changes.keepsOthers)
  }

  @Test func anotherTreatmentsSessionIsAnother() {
    let changes = PlanChanges(
      from: [EarlierSession(treatment: "peel", number: 1, date: "2025-01-01")],
      to: [session(1, "2025-01-01")])
    expectNoDifference(changes.changes.map(\.kind), [.added("2025-01-01"), .dropped("2025-01-01")])
  }

  @Test func thePartOfAMissedSession() throws {
    let before = try HandoutComposer.example().visits.map(EarlierSession.init)
    let composer = try HandoutComposer.example(
      asOf: "2025-04-03", history: [1: .done("2025-03-01"), 2: .missed],
      options: HandoutOptions(earlier: before))
    expectNoDifference(
      Outline.of(composer.changesPart),
      """
      [changes] What has changed
        bullet > Session 2 on Tuesday 1 April 2025 did not take place. It is now on Wednesday 2 April 2025.
        bullet > Session 3 is now on Friday 2 May 2025. It was on Thursday 1 May 2025.
        bullet > Session 5 is now on Wednesday 2 July 2025. It was on Tuesday 1 July 2025.
        bullet > Session 6 is now on Saturday 2 August 2025. It was on Friday 1 August 2025.
        All other visits stay as they were.
      """)
    #expect(
      composer.document().parts.map(\.name).prefix(5) == [
        .hero, .title, .glance, .schedule, .changes,
      ])
  }

  @Test func nothingChanged() throws {
    let composer = try HandoutComposer.example()
    #expect(composer.changesPart == nil)
    let earlier = composer.visits.map(EarlierSession.init)
    let again = try HandoutComposer.example(options: HandoutOptions(earlier: earlier))
    #expect(again.changesPart == nil)
    let same = try HandoutComposer.example(
      options: HandoutOptions(replaces: "2025-02-01", earlier: earlier))
    expectNoDifference(
      Outline.of(same.changesPart),
      """
      [changes] What has changed
        The days of your visits stay as they were.
      """)
  }

  @Test func whatTheClinicianHasToLookAt() throws {
    let composer = try HandoutComposer.example(
      asOf: "2025-03-25", history: [2: .done("2025-03-20"), 3: .agreed("2025-05-04")])
    expectNoDifference(
      Outline.of(composer.changesPart),
      """
      [changes] What has changed
        callout note > **For your clinician to check:**
          bullet > Session 2 lies 19 days after the session before. This course asks for at least 28 days.
          bullet > Session 3 was agreed for Sunday 4 May 2025: the clinic is closed on Sundays.
      """)
  }
}
