import Content
import Testing

@Suite struct SourceFileTests {
  @Test(arguments: ["a\nb\n", "a\r\nb\r\n", "a\rb\r", "\u{FEFF}a\r\nb\n"])
  func everyLineEndIsTheSame(text: String) {
    let file = SourceFile(path: "x.md", text: text)
    #expect(file.text == "a\nb\n")
    #expect(file.line(1) == "a")
    #expect(file.line(2) == "b")
  }

  @Test func linesBeyondTheFileAreNil() {
    let file = SourceFile(path: "x.md", text: "a\nb")
    #expect(file.line(0) == nil)
    #expect(file.line(3) == nil)
    #expect(file.line(-1) == nil)
    #expect(file.line(Int.max) == nil)
  }

  @Test func onlyLineFeedsEndLines() {
    let file = SourceFile(path: "x.md", text: "a\u{2028}b\u{0C}c\u{85}d\ne")
    #expect(file.line(2) == "e")
  }

  @Test(arguments: [
    ("assets/treatments/laser.md", "laser"), ("laser.uk.md", "laser.uk"), ("laser", "laser"),
    (".hidden", ".hidden"), ("", ""), ("a/b/", "b"),
  ])
  func theNameHasNoEnding(path: String, name: String) {
    #expect(SourceFile(path: path, text: "").name == name)
  }
}
