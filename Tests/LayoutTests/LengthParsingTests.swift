import Testing

@testable import Layout
@testable import Typography

@Suite struct LengthParsingTests {
  @Test(arguments: [
    ("12pt", 12), ("12 pt", 12), (" 12PT ", 12), ("25.4mm", 72), ("2.54 cm", 72), ("1in", 72),
    ("0", 0), ("0.0", 0), ("-3pt", -3), (".5in", 36),
  ])
  func readsLengths(text: String, points: Double) throws {
    let length = try #require(Length(text))
    #expect(abs(length.points - points) < 1e-9)
  }

  @Test(arguments: [
    "", "12", "pt", "12px", "12 p t x", "1e3pt", "nan pt", "infpt", "½pt", "１２pt", "12pt;", "--1pt",
    "99999pt", "1.2.3mm", "+3pt",
  ])
  func refusesOtherForms(text: String) {
    #expect(Length(text) == nil)
  }
}
