import Testing

@testable import Checking

struct ReadingMeasureTests {
  /// 100 words in 10 sentences, 150 syllables, 20 long words.
  private let text: TextStatistics = {
    var text = TextStatistics(sentences: [], SyllableCounter(language: "en"))
    (text.words, text.sentences, text.letters, text.syllables) = (100, 10, 450, 150)
    (text.monosyllables, text.polysyllables, text.longPolysyllables, text.longWords) = (
      60, 10, 5, 20
    )
    return text
  }()

  /// Computed by hand from the published formulas.
  @Test(arguments: [
    (ReadingMeasure.fleschKincaid, 6.0),  // 3.9 + 17.7 - 15.59 = 6.01
    (.smog, 8.8),  // 1.043 · √30 + 3.1291 = 8.842
    (.fernandezHuerta, 106.64),  // 206.84 - 90 - 10.2
    (.wienerSachtext, 3.364),  // 1.935 + 1.672 + 2.594 - 1.962 - 0.875
    (.fogPolish, 6.0), (.lix, 30.0), (.wordsPerSentence, 10.0), (.lettersPerWord, 4.5),
  ])
  func formula(measure: ReadingMeasure, expected: Double) {
    #expect(abs(measure.value(text) - expected) < 0.001)
  }

  @Test func everyLanguageHasAMeasureWithALimit() {
    for language in ["en", "en-GB", "de", "es", "pl", "uk", "ar", "fr"] {
      let measures = ReadingMeasure.measures(of: language)
      #expect(measures.contains { $0 != .wordsPerSentence && $0.limit(in: language) != nil })
    }
  }
}
