import TestSupport
import Testing
import Typography

@Suite struct ColorTests {
  @Test func readsHexadecimal() {
    #expect(Color(hex: "#000000") == .black)
    #expect(Color(hex: "#FFffFF") == .white)
    #expect(Color(hex: "#3366cc") == Color(red: 0.2, green: 0.4, blue: 0.8))
  }

  @Test(arguments: [
    "", "#", "#fff", "3366cc", "#3366c", "#3366cc0", "#33 6cc", "#+12345", "#-12345",
  ])
  func refusesOtherForms(text: String) {
    #expect(Color(hex: text) == nil)
  }

  /// Ratios as WCAG's own examples and the W3C's checkers give them, to two decimals.
  @Test(arguments: [
    ("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#767676", "#ffffff", 4.54),
    ("#777777", "#ffffff", 4.48), ("#595959", "#ffffff", 7.0), ("#ff0000", "#ffffff", 4.0),
    ("#0000ff", "#ffffff", 8.59), ("#008000", "#ffffff", 5.14), ("#ffff00", "#000000", 19.56),
  ])
  func contrastIsWCAGs(first: String, second: String, ratio: Double) throws {
    let (first, second) = (try #require(Color(hex: first)), try #require(Color(hex: second)))
    #expect(abs(first.contrast(with: second) - ratio) < 0.006)
    #expect(first.contrast(with: second) == second.contrast(with: first))
  }

  @Test func tintsTowardsWhite() {
    // Fractions that binary numbers hold exactly.
    let color = Color(red: 0.25, green: 0.5, blue: 0.75)
    #expect(color.tint(1) == color)
    #expect(color.tint(0) == .white)
    #expect(color.tint(0.5) == Color(red: 0.625, green: 0.75, blue: 0.875))
  }

  @Test func darkensNoMoreThanItTakes() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<300 {
      func component() -> Double { .random(in: 0...1, using: &random) }
      let color = Color(red: component(), green: component(), blue: component())
      let background = color.tint(.random(in: 0...0.3, using: &random))
      let dark = color.darkened(toContrast: 7, on: background)
      #expect(dark.contrast(with: background) >= 7)
      guard color.contrast(with: background) < 7 else {
        #expect(dark == color)
        continue
      }
      // One shade lighter would not do, and the hue stays.
      let strength = dark.red / color.red
      let lighter = Color(
        red: color.red * (strength + 0.02), green: color.green * (strength + 0.02),
        blue: color.blue * (strength + 0.02))
      #expect(lighter.contrast(with: background) < 7)
      #expect(abs(dark.green - color.green * strength) < 1e-9)
    }
  }
}
