import Content
import CustomDump
import Planning
import Testing

@testable import Interchange

@Suite struct PlanRecordTests {
  private typealias Asked = PlanRecord.Asked

  private static let asked = Asked(
    treatment: "laser", course: "standard", start: "2025-03-02", sessions: 3,
    history: [1: .done("2025-03-03"), 2: .missed, 3: .agreed("2025-05-06")])

  @Test func comesBackAsItWasWritten() throws {
    let example = try Example()
    let sessions = example.schedule.sessions.map(EarlierSession.init)
    let odd = Asked(treatment: "\"é\\\n☐\u{1}", course: "yes", start: "2025-03-02", sessions: 1)
    for asked in [[Self.asked], [Self.asked, odd], [odd]] {
      let json = PlanRecord(asked: asked).json(
        plans: [example.plan], language: try .english(), layout: "handout")
      let read = PlanRecord.read(json, file: "a.pdf")
      expectNoDifference(read.sound, PlanRecord(asked: asked, sessions: sessions))
      expectNoDifference(read.diagnostics, [])
    }
  }

  /// The name of a file of one's own may be anybody's name.
  @Test func aTreatmentOutsideTheCatalogueIsNotNamed() throws {
    let example = try Example()
    let nobody = Asked(treatment: nil, course: nil, start: nil, sessions: nil)
    let json = PlanRecord(asked: [nobody]).json(
      plans: [example.plan], language: try .english(), layout: "handout")
    #expect(!json.contains("laser"))
    let read = try #require(PlanRecord.read(json, file: "a.pdf").sound)
    expectNoDifference(read.asked, [nobody])
    expectNoDifference(read.sessions.map(\.number), [1, 2, 3])
  }

  @Test func holdsTheDaysAndTheCare() throws {
    let json = PlanRecord(asked: [Self.asked]).json(
      plans: [try Example().plan], language: try .english(), layout: "handout")
    #expect(json.hasPrefix("{\"plan\": 1,\n \"treatment\": \"laser\",\n \"course\": \"standard\","))
    #expect(json.contains("\"number\": 1, \"treatment\": \"laser\""))
    #expect(json.contains("\"what\": \"no sauna, pool or solarium\", \"from\""))
    #expect(!json.contains("\"files\"") && !json.contains("\"warnings\""))
  }

  @Test func timesComeBack() throws {
    let example = try Example()
    let times = VisitTimes(all: 630, bySession: [2: 840])
    let json = PlanRecord(asked: [Self.asked], times: times).json(
      plans: [example.plan], language: try .english(), layout: "handout")
    let read = try #require(PlanRecord.read(json, file: "a.pdf").sound)
    #expect(read.times.byTreatment == ["laser": [1: 630, 2: 840, 3: 630]])
    let plans = read.plans(of: ["laser": example.treatment])
    #expect(plans.visits.map(\.date) == example.schedule.sessions.map(\.date))
    #expect(plans.visits.map { read.times[$0] } == [630, 840, 630])
  }

  @Test func nonsenseIsAnError() {
    for text in ["[", "{\"start\": \"soon\"}", "{\"sessions-asked\": -1}", "[1, 2]"] {
      #expect(PlanRecord.read(text, file: "a.pdf").diagnostics.hasErrors, "\(text)")
    }
    // A later version may say more.
    #expect(PlanRecord.read("{\"colour\": \"red\"}", file: "a.pdf").sound != nil)
  }
}
