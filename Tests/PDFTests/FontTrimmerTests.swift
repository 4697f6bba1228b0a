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
