import Content
import Typography

extension Composer {
  private var cellGap: Length { space(16) }
  private var cellPadding: Length { space(5) }
  /// Room for a time written by hand, and the least that it can do with.
  private var writingWidth: ColumnWidth { ColumnWidth(minimum: space(42), natural: space(72)) }
  private var schedulePadding: Length { template.isCompact ? space(0.5) : space(4) }
  private var rowRule: Length { space(0.6) }

  /// A table, each row a strip; a page that begins within it repeats the header.
  func table(
    _ table: Table, in frame: Frame, under parent: SemanticTree.NodeID
  ) -> [Strip] {
    let node = tree.add(.table, to: parent)
    let markers = markerColumn(of: table)
    let columns = columns(of: table, in: frame.inset(start: markers))
    let header = headerRow(of: table, columns, in: frame, under: node)
    var result = header.map { [$0] } ?? []
    for (index, row) in table.rows.enumerated() {
      var strips = self.row(row, of: table, columns, in: frame, under: node)
      // A header keeps with two rows, and the last row does not stand alone.
      strips[0].breakBefore =
        index < 2 || index == table.rows.count - 1 ? Strip.forbidden : splitCost(of: table)
      for piece in strips.indices { strips[piece].continuation = header.map { [$0] } ?? [] }
      result += strips
    }
    return result.startingAnywhere()
  }

  /// A schedule is looked at as a whole.
  private func splitCost(of table: Table) -> Double {
    table.style == .schedule ? PageCost.splitSchedule : PageCost.splitTable
  }

  private func markerColumn(of table: Table) -> Length {
    table.hasMarkers ? markerDiameter + space(10) : .zero
  }

  // MARK: Columns

  private func columns(of table: Table, in frame: Frame) -> [Frame] {
    let count = table.columns.count
    guard count > 0 else { return [] }
    let available = frame.width - cellGap * Double(count - 1)
    var widths = (0..<count).map { width(ofColumn: $0, of: table) }
    if widths.reduce(.zero, { $0 + $1.minimum }) > available {
      widths = (0..<count).map { width(ofColumn: $0, of: table, divides: true) }
    }
    let shares = ColumnWidth.distribute(widths, over: available)
    if widths.reduce(.zero, { $0 + $1.minimum }) > available {
      diagnostics.append(
        .warning("a table is too wide for its column; words are split", at: table.location))
    }
    var x = frame.x
    return shares.map { width in
      defer { x = x + width + cellGap }
      return Frame(x: x, width: width)
    }
  }

  /// - Parameter divides: a schedule's days may take two lines.
  private func width(
    ofColumn column: Int, of table: Table, divides: Bool = false
  ) -> ColumnWidth {
    let isTabular = table.style == .schedule
    let isDays = isTabular && column == 0
    let head = table.header.indices.contains(column) ? [table.header[column]] : []
    var width =
      table.hasWritingLine(inColumn: column)
      ? writingWidth : ColumnWidth(minimum: .zero, natural: .zero)
    width.minimum = head.map { minimumWidth(of: $0, .label) }.reduce(width.minimum, max)
    width.natural = head.map { naturalWidth(of: $0, .label) }.reduce(width.natural, max)
    for cell in table.cells(ofColumn: column) {
      // Of a day's notes only the one counts that can stand beside it.
      let texts = isDays ? Array(cell.prefix(1)) : cell
      for text in texts {
        let natural = naturalWidth(of: text, .body, tabular: isTabular)
        // A date is one thing: "8 de marzo" in two lines makes a schedule hard to read.
        let minimum =
          isTabular && !divides ? natural : minimumWidth(of: text, .body, tabular: isTabular)
        width.minimum = max(width.minimum, minimum)
        width.natural = max(width.natural, natural)
      }
      if isDays, cell.count > 1 {
        width.natural = max(width.natural, widthBeside(cell[0], note: cell[1]))
      }
    }
    return width
  }

  // MARK: Rows

  private func headerRow(
    of table: Table, _ columns: [Frame], in frame: Frame, under node: SemanticTree.NodeID
  ) -> Strip? {
    guard table.header.contains(where: { !$0.isEmpty }) else { return nil }
    let row = tree.add(.tableRow, to: node)
    // Above the markers stands nothing: without a cell there the heads would belong to the wrong
    // columns.
    if table.hasMarkers { _ = tree.add(.cell(), to: row) }
    let cells = zip(table.header, columns).enumerated().map { index, cell in
      paragraph(
        cell.0, .label, in: cell.1, under: row, role: .headerCell(.column),
        alignment: alignment(table.columns[index]))
    }
    var strip = Strip.sideBySide(cells)
    strip.height = strip.height + space(4)
    return ruled(strip, in: frame, color: .accent, width: space(1.2))
  }

  /// A row as one strip; one as tall as half a page in pieces, line by line, so that a page may end
  /// within it.
  private func row(
    _ row: Table.Row, of table: Table, _ columns: [Frame], in frame: Frame,
    under node: SemanticTree.NodeID
  ) -> [Strip] {
    let rowNode = tree.add(.tableRow, to: node)
    let ring = row.marker.map { marker in
      let cell = tree.add(.headerCell(.row), to: rowNode, alternative: marker.spoken)
      return ringItems(marker, in: frame, under: cell)
    }
    if row.marker == nil, table.hasMarkers { _ = tree.add(.cell(), to: rowNode) }
    let nodes = row.cells.indices.map { index in
      tree.add(
        index == 0 && row.marker == nil && table.style == .plain ? .headerCell(.row) : .cell(),
        to: rowNode)
    }
    var cells = zip(zip(row.cells, nodes), columns).enumerated().map { index, cell in
      self.cell(
        cell.0.0, alignment(table.columns[index]), in: cell.1, under: cell.0.1,
        tabular: table.style == .schedule)
    }
    if table.style == .schedule, let blocks = row.cells.first, let day = columns.first {
      let wide = Frame(x: day.x, width: frame.x + frame.width - day.x)
      cells.setBelow(notes(of: blocks, beside: day, in: wide, under: nodes[0]))
    }
    let height = cells.map(\.totalHeight).max() ?? .zero
    var pieces = height > template.size.height / 2 ? lines(of: cells) : [.sideBySide(cells)]
    if let ring {
      // The first line stands in the middle of its ring.
      let drop = (markerDiameter - template[.body].leading) / 2
      pieces[0] = pieces[0].lowered(by: drop)
      pieces[0].height = max(pieces[0].height + drop, markerDiameter)
      pieces[0].items = ring + pieces[0].items
    }
    let padding = table.style == .schedule ? schedulePadding : cellPadding
    pieces[0] = pieces[0].lowered(by: padding)
    pieces[pieces.count - 1].height += padding
    pieces[pieces.count - 1] = ruled(
      pieces[pieces.count - 1], in: frame, color: .line, width: rowRule)
    return pieces
  }

  /// The first lines of all cells, then the second lines, and so on.
  private func lines(of cells: [[Strip]]) -> [Strip] {
    let count = cells.map(\.count).max() ?? 0
    return (0..<count).map { index in
      let present = cells.filter { $0.indices.contains(index) }.map { $0[index] }
      var piece = Strip.sideBySide(present.map { [$0] })
      piece.spaceBefore = index == 0 ? .zero : present.map(\.spaceBefore).max() ?? .zero
      // No paragraph of any cell is divided where it must not be.
      piece.breakBefore =
        index < 2 || index == count - 1
        ? Strip.forbidden
        : max(PageCost.splitParagraph, present.map(\.breakBefore).max() ?? 0)
      return piece
    }
  }

  /// A cell's blocks; an empty one of a schedule is a line to write on, and the notes of another
  /// stand below the row.
  private func cell(
    _ blocks: [Block], _ alignment: Alignment, in frame: Frame, under node: SemanticTree.NodeID,
    tabular: Bool
  ) -> [Strip] {
    guard tabular else {
      return blocks.flatMap { block in
        guard case .paragraph(let text, let tone) = block else {
          return strips([block], in: frame, under: node)
        }
        return paragraph(
          text, tone == .note ? .note : .body, in: frame, under: node, alignment: alignment)
      }
    }
    guard case .paragraph(let text, _)? = blocks.first else { return [writingLine(in: frame)] }
    let line = paragraph(text, .body, in: frame, under: node, alignment: alignment, tabular: true)
    guard let note = runInNote(of: blocks, beside: frame) else { return line }
    let beside = frame.inset(start: naturalWidth(of: text, .body, tabular: true) + runInGap)
    return [.sideBySide([line, paragraph(note, .note, in: beside, under: node)])]
  }

  private var runInGap: Length { space(12) }

  /// A short note on the line of its day, where both fit: a row less high is a row more on the page.
  private func runInNote(of blocks: [Block], beside frame: Frame) -> [Inline]? {
    guard blocks.count >= 2, case .paragraph(let day, _) = blocks[0],
      case .paragraph(let note, .note) = blocks[1],
      widthBeside(day, note: note) <= frame.width
    else { return nil }
    return note
  }

  private func widthBeside(_ day: [Inline], note: [Inline]) -> Length {
    naturalWidth(of: day, .body, tabular: true) + runInGap + naturalWidth(of: note, .note)
  }

  /// What a schedule says of a day besides, below it: on one line where the row is wide enough, else
  /// as wide as reads well.
  private func notes(
    of blocks: [Block], beside day: Frame, in frame: Frame, under node: SemanticTree.NodeID
  ) -> [Strip] {
    let said = runInNote(of: blocks, beside: day) == nil ? 1 : 2
    return blocks.dropFirst(said).flatMap { block in
      guard case .paragraph(let text, let tone) = block else {
        return strips([block], in: frame, under: node)
      }
      let style: LayoutTemplate.StyleName = tone == .note ? .note : .body
      let isOneLine = naturalWidth(of: text, style, tabular: true) <= frame.width
      return paragraph(
        text, style, in: isOneLine ? frame : readable(frame), under: node, tabular: true)
    }
  }

  private func writingLine(in frame: Frame) -> Strip {
    let style = template.textStyle(.body)
    let y = baseline(of: style) + space(3)
    let line = Path.line(
      from: Point(x: frame.x, y: y), to: Point(x: frame.x + frame.width, y: y))
    return Strip(
      height: style.leading,
      items: [Item(.stroke(line, color(.muted), width: space(0.6)), .artifact(.layout))])
  }

  private func alignment(_ alignment: Table.Alignment) -> Alignment {
    switch alignment {
    case .start: .start
    case .centre: .centre
    case .end: .end
    }
  }

  private func ruled(
    _ strip: Strip, in frame: Frame, color role: Palette.Role, width: Length
  ) -> Strip {
    var strip = strip
    let y = strip.height - width / 2
    let path = Path.line(
      from: Point(x: frame.x, y: y), to: Point(x: frame.x + frame.width, y: y))
    strip.items.append(Item(.stroke(path, color(role), width: width), .artifact(.layout)))
    return strip
  }

  // MARK: Rings

  var markerDiameter: Length { template[.body].leading * (template.isCompact ? 1.12 : 1.24) }

  /// A marker's ring and label; its top lies at the strip's top.
  func ringItems(
    _ marker: Marker, in frame: Frame, under node: SemanticTree.NodeID,
    diameter: Length? = nil
  ) -> [Item] {
    let diameter = diameter ?? markerDiameter
    let centre = Point(x: frame.x + diameter / 2, y: diameter / 2)
    let circle = Path.circle(centre: centre, radius: diameter / 2 - space(0.75))
    let ring: Item.Content =
      marker.filled
      ? .fill(circle, color(.accent)) : .stroke(circle, color(.accent), width: space(1.5))
    var style = template.textStyle(.marker)
    style.color = marker.filled ? color(.onAccent) : color(.accent)
    style.leading = diameter
    let label = singleLine(
      marker.label, style, meaning: .node(node),
      in: Frame(x: frame.x, width: diameter), alignment: .centre)
    return [Item(ring, .artifact(.layout))] + (label?.items ?? [])
  }
}

extension Table {
  fileprivate var hasMarkers: Bool { rows.contains { $0.marker != nil } }

  /// The paragraphs of each of a column's cells.
  fileprivate func cells(ofColumn column: Int) -> [[[Inline]]] {
    rows.compactMap { row in
      guard row.cells.indices.contains(column) else { return nil }
      return row.cells[column].compactMap { block in
        if case .paragraph(let text, _) = block { return text }
        return nil
      }
    }
  }

  fileprivate func hasWritingLine(inColumn column: Int) -> Bool {
    style == .schedule
      && rows.contains { $0.cells.indices.contains(column) && $0.cells[column].isEmpty }
  }
}

extension [[Strip]] {
  /// Adds to the first cell what stands below them all.
  fileprivate mutating func setBelow(_ notes: [Strip]) {
    guard !isEmpty, !notes.isEmpty else { return }
    let height = map(\.totalHeight).max() ?? .zero
    self[0] += notes.withSpaceBefore(height - self[0].totalHeight)
  }
}

/// How narrow and how wide a column wants to be.
struct ColumnWidth: Hashable {
  /// The widest word.
  var minimum: Length
  /// The widest paragraph in one line.
  var natural: Length

  /// Widths for columns that share a frame: what each needs, and of the rest in proportion to what
  /// each still wants; what nobody wants goes to all alike.
  static func distribute(_ columns: [ColumnWidth], over available: Length) -> [Length] {
    let minimum = columns.reduce(Length.zero) { $0 + $1.minimum }
    let natural = columns.reduce(Length.zero) { $0 + $1.natural }
    if natural <= available {
      let extra = (available - natural) / Double(columns.count)
      return columns.map { $0.natural + extra }
    }
    if minimum >= available {
      let scale = minimum > .zero ? available / minimum : 0
      return columns.map { $0.minimum * scale }
    }
    let share = (available - minimum) / (natural - minimum)
    return columns.map { $0.minimum + ($0.natural - $0.minimum) * share }
  }
}
