import Content
import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout

@Suite struct FurnitureTests {
  // MARK: Running texts

  @Test(arguments: [
    ("{clinic} – {phone}", "North – 01632"), ("{clinic}[, {tagline}]", "North"),
    ("{clinic}[, {phone}]", "North, 01632"), ("[{tagline} {phone}]{clinic}", "North"),
    ("{unknown}{clinic}", "North"), ("[always]", "always"), ("", ""), ("{clinic", "{clinic"),
    ("[{clinic}", "[North"), ("a]b", "a]b"), ("{clinic}{clinic}", "NorthNorth"),
  ])
  func fillsIn(template: String, expected: String) {
    let values = ["clinic": "North", "phone": "01632", "tagline": ""]
    #expect(RunningText.filled(template) { values[$0] ?? "" } == expected)
  }

  @Test func setsTextBetweenStarsBold() {
    expectNoDifference(
      Furniture.inlines("**{clinic}** and **more**") { $0 == "clinic" ? "North" : "" },
      [.strong([.text("North")]), .text(" and "), .strong([.text("more")])])
    expectNoDifference(Furniture.inlines("") { _ in "" }, [])
  }

  // MARK: On the page

  private static func items(
    _ running: [String: String], start: String, end: String, rightToLeft: Bool = false
  ) throws -> [(text: String, left: Double, right: Double)] {
    var template = try TestLayouts.plain()
    template.firstHeader = .init(start: start, end: end)
    template.footer = .init(start: "", end: "")
    let document = Document(
      language: rightToLeft ? "ar" : "en", rightToLeft: rightToLeft, title: "T",
      parts: [Part(name: .body, blocks: [SampleHandout.paragraph("x")])], running: running)
    return LayoutEngine(template: template, typesetter: InstalledFonts.typesetter())
      .layOut(document, images: [:]).pages[0].items.compactMap { item in
        guard case .glyphs(let run, let point) = item.content,
          item.meaning == .artifact(.header)
        else { return nil }
        return (run.text, point.x.points, (point.x + run.width).points)
      }
  }

  @Test func standsAtTheMargins() throws {
    let items = try Self.items(["a": "left", "b": "right"], start: "{a}", end: "{b}")
    #expect(items.map(\.text) == ["left", "right"])
    #expect(abs(items[0].left - 40) < 0.01)
    #expect(abs(items[1].right - (Paper.a4.size.width.points - 30)) < 0.01)
  }

  @Test func mirrorsItsMargins() throws {
    let items = try Self.items(
      ["a": "يمين", "b": "يسار"], start: "{a}", end: "{b}", rightToLeft: true)
    let right = items.filter { $0.text.contains("يمين") }
    #expect(abs((right.first?.right ?? 0) - (Paper.a4.size.width.points - 40)) < 0.01)
  }

  @Test func keepsATelephoneNumberWholeInRightToLeftText() throws {
    let items = try Self.items(
      ["phone": "01632 960 001"], start: "", end: "{phone}", rightToLeft: true)
    #expect(items.contains { $0.text == "01632 960 001" })
  }

  @Test func shortensTheStartToOneLine() throws {
    let long = String(repeating: "A very long name of a clinic ", count: 6)
    let items = try Self.items(["a": long, "b": "01632"], start: "**{a}**", end: "{b}")
    #expect(items.count == 2)
    #expect(items[0].text.hasSuffix("…"))
    #expect(items[0].text.hasPrefix("A very long name"))
    #expect(items[1].text == "01632")
    #expect(items[0].right + 16 <= items[1].left + 0.01)
  }

  @Test func numbersThePages() throws {
    let template = try TestLayouts.plain(.a5)
    let paragraphs = (0..<60).map { SampleHandout.paragraph("Line \($0) stands here.") }
    let document = Document(
      language: "en", rightToLeft: false, title: "T",
      parts: [Part(name: .body, blocks: paragraphs)],
      running: ["page-of": "Page {page} of {pages}"])
    let pages = LayoutEngine(template: template, typesetter: InstalledFonts.typesetter())
      .layOut(document, images: [:]).pages
    #expect(pages.count > 2)
    for (index, page) in pages.enumerated() {
      let footer = page.items.compactMap { item -> String? in
        guard case .glyphs(let run, _) = item.content, item.meaning == .artifact(.footer)
        else { return nil }
        return run.text
      }
      #expect(footer.joined() == "Page \(index + 1) of \(pages.count)")
    }
  }
}
