import CustomDump
import TestSupport
import Testing

@testable import Typography

@Suite struct FontFaceTests {
  private static func face(_ bytes: [UInt8]) throws(FontError) -> FontFace {
    try FontFace(family: "Test", weight: .regular, data: FontData(bytes))
  }

  @Test func readsMetrics() throws {
    let face = try InstalledFonts.face("Noto Sans")
    #expect(face.family == "Noto Sans")
    #expect(face.weight == .regular)
    #expect(face.unitsPerEm == 1000)
    #expect((face.ascent, face.descent) == (1069, 293))
    #expect((face.xHeight, face.capHeight) == (536, 714))
  }

  @Test func knowsItsCoverage() throws {
    let latin = try InstalledFonts.face("Noto Sans")
    for character in "aZ é–“”ЯґΩ½".unicodeScalars { #expect(latin.covers(character)) }
    for character in "ا中☃\u{E000}\u{10FFFF}".unicodeScalars { #expect(!latin.covers(character)) }
    let arabic = try InstalledFonts.face("Noto Sans Arabic")
    #expect(arabic.covers("ا"))
    #expect(!arabic.covers("Я"))
  }

  @Test func boldIsAnotherFont() throws {
    let regular = try InstalledFonts.face("Noto Sans", .regular)
    let bold = try InstalledFonts.face("Noto Sans", .bold)
    #expect(bold.weight == .bold)
    #expect(
      !regular.data.buffer.elementsEqual(bold.data.buffer), "both weights are the same file")
  }

  @Test func refusesWhatIsNoFont() throws {
    let unreadable = FontError.unreadable(family: "Test")
    #expect(throws: unreadable) { try Self.face([]) }
    #expect(throws: unreadable) { try Self.face([0, 1, 0, 0]) }
    #expect(throws: unreadable) { try Self.face(Array("not a font, whatever it is called".utf8)) }
    let font = try InstalledFonts.bytes("Noto Sans")
    #expect(throws: unreadable) { try Self.face(Array(font.prefix(350))) }
    #expect(throws: unreadable) { try Self.face(SFNT(font).removing("maxp").bytes()) }
  }

  /// Bytes at random places of a font say anything; whatever is made of them, it stays in bounds.
  @Test func survivesDamage() throws {
    let font = try InstalledFonts.bytes("Noto Sans Hebrew")
    var random = SplitMix64(seed: 5)
    var made = 0
    for _ in 0..<150 {
      var damaged = font
      for _ in 0..<40 {
        damaged[.random(in: 0..<font.count, using: &random)] = .random(in: 0...255, using: &random)
      }
      // A third of the damage goes where it hurts most.
      damaged[.random(in: 0..<400, using: &random)] = .random(in: 0...255, using: &random)
      guard let face = try? Self.face(damaged) else { continue }
      made += 1
      let typesetter = Typesetter(book: FontBook { _ in face })
      var text = StyledText(language: "he", rightToLeft: true)
      text.append(
        "שלום עולם 12", style: TextStyle(families: ["Test"], size: .pt(12), leading: .pt(16)))
      let paragraph = try? typesetter.prepare(text)
      _ = paragraph.map { typesetter.lines(of: $0, measure: .pt(50)) }
    }
    #expect(made > 0)
  }

  @Test func refusesAVariableFont() throws {
    let sfnt = SFNT(try InstalledFonts.bytes("Noto Sans"))
    let untouched = try Self.face(sfnt.bytes())
    #expect(untouched.capHeight == 714)
    #expect(throws: FontError.variable(family: "Test")) {
      try Self.face(sfnt.adding("fvar", SFNT.weightAxis).bytes())
    }
  }

  @Test func readsEachFontOfACollection() throws {
    let fonts = try ["Noto Sans", "Noto Sans Hebrew"].map { SFNT(try InstalledFonts.bytes($0)) }
    let data = FontData(SFNT.collection(fonts))
    let faces = try (0..<2).map { index in
      try FontFace(family: "Test", weight: .regular, data: data, index: index)
    }
    expectNoDifference(faces.map { $0.covers("я") }, [true, false])
    expectNoDifference(faces.map { $0.covers("א") }, [false, true])
    #expect(throws: FontError.unreadable(family: "Test")) {
      try FontFace(family: "Test", weight: .regular, data: data, index: 2)
    }
  }

  @Test func saysWhatIsWrong() {
    expectNoDifference(
      [FontError.missing(family: "A"), .unreadable(family: "A"), .variable(family: "A")]
        .map(\.message),
      [
        "the font \"A\" is not installed", "the font \"A\" cannot be read",
        "the font \"A\" is a variable font, which cannot be embedded faithfully",
      ])
  }
}
