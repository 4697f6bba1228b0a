import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout

@Suite struct PrintMarksTests {
  private static let marks = PrintMarks(bleed: .mm(3))
  private static let size = Size(width: .pt(300), height: .pt(400))
  private static let margin = Length.mm(9)

  private static func ends(_ path: Path) -> [Point] {
    path.elements.compactMap { element in
      switch element {
      case .move(let point), .line(let point), .curve(_, _, let point): point
      case .close: nil
      }
    }
  }

  private static func lines(_ page: Page) -> [[Point]] {
    page.items.compactMap { item in
      guard case .stroke(let path, _, _) = item.content else { return nil }
      return ends(path)
    }
  }

  @Test func laysThePageIntoTheMiddleOfItsSheet() throws {
    let box = Rectangle(x: .zero, y: .zero, width: .pt(300), height: .pt(400))
    let page = Page(size: Self.size, items: [Item(.fill(.rectangle(box), .black), .node(1))])
    let sheet = Self.marks.marked(page)
    #expect(sheet.size.width == Self.size.width + Self.margin * 2)
    #expect(sheet.size.height == Self.size.height + Self.margin * 2)
    #expect(sheet.bleed == .mm(3))
    let trim = try #require(sheet.trim)
    #expect(abs((trim.x - Self.margin).points) < 1e-9)
    #expect(abs((trim.y - Self.margin).points) < 1e-9)
    #expect((trim.width, trim.height) == (.pt(300), .pt(400)))
    guard case .fill(let path, _) = sheet.items[0].content else { return #expect(Bool(false)) }
    #expect(Self.ends(path).first == Point(x: trim.x, y: trim.y))
  }

  /// Two at each corner, all beyond the bleed, within the sheet, and in line with the cuts.
  @Test func marksTheCuts() throws {
    let sheet = Self.marks.marked(Page(size: Self.size, items: []))
    let trim = try #require(sheet.trim)
    let lines = Self.lines(sheet)
    #expect(lines.count == 8)
    let (columns, rows) = (
      [trim.x, trim.x + trim.width], [trim.y, trim.y + trim.height]
    )
    for ends in lines {
      let isVertical = ends[0].x == ends[1].x
      #expect(isVertical || ends[0].y == ends[1].y)
      #expect(isVertical ? columns.contains(ends[0].x) : rows.contains(ends[0].y))
      for end in ends {
        #expect((Length.zero...sheet.size.width).contains(end.x))
        #expect((Length.zero...sheet.size.height).contains(end.y))
        let across = max(
          trim.x - end.x, end.x - columns[1], trim.y - end.y, end.y - rows[1])
        #expect(across > sheet.bleed)
      }
    }
    #expect(sheet.items.allSatisfy { $0.meaning == .artifact(.layout) })
  }

  // MARK: In a layout

  private static func pressed(_ rightToLeft: Bool = false) throws -> Page {
    var template = try TestLayouts.plain()
    template.printMarks = marks
    template.parts[0].reachesEdges = true
    var document = SampleHandout.document
    document.rightToLeft = rightToLeft
    let laidOut = LayoutEngine(template: template, typesetter: InstalledFonts.typesetter())
      .layOut(document, images: ["hero.jpg": PixelSize(width: 900, height: 400)])
    return laidOut.pages[0]
  }

  @Test(arguments: [false, true])
  func aPictureRunsFromEdgeToEdgeAndIntoTheBleed(rightToLeft: Bool) throws {
    let page = try Self.pressed(rightToLeft)
    let trim = try #require(page.trim)
    let frames = page.items.compactMap { item -> Rectangle? in
      guard case .image(let image) = item.content else { return nil }
      return image.frame
    }
    let frame = try #require(frames.first)
    #expect(abs((trim.x - frame.x - page.bleed).points) < 0.01)
    #expect(abs((frame.width - trim.width - page.bleed * 2).points) < 0.01)
  }

  @Test func wordsStayWithinTheMargins() throws {
    let page = try Self.pressed()
    let trim = try #require(page.trim)
    let template = try TestLayouts.plain()
    for case .glyphs(let run, let point) in page.items.map(\.content) {
      #expect(point.x >= trim.x + template.margins.start - .pt(0.01))
      #expect(point.x + run.width <= trim.x + trim.width - template.margins.end + .pt(5))
    }
  }

  /// Without marks a picture that reaches the edges ends there.
  @Test func withoutBleedAPictureEndsAtTheEdges() throws {
    var template = try TestLayouts.plain()
    template.parts[0].reachesEdges = true
    let page = LayoutEngine(template: template, typesetter: InstalledFonts.typesetter())
      .layOut(SampleHandout.document, images: ["hero.jpg": PixelSize(width: 900, height: 400)])
      .pages[0]
    for case .image(let image) in page.items.map(\.content) {
      #expect(abs(image.frame.x.points) < 0.01)
      #expect(abs((image.frame.width - template.size.width).points) < 0.01)
    }
    #expect(page.trim == nil)
  }
}
