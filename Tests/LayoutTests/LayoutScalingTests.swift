import Content
import TestSupport
import Testing
import Typography

@testable import Layout

/// Layout takes time and memory in proportion to the text: 200 pages at most 110 times what two take.
@Suite struct LayoutScalingTests {
  private static let small = document(sections: 3)
  private static let large = document(sections: 358)

  /// Headings, paragraphs, lists and tables of words that do not repeat, so that each is shaped.
  private static func document(sections: Int) -> Document {
    var random = SplitMix64(seed: 3)
    func words(_ count: Int) -> String {
      (0..<count).map { _ in
        String(
          (0..<Int.random(in: 2...9, using: &random)).map { _ in
            "abcdefghijklmnopqrstuvwxyz".randomElement(using: &random) ?? "x"
          })
      }.joined(separator: " ")
    }
    func paragraph(_ count: Int) -> Block { SampleHandout.paragraph(words(count)) }
    let blocks = (0..<sections).flatMap { _ -> [Block] in
      let rows = (0..<3).map { _ in Table.Row(cells: [[paragraph(2)], [paragraph(5)]]) }
      return [
        .heading(level: 2, [.text(words(3))]), paragraph(55), paragraph(30),
        .list(List(marker: .bullet, items: (0..<3).map { _ in [paragraph(8)] })),
        .table(
          Table(columns: [.start, .start], header: [[.text("A")], [.text("B")]], rows: rows)),
      ]
    }
    return Document(
      language: "en", rightToLeft: false, title: "T", parts: [Part(name: .body, blocks: blocks)],
      running: [:])
  }

  private static func laidOut(_ document: Document) throws -> LaidOutDocument {
    try TestLayouts.handout().laidOut(document)
  }

  @Test func timeGrowsWithTheText() throws {
    let (few, many) = (
      try Self.laidOut(Self.small).pages.count, try Self.laidOut(Self.large).pages.count
    )
    #expect(few == 2)
    #expect(many >= 200)
    let limit = 110 * Double(many) / 200
    let ratio = try Effort.growth(upTo: limit, repeats: 50) {
      _ = try Self.laidOut(Self.small)
    } large: {
      _ = try Self.laidOut(Self.large)
    }
    #expect(ratio <= limit)
  }

  /// What a page holds does not depend on how many there are.
  @Test func resultsGrowWithTheText() throws {
    func size(_ document: LaidOutDocument) -> (items: Int, nodes: Int) {
      (document.pages.reduce(0) { $0 + $1.items.count }, document.tree.nodes.count)
    }
    let (short, long) = (size(try Self.laidOut(Self.small)), size(try Self.laidOut(Self.large)))
    #expect(long.items <= 121 * short.items)
    #expect(long.nodes <= 120 * short.nodes)
  }
}
