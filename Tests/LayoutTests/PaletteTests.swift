import TestSupport
import Testing
import Typography

@testable import Layout

@Suite struct PaletteTests {
  /// Text keeps 7:1 on everything it stands on, whatever colour a clinic chooses (WCAG 2.2, 1.4.6).
  @Test func textIsLegibleWithEveryAccent() {
    var random = SplitMix64(seed: 9)
    for _ in 0..<300 {
      func component() -> Double { .random(in: 0...1, using: &random) }
      let palette = Palette(accent: Color(red: component(), green: component(), blue: component()))
      for role in [Palette.Role.ink, .muted, .accent] {
        #expect(palette[role].contrast(with: palette[.tint]) >= 7)
        #expect(palette[role].contrast(with: .white) >= 7)
      }
      #expect(palette[.onAccent].contrast(with: palette[.accent]) >= 7)
    }
  }

  @Test func keepsAnAccentThatIsDarkEnough() throws {
    let accent = try #require(Color(hex: "#7a2e43"))
    #expect(Palette(accent: accent)[.accent] == accent)
  }
}
