import Content
import CustomDump
import Testing

@testable import Interchange

@Suite struct PlanRecordTests {
  private static let record = PlanRecord(
    treatment: "laser", course: "standard", start: "2025-03-02", sessions: 3)

  @Test func comesBackAsItWasWritten() throws {
    let example = try Example()
    let language = try Language.english()
    for record in [
      Self.record, PlanRecord(treatment: nil, course: nil, start: nil, sessions: nil),
      PlanRecord(treatment: "\"é\\\n☐\u{1}", course: "yes", start: "2025-03-02", sessions: 1),
    ] {
      let json = record.json(
        schedule: example.schedule, care: example.care, language: language, layout: "handout")
      let read = PlanRecord.read(json, file: "a.pdf")
      expectNoDifference(read.sound, record)
      expectNoDifference(read.diagnostics.filter { $0.severity == .error }, [])
    }
  }

  @Test func holdsTheDaysAndTheCare() throws {
    let example = try Example()
    let json = Self.record.json(
      schedule: example.schedule, care: example.care, language: try .english(), layout: "handout")
    #expect(json.hasPrefix("{\"plan\": 1,\n \"treatment\": \"laser\",\n \"course\": \"standard\","))
    #expect(json.contains("\"number\": 1, \"treatment\": \"laser\""))
    #expect(json.contains("\"what\": \"no sauna, pool or solarium\", \"from\""))
    #expect(!json.contains("\"files\"") && !json.contains("\"warnings\""))
  }

  @Test func nonsenseIsAnError() {
    for text in ["[", "{\"start\": \"soon\"}", "{\"sessions-asked\": -1}", "[1, 2]"] {
      #expect(PlanRecord.read(text, file: "a.pdf").diagnostics.hasErrors, "\(text)")
    }
    // A later version may say more.
    #expect(PlanRecord.read("{\"colour\": \"red\"}", file: "a.pdf").sound != nil)
  }
}
