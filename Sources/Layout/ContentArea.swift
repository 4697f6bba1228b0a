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
    var items = furniture.header
    var y = top
    for strip in repeatedHeader(above: strips) {
      // It is there for the eye; readers know it from the table's first page.
      items += strip.items.map { Item($0.moved(y: y).content, .artifact(.layout)) }
      y += strip.height
    }
    for (index, strip) in strips.enumerated() {
      if index > 0 { y += strip.spaceBefore }
      items += strip.items.map { $0.moved(y: y) }
      y += strip.height
    }
    items += furniture.footer
    return Page(size: template.size, items: items.map(placed))
  }

  /// Left out above a row so tall that both would not fit.
  private func repeatedHeader(above strips: ArraySlice<Strip>) -> [Strip] {
    guard let header = strips.first?.continuation,
      header.totalHeight + Array(strips).totalHeight <= height + .pt(0.01)
    else { return [] }
    return header
  }

  /// From the content area's starting edge to the page.
  private func placed(_ item: Item) -> Item {
    let margins = template.margins
    return rightToLeft
      ? item.mirrored(in: width).moved(x: margins.end) : item.moved(x: margins.start)
  }
}
