import Content
import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout

/// Running text stands on one grid of half lines on all pages, so that lines are level across
/// columns and show through the paper on each other.
@Suite struct RhythmTests {
  private static let rhythm = 8.0

  private static func template(columns: Int = 1, side: Bool = true) throws -> LayoutTemplate {
    var template = try TestLayouts.plain()
    template.size.height = .pt(500)
    template.grid.rhythm = .pt(rhythm)
    // Spaces that are no multiple of the rhythm.
    template.styles[.body]?.spaceAfter = .pt(7)
    template.styles[.heading]?.spaceAfter = .pt(5)
    if !side { template.grid.side = .zero }
    template.fit = Fit(goal: .tidy, hero: 1...1, spacing: 1...1, leading: 1...1, size: 1...1)
    return template.setting(.body) { $0.columns = columns }
  }

  /// Headings of several sizes and on several lines, paragraphs, lists and a table in between.
  private static func document(seed: UInt64) -> Document {
    var random = SplitMix64(seed: seed)
    func words(_ range: ClosedRange<Int>) -> String {
      (0..<Int.random(in: range, using: &random)).map { _ in
        String(repeating: "n", count: .random(in: 2...9, using: &random))
      }.joined(separator: " ")
    }
    func block(_ number: Int) -> Block? {
      switch number % 8 {
      case 0: return .heading(level: 2, [.text(words(1...9))])
      case 3: return .heading(level: 3, [.text(words(1...12))])
      case 5:
        let items = (0..<3).map { _ in [SampleHandout.paragraph(words(2...30))] }
        return .list(List(marker: .bullet, items: items))
      case 6: return SampleHandout.table
      default: return nil
      }
    }
    let blocks = (0..<40).flatMap { number in
      (block(number).map { [$0] } ?? []) + [SampleHandout.paragraph(words(3...90))]
    }
    return Document(
      language: "en", rightToLeft: false, title: "T", parts: [Part(name: .body, blocks: blocks)],
      running: [:])
  }

  /// The paragraphs' lines that stand elsewhere.
  private static func strays(
    _ document: LaidOutDocument, _ template: LayoutTemplate
  ) -> [String] {
    let body = template[.body]
    let top = template.contentHeight.lowerBound
    let lines = document.texts.filter { text in
      text.role == .paragraph && text.style.size == body.size && !text.isInTable
    }
    guard let first = lines.first else { return ["no line at all"] }
    let offset = (first.baseline - top).truncatingRemainder(dividingBy: rhythm)
    return lines.filter { text in
      let steps = (text.baseline - top - offset) / rhythm
      return abs(steps - steps.rounded()) * rhythm > 0.05
    }.map { "page \($0.page + 1), \($0.baseline): \($0.text)" }
  }

  @Test(arguments: 20...25, [true, false])
  func linesStandOnTheGridOfEveryPage(seed: UInt64, side: Bool) throws {
    let template = try Self.template(side: side)
    let document = template.laidOut(Self.document(seed: seed))
    #expect(document.pages.count > 3)
    expectNoDifference(Self.strays(document, template), [])
  }

  @Test(arguments: 30...35)
  func linesOfBothColumnsAreLevel(seed: UInt64) throws {
    let template = try Self.template(columns: 2, side: false)
    let document = template.laidOut(Self.document(seed: seed))
    expectNoDifference(Self.strays(document, template), [])
  }
}

extension LaidOutDocument.PlacedText {
  /// The sample's table has words of letters other than "n".
  fileprivate var isInTable: Bool { !text.allSatisfy { "n ".contains($0) } }
}
