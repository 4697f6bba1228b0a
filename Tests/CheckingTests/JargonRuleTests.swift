import CustomDump
import Testing

@testable import Checking

struct JargonRuleTests {
  @Test(arguments: [
    "Erythema (redness) may show.", "Redness (erythema) may show.", "Erythema means redness.",
    "This redness is called erythema.", "You may see erythema, the redness of skin.",
    "You may see erythema – redness.", "You may see erythema. It is a kind of redness.",
    "- **Erythema** is common", "| Word | Meaning |\n|---|---|\n| Erythema | redness |",
    "Erythema (redness) may show. Erythema fades.",
  ])
  func explained(text: String) {
    expectNoDifference(Fixture.findings("---\ntitle: Test\n---\n" + text).brief, [])
  }

  @Test func unexplained() {
    let text = "---\ntitle: Test\ndescription: It may help.\n---\nFirst **erythema** may show."
    expectNoDifference(Fixture.findings(text).brief, ["5:9+8 jargon"])
  }

  /// What comes later does not help who reads from the beginning.
  @Test func explainedTooLate() {
    let text = "---\ntitle: Test\n---\nErythema may show.\n\nErythema (redness) fades."
    expectNoDifference(Fixture.findings(text).brief, ["4:1+8 jargon"])
  }

  @Test func theNameOfTheTreatmentIsNone() {
    expectNoDifference(
      Fixture.findings("---\ntitle: Mesotherapy\n---\nMesotherapy helps.").brief, [])
  }
}
