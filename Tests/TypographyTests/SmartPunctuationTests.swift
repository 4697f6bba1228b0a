import Testing
import Typography

@Suite struct SmartPunctuationTests {
  private static func converted(_ text: String, _ language: String = "en") -> String {
    var punctuation = SmartPunctuation(language: language)
    return punctuation.converted(text)
  }

  /// Outer and inner quotations by CLDR's delimiters.
  @Test(arguments: [
    ("en", "“Take ‘care’ now,” she said."), ("en-GB", "“Take ‘care’ now,” she said."),
    ("de", "„Take ‚care‘ now,“ she said."), ("pl", "„Take «care» now,” she said."),
    ("uk", "«Take „care“ now,» she said."), ("es", "«Take “care” now,» she said."),
    ("fr", "«Take “care” now,» she said."), ("ar", "”Take ’care‘ now,“ she said."),
    ("xx", "“Take ‘care’ now,” she said."),
  ])
  func setsTheLanguagesQuotes(language: String, expected: String) {
    #expect(Self.converted("\"Take 'care' now,\" she said.", language) == expected)
  }

  @Test(arguments: ["en", "de", "pl", "uk", "fr"])
  func knowsAnApostrophe(language: String) {
    #expect(Self.converted("don't", language) == "don’t")
    #expect(Self.converted("м'ята", language) == "м’ята")
    #expect(Self.converted("the patients' rights", language) == "the patients’ rights")
  }

  @Test func opensAfterSpacesBracketsAndDashes() {
    #expect(Self.converted("(\"a\") – \"b\"/\"c\"") == "(“a”) – “b”/“c”")
    #expect(Self.converted("yes --\"no\"") == "yes –“no”")
  }

  @Test func nestsQuotations() {
    #expect(Self.converted("\"'Stop,' he said.\"") == "“‘Stop,’ he said.”")
    #expect(Self.converted("\"He said 'stop'\"", "uk") == "«He said „stop“»")
  }

  @Test func setsDashes() {
    #expect(Self.converted("laser -- not light") == "laser – not light")
    #expect(Self.converted("laser - not light") == "laser – not light")
    #expect(Self.converted("well-known 30-40") == "well-known 30-40")
    #expect(Self.converted("-5") == "-5")
  }

  @Test func setsThreeDotsAlone() {
    #expect(Self.converted("and so on...") == "and so on…")
    #expect(Self.converted("a.. b.... c.") == "a.. b.... c.")
  }

  @Test func leavesWhatIsSet() {
    let text = "“Set” – ‘already’… it’s 10:30, a/b (c) №5"
    #expect(Self.converted(text) == text)
    #expect(Self.converted("") == "")
  }

  /// A quotation may begin in one style and end in another.
  @Test func walksThroughPieces() {
    var punctuation = SmartPunctuation(language: "en")
    #expect(punctuation.converted("He said \"") == "He said “")
    #expect(punctuation.converted("bold") == "bold")
    #expect(punctuation.converted("\" and 'left'") == "” and ‘left’")
    punctuation.skip("code ")
    #expect(punctuation.converted("\"x\"") == "“x”")
    punctuation.skip("code")
    #expect(punctuation.converted("\"") == "”")
  }
}
