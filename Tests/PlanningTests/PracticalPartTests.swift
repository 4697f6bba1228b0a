import Content
import CustomDump
import Testing

@testable import Planning

struct PracticalPartTests {
  @Test func everythingThatTheClinicSays() throws {
    var clinic = Clinic.example
    clinic.cancel = "Call us two days before."
    clinic.email = "hello@example.org"
    clinic.web = "example.org"
    let options = HandoutOptions(replaces: "2025-02-03")
    expectNoDifference(
      Outline.of(try HandoutComposer.example(clinic: clinic, options: options).practicalPart),
      """
      [practical] Changing a visit and finding us
        callout note > **This replaces your plan of Monday 3 February 2025. Please do not use the old one.**
        To change or cancel a visit > Call us two days before.
        Phone > [020 7946 0000](tel:02079460000)
        Email > [hello@example.org](mailto:hello@example.org)
        Website > [example.org](https://example.org)
        Address > 1 Example Street / London
        Opening hours > Monday to Friday 9:00–18:00 / Saturday 9:00–12:30, 14:00–16:00 / Sunday closed
        When we are closed > Night line: [020 7946 0999](tel:02079460999)
        Questions to ask: ____
        Notes: ____
      """)
  }

  @Test func weekdaysThatStandAloneOrInPairs() throws {
    var clinic = Clinic.closed(on: .wednesday, .saturday, .sunday)
    clinic.opening[.friday] = [Hours(opens: 600, closes: 725)]
    let lines = Outline.of(
      try HandoutComposer.example(start: "2025-03-03", clinic: clinic).practicalPart)
    #expect(
      lines.contains(
        "Monday and Tuesday 9:00–18:00 / Wednesday closed / Thursday 9:00–18:00 / "
          + "Friday 10:00–12:05 / Saturday and Sunday closed"))
  }
}
