import CustomDump
import Foundation
import Testing

@testable import Typography

@Suite struct HyphenatorTests {
  /// A word with its hyphens, by Debian's patterns.
  private static func hyphenated(
    _ word: String, _ language: String, _ hyphenation: Hyphenation = Hyphenation()
  ) throws -> String {
    var text = StyledText(language: language, hyphenation: hyphenation)
    text.append(word, style: TextStyle(families: ["x"], size: .pt(12), leading: .pt(17)))
    let dictionary = try dictionary(language)
    let offsets = Hyphenator(dictionary: { _ in dictionary })
      .syllables(in: 0..<text.units.count, of: text)
    var parts: [String] = []
    var start = 0
    for end in offsets + [text.units.count] {
      parts.append(text.string(in: start..<end))
      start = end
    }
    return parts.joined(separator: "-")
  }

  private static func dictionary(_ language: String) throws -> HyphenationDictionary {
    let folder = "/usr/share/hyphen"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let name = try #require(HyphenationDictionary.fileName(for: language, among: names))
    let data = try #require(FileManager.default.contents(atPath: "\(folder)/\(name)"))
    return try #require(HyphenationDictionary(bytes: Array(data)))
  }

  /// German and Polish patterns are in encodings of their own.
  @Test(arguments: [
    ("en-GB", "treatment", "treat-ment"), ("en", "Rejuvenation,", "Re-ju-ven-a-tion,"),
    ("de", "Gesichtsbehandlung", "Ge-sichts-be-hand-lung"), ("de", "Füße", "Fü-ße"),
    ("de", "übermäßige", "über-mä-ßi-ge"), ("pl", "nawilżanie", "na-wil-ża-nie"),
    ("uk", "процедура", "про-цедура"), ("es", "tratamiento", "tra-ta-mien-to"),
    ("fr", "traitement", "trai-te-ment"),
  ])
  func findsSyllables(language: String, word: String, expected: String) throws {
    let found = try Self.hyphenated(word, language, Hyphenation(before: 2, after: 2))
    #expect(found == expected)
  }

  @Test func keepsMinima() throws {
    #expect(try Self.hyphenated("elastin", "en", Hyphenation(before: 2, after: 3)) == "elastin")
    let wide = try Self.hyphenated("rejuvenation", "en", Hyphenation(before: 4, after: 5))
    #expect(wide.split(separator: "-").first?.count ?? 0 >= 4)
    #expect(wide.split(separator: "-").last?.count ?? 0 >= 5)
  }

  /// No number, no address, no abbreviation, no word that has a hyphen.
  @Test(arguments: [
    "treatment2", "treatment@example.org", "www.treatment.example", "UNESCO", "well-treatment",
    "https://treatment", "a", "", "…", "treat\u{AD}ment",
  ])
  func leavesOthersAlone(word: String) throws {
    #expect(try Self.hyphenated(word, "en") == word)
  }

  @Test func findsTheLanguagesFile() {
    let names = [
      "hyph_de.dic", "hyph_de_DE.dic", "hyph_en_GB.dic", "hyph_en_US.dic", "hyph_fr.dic",
      "hyph_pt_BR.dic", "hyph_uk_UA.dic", "notes.txt",
    ]
    func file(_ tag: String) -> String? { HyphenationDictionary.fileName(for: tag, among: names) }
    expectNoDifference(
      ["en", "en-US", "en-AU", "de-AT", "fr-CA", "pt", "uk", "uk-Cyrl-UA", "xx", ""].map(file),
      [
        "hyph_en_GB.dic", "hyph_en_US.dic", "hyph_en_GB.dic", "hyph_de_DE.dic", "hyph_fr.dic",
        "hyph_pt_BR.dic", "hyph_uk_UA.dic", "hyph_uk_UA.dic", nil, nil,
      ])
  }

  @Test(arguments: ["", "\n", "no such charset\na1b", "UTF-9\na1b", "\u{0}\u{1}\u{2}"])
  func refusesWhatIsNoDictionary(text: String) {
    #expect(HyphenationDictionary(bytes: Array(text.utf8)) == nil)
  }
}
