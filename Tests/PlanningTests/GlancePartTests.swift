import Content
import CustomDump
import Testing

@testable import Planning

struct GlancePartTests {
  @Test func theFigures() throws {
    expectNoDifference(
      try HandoutComposer.example().glancePart,
      Part(
        name: .glance,
        blocks: [
          .glance([
            Fact(
              figure: "4 sessions", label: [.text("up to 6, if your clinician recommends it")]),
            Fact(figure: "30–40 minutes", label: [.text("each session")]),
            Fact(figure: "1 month", label: [.text("between sessions")]),
            Fact(
              figure: "Sat 1 March", label: [.text("your first session")],
              spoken: "Saturday 1 March 2025"),
            Fact(
              figure: "Tue 1 April", label: [.text("then session 2")],
              spoken: "Tuesday 1 April 2025"),
            Fact(
              figure: "020 7946 0000", label: [.text("for changes and questions")]),
          ])
        ]))
  }

  @Test func oneSessionAndACourseUnderWay() throws {
    let single = try HandoutComposer.example(course: .single(1...1, every: .clinic))
    expectNoDifference(
      Outline.of(single.glancePart),
      """
      [glance]
        1 session | in your plan
        30–40 minutes | each session
        Sat 1 March | your first session
        020 7946 0000 | for changes and questions
      """)
    let underWay = try HandoutComposer.example(asOf: "2025-04-02")
    #expect(
      Outline.of(underWay.glancePart).contains("Thu 1 May | your next session, number 3\n"))
    let over = try HandoutComposer.example(asOf: "2025-12-01")
    #expect(!Outline.of(over.glancePart).contains("session,"))
  }

  @Test func intervalsInWords() throws {
    func interval(_ course: Course) throws -> Bool {
      Outline.of(try HandoutComposer.example(course: course).glancePart)
        .contains("1–2 weeks | between sessions, set by your clinic\n")
    }
    var course = Course.single(3...3, every: .every(low: .weeks(1), high: .weeks(2)))
    #expect(try !interval(course))
    course.phases[0].setByClinic = ["every"]
    #expect(try interval(course))
    #expect(try Language.english().words(.days(10), to: .weeks(2)) == "10 days–2 weeks")
    #expect(try Language.english().words(.months(1), to: nil) == "1 month")
  }
}
