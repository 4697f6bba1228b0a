import Content
import CustomDump
import Layout
import Testing
import Typography

@testable import Checking

struct LayoutCheckerTests {
  /// Characters half as wide as the type is high.
  private let checker = LayoutChecker { style in
    LayoutChecker.Face(characterWidth: style.size * 0.5, xHeight: style.size * 0.5)
  }

  private func found(_ text: String, name: String = "own", paper: Paper = .a4) throws -> [String] {
    let file = SourceFile(path: "\(name).yaml", text: text + "\nparts: [body]\n")
    let template = try #require(
      LayoutTemplateReader { _ in nil }.read(
        file, name: name, paper: paper, accent: Color(red: 0.5, green: 0.1, blue: 0.2)
      ).value)
    return checker.findings(template, files: [file], paper: paper.rawValue).brief
  }

  @Test func aSoundLayout() throws {
    expectNoDifference(try found("grid: {measure: 420pt}"), [])
  }

  @Test func linesTooLong() throws {
    expectNoDifference(try found("grid: {measure: 459pt}"), ["1:17+5 measure"])
    // The paper leaves no room for it.
    expectNoDifference(try found("grid: {measure: 459pt}", paper: .a5), [])
  }

  @Test func typeTooSmall() throws {
    expectNoDifference(
      try found("styles:\n  note: {size: 10pt}\n  body: {size: 12pt}"), ["2:16+4 type-size"])
    expectNoDifference(
      try found("styles: {body: {size: 18pt}, note: {size: 14pt}}", name: "large-print"),
      ["1:43+4 type-size"])
    expectNoDifference(
      try found("papers: {a5: {styles: {note: {size: 9pt}}}}", paper: .a5), ["1:37+3 type-size"])
  }

  @Test func coloursTooClose() throws {
    expectNoDifference(
      try found("colors: {muted: \"#707070\"}\nstyles: {note: {color: muted}}"),
      ["1:17+9 contrast", "1:17+9 contrast"])
    // Large text may be a little lighter.
    expectNoDifference(
      try found("colors: {muted: \"#606060\"}\nstyles: {note: {color: muted, size: 20pt}}"), [])
    expectNoDifference(try found("colors: {on-accent: \"#7a2e43\"}"), ["1:21+9 contrast"])
  }
}
