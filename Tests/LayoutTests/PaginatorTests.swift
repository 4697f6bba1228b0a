import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout

@Suite struct PaginatorTests {
  private static func strip(
    _ height: Double, space: Double = 0, breakBefore: Double = 0
  ) -> Strip {
    Strip(height: .pt(height), items: [], spaceBefore: .pt(space), breakBefore: breakBefore)
  }

  private static func pages(_ strips: [Strip], height: Double) -> [Range<Int>] {
    Paginator(height: .pt(height)).pages(of: strips.map(\.measures))
  }

  // MARK: Against every other way

  /// The height of a page, with the header that is repeated on top of it.
  private static func used(_ strips: ArraySlice<Strip>) -> Double {
    let repeated = strips.first?.continuation.reduce(0) { $0 + $1.height.points } ?? 0
    return strips.dropFirst().reduce(repeated + (strips.first?.height.points ?? 0)) {
      $0 + $1.spaceBefore.points + $1.height.points
    }
  }

  /// What a division costs, told from the description of the costs alone; nil where a page of
  /// several strips is too high. A forbidden break costs more than all else together.
  private static func demerits(
    _ pages: [Range<Int>], of strips: [Strip], height: Double
  ) -> Double? {
    var total = 0.0
    for page in pages {
      let used = used(strips[page])
      if used > height + 0.01, page.count > 1 { return nil }
      let filled = min(1, used / height)
      total += PageCost.page
      if page.upperBound == strips.count {
        total += filled < PageCost.sparse ? PageCost.sparsePage : 0
      } else {
        let empty = 1 - filled
        let bare = max(0, empty - PageCost.airy)
        total += (page.lowerBound == 0 ? PageCost.emptyFirstPage : PageCost.emptyPage) * empty
        total += PageCost.barePage * bare * bare
        total += min(strips[page.upperBound].breakBefore, 100_000)
      }
    }
    return total
  }

  private static func allDivisions(of count: Int) -> [[Range<Int>]] {
    (0..<1 << (count - 1)).map { bits in
      let breaks = (1..<count).filter { bits >> ($0 - 1) & 1 == 1 }
      return zip([0] + breaks, breaks + [count]).map { $0..<$1 }
    }
  }

  private static func sample(_ random: inout SplitMix64) -> [Strip] {
    let costs = [0, 0, 0, 6, 10, 30, PageCost.wanted, Strip.forbidden, Strip.forbidden]
    return (0..<Int.random(in: 1...10, using: &random)).map { _ in
      var strip = strip(
        .random(in: 3...45, using: &random), space: .random(in: 0...12, using: &random),
        breakBefore: costs.randomElement(using: &random) ?? 0)
      if Int.random(in: 0..<4, using: &random) == 0 {
        strip.continuation = [Self.strip(.random(in: 3...20, using: &random))]
      }
      return strip
    }
  }

  @Test func isAsGoodAsEveryOtherWay() throws {
    var random = SplitMix64(seed: 6)
    for number in 0..<250 {
      let strips = Self.sample(&random)
      let height = Double.random(in: 40...140, using: &random)
      let found = Self.pages(strips, height: height)
      let cost = try #require(Self.demerits(found, of: strips, height: height), "sample \(number)")
      let best = Self.allDivisions(of: strips.count)
        .compactMap { Self.demerits($0, of: strips, height: height) }.min()
      #expect(abs(cost - (best ?? -1)) < 1e-6, "sample \(number)")
    }
  }

  // MARK: What is true of every division

  @Test func holdsEveryStripOnceInOrder() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<200 {
      let strips = Self.sample(&random) + Self.sample(&random) + Self.sample(&random)
      let height = Double.random(in: 30...200, using: &random)
      let pages = Self.pages(strips, height: height)
      #expect(pages.allSatisfy { !$0.isEmpty })
      expectNoDifference(pages.flatMap { Array($0) }, Array(strips.indices))
      for page in pages where page.count > 1 {
        #expect(Self.used(strips[page]) <= height + 0.01)
      }
    }
  }

  @Test func makesNoPageOfNothing() {
    expectNoDifference(Self.pages([], height: 100), [])
  }

  @Test func givesATallStripAPageOfItsOwn() {
    let strips = [10, 250, 10].map { Self.strip($0) }
    expectNoDifference(Self.pages(strips, height: 100), [0..<1, 1..<2, 2..<3])
  }

  @Test func swallowsTheSpaceAtAPagesTop() {
    // 50 + 50 fit exactly; the third's space would not, but its page begins with it.
    let strips = [Self.strip(50), Self.strip(50), Self.strip(90, space: 60), Self.strip(10)]
    expectNoDifference(Self.pages(strips, height: 100), [0..<2, 2..<4])
  }

  @Test func countsTheRepeatedHeader() {
    var rows = (0..<6).map { _ in Self.strip(20) }
    for index in rows.indices { rows[index].continuation = [Self.strip(20)] }
    expectNoDifference(
      Self.pages([Self.strip(20)] + rows, height: 80), [0..<4, 4..<7])
  }

  @Test func breaksWhereItIsForbiddenOnlyWhenItMust() {
    let strips = (0..<5).map { _ in Self.strip(30, breakBefore: Strip.forbidden) }
    // Three fit on a page, so one break cannot be helped.
    #expect(Self.pages(strips, height: 100).count == 2)
    var free = strips
    free[2].breakBefore = 0
    expectNoDifference(Self.pages(free, height: 100), [0..<2, 2..<5])
  }

  @Test func savesAPageWhereItCan() {
    let strips = (0..<4).map { _ in Self.strip(25, breakBefore: PageCost.wanted) }
    // A break that is wanted earns less than a page costs.
    #expect(Self.pages(strips, height: 100).count == 1)
  }

  @Test func leavesNoPageNearlyEmpty() {
    // Filled to the brim, the first page would leave a lone strip for the second.
    let strips = (0..<11).map { Self.strip(10, breakBefore: $0 == 10 ? Strip.forbidden : 0) }
    let pages = Self.pages(strips, height: 100)
    #expect(pages.count == 2)
    #expect(pages[1].count >= 3)
  }

  /// What is kept together on a page of many lines is divided where a page holds few.
  @Test func aLowPageIsDividedSooner() {
    var strips = (0..<12).map { _ in Self.strip(10, space: 0, breakBefore: 0) }
    for index in 7..<12 { strips[index].breakBefore = 40 }
    let many = Paginator(height: .pt(100), leading: .pt(2))
    let few = Paginator(height: .pt(100), leading: .pt(25))
    let measures = strips.map(\.measures)
    expectNoDifference(many.pages(of: measures), [0..<6, 6..<12])
    expectNoDifference(few.pages(of: measures), [0..<9, 9..<12])
  }
}
