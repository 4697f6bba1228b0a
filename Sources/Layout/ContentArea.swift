import Typography

/// The room between the margins, the header and the footer.
struct ContentArea {
  let template: LayoutTemplate
  let width: Length
  let top: Length
  let height: Length
  let rightToLeft: Bool

  init(template: LayoutTemplate, composer: Composer) {
    self.template = template
    let running = template[.running].leading
    let margins = template.margins
    width = template.size.width - margins.start - margins.end
    top = margins.top + running + template.headerGap
    let bottom = template.size.height - margins.bottom - running - template.footerGap
    height = bottom - top
    rightToLeft = composer.rightToLeft
  }

  /// The strips of one page at their places, between its furniture.
  func page(_ strips: ArraySlice<Strip>, furniture: (header: [Item], footer: [Item])) -> Page {
    let header = Strip.joined(repeatedHeader(above: strips))
    // It is there for the eye; readers know it from the page where it stood first.
    let repeated = header.items.map { Item(placed($0, y: top).content, .artifact(.layout)) }
    let filled = filled(strips)
    return page(zip(filled, tops(of: filled[...])), below: repeated, furniture: furniture)
  }

  /// The strips and, below them, what the last one fills the rest of the page with.
  private func filled(_ strips: ArraySlice<Strip>) -> [Strip] {
    var result = Array(strips)
    guard let filler = strips.last?.filler, filler.totalHeight > .zero else { return result }
    var room = top + height - (tops(of: strips).last ?? top) - (strips.last?.height ?? .zero)
    // Half a line more, so that the last one does not run along the footer.
    while room >= filler.totalHeight * 1.5 {
      result += filler
      room = room - filler.totalHeight
    }
    return result
  }

  /// The same with strips whose places are known.
  func page(
    _ strips: some Sequence<(Strip, Length)>, below repeated: [Item] = [],
    furniture: (header: [Item], footer: [Item])
  ) -> Page {
    var items = furniture.header.map { placed($0) } + repeated
    for (strip, y) in strips { items += strip.items.lazy.map { placed($0, y: y) } }
    items += furniture.footer.lazy.map { placed($0) }
    return Page(size: template.size, items: items)
  }

  /// Where the tops of a page's strips lie, counted from the page's.
  func tops(of strips: ArraySlice<Strip>) -> [Length] {
    let header = Strip.joined(repeatedHeader(above: strips))
    var column = Column(rhythm: template.grid.rhythm, header: header.height)
    return strips.map { top + column.add($0) }
  }

  /// Left out above a row so tall that both would not fit.
  private func repeatedHeader(above strips: ArraySlice<Strip>) -> [Strip] {
    guard let header = strips.first?.continuation else { return [] }
    var column = Column(rhythm: template.grid.rhythm, header: header.totalHeight)
    for strip in strips { column.add(strip) }
    return column.height <= height + .pt(0.01) ? header : []
  }

  /// From the content area's starting edge, and so far down, to the page.
  private func placed(_ item: Item, y: Length = .zero) -> Item {
    let margins = template.margins
    return rightToLeft
      ? item.mirrored(in: width).moved(x: margins.end, y: y)
      : item.moved(x: margins.start, y: y)
  }
}
