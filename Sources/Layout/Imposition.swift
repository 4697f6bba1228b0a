import Typography

/// How pages are put onto sheets.
public enum Imposition: String, CaseIterable, Hashable, Sendable {
  /// One page on a sheet.
  case single
  /// Two pages on each side of a sheet, in the order in which the folded sheets read.
  case booklet
}

extension Imposition {
  /// The page's size on a sheet of that paper: a booklet's page is half of it, upright.
  func pageSize(onSheet sheet: Size) -> Size {
    switch self {
    case .single: sheet
    case .booklet: Size(width: sheet.height / 2, height: sheet.width)
    }
  }

  /// The pages on their sheets. Right-to-left booklets open from the other side.
  func imposed(_ pages: [Page], rightToLeft: Bool) -> [Page] {
    guard self == .booklet, let size = pages.first?.size else { return pages }
    return Imposition.spreads(ofPages: pages.count).map { spread in
      let (left, right) = rightToLeft ? (spread.right, spread.left) : (spread.left, spread.right)
      let items =
        Imposition.items(left, of: pages, shifted: .zero)
        + Imposition.items(right, of: pages, shifted: size.width)
      return Page(size: Size(width: size.width * 2, height: size.height), items: items)
    }
  }

  /// The page numbers, from 0, on both halves of each side of each sheet in printing order. Numbers
  /// beyond the last page stand for blank ones, which fill the last sheet up.
  static func spreads(ofPages count: Int) -> [(left: Int, right: Int)] {
    let total = (count + 3) / 4 * 4
    return (0..<total / 2).map { side in
      let (outer, inner) = (total - 1 - side, side)
      return side % 2 == 0 ? (outer, inner) : (inner, outer)
    }
  }

  private static func items(_ number: Int, of pages: [Page], shifted x: Length) -> [Item] {
    guard pages.indices.contains(number) else { return [] }
    return pages[number].items.map { $0.moved(x: x) }
  }
}
