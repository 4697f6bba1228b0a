import Content
import Layout
import Typography

/// Sheets between two patients of a print run, which tell the person at the printer where one plan
/// ends: a bar at the edge, seen from the side of the pile, and whose plan comes next.
final class SeparatorSheets {
  private let typesetter: Typesetter

  init() {
    let fonts = FontShelf()
    typesetter = Typesetter(
      book: FontBook { request throws(FontError) in try fonts.face(request) })
  }

  /// A document of one page, of the size of the one that follows.
  func sheet(before document: LaidOutDocument, name: String) -> LaidOutDocument {
    var sheet = document
    let size = document.pages.first?.size ?? Size(width: .mm(210), height: .mm(297))
    sheet.pages = [Page(size: size, items: items(name, on: size, document))]
    return sheet
  }

  private func items(_ name: String, on size: Size, _ document: LaidOutDocument) -> [Item] {
    let bar = Rectangle(
      x: size.width - .mm(12), y: .zero, width: .mm(12), height: size.height)
    return [Item(.fill(.rectangle(bar), .black), .artifact(.layout))]
      + text(name, on: size, document)
  }

  /// A name in a script without a font is left out: the plan behind the sheet has it anyway.
  private func text(_ name: String, on size: Size, _ document: LaidOutDocument) -> [Item] {
    let style = TextStyle(
      families: ["Noto Sans"], weight: .bold, size: .pt(24), leading: .pt(32), color: .black)
    let measure = size.width - .mm(60)
    var styled = StyledText(language: document.language, rightToLeft: document.rightToLeft)
    styled.append(name, style: style)
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
