import TestSupport
import Testing

@testable import Typography

@Suite struct EmbeddingRightsTests {
  @Test(arguments: [
    (0x0, true), (0x2, false), (0x4, true), (0x8, true), (0x6, true), (0x100, false),
    (0x200, false), (0x108, false), (0x1, true),
  ])
  func licences(_ type: UInt16, _ isAllowed: Bool) {
    #expect(EmbeddingRights(type: type).allowSubsets == isAllowed)
  }

  @Test func aRestrictedFontIsRefusedByName() throws {
    func face(type: [UInt8]) throws -> FontFace {
      let sfnt = SFNT(try InstalledFonts.bytes("Noto Sans"))
      var table = [UInt8](repeating: 0, count: 96)
      table.replaceSubrange(8..<10, with: type)
      let font = sfnt.removing("OS/2").adding("OS/2", table).bytes()
      return try FontFace(family: "Their Sans", weight: .regular, data: FontData(font))
    }
    _ = try face(type: [0, 8])
    let error = FontError.restricted(family: "Their Sans")
    #expect(throws: error) { try face(type: [0, 2]) }
    #expect(error.message.contains("\"Their Sans\" may not be embedded"))
  }

  @Test func theFontsInstalledHereMayBeEmbedded() throws {
    for family in ["Noto Sans", "Noto Serif Display"] {
      #expect(try InstalledFonts.face(family).family == family)
    }
  }
}
