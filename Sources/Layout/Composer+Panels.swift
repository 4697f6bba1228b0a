import Content
import Typography

extension Composer {
  /// A few large figures on a tinted panel: side by side in as many rows as they need or, in a
  /// narrow frame, one below the other with their labels beside them.
  func glance(
    _ facts: [Fact], in frame: Frame, under parent: SemanticTree.NodeID
  ) -> [Strip] {
    guard !facts.isEmpty else { return [] }
    // One row: what the others say stands in full right below.
    let facts = template.isCompact && !isNarrow(frame) ? Array(facts.prefix(3)) : facts
    let node = tree.add(.list(.none), to: parent)
    let padding = space(16)
    let inner = frame.inset(start: padding, end: padding)
    if isNarrow(frame) {
      let list = factList(facts, in: inner, under: node)
      return [panel(list, in: frame, padding: rise(12))]
    }
    let perRow = factsPerRow(facts, in: inner)
    var rows: [Strip] = []
    for first in stride(from: 0, to: facts.count, by: perRow) {
      let row = Array(facts[first..<min(first + perRow, facts.count)])
      var strip = factRow(
        row, columns: perRow, isOnlyRow: facts.count <= perRow, in: inner, under: node)
      strip.spaceBefore = space(12)
      rows.append(strip)
    }
    return [panel(Strip.joined(rows), in: frame, padding: rise(12))]
  }

  /// Labels stand beside the figures, or run on where they would be left with a few words a line.
  private func factList(
    _ facts: [Fact], in frame: Frame, under parent: SemanticTree.NodeID
  ) -> Strip {
    let widths = facts.map { naturalWidth(of: [.text($0.figure)], .figure) }
    let figures = min(widths.max() ?? .zero, frame.width / 2)
    let labels = frame.inset(start: figures + space(12))
    let runsOn = labels.width < template[.body].size * 10
    let drop = baseline(of: template.textStyle(.figure)) - baseline(of: template.textStyle(.body))
    let rows = facts.map { fact in
      var row: Strip
      if runsOn {
        row = .joined(runOn(fact, in: frame, under: parent))
      } else {
        let (figure, label) = paragraphs(
          of: fact, figure: Frame(x: frame.x, width: figures), label: labels, under: parent)
        row = .sideBySide([figure, [Strip.joined(label).lowered(by: drop)]])
      }
      row.spaceBefore = space(3)
      return row
    }
    return Strip.joined(rows)
  }

  /// Figure and label as one paragraph to the eye.
  private func runOn(
    _ fact: Fact, in frame: Frame, under list: SemanticTree.NodeID
  ) -> [Strip] {
    let (figure, label) = nodes(of: fact, under: list)
    let style = template.textStyle(.figure)
    var text = styledText([.text(fact.figure + " ")], style, .node(figure))
    let node = tree.add(.paragraph, to: label)
    text.append(styledText(fact.label, template.textStyle(.body), .node(node)))
    return lines(of: text, style, in: frame)
  }

  private var factGap: Length { space(18) }

  /// As many columns as fit, in rows of equal length where that can be.
  private func factsPerRow(_ facts: [Fact], in frame: Frame) -> Int {
    let figures = facts.map { naturalWidth(of: [.text($0.figure)], .figure) }
    let widest = figures.max() ?? .zero
    let fitting =
      stride(from: facts.count, to: 1, by: -1).first { count in
        let room = frame.width - factGap * Double(count - 1)
        guard room / Double(count) >= space(96) else { return false }
        return count == facts.count
          ? figures.reduce(.zero, +) <= room : widest <= room / Double(count)
      } ?? 1
    let rows = (facts.count + fitting - 1) / fitting
    return (facts.count + rows - 1) / rows
  }

  private func factRow(
    _ facts: [Fact], columns: Int, isOnlyRow: Bool, in frame: Frame,
    under parent: SemanticTree.NodeID
  ) -> Strip {
    let gap = factGap
    let room = frame.width - gap * Double(columns - 1)
    let widths = facts.map { fact in
      let figure = naturalWidth(of: [.text(fact.figure)], .figure)
      return ColumnWidth(
        minimum: figure, natural: max(figure, naturalWidth(of: fact.label, .body)))
    }
    // Rows of several share the columns of an even grid.
    let shares =
      isOnlyRow
      ? ColumnWidth.distribute(widths, over: room)
      : widths.map { _ in room / Double(columns) }
    var x = frame.x
    let cells = zip(facts, shares).map { fact, width in
      defer { x = x + width + gap }
      return self.fact(fact, in: Frame(x: x, width: width), under: parent)
    }
    return Strip.sideBySide(cells)
  }

  private func fact(
    _ fact: Fact, in frame: Frame, under parent: SemanticTree.NodeID
  ) -> [Strip] {
    let (figure, label) = paragraphs(of: fact, figure: frame, label: frame, under: parent)
    return figure + label
  }

  private func paragraphs(
    of fact: Fact, figure: Frame, label: Frame, under list: SemanticTree.NodeID
  ) -> (figure: [Strip], label: [Strip]) {
    let nodes = nodes(of: fact, under: list)
    return (
      paragraph([.text(fact.figure)], .figure, in: figure, under: nodes.figure, role: nil),
      paragraph(fact.label, .body, in: label, under: nodes.itemBody)
    )
  }

  /// A fact is an item of the list of facts: who hears it knows how many there are, and that figure
  /// and label belong together.
  private func nodes(
    of fact: Fact, under list: SemanticTree.NodeID
  ) -> (figure: SemanticTree.NodeID, itemBody: SemanticTree.NodeID) {
    let itemBody = tree.add(.itemBody, to: tree.add(.listItem, to: list))
    return (tree.add(.paragraph, to: itemBody, alternative: fact.spoken), itemBody)
  }

  /// A tinted box for what must not be missed.
  func callout(
    _ blocks: [Block], _ kind: Block.Callout, in frame: Frame,
    under parent: SemanticTree.NodeID
  ) -> [Strip] {
    let node = tree.add(.note, to: parent)
    let padding = space(16)
    let content = strips(
      blocks, in: frame.inset(start: padding + space(4), end: padding), under: node)
    guard !content.isEmpty else { return [] }
    guard content.totalHeight > template.size.height * Composer.wholeCallout else {
      return [barred(panel(Strip.joined(content), in: frame, padding: rise(13)), in: frame)]
    }
    return divided(content, in: frame, padding: rise(13))
  }

  /// A callout lower than this share of the page stays whole.
  private static let wholeCallout = 0.3

  /// A panel in as many pieces as it has strips, so that a page may end within it.
  private func divided(_ content: [Strip], in frame: Frame, padding: Length) -> [Strip] {
    var pieces = content.takingSpaceAbove()
    pieces[0] = pieces[0].lowered(by: padding)
    pieces[pieces.count - 1].height += padding
    return pieces.enumerated().map { index, piece in
      var piece = piece
      piece.breakBefore = max(piece.breakBefore, index == 0 ? 0 : PageCost.splitDetails)
      let box = Rectangle(x: frame.x, y: .zero, width: frame.width, height: piece.height)
      piece.items.insert(
        Item(.fill(.rectangle(box), color(.tint)), .artifact(.layout)), at: 0)
      return barred(piece, in: frame)
    }
  }

  /// The strip with a bar along its starting edge, above its background.
  private func barred(_ strip: Strip, in frame: Frame) -> Strip {
    var strip = strip
    let bar = Rectangle(x: frame.x, y: .zero, width: space(4), height: strip.height)
    strip.items.insert(Item(.fill(.rectangle(bar), color(.accent)), .artifact(.layout)), at: 1)
    return strip
  }

  /// The strip on a panel of its frame's width.
  private func panel(
    _ strip: Strip, in frame: Frame, padding: Length
  ) -> Strip {
    let height = strip.height + padding * 2
    let box = Rectangle(x: frame.x, y: .zero, width: frame.width, height: height)
    let background = Item(
      .fill(.rectangle(box, radius: space(4)), color(.tint)), .artifact(.layout))
    return Strip(height: height, items: [background] + strip.items.map { $0.moved(y: padding) })
  }
}
