import Content
import CustomDump
import Testing

@testable import Planning

struct AftercarePartTests {
  @Test func aftercareAlongMonths() throws {
    expectNoDifference(
      Outline.of(try HandoutComposer.example().aftercarePart),
      """
      [aftercare] After each session
        axis 2025-03-01 to 2025-06-30
        ticks: 2025-03-01 March, 2025-04-01 April, 2025-05-01 May, 2025-06-01 June
        events: 2025-03-01 (1), 2025-04-01 (2), 2025-05-01 (3), 2025-06-02 (4)
        avoid: No sauna, pool or solarium 2025-03-01–2025-03-28 2025-04-01–2025-04-28 2025-05-01–2025-05-28 2025-06-02–2025-06-29
          for 4 weeks after each session, please confirm with your clinician
          session 1: up to and including Friday 28 March
          session 2: up to and including Monday 28 April
          session 3: up to and including Wednesday 28 May
          session 4: up to and including Sunday 29 June
          brief: for 4 weeks after each session, please confirm with your clinician, up to and including Fri 28 March, Mon 28 April, Wed 28 May, Sun 29 June
        do: Protect your skin from the sun 2025-03-01–2025-06-02
          from your first session to your last
          up to and including Monday 2 June
          brief: from your first session to your last, up to and including Mon 2 June
        note: If a visit moves, these dates move too.
      """)
  }

  @Test func aShortCourseAlongWeeksAndBeforeIt() throws {
    var treatment = Treatment.laser
    treatment.aftercare = [
      CareRule(
        id: "sauna", kind: .avoid, what: "no sauna", span: .period(.days(3)), setByClinic: true),
      CareRule(id: "cream", kind: .do, what: "use the cream", span: .clinic),
    ]
    treatment.before[0].span = .period(.weeks(2))
    let course = Course(
      id: "daily",
      phases: [
        Phase(sessions: 1...1, every: .every(.days(1)), span: .days(3)),
        Phase(id: "later", sessions: 1...1, every: .clinic),
      ])
    let composer = try HandoutComposer.example(
      treatment: treatment, course: course, start: "2025-03-05")
    expectNoDifference(
      Outline.of(composer.aftercarePart),
      """
      [aftercare] After each session
        axis 2025-03-03 to 2025-03-09
        ticks: 2025-03-03 3 March
        events: 2025-03-05 (1), 2025-03-06 (2), 2025-03-07 (3)
        avoid: No sauna 2025-03-05–2025-03-09
          for 3 days after each session, set by your clinic
          sessions 1 to 3: from Wednesday 5 March up to and including Sunday 9 March
          the same for each session that has no date yet
          brief: for 3 days after each session, set by your clinic, up to and including Sun 9 March
          brief: the same for each session that has no date yet
        do: Use the cream
          for as long as your clinician tells you
        note: If a visit moves, these dates move too.
      """)
    expectNoDifference(
      Outline.of(composer.beforePart),
      """
      [before] Before each session
        axis 2025-02-17 to 2025-03-09
        ticks: 2025-02-17 17 February, 2025-02-24 24 February, 2025-03-03 3 March
        events: 2025-03-05 (1), 2025-03-06 (2), 2025-03-07 (3)
        avoid: No sun beds 2025-02-19–2025-03-07
          for 2 weeks before each session
          sessions 1 to 3: from Wednesday 19 February up to and including Friday 7 March
          the same for each session that has no date yet
        note: If a visit moves, these dates move too.
      """)
  }

  @Test func withoutAnyDayTheWordsAlone() throws {
    expectNoDifference(
      Outline.of(try HandoutComposer.example(course: nil).aftercarePart),
      """
      [aftercare] After each session
        bullet > **No sauna, pool or solarium** / for 4 weeks after each session, please confirm with your clinician
        bullet > **Protect your skin from the sun** / from your first session to your last
      """)
  }

  @Test func overTheTurnOfTheYear() throws {
    let composer = try HandoutComposer.example(start: "2025-11-03")
    let lines = Outline.of(composer.aftercarePart)
    #expect(lines.contains("2025-12-01 December, 2026-01-01 January 2026, 2026-02-01 February"))
    #expect(lines.contains("session 1: up to and including Sunday 30 November 2025"))
  }

  @Test func oneSessionNeedsNoNumber() throws {
    let composer = try HandoutComposer.example(course: .single(1...1, every: .clinic))
    #expect(
      Outline.of(composer.aftercarePart).contains(
        "confirm with your clinician\n    up to and including Friday 28 March\n"))
  }
}
