import CustomDump
import Testing

@testable import Content

@Suite struct PlainTextReaderTests {
  private func read(
    _ text: String, file: String = "f.txt", hasFrontMatter: Bool = false, needsTitle: Bool = true
  ) -> PlainTextReader.Result {
    let lines = text.lines.enumerated().map { SourceLine(text: String($1), number: $0 + 1) }
    return PlainTextReader.read(
      lines, file: file, hasFrontMatter: hasFrontMatter, needsTitle: needsTitle)
  }

  private func markdown(_ result: PlainTextReader.Result) -> String {
    result.lines.map(\.text).joined(separator: "\n")
  }

  @Test func aPastedPageBecomesMarkdown() {
    let result = read(
      """
      About peels

      A peel takes off the outermost layer of the skin.It needs care.

      What it does

      It does three things:

        • smooths lines;
        • evens colour;
            ◦ of spots
          and of scars
        •brightens.

          1. Clean.
          2. Peel.

      Afterwards

      Keep out of the sun for four weeks.

      Leave a Reply

      Your email address will not be published. Required fields are marked *

      Name *
      Post Comment
      """)
    expectNoDifference(
      markdown(result),
      """
      # About peels

      A peel takes off the outermost layer of the skin.It needs care.

      ## What it does

      It does three things:

      - smooths lines;
      - evens colour;
        - of spots
        and of scars
      - brightens.

        1. Clean.
        2. Peel.

      ## Afterwards

      Keep out of the sun for four weeks.







      """)
    #expect(result.firstLine == "About peels")
    expectNoDifference(
      brief(result.diagnostics), ["22:1 warning: the comment form of a web page is left out"])
  }

  @Test func placesPointAtThePastedLine() {
    let text = "Title\n\n  • **é** bold\n\n      3) x *y*\n"
    let blocks = MarkdownConverter.blocks(read(text).lines, file: "f.txt").value ?? []
    expectNoDifference(
      sketch(blocks, places: true),
      """
      H1 Title@1:1+5
      loose bullets
        P **é@3:7+1** bold@3:10+5
        numbers from 3
          P x @5:10+2*y@5:13+1*
      """)
  }

  @Test(arguments: [
    ("    1. one\n    2. two", "numbers from 1\n  P one\n  P two"),
    ("        • one\n        • two", "bullets\n  P one\n  P two"),
    ("\t• one\n\t\t• two", "bullets\n  P one\n  bullets\n    P two"),
    (
      "1. one\n   • two\n   • three\n2. four",
      "numbers from 1\n  P one\n  bullets\n    P two\n    P three\n  P four"
    ),
    ("☐ one\n☑ two", "boxes\n  P one\n  P two"),
    ("• one\n\n  still one\n\nnot one", "loose bullets\n  P one\n  P still one\nP not one"),
    ("•\u{A0}one", "bullets\n  P one"),
    ("words:\n• one\n• two", "P words:\nbullets\n  P one\n  P two"),
    ("    words set in", "P words set in"),
  ])
  func indentedListsStayLists(text: String, expected: String) {
    let result = read("# T\n\n" + text + "\n", needsTitle: false)
    let headless = read("A sentence that is no title at all, since it ends in a mark.\n\n" + text)
    let blocks =
      MarkdownConverter.blocks(
        text.hasPrefix("    words") ? headless.lines : result.lines, file: "f.txt"
      ).value ?? []
    expectNoDifference(sketch(Array(blocks.dropFirst())), expected)
  }

  @Test func markdownStaysMarkdown() {
    let text = """
      # T

      Words

      Short line

      A sentence.

          code

      - a
          - b

      * * *
      ```
      • in code
      Leave a Comment
      ```
      """
    expectNoDifference(markdown(read(text, file: "f.md")), text)
    #expect(read(text, file: "f.md").firstLine == nil)
  }

  @Test func webBulletsAreReadInMarkdownToo() {
    let text = "---\n\nShort\n\nA sentence.\n\n    • a\n    • b"
    #expect(
      markdown(read(text, file: "f.md", hasFrontMatter: true, needsTitle: false))
        == "---\n\nShort\n\nA sentence.\n\n- a\n- b")
    #expect(markdown(read("a\n\n• b", file: "f.md", needsTitle: false)) == "a\n\n- b")
  }

  @Test(arguments: [
    "It ends in a mark.", "Does it?", "It goes on:", "A list, more or less,",
    String(repeating: "long ", count: 17), "* * *", "| a |", "> a", "- a", "42. a",
  ])
  func whatIsNoHeading(line: String) {
    let text = "Title\n\n" + line + "\n\nA sentence."
    #expect(!markdown(read(text)).contains("## "))
  }

  @Test func aHeadingStandsBeforeAParagraph() {
    #expect(!markdown(read("Title\n\nShort\n\n• a")).contains("## "))
    #expect(!markdown(read("Title\n\nShort\n\nShort too\n\nThe end")).contains("## "))
    #expect(!markdown(read("Title\n\nShort\nA sentence.")).contains("## "))
    #expect(!markdown(read("Title\n\nShort")).contains("## "))
    #expect(markdown(read("Title\n\n  Short\n\nA sentence.")).contains("\n## Short\n"))
  }

  @Test func theFirstLineIsATitleWhereItIsShort() {
    let long = String(repeating: "a", count: 121)
    #expect(read(long + "\n\nb.").firstLine == nil)
    #expect(read(String(long.dropFirst()) + "\n\nb.").firstLine?.count == 120)
    #expect(markdown(read("\n\n  Title\n\nb.")) == "\n\n# Title\n\nb.")
    // Where the line is only the first of a paragraph, no word of it is taken away.
    #expect(read("one\ntwo.").firstLine == "one")
    #expect(markdown(read("one\ntwo.")) == "one\ntwo.")
    #expect(read("• a\n• b").firstLine == nil)
    #expect(read("a", needsTitle: false).firstLine == nil)
  }

  @Test func aCommentFormTakesNothingElseAway() {
    let text = "Words.\n\n## Leave a Comment\n\nName\n\nThe name is a word.\n\nSubmit"
    #expect(
      markdown(read(text, file: "f.md", needsTitle: false))
        == "Words.\n\n\n\n\n\nThe name is a word.\n\n")
    #expect(read("Please leave a comment at the desk.").diagnostics == [])
    #expect(read("Name\n\nEmail\n\nSubmit").diagnostics == [])
  }

  @Test func controlCharactersAreLeftOut() {
    let result = read("a\u{0}b\u{1B}c\n\u{7F}d")
    #expect(markdown(result) == "abc\nd")
    expectNoDifference(
      brief(result.diagnostics),
      [
        "1:2 warning: a control character (U+0000) is left out",
        "2:1 warning: a control character (U+007F) is left out",
      ])
  }
}
