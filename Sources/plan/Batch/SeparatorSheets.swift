import Content
import Layout
import Rendering
import Typography

/// Sheets between two patients of a print run, which tell the person at the printer where one plan
/// ends: a bar at the edge, seen from the side of the pile, and whose plan comes next.
final class SeparatorSheets {
  private let typesetter: Typesetter
  private let renderer: Renderer

  init() throws(RenderError) {
    renderer = try Renderer()
    let fonts = FontShelf()
    typesetter = Typesetter(
      book: FontBook { request throws(FontError) in try fonts.face(request) })
  }

  /// A PDF of one page, of the size of the one that follows.
  func pdf(before handout: RunHandout) throws(RenderError) -> [UInt8] {
    let page = Page(size: handout.size, items: items(handout))
    let sheet = LaidOutDocument(
      sheet: page, language: handout.language, rightToLeft: handout.rightToLeft)
    return try renderer.pdf(sheet, images: [:], made: Day(number: 0)).bytes
  }

  private func items(_ handout: RunHandout) -> [Item] {
    let bar = Rectangle(
      x: handout.size.width - .mm(12), y: .zero, width: .mm(12), height: handout.size.height)
    return [Item(.fill(.rectangle(bar), .black), .artifact(.layout))] + text(handout)
  }

  /// A name in a script without a font is left out: the plan behind the sheet has it anyway.
  private func text(_ handout: RunHandout) -> [Item] {
    let style = TextStyle(
      families: ["Noto Sans"], weight: .bold, size: .pt(24), leading: .pt(32), color: .black)
    let measure = handout.size.width - .mm(60)
    var styled = StyledText(language: handout.language, rightToLeft: handout.rightToLeft)
    styled.append(handout.name, style: style)
    guard let paragraph = try? typesetter.prepare(styled), paragraph.missing.isEmpty else {
      return []
    }
    let lines = typesetter.lines(of: paragraph, measure: measure)
    return lines.enumerated().flatMap { index, line in
      line.runs.map { placed in
        Item(
          .glyphs(
            placed.run,
            at: Point(x: .mm(24) + placed.x, y: .mm(40) + style.leading * Double(index))),
          .artifact(.layout))
      }
    }
  }
}
