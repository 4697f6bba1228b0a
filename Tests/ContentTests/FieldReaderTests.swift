import Content
import CustomDump
import Testing

@Suite struct FieldReaderTests {
  private func fields(
    _ text: String, unknown: Diagnostic.Severity = .error
  ) -> FieldReader {
    let parsed = YAMLNode.parse(text, file: "f.yaml")
    let nothing = YAMLNode(.null, at: Place(file: "f.yaml", line: 1, column: 1))
    return FieldReader(parsed.value ?? nothing, what: "thing", unknown: unknown)
  }

  @Test func readsEachKind() {
    var fields = fields(
      """
      text: " some  words "
      number: 12
      yes: true
      no: No
      list: [a, "b", c]
      one: alone
      after: last
      inner: {deep: 1}
      named: {b: 1, a: 2}
      """)
    #expect(fields.string("text") == "some  words")
    #expect(fields.int("number") == 12)
    #expect(fields.bool("yes") == true)
    #expect(fields.bool("no") == false)
    #expect(fields.strings("list") == ["a", "b", "c"])
    #expect(fields.strings("one") == ["alone"])
    #expect(fields.choice("after") == Phase.Anchor.last)
    #expect(fields.fields("inner") { $0.int("deep") } == 1)
    #expect(fields.entries("named").compactMap(\.name) == ["b", "a"])
    fields.finish()
    expectNoDifference(fields.diagnostics, [])
  }

  @Test func anEmptyFieldIsAnAbsentOne() {
    var fields = fields("a:\nb: ''\nc: ~\nd: []\ne: [~, '']")
    #expect(fields.string("a") == nil)
    #expect(fields.string("b") == nil)
    #expect(fields.int("c") == nil)
    #expect(fields.strings("d") == [])
    #expect(fields.strings("e") == [])
    #expect(fields.string("z") == nil)
    fields.finish()
    expectNoDifference(fields.diagnostics, [])
  }

  @Test func theWrongKindIsAnErrorAtTheValue() {
    var fields = fields(
      "a: [x]\nb: ten\nc: perhaps\nd: [[x], y]\ne: 99\nf: first\ng: x\nh: {i: [1]}")
    #expect(fields.string("a") == nil)
    #expect(fields.int("b") == nil)
    #expect(fields.bool("c") == nil)
    #expect(fields.strings("d") == ["y"])
    #expect(fields.int("e", in: 1...10) == nil)
    #expect(fields.choice("f") as Phase.Anchor? == nil)
    #expect(fields.entries("g") == [])
    #expect(fields.fields("h") { $0.string("i") } == .some(nil))
    expectNoDifference(
      brief(fields.diagnostics),
      [
        "1:4 error: 'a' takes a text",
        "2:4 error: 'b' takes a whole number",
        "3:4 error: 'c' takes true or false",
        "4:5 error: 'd' takes a list of texts",
        "5:4 error: 'e' takes a whole number from 1 to 10",
        "6:4 error: 'f' takes previous, start or last",
        "7:4 error: 'g' takes fields, each written as 'name: value'",
        "8:8 error: 'i' takes a text",
      ])
  }

  @Test func aValueSaysWhatItTakesAndWhatToWrite() {
    let file = SourceFile(path: "f.yaml", text: "course:\n  every: monthly\n")
    var fields = fields(file.text)
    _ = fields.fields("course") { course in
      course.value(
        "every", as: "an interval such as \"14 days\" or \"1-2 weeks\"",
        suggest: Spacing.suggestion
      ) { Spacing($0) }
    }
    expectNoDifference(
      printed(fields.diagnostics, of: file),
      """
      f.yaml:2:10: error: 'every' takes an interval such as "14 days" or "1-2 weeks"
          2 |   every: monthly
            |          ^~~~~~~
         hint: write "1 month"
      """)
  }

  @Test func unknownFieldsNameANearOne() {
    var fields = fields("hero_imgae: x\nprice: 3\ntitle: y", unknown: .warning)
    _ = (fields.string("title"), fields.string("hero_image"))
    fields.finish()
    expectNoDifference(
      fields.diagnostics,
      [
        .warning(
          "unknown field 'hero_imgae'",
          at: Place(file: "f.yaml", line: 1, column: 1, length: 10),
          hint: "did you mean 'hero_image'?"),
        .warning(
          "unknown field 'price'",
          at: Place(file: "f.yaml", line: 2, column: 1, length: 5),
          hint: "the thing takes 'title' and 'hero_image'"),
      ])
  }

  @Test func unknownFieldsLikeNoOtherNeedNotBeNamed() throws {
    let node = try #require(
      YAMLNode.parse("titel: x\nAnna Example: 3", file: "f.yaml").value)
    var fields = FieldReader(node, what: "thing", repeatsUnknown: false)
    _ = fields.string("title")
    fields.finish()
    #expect(
      fields.diagnostics.map(\.message) == ["unknown field 'titel'", "unknown field"])
  }

  @Test func severityReachesInnerFields() {
    var fields = fields("a: {x: 1}")
    _ = fields.fields("a", what: "part") { $0.string("y") }
    #expect(brief(fields.diagnostics) == ["1:5 error: unknown field 'x'"])
  }

  @Test(arguments: ["just words", "[a, b]"])
  func whatIsNotMadeOfFieldsIsAnError(text: String) {
    var fields = fields(text)
    #expect(fields.string("title") == nil)
    fields.finish()
    expectNoDifference(
      brief(fields.diagnostics),
      ["1:1 error: the thing is made of fields, each written as 'name: value'"])
  }

  @Test func keysThatAreNoWordsAreErrors() {
    let fields = fields("[a]: 1\n? {b: c}\n: 2")
    #expect(
      fields.diagnostics.map(\.message)
        == Array(repeating: "the name of a field is a word", count: 2))
  }
}
