import Content
import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout

@Suite struct ScanCodeLayoutTests {
  private func page(modules: Int, rightToLeft: Bool = false, paper: Paper = .a4) throws -> Page {
    let code = ScanCode(
      address: "https://clinic.example",
      rows: Array(repeating: Array(repeating: true, count: modules), count: modules))
    let document = Document(
      language: rightToLeft ? "ar" : "en", rightToLeft: rightToLeft, title: "T",
      parts: [
        Part(
          name: .body,
          blocks: [
            SampleHandout.paragraph("Above."),
            .scanCode(code, caption: [SampleHandout.paragraph("Beside.")], alternative: "A code."),
            SampleHandout.paragraph("Below."),
          ])
      ], running: [:])
    return LayoutEngine(
      template: try TestLayouts.plain(paper), typesetter: InstalledFonts.typesetter()
    )
    .layOut(document, images: [:]).pages[0]
  }

  private func code(_ page: Page) throws -> PlacedDrawing {
    try #require(
      page.items.lazy.compactMap { item -> PlacedDrawing? in
        if case .drawing(let placed) = item.content { placed } else { nil }
      }.first)
  }

  @Test(arguments: [21, 29, 57, 97])
  func modulesAreLargeEnoughForATelephone(modules: Int) throws {
    let placed = try code(page(modules: modules))
    #expect(placed.frame.width == placed.frame.height)
    #expect(placed.frame.width / Double(modules + 8) >= .mm(0.4999))
  }

  /// Nothing stands within four modules of the code, and it keeps to the page.
  @Test(arguments: [false, true])
  func theQuietZoneIsQuiet(rightToLeft: Bool) throws {
    let page = try page(modules: 29, rightToLeft: rightToLeft)
    let frame = try code(page).frame
    for item in page.items {
      guard case .glyphs(let run, let point) = item.content, case .node = item.meaning else {
        continue
      }
      let style = run.style
      let isBeside = point.x + run.width < frame.x || point.x > frame.x + frame.width
      let isApart =
        point.y < frame.y || point.y - style.size * 0.75 > frame.y + frame.height
      #expect(isBeside || isApart, "'\(run.text)'")
    }
    #expect(frame.x >= .zero && frame.x + frame.width <= page.size.width)
  }

  @Test func isDarkOnLightAndAFigure() throws {
    let page = try page(modules: 21)
    let placed = try code(page)
    expectNoDifference(placed.drawing.shapes.map(\.color), [.white, .black])
    #expect(
      page.items.contains { item in
        if case .drawing = item.content, case .node = item.meaning { true } else { false }
      })
  }
}
