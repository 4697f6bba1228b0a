import Content
import CustomDump
import Testing

@Suite struct CourseReaderTests {
  private func read(_ courses: String) -> Parsed<Treatment> {
    let file = SourceFile(path: "f.md", text: "---\ntitle: T\ncourses:\n\(courses)\n---\n")
    return TreatmentReader.read(file, id: "t")
  }

  private func expectErrors(_ courses: String, _ messages: [String]) {
    expectNoDifference(brief(read(courses).diagnostics), messages)
  }

  @Test func aCourseOfOnePhase() {
    let parsed = read(
      """
        standard:
          title: Standard course
          sessions: 4-6
          planned: 5
          every: 1-2 months
          at_least: 4 weeks
          at_most: 10 weeks
          maintenance: 6-7 months
        short: {sessions: 1}
      """)
    expectNoDifference(parsed.diagnostics, [])
    func at(_ line: Int, _ column: Int, _ length: Int) -> Place {
      Place(file: "f.md", line: line, column: column, length: length)
    }
    expectNoDifference(
      parsed.value?.courses,
      [
        Course(
          id: "standard", title: "Standard course",
          phases: [
            Phase(
              sessions: 4...6, planned: 5,
              every: .every(low: Period(1, .month), high: Period(2, .month)),
              atLeast: Period(4, .week), atMost: Period(10, .week),
              location: at(5, 5, 22))
          ], maintenance: .every(low: Period(6, .month), high: Period(7, .month)),
          location: at(4, 3, 8)),
        Course(
          id: "short", phases: [Phase(sessions: 1...1, every: .clinic, location: at(12, 10, 13))],
          location: at(12, 3, 5)),
      ])
  }

  @Test func aCourseOfSeveralPhases() {
    let parsed = read(
      """
        intensive:
          phases:
            first week: {every: 1 day, for: 1 week}
            second week: {sessions: clinic, every: clinic, optional: true}
            monthly: {sessions: 6, every: 1 month, after: last}
      """)
    expectNoDifference(parsed.diagnostics, [])
    let phases = parsed.value?.courses.first?.phases ?? []
    #expect(phases.map(\.id) == ["first week", "second week", "monthly"])
    #expect(phases.map(\.sessions) == [1...1, 1...1, 6...6])
    #expect(phases.map(\.sessionsAwaitClinic) == [false, true, false])
    #expect(phases.map(\.span) == [Period(1, .week), nil, nil])
    #expect(
      phases.map(\.every) == [
        .every(low: Period(1, .day), high: nil), .clinic, .every(low: Period(1, .month), high: nil),
      ])
    #expect(phases.map(\.after) == [.previous, .previous, .last])
    #expect(phases.map(\.optional) == [false, true, false])
  }

  @Test func whatIsMissingIsNamed() {
    expectErrors(
      "  a: {}",
      [
        "4:6 error: 'sessions' is missing in the course 'a'",
        "4:6 error: 'every' is missing in the course 'a'",
      ])
    expectErrors("  a: {sessions: 3}", ["4:6 error: 'every' is missing in the course 'a'"])
    expectErrors("  a: {sessions: clinic}", ["4:6 error: 'every' is missing in the course 'a'"])
    expectErrors("  a: {phases: {}}", ["4:6 error: 'phases' is missing in the course 'a'"])
    #expect(
      read("  a: {sessions: 3}").diagnostics.first?.hint
        == "write \"every: clinic\" to leave it to the clinic")
  }

  @Test func whatCannotBeKeptIsAnError() {
    expectErrors(
      "  a: {sessions: 4-6, every: 1 month, planned: 7}",
      ["4:47 error: 'planned' lies outside 'sessions'"])
    expectErrors(
      "  a: {sessions: 2, every: 5 weeks, at_least: 5 weeks, at_most: 4 weeks}",
      [
        "4:64 error: 'at_most' is shorter than 'at_least'",
        "4:64 error: 'at_most' is shorter than 'every'",
      ])
    expectErrors(
      "  a: {sessions: 2, every: 2 weeks, at_least: 3 weeks}",
      ["4:46 error: 'at_least' is longer than 'every'"])
    // A month may have 28 days.
    expectErrors("  a: {sessions: 2, every: 1 month, at_least: 4 weeks, at_most: 1 month}", [])
  }

  @Test func aCourseHasFieldsOrPhases() {
    expectErrors(
      "  a:\n    every: 1 day\n    phases: {b: {sessions: 2, every: 1 day}}",
      ["5:5 error: a course with 'phases' has no 'every' of its own"])
  }

  @Test func misspelledFieldsAreWarnings() {
    expectErrors(
      "  a: {sesions: 3, every: 1 day}",
      [
        "4:6 error: 'sessions' is missing in the course 'a'",
        "4:7 warning: unknown field 'sesions'",
      ])
    #expect(
      read("  a: {sesions: 3, every: 1 day}").diagnostics.last?.hint == "did you mean 'sessions'?")
    expectErrors(
      "  a: {phases: {b: {sessions: 2, every: 1 day, afer: last}}}",
      ["4:47 warning: unknown field 'afer'"])
  }

  @Test func numbersAreBounded() {
    for bad in ["0", "401", "99999999999999999999", "1-99999"] {
      #expect(read("  a: {sessions: \(bad), every: 1 day}").diagnostics.hasErrors)
    }
    for bad in ["0 days", "11 years", "99999999999 days", "1-99999999999 weeks"] {
      #expect(read("  a: {sessions: 2, every: \(bad)}").diagnostics.hasErrors)
    }
    #expect(!read("  a: {sessions: 400, every: 10 years}").diagnostics.hasErrors)
  }
}
