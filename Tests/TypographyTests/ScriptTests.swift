import Testing

@testable import Typography

@Suite struct ScriptTests {
  @Test(arguments: [
    ("a", "Latn"), ("я", "Cyrl"), ("ω", "Grek"), ("ا", "Arab"), ("א", "Hebr"), ("क", "Deva"),
    ("漢", "Hani"), ("か", "Hira"), ("1", "Zyyy"), ("–", "Zyyy"), ("\u{301}", "Zinh"),
    ("\u{1E900}", "Adlm"),
  ])
  func isUnicodes(character: String, code: String) throws {
    let scalar = try #require(character.unicodeScalars.first)
    #expect(Script(of: scalar) == Script(iso: code))
  }

  @Test func knowsWhatScriptsShare() {
    #expect(Script.common.isShared)
    #expect(Script.inherited.isShared)
    #expect(!Script.latin.isShared)
    #expect(Script.latin.tag == 0x4C61_746E)
  }
}
