import Content
import CustomDump
import Testing

@testable import Checking

struct ScorecardTests {
  private func cards(_ text: String) -> [Scorecard] {
    let (treatment, file) = Fixture.treatment(text)
    let prose = Prose(treatment, in: file)
    let rule = ReadingLevelRule(language: "en", counter: SyllableCounter(language: "en"))
    let facts = ScorecardFacts(
      treatment: treatment, prose: prose, level: rule.level(of: prose.sentences), findings: [])
    return [.pemat(facts), .clearCommunication(facts)]
  }

  @Test func everyItemOfTheInstruments() {
    let cards = cards("---\ntitle: Test\n---\n")
    expectNoDifference(cards[0].items.map(\.number), Array(1...12) + Array(15...26))
    expectNoDifference(cards[1].items.map(\.number), Array(1...20))
  }

  @Test func aBareTextMeetsLittle() {
    let card = cards("---\ntitle: Test\n---\nSome words stand here.")[0]
    #expect(card.unmet.map(\.number).contains(1))
    #expect(card.unmet.map(\.number).contains(20))
    #expect(card.met + card.unmet.count + card.forPerson.count == card.items.count)
  }
}
