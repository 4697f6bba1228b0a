import Content
import CustomDump
import Planning
import Testing

@testable import Interchange

struct CalendarFileTests {
  private func clinic() -> Clinic {
    var clinic = Clinic(file: "clinic.yaml", name: "Example; Clinic")
    clinic.address = ["1 Example Street", "London"]
    clinic.phone = "020 7946 0000"
    clinic.web = "https://example.org/clinic"
    clinic.timeZone = "Europe/London"
    return clinic
  }

  private func file(
    _ plan: TreatmentPlan, times: VisitTimes = VisitTimes(), clinic: Clinic? = nil,
    asOf: Day = "2025-02-24", id: String? = nil
  ) throws -> (text: String, warnings: [Diagnostic]) {
    try CalendarFile(
      plans: [plan], clinic: clinic ?? self.clinic(), language: .english(), times: times,
      asOf: asOf, start: "2025-03-02", id: id
    ).text()
  }

  /// The unfolded lines.
  private func lines(_ text: String) -> [String] {
    text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
  }

  @Test func wholeDays() throws {
    let text = try file(Example().plan).text
    let lines = lines(text)
    expectNoDifference(
      Array(lines[4..<21]),
      [
        "BEGIN:VEVENT", "UID:laser-standard-2025-03-02-laser-1@example.org",
        "DTSTAMP:20250224T000000Z", "SEQUENCE:146976", "DTSTART;VALUE=DATE:20250303",
        "DURATION:P1D", "SUMMARY:Laser\\, session 1",
        "LOCATION:Example\\; Clinic\\, 1 Example Street\\, London", "DESCRIPTION:020 7946 0000",
        "STATUS:CONFIRMED", "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY",
        "DESCRIPTION:Laser\\, session 1", "TRIGGER:-PT15H", "END:VALARM", "END:VEVENT",
      ])
    #expect(lines.filter { $0 == "STATUS:TENTATIVE" }.count == 1)
    #expect(!text.contains("VTIMEZONE"))
    #expect(try HolidayFile.violations(in: text) == 0)
  }

  @Test func timesStandInTheClinicsZoneWithItsRules() throws {
    var plan = try Example().plan
    plan.treatment.session = 30...40
    let text = try file(plan, times: VisitTimes(all: 870, bySession: [2: 545])).text
    let lines = lines(text)
    #expect(lines.contains("DTSTART;TZID=Europe/London:20250303T143000"))
    #expect(lines.contains("DTSTART;TZID=Europe/London:20250403T090500"))
    #expect(lines.contains("TZID:Europe/London"))
    #expect(lines.filter { $0 == "DURATION:PT40M" }.count == 3)
    #expect(lines.filter { $0 == "TRIGGER:-P1D" }.count == 3)
    #expect(try HolidayFile.violations(in: text) == 0)
    // Nobody needs the summer times of the last century.
    #expect(!text.contains("1916"))
  }

  @Test func aZoneThatTheSystemLacks() throws {
    var clinic = clinic()
    clinic.timeZone = "Europe/Atlantis"
    let made = try file(Example().plan, times: VisitTimes(all: 600), clinic: clinic)
    #expect(made.warnings.count == 1)
    #expect(lines(made.text).contains("DTSTART:20250303T100000"))
  }

  @Test func theUIDStaysAndTheSequenceGrows() throws {
    var plan = try Example().plan
    let before = lines(try file(plan).text)
    plan.schedule?.sessions[1].date = "2025-04-07"
    plan.schedule?.sessions[0].event = .done("2025-03-03")
    let after = lines(try file(plan, asOf: "2025-02-25").text)
    func values(_ lines: [String], _ name: String) -> [String] {
      lines.filter { $0.hasPrefix(name) }
    }
    expectNoDifference(values(after, "UID:"), values(before, "UID:"))
    #expect(values(before, "SEQUENCE:").first == "SEQUENCE:146976")
    #expect(values(after, "SEQUENCE:").first == "SEQUENCE:146993")
    #expect(
      values(lines(try file(plan, id: "a/b c").text), "UID:").first
        == "UID:a-b-c-laser-1@example.org")
  }

  @Test func whatHasNoDateIsNoEvent() throws {
    var plan = try Example().plan
    for index in plan.schedule?.sessions.indices ?? 0..<0 {
      plan.schedule?.sessions[index].date = nil
    }
    #expect(!(try file(plan).text.contains("VEVENT")))
  }
}
