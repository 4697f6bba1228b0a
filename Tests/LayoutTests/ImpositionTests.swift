import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout

@Suite struct ImpositionTests {
  // MARK: The order of pages

  @Test func ordersTheSidesOfItsSheets() {
    func sides(_ count: Int) -> [[Int]] {
      Imposition.spreads(ofPages: count).map { [$0.left + 1, $0.right + 1] }
    }
    expectNoDifference(sides(0), [])
    expectNoDifference(sides(1), [[4, 1], [2, 3]])
    expectNoDifference(sides(4), [[4, 1], [2, 3]])
    expectNoDifference(sides(8), [[8, 1], [2, 7], [6, 3], [4, 5]])
  }

  /// What a reader turns through: the sheets laid into each other, outermost first, and folded.
  private static func folded(_ spreads: [(left: Int, right: Int)]) -> [Int] {
    let sheets = stride(from: 0, to: spreads.count, by: 2).map { (spreads[$0], spreads[$0 + 1]) }
    // Each leaf has a recto and, behind it, a verso: printed on the other side of the same sheet.
    let before = sheets.flatMap { [$0.0.right, $0.1.left] }
    let after = sheets.reversed().flatMap { [$0.1.right, $0.0.left] }
    return before + after
  }

  @Test(arguments: 1...17)
  func readsInOrderOnceFolded(pages: Int) {
    let spreads = Imposition.spreads(ofPages: pages)
    #expect(spreads.count % 2 == 0)
    let read = Self.folded(spreads)
    expectNoDifference(read, Array(0..<spreads.count * 2))
    // No sheet is added that would be blank altogether.
    #expect(read.count - pages < 4)
  }

  // MARK: On the sheet

  private static let size = Size(width: .pt(100), height: .pt(150))

  /// A page known by a line so long as its number.
  private static func page(_ number: Int) -> Page {
    let line = Path.line(
      from: Point(x: .pt(10), y: .pt(20)), to: Point(x: .pt(10), y: .pt(20 + Double(number))))
    return Page(
      size: size, items: [Item(.stroke(line, .black, width: .pt(1)), .node(number))])
  }

  /// The numbers on the left and right halves of a sheet's side, and where their items lie.
  private static func halves(_ sheet: Page) -> (left: [Int], right: [Int]) {
    var halves: (left: [Int], right: [Int]) = ([], [])
    for item in sheet.items {
      guard case .stroke(let path, _, _) = item.content, case .move(let point) = path.elements[0],
        case .node(let number) = item.meaning
      else { continue }
      #expect(point.y == .pt(20))
      if point.x == .pt(10) { halves.left.append(number) }
      if point.x == .pt(110) { halves.right.append(number) }
    }
    return halves
  }

  private static func imposed(_ count: Int, rightToLeft: Bool = false) -> [Page] {
    Imposition.booklet.imposed(
      (1...count).map(page), rightToLeft: rightToLeft)
  }

  @Test(arguments: 1...17)
  func holdsEveryPageOnce(count: Int) {
    let sheets = Self.imposed(count)
    #expect(sheets.allSatisfy { $0.size == Size(width: .pt(200), height: .pt(150)) })
    let numbers = sheets.flatMap { Self.halves($0).left + Self.halves($0).right }
    expectNoDifference(numbers.sorted(), Array(1...count))
  }

  @Test func leavesTheHalvesBeyondTheLastPageBlank() {
    let sheets = Self.imposed(5).map(Self.halves)
    expectNoDifference(sheets.map(\.left), [[], [2], [], [4]])
    expectNoDifference(sheets.map(\.right), [[1], [], [3], [5]])
  }

  @Test func opensFromTheOtherSideInRightToLeftScripts() {
    let sheets = Self.imposed(4, rightToLeft: true).map(Self.halves)
    expectNoDifference(sheets.map(\.left), [[1], [3]])
    expectNoDifference(sheets.map(\.right), [[4], [2]])
  }

  @Test func leavesSinglePagesAsTheyAre() {
    let pages = Imposition.single.imposed((1...3).map(Self.page), rightToLeft: false)
    #expect(pages.map(\.size) == [Self.size, Self.size, Self.size])
    #expect(Imposition.booklet.imposed([], rightToLeft: false).isEmpty)
  }

  @Test(arguments: Paper.allCases)
  func halvesTheSheet(paper: Paper) {
    let page = Imposition.booklet.pageSize(onSheet: paper.size)
    #expect(page.height == paper.size.width)
    #expect(page.width * 2 == paper.size.height)
    #expect(Imposition.single.pageSize(onSheet: paper.size) == paper.size)
  }

  @Test func aBookletIsSetOnHalfTheSheetAndDrawnOnAllOfIt() throws {
    var template = try TestLayouts.plain(.a5)
    template.imposition = .booklet
    let document = LayoutEngine(template: template, typesetter: InstalledFonts.typesetter())
      .layOut(SampleHandout.document, images: [:])
    let (width, height) = (template.size.width * 2, template.size.height)
    #expect(document.pages.count % 2 == 0)
    #expect(document.pages.allSatisfy { $0.size == Size(width: width, height: height) })
  }
}
