import Content
import CustomDump
import Testing

@Suite struct TreatmentLanguageTests {
  private func treatment(_ language: String?) -> Treatment {
    var treatment = Treatment(id: "peel", file: "peel.md", title: "Peel")
    treatment.language = language
    treatment.whenToCall = [[.text("it gets worse")]]
    treatment.steps = [Step(title: "We clean", text: [.text("First.")])]
    treatment.contraindications = [Contraindication(id: "a", text: [.text("are ill")])]
    treatment.comparison.aim = [.text("Calm.")]
    return treatment
  }

  @Test(arguments: ["en", nil]) func itsOwnLanguageNeedsNoMark(language: String?) {
    let own = treatment(language)
    expectNoDifference(own.marked(beside: "en"), own)
    #expect(own.foreignWarning(beside: "en") == nil)
  }

  @Test func anotherLanguageIsMarkedAndSaid() {
    let marked = treatment("en").marked(beside: "uk")
    func english(_ text: String) -> [Inline] { [.foreign(language: "en", [.text(text)])] }
    expectNoDifference(marked.whenToCall, [english("it gets worse")])
    expectNoDifference(marked.steps.map(\.text), [english("First.")])
    expectNoDifference(marked.contraindications.map(\.text), [english("are ill")])
    expectNoDifference(marked.comparison.aim, english("Calm."))
    expectNoDifference(marked.comparison.suits, [])
    #expect(
      treatment("en").foreignWarning(beside: "uk")?.message
        == "'peel' is not written in the language 'uk' but in 'en'")
  }
}
