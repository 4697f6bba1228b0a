import Testing

@testable import Content

@Suite struct SpellingTests {
  private let fields = ["title", "hero_image", "hero_alt", "aliases", "session", "sessions"]

  @Test(arguments: [
    ("hero_imgae", "hero_image"), ("hero-image", "hero_image"), ("Title", "title"),
    ("titel", "title"), ("sesions", "sessions"), ("alias", "aliases"),
  ])
  func findsTheNearest(word: String, meant: String) {
    #expect(Spelling.nearest(to: word, among: fields).first == meant)
  }

  @Test func saysNothingWhereNothingIsNear() {
    #expect(Spelling.nearest(to: "price", among: fields) == [])
    #expect(Spelling.nearest(to: "", among: fields) == [])
    #expect(Spelling.nearest(to: "x", among: []) == [])
  }

  @Test func theNearestComesFirstAndThreeAreEnough() {
    #expect(Spelling.nearest(to: "session", among: fields) == ["session", "sessions"])
    #expect(Spelling.nearest(to: "aa", among: ["ab", "ac", "ad", "ae"]) == ["ab", "ac", "ad"])
  }

  @Test(arguments: [
    ("kitten", "sitting", 3), ("ab", "ba", 1), ("", "abc", 3), ("abc", "abc", 0), ("ca", "abc", 3),
    ("flaw", "lawn", 2),
  ])
  func distances(from: String, to: String, edits: Int) {
    #expect(Spelling.distance(Array(from), Array(to), limit: 9) == edits)
    #expect(Spelling.distance(Array(to), Array(from), limit: 9) == edits)
    #expect(Spelling.distance(Array(from), Array(to), limit: edits) == edits)
    if edits > 0 { #expect(Spelling.distance(Array(from), Array(to), limit: edits - 1) == nil) }
  }
}
