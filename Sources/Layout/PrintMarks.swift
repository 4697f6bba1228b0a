import Typography

/// Room beyond the trimmed page, for a printer who cuts sheets to size.
public struct PrintMarks: Hashable, Sendable {
  /// How far pictures reach beyond the cut, so that no white edge shows where it wanders.
  public var bleed: Length

  /// Crop marks begin so far beyond the bleed and are so long.
  private static let gap = Length.mm(1)
  private static let length = Length.mm(5)

  /// The sheet with its marks: the page lies in the middle, its trim box is known.
  func marked(_ page: Page) -> Page {
    let margin = bleed + PrintMarks.gap + PrintMarks.length
    let size = Size(
      width: page.size.width + margin * 2, height: page.size.height + margin * 2)
    let trim = Rectangle(
      x: margin, y: margin, width: page.size.width, height: page.size.height)
    let items = page.items.map { $0.moved(x: margin, y: margin) }
    return Page(
      size: size, items: items + marks(around: trim).map { Item($0, .artifact(.layout)) },
      trim: trim, bleed: bleed)
  }

  /// Two marks at each corner, in line with the cuts.
  private func marks(around trim: Rectangle) -> [Item.Content] {
    let near = bleed + PrintMarks.gap
    let far = near + PrintMarks.length
    let (left, right) = (trim.x, trim.x + trim.width)
    let (top, bottom) = (trim.y, trim.y + trim.height)
    let vertical = [left, right].flatMap { x in
      [(top - far, top - near), (bottom + near, bottom + far)].map { ends in
        Path.line(from: Point(x: x, y: ends.0), to: Point(x: x, y: ends.1))
      }
    }
    let horizontal = [top, bottom].flatMap { y in
      [(left - far, left - near), (right + near, right + far)].map { ends in
        Path.line(from: Point(x: ends.0, y: y), to: Point(x: ends.1, y: y))
      }
    }
    return (vertical + horizontal).map { .stroke($0, .black, width: .pt(0.25)) }
  }
}
