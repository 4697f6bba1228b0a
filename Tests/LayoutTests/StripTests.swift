import CustomDump
import Testing
import Typography

@testable import Layout

@Suite struct StripTests {
  private static func strip(_ height: Double, space: Double = 0) -> Strip {
    let line = Path.line(from: Point(x: .zero, y: .zero), to: Point(x: .pt(10), y: .zero))
    let item = Item(.stroke(line, .black, width: .pt(1)), .artifact(.layout))
    return Strip(height: .pt(height), items: [item], spaceBefore: .pt(space))
  }

  /// Where the line of each item begins.
  private static func starts(_ strip: Strip) -> [Point] {
    strip.items.compactMap { item in
      guard case .stroke(let path, _, _) = item.content, case .move(let point) = path.elements[0]
      else { return nil }
      return point
    }
  }

  @Test func joinsOneBelowAnother() {
    var first = Self.strip(10, space: 7)
    first.breakBefore = 6
    let joined = Strip.joined([first, Self.strip(20, space: 5), Self.strip(30, space: 4)])
    #expect(joined.height == .pt(69))
    #expect(joined.spaceBefore == .pt(7))
    #expect(joined.breakBefore == 6)
    expectNoDifference(Self.starts(joined).map(\.y.points), [0, 15, 39])
  }

  @Test func joinsOnARhythm() {
    var strips = [Self.strip(20), Self.strip(10, space: 5), Self.strip(16, space: 3)]
    strips[0].firstLine = .pt(4)
    strips[2].firstLine = .zero
    let joined = Strip.joined(strips, rhythm: .pt(8))
    // The third's line lies a whole number of steps below the first's, which lies 4 pt down.
    expectNoDifference(Self.starts(joined).map(\.y.points), [0, 25, 44])
    #expect(joined.height == .pt(60))
    #expect(joined.firstLine == .pt(4))
  }

  @Test func joinsNothing() {
    let joined = Strip.joined([])
    #expect(joined.height == .zero)
    #expect(joined.items.isEmpty)
  }

  @Test func setsColumnsSideBySide() {
    let columns = Strip.sideBySide([
      [Self.strip(10), Self.strip(10, space: 2)].moved(x: .pt(5)), [Self.strip(15)], [],
    ])
    #expect(columns.height == .pt(22))
    expectNoDifference(
      Self.starts(columns),
      [
        Point(x: .pt(5), y: .zero), Point(x: .pt(5), y: .pt(12)), Point(x: .zero, y: .zero),
      ])
  }

  @Test func addsUpHeights() {
    let strips = [Self.strip(10, space: 99), Self.strip(20, space: 5)]
    #expect(strips.totalHeight == .pt(35))
    #expect([Strip]().totalHeight == .zero)
  }

  @Test func keepsTheFirstTogether() {
    let strips = (0..<5).map { _ in Self.strip(10, space: 2) }
    let kept = strips.keepingTogether(first: .pt(25))
    expectNoDifference(
      kept.map { $0.breakBefore == Strip.forbidden }, [false, true, true, false, false])
    let free = strips.keepingTogether(first: .pt(10))
    #expect(free.allSatisfy { $0.breakBefore == 0 })
  }

  @Test func spacesTheFirstAlone() {
    let spaced = [Self.strip(1, space: 1), Self.strip(1, space: 1)].withSpaceBefore(.pt(9))
    expectNoDifference(spaced.map(\.spaceBefore.points), [9, 1])
    #expect([Strip]().withSpaceBefore(.pt(9)).isEmpty)
  }

  /// A page ends within a section sooner than near its ends, and where it must not, never.
  @Test func aSectionIsDividedReluctantly() {
    var strips = (0..<6).map { _ in Self.strip(20, space: 5) }
    strips[3].breakBefore = PageCost.splitParagraph
    strips[4].breakBefore = Strip.forbidden
    let (inner, end) = (PageCost.splitSection, PageCost.splitSectionEnd)
    expectNoDifference(
      strips.asSection(leastAlone: .pt(30)).map(\.breakBefore),
      [0, end, inner, inner + PageCost.splitParagraph, Strip.forbidden, end])
    #expect(inner < end)
    expectNoDifference([Strip]().asSection(leastAlone: .pt(30)).count, 0)
  }
}
