import Content
import CustomDump
import Foundation
import Planning
import Testing

@testable import Interchange

struct CarePlanBundleTests {
  private func bundle(
    _ plan: TreatmentPlan, patient: Patient = Patient(), start: Day? = "2025-03-02"
  ) throws -> [[String: Any]] {
    let json = CarePlanBundle(
      plans: [plan], clinic: Clinic(file: "clinic.yaml", name: "Example Clinic"),
      language: try .english(), times: VisitTimes(all: 870), asOf: "2025-02-24", start: start,
      patient: patient
    ).json
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let entries = try #require(object?["entry"] as? [[String: Any]])
    return try entries.map { try #require($0["resource"] as? [String: Any]) }
  }

  @Test func onePlanAndARequestForEachSession() throws {
    var plan = try Example().plan
    plan.schedule?.sessions[0].event = .done("2025-03-03")
    let resources = try bundle(plan)
    #expect(
      resources.compactMap { $0["resourceType"] as? String }
        == ["CarePlan", "ServiceRequest", "ServiceRequest", "ServiceRequest"])
    let requests = resources.dropFirst()
    #expect(
      requests.compactMap { $0["status"] as? String } == ["completed", "active", "draft"])
    #expect(requests.compactMap { $0["intent"] as? String } == ["plan", "plan", "proposal"])
    #expect(
      requests.compactMap { $0["occurrenceDateTime"] as? String }
        == ["2025-03-03", "2025-04-03", "2025-05-03"])
    let period = resources[0]["period"] as? [String: String]
    #expect(period == ["start": "2025-03-03", "end": "2025-05-03"])
  }

  @Test func thePatientIsAReferenceAndNothingElse() throws {
    let patient = Patient(
      name: "Anna Example", born: "1980-05-03", reference: "A-17", clinician: "Dr Smith")
    let json = CarePlanBundle(
      plans: [try Example().plan], clinic: Clinic(file: "clinic.yaml", name: "Example Clinic"),
      language: try .english(), times: VisitTimes(), asOf: "2025-02-24", start: nil,
      patient: patient
    ).json
    #expect(!json.contains("Anna"))
    #expect(!json.contains("1980"))
    #expect(json.contains(#""subject": {"identifier": {"value": "A-17"}}"#))
    #expect(json.contains(#""author": {"display": "Dr Smith"}"#))
  }

  @Test func idsStayWhenADayMoves() throws {
    var plan = try Example().plan
    let before = try bundle(plan).compactMap { $0["id"] as? String }
    plan.schedule?.sessions[1].date = "2025-04-07"
    #expect(try bundle(plan).compactMap { $0["id"] as? String } == before)
    #expect(try bundle(plan, start: "2025-03-04").compactMap { $0["id"] as? String } != before)
    #expect(Set(before).count == 4)
  }

  @Test func namesAsUUIDs() {
    // RFC 9562's own example is in the namespace of DNS; this one is Python's
    // uuid.uuid5(uuid.NAMESPACE_OID, "plan").
    #expect(UUIDv5("plan").description == "08bb3393-04f7-5bbb-8ab0-c3c7a725763b")
  }
}
