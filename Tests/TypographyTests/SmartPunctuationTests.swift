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
    ("fr", "«\u{202F}Take “care” now,\u{202F}» she said."), ("ar", "”Take ’care‘ now,“ she said."),
    ("cs", "„Take ‚care‘ now,“ she said."), ("it", "«Take “care” now,» she said."),
    ("sv", "”Take ’care’ now,” she said."), ("de-CH", "«Take ‹care› now,» she said."),
    ("ja", "「Take 『care』 now,」 she said."), ("xx", "“Take ‘care’ now,” she said."),
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

  /// However they were typed.
  @Test(arguments: [
    ("en", "“She said ‘stop’ twice.”"), ("uk", "«She said „stop“ twice.»"),
    ("de", "„She said ‚stop‘ twice.“"), ("pl", "„She said «stop» twice.”"),
    ("fr", "«\u{202F}She said “stop” twice.\u{202F}»"),
  ])
  func takesInnerSignsWithin(language: String, expected: String) {
    #expect(Self.converted("\"She said \"stop\" twice.\"", language) == expected)
  }

  @Test func nestsAtTheVeryStart() {
    #expect(Self.converted("\"'Stop,' he said.\"", "fr") == "«\u{202F}“Stop,” he said.\u{202F}»")
    #expect(Self.converted("\"\"Stop\" he said.\"", "uk") == "«„Stop“ he said.»")
  }

  @Test func tellsInchesAndYearsFromQuotations() {
    #expect(Self.converted("a 5\" screen") == "a 5″ screen")
    #expect(Self.converted("\"take 5\"") == "“take 5”")
    #expect(Self.converted("in the '90s, he said 'no'") == "in the ’90s, he said ‘no’")
  }

  // MARK: Spaces

  @Test(arguments: [
    ("Attention !", "Attention\u{202F}!"), ("Attention!", "Attention\u{202F}!"),
    ("Quoi ? Oui ; non : si !", "Quoi\u{202F}? Oui\u{202F}; non\u{202F}: si\u{202F}!"),
    ("Quoi? Oui; non: si!", "Quoi\u{202F}? Oui\u{202F}; non\u{202F}: si\u{202F}!"),
    ("« soleil »", "«\u{202F}soleil\u{202F}»"), ("«soleil»", "«\u{202F}soleil\u{202F}»"),
    ("à 10:30, https://a.example/?b=1", "à 10:30, https://a.example/?b=1"),
    ("quoi ?!", "quoi\u{202F}?!"), ("100 % (oui)", "100 % (oui)"),
  ])
  func setsFrenchSpaces(text: String, expected: String) {
    #expect(Self.converted(text, "fr") == expected)
  }

  @Test func setsFewerSpacesInCanadaAndSwitzerland() {
    #expect(
      Self.converted("\"Oui\": quoi?", "fr-CA") == "«\u{202F}Oui\u{202F}»\u{202F}: quoi?")
    #expect(Self.converted("\"Oui\": quoi?", "fr-CH") == "«\u{202F}Oui\u{202F}»: quoi?")
    #expect(Self.converted("Quoi ?", "en") == "Quoi ?")
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
