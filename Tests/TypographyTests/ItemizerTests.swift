import CustomDump
import TestSupport
import Testing

@testable import Typography

@Suite struct ItemizerTests {
  private static let regular = TextStyle(
    families: ["Noto Sans"], size: .pt(12), leading: .pt(17))
  private static var bold: TextStyle {
    var style = regular
    style.weight = .bold
    return style
  }

  private static func itemized(
    _ text: StyledText
  ) throws -> (items: [TextItem], missing: [MissingCharacter]) {
    let levels = try Bidi.levels(of: text.units, rightToLeft: text.rightToLeft)
    return try Itemizer.itemize(text, levels: levels, book: InstalledFonts.book())
  }

  private static func text(_ string: String, rightToLeft: Bool = false) -> StyledText {
    var text = StyledText(language: "en", rightToLeft: rightToLeft)
    text.append(string, style: regular)
    return text
  }

  /// Each item as its text, script and face.
  private static func described(_ text: StyledText) throws -> [String] {
    try itemized(text).items.map { item in
      let tag = (0..<4).map { UInt8(truncatingIfNeeded: item.script.tag >> (24 - $0 * 8)) }
      return "\(text.string(in: item.range)) \(String(decoding: tag, as: UTF8.self))"
        + " \(item.level) \(item.face.family)"
    }
  }

  @Test func keepsOneStyleAndScriptTogether() throws {
    expectNoDifference(
      try Self.described(Self.text("“Plain, – 12 text!”")),
      ["“Plain, – 12 text!” Latn 0 Noto Sans"])
  }

  @Test func partsScriptsAndDirections() throws {
    expectNoDifference(
      try Self.described(Self.text("12 ab Яґ, שלום 34 c")),
      [
        "12 ab  Latn 0 Noto Sans", "Яґ,  Cyrl 0 Noto Sans", "שלום Hebr 1 Noto Sans Hebrew",
        "  Hebr 1 Noto Sans", "34 Hebr 2 Noto Sans", "  Hebr 0 Noto Sans", "c Latn 0 Noto Sans",
      ])
  }

  @Test func partsStyles() throws {
    var text = StyledText(language: "en")
    text.append("plain ", style: Self.regular, tag: 1)
    text.append("bold", style: Self.bold, tag: 2)
    text.append("", style: Self.regular, tag: 3)
    text.append(" and bold", style: Self.bold, tag: 2)
    let items = try Self.itemized(text).items
    expectNoDifference(items.map { text.string(in: $0.range) }, ["plain ", "bold and bold"])
    expectNoDifference(items.map(\.face.weight), [.regular, .bold])
  }

  /// A mark is never torn from its base, nor a joiner from what it joins.
  @Test func keepsClustersWhole() throws {
    expectNoDifference(
      try Self.described(Self.text("e\u{301} q\u{303}\u{AD}x")),
      ["e\u{301} q\u{303}\u{AD}x Latn 0 Noto Sans"])
    expectNoDifference(
      try Self.described(Self.text("क्\u{200D}ष")), ["क्\u{200D}ष Deva 0 Noto Sans Devanagari"])
  }

  @Test func reportsCharactersThatNoFontHas() throws {
    var text = StyledText(language: "en")
    text.append("ab \u{E000}", style: Self.regular, tag: 7)
    text.append("𝑥 c\u{F0000}", style: Self.bold, tag: 8)
    expectNoDifference(
      try Self.itemized(text).missing,
      [
        MissingCharacter(character: "\u{E000}", offset: 3, tag: 7),
        MissingCharacter(character: "\u{F0000}", offset: 8, tag: 8),
      ])
  }

  /// Nothing is drawn for these, so no font needs them.
  @Test(arguments: ["\u{AD}", "\u{200B}", "\u{2060}", "\u{200E}", "\u{2028}", "\u{3000}", "\t"])
  func missesNothingInvisible(character: String) throws {
    expectNoDifference(try Self.itemized(Self.text("a\(character)b")).missing, [])
  }

  @Test func readsALoneSurrogate() {
    let units: [UInt16] = [0x61, 0xD83D, 0x62, 0xDE00]
    #expect(Itemizer.scalar(at: 1, in: units) == ("\u{FFFD}", 1))
    #expect(Itemizer.scalar(at: 3, in: units) == ("\u{FFFD}", 1))
    #expect(Itemizer.scalar(at: 0, in: Array("😀".utf16)) == ("😀", 2))
  }

  @Test func needsTheFamilyThatTheStyleNames() {
    var style = Self.regular
    style.families = ["Nothing Sans"]
    var text = StyledText(language: "en")
    text.append("a", style: style)
    #expect(throws: FontError.missing(family: "Nothing Sans")) { try Self.itemized(text) }
    #expect(throws: TypesettingError.font(.missing(family: "Nothing Sans"))) {
      try InstalledFonts.typesetter().prepare(text)
    }
  }
}
