import Testing

@testable import Checking

struct SyllableCounterTests {
  @Test(arguments: [
    ("de", "haut", 1), ("de", "behandlung", 3), ("de", "häufig", 2), ("de", "ruhe", 2),
    ("de", "feuer", 2), ("de", "idee", 2),
    ("es", "piel", 1), ("es", "sesión", 2), ("es", "día", 2), ("es", "tratamiento", 4),
    ("es", "oeste", 3), ("es", "cuidado", 3),
    ("pl", "skóra", 2), ("pl", "zabieg", 2), ("pl", "działanie", 3), ("pl", "niebieski", 3),
    ("uk", "шкіра", 2), ("uk", "її", 2), ("uk", "процедура", 4),
    ("en", "make", 1), ("en", "table", 2), ("en", "beautiful", 3), ("en", "mm", 1),
  ])
  func byVowels(language: String, word: String, expected: Int) {
    #expect(SyllableCounter(language: language).syllables(in: word) == expected)
  }

  /// The example of Liang's thesis, as TeX hyphenates it.
  @Test func patternsOfTheThesis() {
    let patterns = HyphenationPatterns(
      "UTF-8\nLEFTHYPHENMIN 2\n% a remark\nhy3ph\nhe2n\nhena4\nhen5at\n1na\nn2at\n1tio\n2io\no2n")
    // hy-phen-ation.
    #expect(patterns.points(in: "hyphenation") == 2)
    #expect(patterns.points(in: "hy") == 0)
    #expect(patterns.points(in: "") == 0)
  }
}
