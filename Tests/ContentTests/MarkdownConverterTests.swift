import Content
import CustomDump
import Testing

@Suite struct MarkdownConverterTests {
  private func convert(_ text: String, firstLine: Int = 1) -> Parsed<[Block]> {
    MarkdownConverter.blocks(text, file: "f.md", firstLine: firstLine)
  }

  private func expect(
    _ text: String, _ expected: String, places: Bool = false, _ messages: [String] = []
  ) {
    let parsed = convert(text)
    expectNoDifference(sketch(parsed.value ?? [], places: places), expected)
    expectNoDifference(brief(parsed.diagnostics), messages)
  }

  @Test func blocksOfEveryKind() {
    expect(
      """
      # One

      Two **three** *four* `five`
      six\\
      seven

      - a
      - b
        - c

      4. d

         e

      > f
      > - g

          code

      ***
      ![h *i*](j%20k.jpg)
      """,
      """
      H1 One
      P Two **three** *four* `five` six⏎seven
      bullets
        P a
        P b
        bullets
          P c
      loose numbers from 4
        P d
        P e
      quote
        P f
        bullets
          P g
      code code
      rule
      image j k.jpg (h i)
      """)
  }

  @Test func tables() {
    let text = """
      | a | b | c |
      |:--|:-:|--:|
      | x | **y** | z\\|z |
      | é |
      """
    expect(text, "table a | b | c\n  x | **y** | z|z\n  é |  | ")
    guard case .table(let table)? = convert(text, firstLine: 5).value?.first else {
      return #expect(Bool(false))
    }
    #expect(table.columns == [.start, .centre, .end])
    #expect(table.location == Place(file: "f.md", line: 5, column: 1))
    #expect(table.rows[1].cells[1] == [])
  }

  @Test func boxesToTick() {
    expect("- [ ] one\n- [x] two\n- three", "boxes\n  P one\n  P two\n  P three")
    expect("- [link](https://e.example)", "bullets\n  P [link](https://e.example)")
  }

  @Test func punctuationStaysAsTyped() {
    expect("\"a\" -- 'b' ... c", "P \"a\" -- 'b' ... c")
    expect("soon.It lacks a space", "P soon.It lacks a space")
  }

  @Test func placesCountCharactersAndLines() {
    expect(
      """
      # Té **é** x

      one
        two *three* &amp; \\* **four**
      \u{1F1EC}\u{1F1E7} `a` b\\
      c
      > - é *d*
      """,
      """
      H1 Té @1:3+3**é@1:8+1** x@1:11+2
      P one @3:1+3two @4:3+4*three@4:8+5* & * @4:14+5**four@4:26+4** @nowhere\
      🇬🇧 @5:1+2`a`@5:4+1 b@5:6+2⏎c@6:1+1
      quote
        bullets
          P é @7:5+2*d@7:8+1*
      """, places: true)
  }

  @Test func everyPlaceShowsItsText() {
    let text = """
      Words *in* a **row _and_ more**, then `code` and a [link](https://a.example/b_c "t") here
        – indented with é and *ü* – *ü* again, é *x*
      > quoted *words* and
      more *lazy* words

      | cell *one* | cell two |
      |---|---|
      | *é* and | three |
      """
    let file = SourceFile(path: "f.md", text: text)
    var checked = 0
    for (string, place) in texts(convert(text).value ?? []) {
      guard let place, let line = file.line(place.line) else { continue }
      let shown = String(line.dropFirst(place.column - 1).prefix(string.count))
      // A line's end within a paragraph is a space that the line does not have.
      #expect(string == shown || string == shown + " ", "\(place.line):\(place.column)")
      checked += 1
    }
    #expect(checked > 20)
  }

  private func texts(_ blocks: [Block]) -> [(String, Place?)] {
    blocks.flatMap { block -> [(String, Place?)] in
      switch block {
      case .heading(_, let inlines), .paragraph(let inlines, _): return texts(inlines)
      case .list(let list): return list.items.flatMap(texts)
      case .quote(let inner): return texts(inner)
      case .table(let table):
        return table.header.flatMap(texts) + table.rows.flatMap { $0.cells.flatMap(texts) }
      default: return []
      }
    }
  }

  private func texts(_ inlines: [Inline]) -> [(String, Place?)] {
    inlines.flatMap { inline -> [(String, Place?)] in
      switch inline {
      case .text(let text, let place), .code(let text, let place): return [(text, place)]
      case .strong(let inner), .emphasis(let inner), .link(_, let inner): return texts(inner)
      default: return []
      }
    }
  }

  @Test func rawHTMLIsLeftOut() {
    expect(
      "a <b class=\"x\">c</b> d<br>e </i>", "P a c d⏎e ",
      [
        "1:3 warning: raw HTML is left out: <b class=\"x\">",
        "1:23 warning: raw HTML is left out: <br>",
        "1:29 warning: raw HTML is left out: </i>",
      ])
    expect(
      "<div>\nx\n</div>\n\ny\n\n<script>\nalert(1)\n\n</script>", "P y",
      [
        "1:1 warning: raw HTML is left out: <div>",
        "7:1 warning: raw HTML is left out: <script>",
      ])
    expect("a <!-- b --> c\n\n<!-- d\n\ne -->\n\nf", "P a  c\nP f")
    expect("<!-- a -->b", "", ["1:1 warning: raw HTML is left out: <!-- a -->b"])
  }

  @Test func footnotesStandWhereTheyAreCalled() {
    expect(
      "a[^n] b[^m].\n\n[^n]: One *two*.\n[^m]: Three\n\n    four",
      "P a (One *two*.) b (Three four).",
      [
        "1:2 warning: a footnote is set in brackets where it is called",
        "1:8 warning: a footnote is set in brackets where it is called",
      ])
    expect("a[^n]", "P a[^n]")
  }

  @Test func struckOutTextIsGone() {
    expect("a ~~b~~ c", "P a  c", ["1:5 warning: struck-out text is left out"])
  }

  @Test func onlyLinksThatPaperCanShowAreKept() {
    expect(
      "[a](https://a.example) [b](mailto:b@c.example) [c](tel:+44) <https://d.example>",
      "P [a](https://a.example) [b](mailto:b@c.example) [c](tel:+44) "
        + "[https://d.example](https://d.example)")
    expect(
      "[a](b.md) [c](javascript:alert(1)) [d](#e)", "P a c d",
      [
        "1:2 warning: a link to 'b.md' leads nowhere on paper",
        "1:12 warning: a link to 'javascript:alert(1)' leads nowhere on paper",
        "1:37 warning: a link to '#e' leads nowhere on paper",
      ])
  }

  @Test func linesCountFromTheFile() {
    let parsed = convert("a\n\n<b>c</b>", firstLine: 20)
    #expect(
      parsed.diagnostics.first?.location == Place(file: "f.md", line: 22, column: 1, length: 3))
  }

  @Test func emptyTextsHaveNoBlocks() {
    for text in ["", "\n\n", "   ", "[a]: https://a.example", "&nbsp;", "<b></b>", "#", "-"] {
      #expect(convert(text).value == [])
    }
  }

  @Test func runningTextOfAField() {
    func inlines(_ text: String) -> [Inline] {
      let place = Place(file: "f.md", line: 3, column: 10)
      return MarkdownConverter.inlines(text, at: place).value ?? []
    }
    let place = Place(file: "f.md", line: 3, column: 10, length: 4)
    #expect(inlines("word") == [.text("word", place)])
    #expect(inlines("- not a list").plainText == "- not a list")
    #expect(inlines("# not a heading").plainText == "# not a heading")
    #expect(inlines("1. one\n\ntwo\nthree").plainText == "1. one two three")
    #expect(inlines("").isEmpty)
    #expect(inlines("> a | b\n|---|---|").plainText == "> a | b |---|---|")
    let two = Place(file: "f.md", line: 3, column: 12, length: 1)
    #expect(inlines("**b** c").first == .strong([.text("b", two)]))
    #expect(
      inlines("_b_ c").first == .emphasis([.text("b", Place(file: "f.md", line: 3, column: 11))]))
    #expect(inlines("[a](https://b.example)").plainText == "a")
    #expect(inlines("!x ![a](b.jpg)").plainText == "!x a")
  }

  @Test(.timeLimit(.minutes(1)))
  func deepNestingIsAnError() {
    for deep in [
      String(repeating: ">", count: 60_000) + "a", String(repeating: "- ", count: 30_000) + "a",
      String(repeating: "1. ", count: 20_000) + "a",
      (0..<60).map { String(repeating: "  ", count: $0) + "- a\n" }.joined(),
      String(repeating: "**a ", count: 40) + String(repeating: "a** ", count: 40),
    ] {
      #expect(convert(deep).diagnostics.map(\.message) == ["this is nested too deeply"])
    }
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "[", "![", "](<", "`a``", "*a **b ", "_a ", "~~a ", "<b>", "<!--", "<?", "[^a]", "\\*",
      "&lt;", "|", "<a@b", "\u{0}", "[a](",
    ])
  func hostileParagraphsAreReadQuickly(piece: String) {
    let text = String(repeating: piece, count: 60_000 / piece.utf8.count)
    let parsed = convert(text + "\n\n[^a]: x")
    #expect(parsed.value != nil || parsed.diagnostics.hasErrors)
  }

  @Test(.timeLimit(.minutes(1)))
  func whatIsTooLargeIsRefused() {
    let cases = [
      (
        String(repeating: "a", count: 70_000),
        "1:1 error: this paragraph is too long: 64 kB at most"
      ),
      (String(repeating: "a|", count: 40) + "\n", "1:1 error: a table has 32 columns at most"),
      (
        String(repeating: "a\n\n", count: 10_001),
        "20001:1 error: the text is too long: 1024 kB and 20000 lines at most"
      ),
    ]
    for (text, message) in cases {
      #expect(convert(text).value == nil)
      #expect(brief(convert(text).diagnostics) == [message])
    }
  }

  @Test func parsersInSeveralThreadsAgree() async {
    let text = "~~a~~ **b** | c\n\n| a | b |\n|---|---|\n| ~~c~~ | d |\n"
    let expected = convert(text)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<64 { group.addTask { convert(text) == expected } }
      for await isEqual in group { #expect(isEqual) }
    }
  }
}
