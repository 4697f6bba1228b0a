import CustomDump
import TestSupport
import Testing

@testable import Typography

/// Many scripts in one paragraph.
@Suite struct MixedScriptTests {
  private static let style = TextStyle(families: ["Noto Sans"], size: .pt(12), leading: .pt(17))

  private static func text(
    _ pieces: [(String, FontWeight)], language: String, rightToLeft: Bool = false
  ) -> StyledText {
    var text = StyledText(language: language, rightToLeft: rightToLeft)
    for (string, weight) in pieces {
      var style = style
      style.weight = weight
      text.append(string, style: style)
    }
    return text
  }

  private static let words = [
    "Latin", "Кирилиця", "Ελληνικά", "العربية", "עברית", "हिन्दी", "ภาษาไทย",
  ]

  @Test(arguments: [false, true])
  func everyScriptComesOut(rightToLeft: Bool) throws {
    let typesetter = InstalledFonts.typesetter()
    let string = Array(repeating: Self.words.joined(separator: " "), count: 6)
      .joined(separator: ", ")
    let text = Self.text(
      [(string, .regular)], language: rightToLeft ? "ar" : "en", rightToLeft: rightToLeft)
    let paragraph = try typesetter.prepare(text)
    #expect(paragraph.missing.isEmpty)
    let lines = typesetter.lines(of: paragraph, measure: .pt(200))
    #expect(lines.count > 5)
    #expect(lines.map { text.string(in: $0.range) }.joined() == string)
    for line in lines {
      #expect(!line.isOverfull)
      #expect(line.runs.flatMap(\.run.glyphs).allSatisfy { $0.id != 0 })
    }
    expectNoDifference(
      Set(lines.flatMap(\.runs).map(\.run.face.family)),
      [
        "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari",
        "Noto Sans Thai",
      ])
  }

  /// A space between two words of a fallback face is set in that face, one beside Latin is not.
  @Test func spacesStayWithTheirWords() throws {
    let shape = try InstalledFonts.typesetter().prepare(
      Self.text([("a हिन्दी भाषा b", .regular)], language: "hi")
    ).shape
    expectNoDifference(
      shape.items.map(\.face.family),
      ["Noto Sans", "Noto Sans Devanagari", "Noto Sans", "Noto Sans"])
    expectNoDifference(shape.items.map(\.range), [0..<2, 2..<13, 13..<14, 14..<15])
  }

  @Test func eastAsianPunctuationFollowsItsText() throws {
    guard (try? InstalledFonts.face("Noto Sans CJK SC")) != nil else { return }
    for (language, family) in [
      ("zh", "Noto Sans CJK SC"), ("ja", "Noto Sans CJK JP"), ("ko", "Noto Sans CJK KR"),
      ("zh-Hant", "Noto Sans CJK TC"), ("en", "Noto Sans CJK SC"),
    ] {
      let paragraph = try InstalledFonts.typesetter().prepare(
        Self.text([("治療後、「連絡」。", .regular)], language: language))
      #expect(paragraph.missing.isEmpty)
      expectNoDifference(paragraph.items.map(\.face.family), [family])
    }
  }

  // MARK: Joining

  private static func glyphs(_ text: StyledText, measure: Length = .pt(1000)) throws -> [UInt32] {
    let typesetter = InstalledFonts.typesetter()
    // Each run's glyphs in logical order.
    return typesetter.lines(of: try typesetter.prepare(text), measure: measure)
      .flatMap(\.runs).flatMap { $0.run.glyphs.reversed() }.map(\.id)
  }

  /// Letters join across a change of style.
  @Test func lettersJoinAcrossStyles() throws {
    let whole = try Self.glyphs(
      Self.text([("بببب", .regular)], language: "ar", rightToLeft: true))
    let bold = try Self.glyphs(Self.text([("بببب", .bold)], language: "ar", rightToLeft: true))
    let mixed = try Self.glyphs(
      Self.text([("بب", .regular), ("بب", .bold)], language: "ar", rightToLeft: true))
    expectNoDifference(mixed, Array(whole.prefix(2) + bold.suffix(2)))
    let apart = try Self.glyphs(
      Self.text([("بب", .regular)], language: "ar", rightToLeft: true))
    #expect(Array(mixed.prefix(2)) != apart)
  }

  /// Letters join across a change of font: U+08B6 is not in every Arabic font.
  @Test func lettersJoinAcrossFonts() throws {
    var style = Self.style
    style.families = ["Noto Kufi Arabic", "Noto Sans Arabic"]
    guard let kufi = try? InstalledFonts.face("Noto Kufi Arabic"),
      let letter = Unicode.Scalar(0x08B6), !kufi.covers(letter)
    else { return }
    var text = StyledText(language: "ar", rightToLeft: true)
    text.append("ب\(letter)ب", style: style)
    let paragraph = try InstalledFonts.typesetter().prepare(text)
    #expect(paragraph.items.count == 3)
    let first = try Self.glyphs(text)[0]
    var alone = StyledText(language: "ar", rightToLeft: true)
    alone.append("ب", style: style)
    #expect(try Self.glyphs(alone)[0] != first, "the first letter has its initial form")
  }

  /// A word that has to be split keeps the forms of its letters (CSS Text 3, 5.6).
  @Test func lettersJoinAcrossLines() throws {
    let text = Self.text(
      [("بببببببببب", .regular)], language: "ar", rightToLeft: true)
    let whole = try Self.glyphs(text)
    let split = try Self.glyphs(text, measure: .pt(20))
    expectNoDifference(split, whole)
  }
}
