import Content
import TestSupport
import Testing
import Typography

@testable import Layout

/// Lines to write on take the room that a page would leave empty below them.
@Suite struct FormTests {
  private let template: LayoutTemplate

  init() throws {
    var template = try TestLayouts.plain()
    template.fit = Fit(goal: .tidy, hero: 1...1, spacing: 1...1, leading: 1...1, size: 1...1)
    self.template = template
  }

  /// Of each page, where the lines are to write on.
  private func lines(_ document: LaidOutDocument) -> [[Double]] {
    document.pages.map { page in
      page.items.compactMap { item -> Double? in
        guard case .stroke(let path, _, _) = item.content, item.meaning == .artifact(.layout),
          case .move(let start) = path.elements.first
        else { return nil }
        return start.y.points
      }
    }
  }

  private func document(_ blocks: [Block]) -> LaidOutDocument {
    template.laidOut(SampleHandout.document(blocks))
  }

  private var step: Double { (template[.body].leading * 1.7).points }

  @Test func fillThePageThatEndsWithThem() throws {
    let form = document([SampleHandout.paragraph("Ask us."), SampleHandout.form])
    let lines = try #require(self.lines(form).first)
    #expect(lines.count > 10)
    let steps = zip(lines, lines.dropFirst()).map { $1 - $0 }
    #expect(steps.allSatisfy { abs($0 - step) < 0.01 }, "\(steps)")
    let room = template.contentHeight.upperBound - (lines.last ?? 0)
    #expect(room > 0 && room < 2 * step, "\(room)")
  }

  @Test func areTheirOwnAboveMoreText() throws {
    let form = document([SampleHandout.form, SampleHandout.paragraph("Thank you.")])
    #expect(lines(form).map(\.count) == [2])
  }

  @Test func fillNoOtherPage() throws {
    let paragraphs = (0..<80).map { SampleHandout.paragraph("Paragraph \($0) of a long text.") }
    let form = document([SampleHandout.form] + paragraphs)
    #expect(lines(form).map(\.count) == [2] + form.pages.dropFirst().map { _ in 0 })
    #expect(form.pages.count > 1)
  }

  /// Whoever hears the document hears two labels, not twenty lines.
  @Test func sayNothingMore() throws {
    let alone = document([SampleHandout.form])
    let followed = document([SampleHandout.form, SampleHandout.paragraph("Thank you.")])
    #expect(alone.tree.nodes.count + 1 == followed.tree.nodes.count)
  }
}
