import Content

/// A document as plain text, for an email or a voice: nothing is told by place or by colour, tables
/// are read row by row, and dates stand in full.
public struct PlainTextWriter {
  /// Columns to which lines are wrapped.
  public var width: Int

  public init(width: Int = 72) {
    self.width = width
  }

  /// The whole text, ended by a line end.
  public func text(of document: Document) -> String {
    var lines = TextLines(width: width)
    // The picture at the head is there to please the eye.
    for part in document.parts where part.name != .hero {
      if let heading = part.heading { lines.addHeading(PlainInlines.text(heading), level: 2) }
      add(part.blocks, to: &lines)
    }
    return lines.text
  }

  private func add(_ blocks: [Block], to lines: inout TextLines) {
    for block in blocks { add(block, to: &lines) }
  }

  private func add(_ block: Block, to lines: inout TextLines) {
    switch block {
    case .heading(let level, let text): lines.addHeading(PlainInlines.text(text), level: level)
    case .paragraph(let text, _): lines.addParagraph(PlainInlines.text(text))
    case .list(let list): add(list, to: &lines)
    case .table(let table): add(table, to: &lines)
    case .quote(let blocks): lines.indented(by: "> ") { add(blocks, to: &$0) }
    case .aside(let blocks): add(blocks, to: &lines)
    case .code(let text, _): lines.indented(by: "    ") { $0.addVerbatim(text) }
    case .image(let reference):
      if let words = reference.alternative, !words.isEmpty { lines.addParagraph("[\(words)]") }
    case .rule: lines.addParagraph("* * *")
    case .glance(let facts): add(facts, to: &lines)
    case .callout(let blocks, _): add(blocks, to: &lines)
    case .steps(let steps): add(steps, to: &lines)
    case .calendar(let calendar): add(calendar, to: &lines)
    case .timeline(let timeline): add(timeline, to: &lines)
    case .form(let labels): lines.addList(labels.filter { !$0.isEmpty }.map { "\($0): ____" })
    case .details(let details): add(details, to: &lines)
    case .scanCode(let code, _, _): lines.addParagraph(code.address)
    case .ornament: break
    }
  }

  // MARK: Lists

  private func add(_ list: List, to lines: inout TextLines) {
    for (index, blocks) in list.items.enumerated() {
      let label =
        switch list.marker {
        case .bullet: "- "
        case .number(let start): "\(start + index). "
        case .tickBox: "[ ] "
        }
      lines.addItem(label, isTight: list.tight) { add(blocks, to: &$0) }
    }
    lines.endParagraph()
  }

  /// "4 sessions: in your plan"
  private func add(_ facts: [Fact], to lines: inout TextLines) {
    lines.addList(
      facts.map { "\($0.spoken ?? $0.figure): \(PlainInlines.text($0.label))" })
  }

  private func add(_ steps: [Step], to lines: inout TextLines) {
    for (index, step) in steps.enumerated() {
      lines.addItem("\(index + 1). ", isTight: true) { lines in
        lines.addLine(step.title + ".")
        lines.addLine(PlainInlines.text(step.text))
      }
    }
    lines.endParagraph()
  }

  private func add(_ details: [Detail], to lines: inout TextLines) {
    for detail in details {
      var value = TextLines(width: width - 2)
      add(detail.value, to: &value)
      let rows = value.rows
      guard rows.count != 1, !rows.isEmpty else {
        lines.addLine("\(detail.name): \(rows.first ?? "")")
        continue
      }
      lines.addLine("\(detail.name):")
      lines.indented(by: "  ") { lines in for row in rows { lines.addLine(row) } }
    }
    lines.endParagraph()
  }

  // MARK: Tables and pictures of time

  /// Each row on its own, its cells named by the columns' heads: a grid of characters is a riddle to
  /// a voice, and falls apart in an email's proportional letters.
  private func add(_ table: Table, to lines: inout TextLines) {
    for row in table.rows {
      let spoken = row.marker?.spoken
      var cells = row.cells.map { words($0, unless: spoken ?? "") }
      let head = spoken ?? cells.first ?? ""
      var names = table.header.map(PlainInlines.text)
      if row.marker == nil {
        cells = Array(cells.dropFirst())
        names = Array(names.dropFirst())
      }
      // In a schedule the first column is the day, and needs no name.
      let told = cells.enumerated().filter { !$0.element.isEmpty }.map { index, cell in
        let name =
          row.marker != nil && index == 0 || !names.indices.contains(index)
          ? "" : names[index]
        return name.isEmpty ? cell : "\(name): \(cell)"
      }
      lines.addItem("- ", isTight: true) { lines in
        if told.count == 1 {
          lines.addLine("\(head): \(told[0])")
        } else {
          lines.addLine(told.isEmpty ? head : "\(head):")
          for line in told { lines.addLine(line) }
        }
      }
    }
    lines.endParagraph()
  }

  /// A cell's paragraphs in one line, without those that the row's head has said already.
  private func words(_ blocks: [Block], unless head: String) -> String {
    var lines = TextLines(width: .max)
    add(blocks, to: &lines)
    return lines.rows.filter { !$0.isEmpty && !head.hasSuffix($0) }.joined(separator: "; ")
  }

  /// The months' captions say all that their grids show.
  private func add(_ calendar: MonthCalendar, to lines: inout TextLines) {
    for month in calendar.months {
      lines.addLine("\(month.title):")
      lines.addList(month.captions)
    }
  }

  private func add(_ timeline: Timeline, to lines: inout TextLines) {
    for track in timeline.tracks {
      lines.addItem("- ", isTight: true) { lines in
        lines.addLine(track.label + (track.lines.isEmpty ? "" : ":"))
        for line in track.lines { lines.addLine(PlainInlines.text(line)) }
      }
    }
    lines.endParagraph()
    lines.addParagraph(PlainInlines.text(timeline.note))
  }
}

/// Running text without its styles; a link's address follows its words where they do not name it.
enum PlainInlines {
  static func text(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let string, _), .code(let string, _): string
      case .strong(let inner), .emphasis(let inner), .foreign(_, let inner): text(inner)
      case .link(let destination, let inner): link(to: destination, text(inner))
      case .image(let reference): reference.alternative ?? ""
      case .lineBreak: "\n"
      }
    }.joined()
  }

  private static func link(to destination: String, _ words: String) -> String {
    let isAddress = LinkScheme(destination) == .web && !destination.hasSuffix(words)
    return isAddress ? "\(words) <\(destination)>" : words
  }
}
