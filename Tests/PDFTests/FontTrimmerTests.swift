import TestSupport
import Testing
import Typography

@testable import PDF

@Suite struct FontTrimmerTests {
  /// The same outlines as FreeType sees them are tested by the pictures of whole pages; here, that
  /// the hinting goes, and that what is no font passes untouched.
  @Test func takesTheHintingOut() throws {
    let font = try InstalledFonts.bytes("Noto Sans")
    let trimmed = try #require(FontTrimmer.trimmed(font))
    #expect(trimmed.count < font.count * 4 / 5)
    let face = try FontFace(family: "Trimmed", weight: .regular, data: FontData(trimmed))
    #expect(face.unitsPerEm == 1000)
    #expect("aöЯ".unicodeScalars.allSatisfy(face.covers))
    let tags = Self.tags(trimmed)
    #expect(tags.isDisjoint(with: ["cvt ", "fpgm", "prep"]))
    #expect(tags.isSuperset(of: ["glyf", "loca", "head", "hmtx", "maxp"]))
    // Once is enough.
    #expect(FontTrimmer.trimmed(trimmed) == trimmed)
  }

  /// As a document shows them, glyphs come in any order; their characters' order needs fewer bytes.
  @Test func glyphsComeInTheOrderOfTheirCharacters() throws {
    let font = FontUnionTests.font(
      [.dot(0), .dot(1), .parts([4, 1]), .dot(3), .dot(2)], advances: [500, 501, 502, 503, 504],
      characters: [(65, 3), (66, 2), (67, 1)])
    let trimmed = try #require(FontTrimmer.trimmed(font).flatMap(TrueTypeProgram.init))
    let map = try #require(trimmed.characters)
    #expect(map.glyphs.map(\.character) == [65, 66, 67])
    #expect(map.glyphs.map(\.glyph) == [1, 2, 3])
    #expect(trimmed.glyphs.map { $0.metrics >> 16 } == [500, 503, 502, 501, 504])
    let outlines = [
      FontUnionTests.outline(.dot(3)), FontUnionTests.outline(.parts([4, 3])),
      FontUnionTests.outline(.dot(1)), FontUnionTests.outline(.dot(2)),
    ]
    #expect(trimmed.glyphs.dropFirst().map { Array($0.outline) } == outlines)
    #expect(trimmed.glyphs[0].outline.isEmpty, "what stands for a missing glyph is never drawn")
  }

  /// Glyphs that are known by their numbers keep them.
  @Test func aFontWithoutCharactersStaysInItsOrder() throws {
    let font = FontUnionTests.font([.dot(0), .dot(2), .dot(1)])
    let trimmed = try #require(FontTrimmer.trimmed(font).flatMap(TrueTypeProgram.init))
    #expect(trimmed.glyphs[1].outline.elementsEqual(FontUnionTests.outline(.dot(2))))
    #expect(trimmed.characters == nil)
  }

  @Test func leavesAloneWhatItDoesNotKnow() throws {
    #expect(FontTrimmer.trimmed([]) == nil)
    #expect(FontTrimmer.trimmed(Array("OTTO and more bytes".utf8)) == nil)
    let font = try InstalledFonts.bytes("Noto Sans Hebrew")
    for count in stride(from: 0, to: font.count, by: 997) {
      _ = FontTrimmer.trimmed(Array(font.prefix(count)))
    }
    var random = SplitMix64(seed: 2)
    for _ in 0..<200 {
      var damaged = font
      for _ in 0..<20 {
        damaged[.random(in: 0..<font.count, using: &random)] = .random(in: 0...255, using: &random)
      }
      _ = FontTrimmer.trimmed(damaged)
    }
  }

  private static func tags(_ font: [UInt8]) -> Set<String> {
    let count = Int(font[4]) << 8 | Int(font[5])
    return Set(
      (0..<count).map { String(decoding: font[(12 + $0 * 16)...].prefix(4), as: UTF8.self) })
  }
}
