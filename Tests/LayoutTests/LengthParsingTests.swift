import Testing

@testable import Layout
@testable import Typography

@Suite struct LengthParsingTests {
  private static let bases = Length.Bases(pageWidth: .pt(600), em: .pt(12))

  @Test(arguments: [
    ("12pt", 12), ("12 pt", 12), (" 12PT ", 12), ("25.4mm", 72), ("2.54 cm", 72), ("1in", 72),
    ("0", 0), ("0.0", 0), ("-3pt", -3), (".5in", 36), ("1.5em", 18), ("0em", 0), ("20%", 120),
    ("12.5 %", 75), ("-1 EM", -12),
  ])
  func readsLengths(text: String, points: Double) throws {
    let length = try #require(Length(text, bases: Self.bases))
    #expect(abs(length.points - points) < 1e-9)
  }

  @Test(arguments: [
    "", "12", "pt", "12px", "12 p t x", "1e3pt", "nan pt", "infpt", "½pt", "１２pt", "12pt;", "--1pt",
    "99999pt", "1.2.3mm", "+3pt", "%", "em", "29999em", "6000%", "2 ex", "1rem",
  ])
  func refusesOtherForms(text: String) {
    #expect(Length(text, bases: Self.bases) == nil)
  }

  @Test(arguments: [
    ("12", "12pt"), ("12px", "12pt"), ("12 points", "12pt"), ("-1.5", "-1.5pt"),
    ("1.2rem", "1.2em"), ("1 inch", "1in"), ("20 percent", "20%"),
  ])
  func saysWhatWasProbablyMeant(text: String, suggestion: String) {
    #expect(Length.suggestion(for: text) == suggestion)
    #expect(Length(suggestion, bases: Self.bases) != nil)
  }

  @Test(arguments: ["wide", "", "12 feet", "1.2.3", "-"])
  func guessesNothing(text: String) {
    #expect(Length.suggestion(for: text) == nil)
  }
}
