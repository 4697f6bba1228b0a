import CustomDump
import Testing

@testable import Checking

struct TextStatisticsTests {
  /// Counts that textstat 0.7.4 gives: words, sentences, syllables, words of three syllables.
  @Test(
    .enabled(if: Fixture.patterns != nil),
    arguments: [
      (["Will it hurt?", "It's your skin"], [6, 2, 6, 0]),
      // A decimal point ends a sentence, and what has two words or fewer is none.
      (["The needle goes 0.5 to 1.5 mm deep."], [8, 3, 9, 0]),
      (["Go.", "Sit down.", "We will wait."], [6, 1, 6, 0]),
      (["A well-known microcirculation, considerable"], [4, 1, 13, 2]),
    ])
  func counts(sentences: [String], expected: [Int]) throws {
    let counter = SyllableCounter(patterns: try #require(Fixture.patterns))
    let text = TextStatistics(sentences: sentences, counter)
    expectNoDifference(
      [text.words, text.sentences, text.syllables, text.polysyllables], expected)
  }

  @Test func emptyTextDividesByNothing() {
    let text = TextStatistics(sentences: [], SyllableCounter(language: "en"))
    #expect(text.words == 0)
    for measure in ReadingMeasure.allCases { #expect(measure.value(text).isFinite) }
  }
}
