import Content
import CustomDump
import Testing

@Suite struct YAMLTests {
  private func parse(_ text: String) -> Parsed<YAMLNode> {
    YAMLNode.parse(text, file: "f.yaml")
  }

  private func place(_ line: Int, _ column: Int, _ length: Int = 1) -> Place {
    Place(file: "f.yaml", line: line, column: column, length: length)
  }

  /// A node on one line, each scalar with the place of its first character.
  private func sketch(_ node: YAMLNode?) -> String {
    guard let node else { return "nothing" }
    let place = "@\(node.location.line):\(node.location.column)+\(node.location.length)"
    switch node.kind {
    case .null: return "null"
    case .scalar(let text, let quoted): return (quoted ? "'\(text)'" : text) + place
    case .sequence(let items): return "[" + items.map(sketch).joined(separator: ", ") + "]"
    case .mapping(let entries):
      return "{"
        + entries.map { "\(sketch($0.key)): \(sketch($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  @Test(arguments: [
    ("a: 1", "{a@1:1+1: 1@1:4+1}"),
    ("a: 'x y'\nb: \"z\\\"\" # c", "{a@1:1+1: 'x y'@1:4+5, b@2:1+1: 'z\"'@2:4+5}"),
    ("a:\nb: ~\nc: null", "{a@1:1+1: null, b@2:1+1: null, c@3:1+1: null}"),
    ("a: [1, {b: c}]", "{a@1:1+1: [1@1:5+1, {b@1:9+1: c@1:12+1}]}"),
    ("- a\n- - b", "[a@1:3+1, [b@2:5+1]]"),
    ("  a: 1\n  b: 2", "{a@1:3+1: 1@1:6+1, b@2:3+1: 2@2:6+1}"),
    ("no: yes", "{no@1:1+2: yes@1:5+3}"),
    ("a: 2025-03-01", "{a@1:1+1: 2025-03-01@1:4+10}"),
    ("", "null"), ("# only a remark\n", "null"),
    ("a: |\n  x\n  y\nb: >-\n  x\n  y", "{a@1:1+1: 'x\ny\n'@1:4+1, b@4:1+1: 'x y'@4:4+2}"),
    ("\u{FEFF}a: 1\r\nb: 2\r\n", "{a@1:1+1: 1@1:4+1, b@2:1+1: 2@2:4+1}"),
    // Columns count characters: "é" is two scalars here, the flag eight bytes.
    ("[e\u{301}, 🇬🇧, x]", "[e\u{301}@1:2+1, 🇬🇧@1:5+1, x@1:8+1]"),
    // No line ends for YAML 1.2, although libyaml takes them for such.
    ("a: x\u{85}y\u{2028}z\nb: 1", "{a@1:1+1: x y z@1:4+5, b@2:1+1: 1@2:4+1}"),
  ])
  func readsValuesAndTheirPlaces(text: String, tree: String) {
    let parsed = parse(text)
    expectNoDifference(sketch(parsed.value), tree)
    expectNoDifference(parsed.diagnostics, [])
  }

  @Test func placesCountFromTheFile() {
    let parsed = YAMLNode.parse("a: 1\nb: [", file: "f.yaml", firstLine: 10, indentation: 4)
    #expect(brief(parsed.diagnostics).first?.hasPrefix("11:") == true)
    let sound = YAMLNode.parse("a: 1", file: "f.yaml", firstLine: 10, indentation: 4)
    guard case .mapping(let entries) = sound.value?.kind else { return #expect(Bool(false)) }
    expectNoDifference(
      entries[0].value.location, Place(file: "f.yaml", line: 10, column: 8))
  }

  @Test(arguments: [
    ("a: 1\n\tb: 2", "2:1 error: a tab is used to indent"),
    ("a: \"open\nb: \"x.jpg\"", "1:4 error: this quote is not closed"),
    ("a: 'open", "1:4 error: this quote is not closed"),
    ("title Laser\nhero: x", "1:1 error: a colon is missing after a field's name"),
    ("title:Laser\nhero: x", "1:1 error: a space is missing after the colon"),
    ("a: b\ntitle", "2:1 error: a colon is missing after a field's name"),
    ("a: b: c", "1:5 error: a value cannot hold a colon followed by a space"),
    ("a: @x", "1:4 error: a value cannot begin with '@'"),
    ("a: %x", "1:4 error: a value cannot begin with '%'"),
    ("a: *x", "1:4 error: a value cannot begin with '*'"),
    ("a: *bold* x", "1:4 error: a value cannot begin with '*'"),
    ("a: &b x\nc: *b", "1:4 error: a value cannot begin with '&'"),
    ("a: &b\n  c: 1", "1:4 error: a value cannot begin with '&'"),
    ("a: !x y", "1:4 error: a value cannot begin with '!'"),
    ("a: !!binary eA==", "1:4 error: a value cannot begin with '!'"),
    ("a: [1, 2\nb: 3", "1:4 error: a list that opens with '[' is not closed"),
    ("a: {b: 1\nc: 2", "1:4 error: fields that open with '{' are not closed"),
    ("a: 1\n b: 2", "2:2 error: this line is not indented like the lines above it"),
    ("a:\n  b: 1\n c: 2", "3:2 error: this line is not indented like the lines above it"),
    ("a: \"x\" y", "1:8 error: something follows the end of the value"),
    ("a: - b", "1:4 error: a list begins on a line of its own, below its field"),
    ("- a\n-b", "2:1 error: a space is missing after the hyphen"),
    ("a: 1\n---\nb: 2", "2:1 error: something follows the end of the fields"),
    ("a: \u{7}x", "1:4 error: a control character (U+0007) stands here"),
    ("a: \u{0}", "1:4 error: a control character (U+0000) stands here"),
    ("é: 1\n  ы: @", "2:3 error: this line is not indented like the lines above it"),
  ])
  func saysInPlainWordsWhatIsMalformed(text: String, message: String) {
    let parsed = parse(text)
    #expect(parsed.value == nil)
    expectNoDifference(brief(parsed.diagnostics), [message])
  }

  @Test func hintsSayWhatToWrite() {
    let file = SourceFile(path: "f.yaml", text: "title Laser\nhero: x")
    expectNoDifference(
      printed(parse(file.text).diagnostics, of: file),
      """
      f.yaml:1:1: error: a colon is missing after a field's name
          1 | title Laser
            | ^~~~~
         hint: write a field as "name: value"
      """)
    #expect(
      parse("title: 'it's here'").diagnostics.first?.hint
        == "use double quotes around a value that holds quotes")
  }

  @Test func aKeyThatStandsTwiceDoesNotHideTheRest() {
    let text = "a: 1\nb: 2\n'a': 3\nc: {d: 1, d: 2, e: 3}\na: 4"
    let parsed = parse(text)
    expectNoDifference(
      sketch(parsed.value),
      "{a@1:1+1: 1@1:4+1, b@2:1+1: 2@2:4+1, "
        + "c@4:1+1: {d@4:5+1: 1@4:8+1, e@4:17+1: 3@4:20+1}}")
    expectNoDifference(
      parsed.diagnostics,
      [
        .error("'a' stands here a second time", at: place(3, 1, 3)),
        .error("'d' stands here a second time", at: place(4, 11, 1)),
        .error("'a' stands here a second time", at: place(5, 1, 1)),
      ])
  }

  @Test func equalKeysOfDifferentMappingsAreFine() {
    #expect(parse("- id: a\n- id: b\nx").value == nil)
    #expect(parse("- id: a\n- id: b").diagnostics == [])
    let parsed = parse("- id: a\n- id: b\n- id: c\n  x: 1\n  id: d")
    expectNoDifference(brief(parsed.diagnostics), ["5:3 error: 'id' stands here a second time"])
  }

  @Test func ampersandsAndAsterisksInRunningTextAreFine() {
    let line = "- Soap & water, 2 * 3, Q &A, see *A* and *A*\n"
    let text = String(repeating: line, count: 40)
    #expect(parse(text.replacing("- ", with: "- x ")).diagnostics.count <= 1)
    #expect(
      parse("- Soap & water\n- a *b*\n- **x** y".replacing("- **", with: "- z **")).value != nil)
  }

  @Test(.timeLimit(.minutes(1)), arguments: [100, 2_000, 100_000])
  func deepNestingIsAnError(depth: Int) {
    let deep = [
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth),
      String(repeating: "{a: ", count: depth) + String(repeating: "}", count: depth),
      String(repeating: "- ", count: depth) + "a",
      (0..<min(depth, 900)).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
    ]
    for text in deep {
      let parsed = parse(text)
      #expect(parsed.value == nil)
      #expect(parsed.diagnostics.map(\.message) == ["this is nested too deeply"])
    }
    #expect(parse(String(repeating: "[", count: depth)).value == nil)
  }

  @Test(.timeLimit(.minutes(1)))
  func aliasBombsAreRefused() {
    var values = "a0: &a0 [x, x]\n"
    for level in 1...40 {
      values += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n"
    }
    #expect(parse(values).value == nil)
    let keys = values + "? *a40\n: x\n? *a39\n: y\n"
    #expect(brief(parse(keys).diagnostics) == ["1:5 error: a value cannot begin with '&'"])
  }

  @Test(.timeLimit(.minutes(1)))
  func largeTextsAreReadOrRefusedQuickly() {
    let wide = "[" + String(repeating: "é, ", count: 60_000) + "x]"
    #expect(parse(wide).value != nil)
    #expect(parse(String(repeating: "a: 1\n", count: 20_000)).value == nil)
    let tooLong = String(repeating: "#", count: 600_000)
    #expect(brief(parse(tooLong).diagnostics) == ["1:1 error: this is too long: 512 kB at most"])
  }
}
