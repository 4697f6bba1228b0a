import Content
import CustomDump
import Testing

@testable import Planning

struct SchedulePartTests {
  @Test func aRowForEachSession() throws {
    let options = HandoutOptions(times: VisitTimes(all: 630, bySession: [2: 545]))
    expectNoDifference(
      Outline.of(try HandoutComposer.example(options: options).schedulePart),
      """
      [schedule] Your sessions
        table schedule: Day | Latest\u{A0}day | Time
        (1) **Saturday 1 March 2025** | 8 March | 10:30
        (2) **Tuesday 1 April 2025** | 8 April | 9:05
        (3) **Thursday 1 May 2025** | 8 May | 10:30
        (4) **Monday 2 June 2025** ; note: moved from Sunday 1 June: the clinic is closed on Sundays | 8 June | 10:30
        5  **Tuesday 1 July 2025** ; note: if your clinician recommends it | 8 July | 10:30
        6  **Friday 1 August 2025** ; note: if your clinician recommends it | 8 August | 10:30
      """)
  }

  @Test func markersSpeak() throws {
    let composer = try HandoutComposer.example()
    let sessions = try #require(composer.schedule?.sessions)
    expectNoDifference(
      composer.marker(sessions[3]), Marker(label: "4", filled: true, spoken: "Session 4"))
    expectNoDifference(
      composer.marker(sessions[4]),
      Marker(
        label: "5", filled: false, spoken: "Session 5, if your clinician recommends it"))
  }

  @Test func withoutACourseLinesToWriteOn() throws {
    expectNoDifference(
      Outline.of(try HandoutComposer.example(course: nil).schedulePart),
      """
      [schedule] Your sessions
        The clinic has given no dates for this treatment. Your clinician will agree them with you. You can write them here.
        Session 1: ____
        Session 2: ____
        Session 3: ____
        Session 4: ____
      """)
  }

  @Test func whatTheClinicianSets() throws {
    let course = Course(
      id: "intensive",
      phases: [
        Phase(id: "a", sessions: 2...2, every: .every(.weeks(1)), setByClinic: ["every"]),
        Phase(
          id: "b", sessions: 1...1, sessionsAwaitClinic: true, every: .clinic, optional: true),
        Phase(id: "c", sessions: 1...1, every: .every(.weeks(1)), optional: true),
      ], maintenance: .clinic)
    expectNoDifference(
      Outline.of(try HandoutComposer.example(course: course).schedulePart),
      """
      [schedule] Your sessions
        table schedule: Day | Latest\u{A0}day | Time
        (1) **Saturday 1 March 2025** | 8 March | 
        (2) **Saturday 8 March 2025** ; note: set by your clinic | 15 March | 
        **Your clinician sets how many sessions, and the days** ; note: if your clinician recommends it |  | 
        **Your clinician sets the day** ; note: if your clinician recommends it |  | 
        **Follow-up session** ; note: your clinician sets the day |  | 
      """)
  }

  @Test func aFollowUpIsAStretchOfDays() throws {
    var course = Course.single(
      2...3, every: .every(.days(14)), maintenance: .every(low: .months(6), high: .months(7)))
    course.phases[0].setByClinic = ["every"]
    expectNoDifference(
      Outline.of(try HandoutComposer.example(course: course).schedulePart),
      """
      [schedule] Your sessions
        table schedule: Day | Latest\u{A0}day | Time
        (1) **Saturday 1 March 2025** | 8 March | 
        (2) **Saturday 15 March 2025** | 22 March | 
        3  **Saturday 29 March 2025** ; note: if your clinician recommends it | 5 April | 
        **Follow-up session** ; note: any day from Monday 15 September 2025 to Wednesday 15 October 2025 ; note: counted from session 2 |  | 
        note: Your clinic has set how far apart your sessions are.
      """)
  }

  @Test func theLatestDayStandsOnlyWhereItHelps() throws {
    let without = try HandoutComposer.example(options: HandoutOptions(showsWindows: false))
    #expect(Outline.of(without.schedulePart).contains("table schedule: Day | Time\n"))
    // What is over, and what was agreed, moves no more.
    let underWay = try HandoutComposer.example(
      asOf: "2025-05-02", history: [1: .done("2025-03-01"), 4: .agreed("2025-06-05")])
    expectNoDifference(
      Outline.of(underWay.schedulePart).split(separator: "\n").dropFirst(2).prefix(4)
        .map { $0.split(separator: "|", omittingEmptySubsequences: false)[1] },
      ["  ", "  ", "  ", "  "])
  }

  @Test func everyReasonInWords() throws {
    let language = try Language.english()
    let reasons: [Move.Reason] = [
      .closed(.weekday(.sunday)), .closed(.closure("Winter break")), .closed(.holiday(nil)),
      .closed(.patientAway), .closed(.practitionerAway("Leave")),
      .closed(.resting("Mesotherapy", .weeks(2))), .closed(.resting("Mesotherapy", nil)),
      .gap(.weeks(4)), .limit(.days(1)), .spacing, .agreed, .missed,
    ]
    expectNoDifference(
      reasons.map { language.words($0) },
      [
        "the clinic is closed on Sundays", "the clinic is closed (Winter break)",
        "the clinic is closed that day", "you cannot come that day",
        "your clinician is away that day", "at least 2 weeks between this and Mesotherapy",
        "you have Mesotherapy that day",
        "at least 4 weeks between sessions",
        "at most 1 day may pass after the session before",
        "this keeps the next session at the right distance", "this day was agreed with you",
        "that visit did not take place",
      ])
  }
}
