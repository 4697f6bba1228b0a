import Content
import Testing

@Suite struct DiagnosticTests {
  private func at(_ column: Int, _ length: Int = 1) -> Place {
    Place(file: "f.md", line: 14, column: column, length: length)
  }

  @Test func theCaretStandsUnderTheValue() {
    let diagnostic = Diagnostic.error(
      "'every' takes an interval", at: at(12, 7), hint: "write \"1 month\"")
    #expect(
      diagnostic.formatted(sourceLine: "    every: monthly") == """
        f.md:14:12: error: 'every' takes an interval
           14 |     every: monthly
              |            ^~~~~~~
           hint: write "1 month"
        """)
  }

  @Test func tabsAndWideCharactersKeepTheColumn() {
    let text = Diagnostic.warning("x", at: at(4)).formatted(sourceLine: "\té\u{301}🇬🇧z")
    #expect(text.hasSuffix("   14 | \té\u{301}🇬🇧z\n      | \t  ^"))
  }

  @Test func aPlaceBeyondTheLineIsStillShown() {
    #expect(
      Diagnostic.warning("x", at: at(9, 5)).formatted(sourceLine: "ab")
        == "f.md:14:9: warning: x\n   14 | ab\n      |   ^")
    var zero = at(1)
    zero.column = 0
    #expect(Diagnostic.warning("x", at: zero).formatted(sourceLine: "").hasSuffix("| ^"))
  }

  @Test func aLongLineIsCutAroundThePlace() {
    let line = String(repeating: "a", count: 300) + "XY" + String(repeating: "b", count: 300)
    let text = Diagnostic.warning("x", at: at(301, 2)).formatted(sourceLine: line)
    let expected = """
      f.md:14:301: warning: x
         14 | …\(String(repeating: "a", count: 40))XY\(String(repeating: "b", count: 58))…
            | \(String(repeating: " ", count: 41))^~
      """
    #expect(text == expected)
  }

  @Test func noFileWritesToTheTerminal() {
    let text = Diagnostic.error("a\u{1B}[31m", at: at(1), hint: "b\u{9B}c")
      .formatted(sourceLine: "\u{1B}]0;x\u{07}")
    let controls: Set<Unicode.Scalar> = ["\u{1B}", "\u{07}", "\u{9B}"]
    #expect(controls.isDisjoint(with: Set(text.unicodeScalars)))
  }

  @Test func diagnosticsComeInTheOrderOfTheirPlaces() {
    let first = Diagnostic.error("a", at: at(1))
    let second = Diagnostic.error("b", at: at(2))
    let nowhere = Diagnostic.error("c")
    #expect([second, first, nowhere].inOrder == [nowhere, first, second])
    #expect(Parsed(value: 1, diagnostics: [first]).sound == nil)
    #expect(Parsed(value: 1, diagnostics: [.warning("d")]).sound == 1)
  }
}
