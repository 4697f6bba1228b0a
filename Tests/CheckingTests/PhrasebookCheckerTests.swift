import Content
import CustomDump
import Testing

@testable import Checking

struct PhrasebookCheckerTests {
  private func found(_ change: (String) -> String, tag: String = "en") throws -> [String] {
    let file = try #require(Fixture.file("assets/languages/en.yaml"))
    let model = try #require(PhrasebookReader.read(file).value)
    let other = SourceFile(path: "\(tag).yaml", text: change(file.text))
    let book = try #require(PhrasebookReader.read(other).value)
    let checker = PhrasebookChecker(model: model) {
      $0 == "pl" ? [.one, .few, .many, .other] : [.one, .other]
    }
    return checker.findings(book, in: other).messages
  }

  @Test func english() throws {
    expectNoDifference(try found { $0 }, [])
  }

  @Test func aMissingPhrase() throws {
    expectNoDifference(
      try found { $0.replacing("  born: \"born {date}\"\n", with: "") },
      ["the phrase 'title.born' is missing"])
  }

  @Test func namesThatNobodyFillsIn() throws {
    expectNoDifference(
      try found { $0.replacing("born {date}", with: "born {day}") },
      ["'title.born' has no value for {day}", "'title.born' leaves out {date}"])
  }

  @Test func pluralForms() throws {
    let messages = try found({ $0 }, tag: "pl")
    #expect(messages.contains("'time.days' lacks the plural forms 'few', 'many'"))
  }
}
