import Content
import CustomDump
import Testing

@testable import Planning

struct SafetyPartTests {
  @Test func boxesToTick() throws {
    expectNoDifference(
      Outline.of(try HandoutComposer.example().screeningPart),
      """
      [screening] Tell us before treatment if you
        tickBox > are pregnant or breastfeeding
        note: If you tick a box, tell us before treatment starts. Your clinician will then decide with you how to go on.
      """)
  }

  @Test func whatToExpect() throws {
    var treatment = Treatment.laser
    treatment.expect.append(
      CareRule(id: "dry", kind: .expect, what: "dry skin", span: .clinic))
    expectNoDifference(
      Outline.of(try HandoutComposer.example(treatment: treatment).expectPart),
      """
      [expect] What to expect
        bullet > **Slight redness**: a few hours
        bullet > **Dry skin**: your clinician tells you for how long
      """)
  }

  @Test func whenToCall() throws {
    expectNoDifference(
      Outline.of(try HandoutComposer.example().callPart),
      """
      [call] When to call us
        callout call > **Call us on [020 7946 0000](tel:02079460000) if**
          bullet > the redness gets worse
          When we are closed, call Night line: [020 7946 0999](tel:02079460999)
      """)
  }

  @Test func whereTheFileNamesNoReasonToCall() throws {
    var treatment = Treatment.laser
    treatment.whenToCall = []
    let clinic = Clinic.closed()
    expectNoDifference(
      Outline.of(try HandoutComposer.example(treatment: treatment, clinic: clinic).callPart),
      """
      [call] When to call us
        callout call > **Call us if**
          bullet > something gets worse
          bullet > something lasts longer than this plan says
          bullet > anything worries you
      """)
  }
}
