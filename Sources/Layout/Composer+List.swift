import Content
import Typography

extension Composer {
  /// A list's items, each led by its bullet, number or box.
  func list(
    _ list: List, in frame: Frame, under parent: SemanticTree.NodeID,
    body: LayoutTemplate.StyleName
  ) -> [Strip] {
    let node = tree.add(.list(list.numbering), to: parent)
    if list.marker == .tickBox { return tickBoxes(list, in: frame, under: node) }
    let style = template.textStyle(body)
    let indent = indent(of: list, style)
    let frame = room(for: indent, in: frame)
    var result: [Strip] = []
    var items: [[Strip]] = []
    for (index, blocks) in list.items.enumerated() {
      let item = tree.add(.listItem, to: node)
      let label = label(of: list, index, style, in: readable(frame), under: item)
      let itemBody = tree.add(.itemBody, to: item)
      var strips = strips(
        blocks, in: readable(frame).indented(by: indent), under: itemBody, body: body)
      if strips.isEmpty { strips = [Strip(height: style.leading, items: [])] }
      strips[0].items = label + strips[0].items
      strips[0].breakBefore = index == 1 && list.items.count > 1 ? PageCost.keep : 0
      items.append(strips)
    }
    let gap = list.tight ? gapOfTight(items, body: body) : template[body].spaceAfter
    for item in items { result += item.withSpaceBefore(result.isEmpty ? .zero : gap) }
    // A list's last line does not stand alone on the next page.
    if result.count > 2 {
      let last = result[result.count - 1].breakBefore
      result[result.count - 1].breakBefore = max(last, PageCost.keep)
    }
    return result
  }

  /// Between the items of a tight list. On a rhythm they get half a line, or nothing at all where
  /// each is a single line, whose bullets tell them apart.
  private func gapOfTight(_ items: [[Strip]], body: LayoutTemplate.StyleName) -> Length {
    guard template.grid.rhythm > .zero else { return template[body].leading * 0.2 }
    return items.allSatisfy { $0.count == 1 } ? .zero : template.grid.rhythm
  }

  /// The frame of a list. Where one within another would be left with too few words to the line, its
  /// indents grow no further: it begins where the other does.
  private func room(for indent: Length, in frame: Frame) -> Frame {
    guard frame.width - indent < template[.body].size * 8 else { return frame }
    return Frame(x: frame.x - frame.indent, width: frame.width + frame.indent)
  }

  private func indent(of list: List, _ style: TextStyle) -> Length {
    guard case .number(let start) = list.marker else { return style.size * 1.25 }
    let digits = String(start + list.items.count - 1).count
    return style.size * (0.62 * Double(digits) + 0.95)
  }

  private func label(
    of list: List, _ index: Int, _ style: TextStyle, in frame: Frame,
    under item: SemanticTree.NodeID
  ) -> [Item] {
    let node = tree.add(.label, to: item)
    var style = style
    style.color = color(.accent)
    if case .number(let start) = list.marker {
      style.weight = .bold
      style.tabularFigures = true
      return singleLine("\(start + index).", style, meaning: .node(node), in: frame)?.items ?? []
    }
    return singleLine("•", style, meaning: .node(node), in: frame)?.items ?? []
  }

  /// Boxes to tick, in two columns where both are wide enough to read.
  private func tickBoxes(
    _ list: List, in frame: Frame, under node: SemanticTree.NodeID
  ) -> [Strip] {
    let gutter = space(20)
    let frame = room(for: tickBoxIndent, in: frame)
    let isWide = (frame.width - gutter) / 2 >= space(210)
    let columns = ColumnSet(
      frame: frame, count: isWide && list.items.count > 3 ? 2 : 1, gap: gutter,
      pageHeight: template.size.height * Composer.tallestBand)
    let boxes = list.items.map { item in
      tickBox(item, spoken: list.boxLabel ?? "☐", in: columns.first, under: node)
        .withoutRhythm().withSpaceBefore(rise(6))
    }.filter { !$0.isEmpty }
    guard columns.count == 1 else { return columns.balanced(boxes.map { .joined($0) }) }
    return boxes.enumerated().flatMap { index, box in
      var box = box
      if index == 0 { box[0].spaceBefore = .zero }
      box[0].breakBefore = index == 1 || index > 1 && index == boxes.count - 1 ? PageCost.keep : 0
      return box
    }
  }

  /// Columns of boxes higher than this share of the page are divided, so that it can end within.
  private static let tallestBand = 0.35

  private var tickBoxIndent: Length { template[.body].size * 0.95 + space(9) }

  private func tickBox(
    _ blocks: [Block], spoken: String, in frame: Frame, under node: SemanticTree.NodeID
  ) -> [Strip] {
    let item = tree.add(.listItem, to: node)
    let label = tree.add(.label, to: item, alternative: spoken)
    let itemBody = tree.add(.itemBody, to: item)
    let style = template.textStyle(.body)
    let side = style.size * 0.95
    var strips = strips(blocks, in: frame.indented(by: tickBoxIndent), under: itemBody)
    guard !strips.isEmpty else { return [] }
    let box = Rectangle(
      x: frame.x + space(0.6), y: (style.leading - side) / 2, width: side, height: side)
    strips[0].items.insert(
      Item(
        .stroke(.rectangle(box, radius: space(2)), color(.accent), width: space(1.2)), .node(label)),
      at: 0)
    return strips
  }
}

extension List {
  fileprivate var numbering: SemanticTree.Numbering {
    switch marker {
    case .bullet: .disc
    case .number: .decimal
    case .tickBox: .none
    }
  }
}
