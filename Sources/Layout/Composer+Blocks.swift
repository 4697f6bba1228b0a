import Content
import Typography

extension Composer {
  /// Blocks one below another in a frame.
  func strips(
    _ blocks: [Block], in frame: Frame, under parent: SemanticTree.NodeID,
    body: LayoutTemplate.StyleName = .body
  ) -> [Strip] {
    var result: [Strip] = []
    var after = Length.zero
    var keepsWithNext = false
    var isBelowHeading = false
    for block in blocks where !(template.isCompact && block.isLead) {
      var strips = strips(block, in: frame, under: parent, body: body)
      guard !strips.isEmpty else { continue }
      let space = spacing(of: block, body: body)
      strips[0].spaceBefore = result.isEmpty ? .zero : max(after, space.before)
      if keepsWithNext || block.belongsToWhatStandsBefore && !result.isEmpty {
        strips[0].breakBefore = isBelowHeading ? Strip.forbidden : PageCost.keep
      }
      isBelowHeading = block.isHeading
      after = space.after
      keepsWithNext = keepsWithWhatFollows(block)
      result += strips
    }
    return result
  }

  private func strips(
    _ block: Block, in frame: Frame, under parent: SemanticTree.NodeID,
    body: LayoutTemplate.StyleName
  ) -> [Strip] {
    switch block {
    case .heading(let level, let text):
      return paragraph(
        text, style(ofHeading: level), in: level == 1 ? frame : readable(frame), under: parent,
        role: .heading(level: level)
      ).map { strip in
        var strip = strip
        strip.breakBefore = Strip.forbidden
        return strip
      }.startingAnywhere()
    case .paragraph(let text, let tone):
      return paragraph(tone, text, in: frame, under: parent, body: body)
    case .list(let list): return self.list(list, in: frame, under: parent, body: body)
    case .table(let table): return self.table(table, in: frame, under: parent)
    case .quote(let blocks): return quote(blocks, in: readable(frame), under: parent)
    case .code(let text, let location):
      return code(text, location, in: frame, under: parent)
    case .image(let reference): return picture(reference, in: frame, under: parent)
    case .rule: return [rule(in: readable(frame))]
    case .glance(let facts): return glance(facts, in: frame, under: parent)
    // Where there is no side column, or the text does not stand beside it.
    case .aside(let blocks): return callout(blocks, .note, in: frame, under: parent)
    case .callout(let blocks, let kind): return callout(blocks, kind, in: frame, under: parent)
    case .steps(let steps): return self.steps(steps, in: frame, under: parent)
    case .calendar(let calendar): return self.calendar(calendar, in: frame, under: parent)
    case .timeline(let timeline): return self.timeline(timeline, in: frame, under: parent)
    case .form(let labels): return form(labels, in: frame, under: parent)
    case .details(let details): return self.details(details, in: frame, under: parent)
    case .scanCode(let code, let caption, let alternative):
      return scanCode(code, caption, alternative: alternative, in: frame, under: parent)
    // A hero alone: see `PartComposer`.
    case .ornament: return []
    }
  }

  /// The frame, no wider than running text may be. The measure is meant for the body's size; larger
  /// text may be set as much wider, since what counts is characters to the line.
  func readable(_ frame: Frame, for style: LayoutTemplate.StyleName = .body) -> Frame {
    let measure = template.grid.measure * (template[style].size / template[.body].size)
    return Frame(x: frame.x, width: min(frame.width, measure))
  }

  func style(ofHeading level: Int) -> LayoutTemplate.StyleName {
    switch level {
    case 1: .title
    case 2: .heading
    case 3: .subheading
    default: .minor
    }
  }

  private func style(
    of tone: Block.Tone, body: LayoutTemplate.StyleName
  ) -> LayoutTemplate.StyleName {
    switch tone {
    case .body, .addressee: body
    case .lead: .lead
    case .note: .note
    case .caution: .caution
    }
  }

  private func paragraph(
    _ tone: Block.Tone, _ text: [Inline], in frame: Frame, under parent: SemanticTree.NodeID,
    body: LayoutTemplate.StyleName
  ) -> [Strip] {
    guard tone == .caution else {
      let style = style(of: tone, body: body)
      let strips = paragraph(text, style, in: readable(frame, for: style), under: parent)
      return tone == .addressee ? strips.map(\.personal) : strips
    }
    return marked(readable(frame)) { frame in
      paragraph(text, .caution, in: frame, under: parent)
    }
  }

  private func spacing(
    of block: Block, body: LayoutTemplate.StyleName
  ) -> (before: Length, after: Length) {
    let style: LayoutTemplate.Style =
      switch block {
      case .heading(let level, _): template[self.style(ofHeading: level)]
      case .paragraph(_, let tone): template[self.style(of: tone, body: body)]
      default: template[body]
      }
    // What stands around a code stays as clear of it as its quiet zone.
    if case .scanCode = block { return (space(14), space(14)) }
    return (style.spaceBefore, style.spaceAfter)
  }

  /// A heading, and a paragraph that announces what stands below it.
  private func keepsWithWhatFollows(_ block: Block) -> Bool {
    switch block {
    case .heading: true
    case .paragraph(let text, _): text.plainText.hasSuffix(":")
    default: false
    }
  }

  private func quote(
    _ blocks: [Block], in frame: Frame, under parent: SemanticTree.NodeID
  ) -> [Strip] {
    let node = tree.add(.quote, to: parent)
    return marked(frame) { strips(blocks, in: $0, under: node) }
  }

  /// Strips with a bar along their starting edge.
  private func marked(_ frame: Frame, _ content: (Frame) -> [Strip]) -> [Strip] {
    content(frame.inset(start: space(14))).takingSpaceAbove().map { strip in
      var strip = strip
      let box = Rectangle(x: frame.x, y: .zero, width: space(3), height: strip.height)
      strip.items.insert(Item(.fill(.rectangle(box), color(.accent)), .artifact(.layout)), at: 0)
      return strip
    }
  }

  private func code(
    _ text: String, _ location: SourceLocation?, in frame: Frame,
    under parent: SemanticTree.NodeID
  ) -> [Strip] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var inlines: [Inline] = []
    for (index, line) in lines.enumerated() where index < lines.count - 1 || !line.isEmpty {
      if index > 0 { inlines.append(.lineBreak) }
      inlines.append(.code(String(line), location))
    }
    return paragraph(inlines, .code, in: frame, under: parent, role: .code)
  }

  func rule(in frame: Frame, width: Length? = nil) -> Strip {
    let width = width ?? space(0.75)
    let path = Path.line(
      from: Point(x: frame.x, y: width / 2),
      to: Point(x: frame.x + frame.width, y: width / 2))
    return Strip(
      height: width,
      items: [Item(.stroke(path, color(.line), width: width), .artifact(.layout))])
  }
}

extension Block {
  fileprivate var isHeading: Bool {
    if case .heading = self { return true }
    return false
  }

  /// An introduction, which a compact layout leaves out.
  fileprivate var isLead: Bool {
    if case .paragraph(_, .lead) = self { return true }
    return false
  }

  /// A note explains what stands above it.
  fileprivate var belongsToWhatStandsBefore: Bool {
    if case .paragraph(_, .note) = self { return true }
    return false
  }
}

extension [Strip] {
  /// The first strip may begin a page, whatever its kind says of the others.
  func startingAnywhere() -> [Strip] {
    var result = self
    if !isEmpty { result[0].breakBefore = 0 }
    return result
  }
}
