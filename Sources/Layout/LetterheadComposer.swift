import Content
import Typography

/// Sets the head of the first page: the clinic's logo and lines beside it, others at the far edge.
///
/// It begins where the layout's header stands on other pages and reaches as far down as it needs.
/// Like all that stands around the content it is an artifact: who the clinic is, the content says.
struct LetterheadComposer {
  let composer: Composer
  let area: ContentArea
  let running: [String: String]
  private var template: LayoutTemplate { composer.template }

  /// No logo takes more of a page's height, or of the width.
  private static let tallest = 0.09
  private static let widest = 0.45

  /// One strip at the head of the content, which reaches above it by the header's own room.
  func strip(_ letterhead: Letterhead) -> Strip {
    let end = lines(letterhead.end ?? [template.firstHeader.end], first: .running)
    let endWidth = min(width(of: end), area.width / 2)
    let logo = letterhead.logo.flatMap(logoItem)
    let logoWidth = logo?.frame.width ?? .zero
    let gap = composer.space(12)
    let indent = logo == nil ? .zero : logoWidth + gap
    // Beside a logo, or in a header of one's own, the name is what the page begins with.
    let start = lines(letterhead.start ?? [template.firstHeader.start], first: .heading)
    let startFrame = Composer.Frame(
      x: indent, width: max(area.width - indent - endWidth - gap, area.width / 4))
    let endFrame = Composer.Frame(x: area.width - endWidth, width: endWidth)
    let columns = [
      strips(of: start, in: startFrame, .start), strips(of: end, in: endFrame, .end),
    ].map { Strip.joined($0) }
    let height = ([logo?.frame.height ?? .zero] + columns.map(\.height)).max() ?? .zero
    let items =
      columns.flatMap { column in column.items.map { $0.moved(y: (height - column.height) / 2) } }
      + (logo.map { [$0.item.moved(y: (height - $0.frame.height) / 2)] } ?? [])
    let line = template[.running].leading
    return Strip(
      height: max(.zero, height - line),
      items: items.map { $0.moved(y: -(line + template.headerGap)) })
  }

  // MARK: The logo

  private func logoItem(_ logo: Logo) -> (item: Item, frame: Rectangle)? {
    let key = logo.picture.path
    let proportion: Double
    if let drawing = composer.drawings[key] {
      proportion = drawing.size.width / drawing.size.height
    } else if let pixels = composer.images[key], pixels.height > 0 {
      proportion = Double(pixels.width) / Double(pixels.height)
    } else {
      return nil
    }
    let height = min(
      .mm(Double(logo.height)), template.size.height * Self.tallest,
      area.width * (Self.widest / proportion))
    let frame = Rectangle(x: .zero, y: .zero, width: height * proportion, height: height)
    let content: Item.Content =
      composer.drawings[key].map { .drawing(PlacedDrawing($0, in: frame)) }
      ?? .image(PlacedImage(key: key, frame: frame, cornerRadius: .zero, focus: .centre))
    return (Item(content, .artifact(.header)), frame)
  }

  // MARK: Lines

  private typealias HeadLine = (text: [Inline], style: LayoutTemplate.StyleName)

  /// A line of which no value is known is left out.
  private func lines(
    _ templates: [String], first: LayoutTemplate.StyleName
  ) -> [HeadLine] {
    let filled = templates.compactMap { template -> [Inline]? in
      let inlines = Furniture.inlines(template) { composer.isolated(running[$0] ?? "") }
      return inlines.plainText.allSatisfy(\.isWhitespace) ? nil : inlines
    }
    return filled.enumerated().map { ($1, $0 == 0 ? first : .running) }
  }

  private func width(of lines: [HeadLine]) -> Length {
    // A whisker more, or a line that just fits would break.
    (lines.map { composer.naturalWidth(of: $0.text, $0.style) }.max() ?? .zero) + .pt(0.5)
  }

  private func strips(
    of lines: [HeadLine], in frame: Composer.Frame, _ alignment: Composer.Alignment
  ) -> [Strip] {
    lines.flatMap { line -> [Strip] in
      let style = template.textStyle(line.style)
      let text = composer.styledText(line.text, style, .artifact(.header))
      return composer.lines(of: text, style, in: frame, alignment: alignment)
    }
  }
}
