import CustomDump
import Testing

@testable import Content

@Suite struct OutlineTests {
  private func headings(_ levels: [Int]) -> [Block] {
    levels.map { .heading(level: $0, [.text("h\($0)")]) }
  }

  private func levels(_ blocks: [Block]) -> [Int] {
    blocks.compactMap { block in
      if case .heading(let level, _) = block { level } else { nil }
    }
  }

  @Test(arguments: [
    ([2, 3, 2], [2, 3, 2]), ([1, 2, 1], [2, 3, 2]), ([3, 3], [2, 2]),
    ([2, 4, 6, 3], [2, 3, 4, 3]),
    ([4, 2, 3], [2, 2, 3]), ([1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 6]), ([], []),
  ])
  func headingsStartAtTwoWithoutGaps(written: [Int], shifted: [Int]) {
    var outline = Outline(headings(written))
    outline.shiftHeadings()
    #expect(levels(outline.blocks) == shifted)
  }

  @Test func anySequenceHasNoGaps() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let count = Int.random(in: 1...9, using: &generator)
      let written = (0..<count).map { _ in Int.random(in: 1...6, using: &generator) }
      var outline = Outline(headings(written))
      outline.shiftHeadings()
      let shifted = levels(outline.blocks)
      #expect(shifted.first == 2)
      #expect(zip(shifted, shifted.dropFirst()).allSatisfy { $1 <= $0 + 1 && $1 >= 2 })
    }
  }

  @Test func headingsWithinQuotesCountToo() {
    var outline = Outline([
      .quote(headings([4])), .list(List(marker: .bullet, items: [headings([5])])),
    ])
    outline.shiftHeadings()
    expectNoDifference(
      outline.blocks,
      [
        .quote([.heading(level: 2, [.text("h4")])]),
        .list(List(marker: .bullet, items: [[.heading(level: 3, [.text("h5")])]])),
      ])
  }

  @Test func theTitleIsDroppedOnce() {
    func dropped(_ blocks: [Block], _ title: String) -> Int {
      var outline = Outline(blocks)
      outline.dropTitle(title)
      return blocks.count - outline.blocks.count
    }
    let title = Block.heading(level: 1, [.text("My "), .strong([.text(" Laser")])])
    let rest = Block.paragraph([.text("x")])
    #expect(dropped([title, rest, title], "my laser") == 1)
    #expect(dropped([rest, title], "My Laser") == 1)
    #expect(dropped([title, rest], "Other") == 0)
    #expect(dropped([.heading(level: 2, [.text("A")]), rest], "A") == 1)
    #expect(dropped([rest, .heading(level: 2, [.text("A")])], "A") == 0)
    #expect(dropped([], "A") == 0)
  }
}
