import Content
import Typography

/// Sets a document's parts in the order of the document, each as the layout says.
struct PartComposer {
  let composer: Composer
  private var template: LayoutTemplate { composer.template }
  private var frame: Composer.Frame

  private let pageHeight: Length
  private let adjustment: Adjustment
  private let memory: PartMemory.Sitting?

  /// - Parameters:
  ///   - adjustment: how the composer's layout is bent.
  ///   - memory: of parts that were set before.
  init(
    composer: Composer, area: ContentArea, adjustment: Adjustment = .none,
    memory: PartMemory.Sitting? = nil
  ) {
    self.composer = composer
    self.adjustment = adjustment
    self.memory = memory
    frame = Composer.Frame(x: .zero, width: area.width)
    pageHeight = area.height
  }

  /// All parts that the layout sets, in the layout's order.
  func passages(of document: Document) -> [Passage] {
    let parts = parts(of: document)
    var result: [Passage] = []
    var previous: Part.Name?
    for (layout, parts) in zip(template.parts, parts) {
      var passages = passages(of: parts, layout, below: result)
      guard !passages.isEmpty else { continue }
      passages[0].spaceBefore = result.isEmpty ? .zero : layout.spaceBefore
      if !result.isEmpty {
        passages[0].breakBefore = breakCost(before: layout, passages[0].breakBefore)
      }
      // The hero opens what follows and never stands alone.
      if previous == .hero { passages[0].breakBefore = Strip.forbidden }
      if layout.keepsWithPrevious {
        for index in passages.indices { passages[index].keepsWithPrevious = true }
      }
      previous = layout.part
      result += passages
    }
    return result
  }

  /// The parts as strips, for each of the layout's.
  ///
  /// Those without days are set first: so they find the same numbers of nodes, and are known again, in
  /// each plan of a treatment, however many nodes its days take.
  private func parts(of document: Document) -> [[[Strip]]] {
    var parts = [[[Strip]]](repeating: [], count: template.parts.count)
    var nodes = [[SemanticTree.NodeID]](repeating: [], count: template.parts.count)
    let known = composer.tree.branches
    var count = known.count
    let (dated, others) = (
      template.parts.indices.filter { template.parts[$0].isDated },
      template.parts.indices.filter { !template.parts[$0].isDated }
    )
    for index in others + dated {
      var layout = template.parts[index]
      // A column has no room for another one at its side.
      if layout.columns > 1 { layout.heading = .top }
      let column = layout.columns > 1 ? columns(of: layout).first : frame
      parts[index] = with(frame: column).parts(of: document, layout)
      nodes[index] = Array(composer.tree.branches[count...])
      count += nodes[index].count
    }
    composer.tree.branches = known + nodes.joined()
    return parts
  }

  private func columns(of layout: LayoutTemplate.PartLayout) -> ColumnSet {
    ColumnSet(
      frame: frame, count: layout.columns, gap: template.grid.gutter, pageHeight: pageHeight,
      rhythm: template.grid.rhythm)
  }

  private func passages(
    of parts: [[Strip]], _ layout: LayoutTemplate.PartLayout, below previous: [Passage]
  ) -> [Passage] {
    guard layout.columns > 1 else {
      return parts.map { strips in
        var passage = Passage(strips)
        passage.spaceBefore = layout.spaceBefore
        return passage
      }
    }
    let room = room(below: previous, layout)
    let parts = parts.map { $0.withSpaceBefore(layout.spaceBefore) }
    var bands = Passage(columns(of: layout).balanced(parts, room: room))
    bands.breakBefore = room < pageHeight ? PageCost.unfitted : 0
    return bands.strips.isEmpty ? [] : [bands]
  }

  /// The parts that are set together, each as strips.
  private func parts(
    of document: Document, _ layout: LayoutTemplate.PartLayout
  ) -> [[Strip]] {
    ([layout.part] + layout.companions).flatMap { name in
      document.parts.indices.filter { document.parts[$0].name == name }.map { index in
        let make = { strips(of: document.parts[index], layout) }
        return memory?.strips(of: index, layout, in: frame, adjustment, composer, make) ?? make()
      }
    }.filter { !$0.isEmpty }
  }

  /// The height that columns find below what stands on the first page: that of a whole page where
  /// little would be left, or where the first page is not known.
  private func room(
    below previous: [Passage], _ layout: LayoutTemplate.PartLayout
  ) -> Length {
    let used = previous.measures.totalHeight + layout.spaceBefore + template.grid.rhythm
    let left = pageHeight - used
    return previous.isEmpty || left < pageHeight * 0.4 ? pageHeight : left
  }

  private func with(frame: Composer.Frame) -> PartComposer {
    var copy = self
    copy.frame = frame
    return copy
  }

  /// - Parameter own: what a break before it costs by itself.
  private func breakCost(before layout: LayoutTemplate.PartLayout, _ own: Double) -> Double {
    if layout.startsPage { return PageCost.wanted }
    // Columns were made to fit below what stands before them.
    let cost = layout.columns > 1 ? own : 0
    return layout.keepsWithPrevious ? max(PageCost.unwanted, cost) : cost
  }

  private func strips(of part: Part, _ layout: LayoutTemplate.PartLayout) -> [Strip] {
    let node = composer.tree.add(
      .part, to: SemanticTree.root,
      language: part.language == composer.language ? nil : part.language)
    if part.name == .hero {
      return hero(part, layout, under: node)
    }
    let sections = Section.sections(heading: part.heading, blocks: part.blocks)
    var result: [Strip] = []
    var followsBareHeading = false
    for section in sections {
      var strips = self.section(section, layout, under: node).asSection(leastAlone: leastAlone)
      guard !strips.isEmpty else { continue }
      strips[0].spaceBefore = result.isEmpty ? .zero : layout.spaceBefore
      if followsBareHeading { strips[0].breakBefore = Strip.forbidden }
      followsBareHeading = section.blocks.isEmpty
      result += strips
    }
    return result
  }

  private func hero(
    _ part: Part, _ layout: LayoutTemplate.PartLayout, under node: SemanticTree.NodeID
  ) -> [Strip] {
    let height = layout.height ?? frame.width * 0.3
    let frame = layout.reachesEdges ? edgeToEdge : frame
    let bands = zip(part.blocks, side(part.blocks.count, in: frame)).map { block, frame in
      switch block {
      case .image(let reference):
        composer.hero(reference, height: height, in: frame, under: node)
      case .ornament(let seed): composer.ornament(seed, height: height, in: frame)
      default: [Strip]()
      }
    }
    return bands.count > 1 ? [Strip.sideBySide(bands)] : bands.flatMap(\.self)
  }

  /// Frames of one width side by side.
  private func side(_ count: Int, in frame: Composer.Frame) -> [Composer.Frame] {
    let gap = composer.space(12)
    let width = (frame.width - gap * Double(count - 1)) / Double(count)
    return (0..<count).map {
      Composer.Frame(x: frame.x + (width + gap) * Double($0), width: width)
    }
  }

  /// From beyond one edge of the page to beyond the other.
  private var edgeToEdge: Composer.Frame {
    let bleed = template.printMarks?.bleed ?? .zero
    return Composer.Frame(
      x: -(template.margins.start + bleed), width: template.size.width + bleed * 2)
  }

  // MARK: Sections

  /// What stands under one second-level heading.
  private struct Section {
    var heading: [Inline]?
    var blocks: [Block]

    static func sections(heading: [Inline]?, blocks: [Block]) -> [Section] {
      var sections = [Section(heading: heading, blocks: [])]
      for block in blocks {
        if case .heading(2, let text) = block {
          sections.append(Section(heading: text, blocks: []))
        } else {
          sections[sections.count - 1].blocks.append(block)
        }
      }
      return sections.filter { $0.heading != nil || !$0.blocks.isEmpty }
    }
  }

  private func section(
    _ section: Section, _ layout: LayoutTemplate.PartLayout, under node: SemanticTree.NodeID
  ) -> [Strip] {
    guard let heading = section.heading else {
      let frame = layout.heading == .side ? mainFrame : frame
      let strips = composer.strips(section.blocks, in: frame, under: node)
      return layout.part == .title ? strips.preferringToStayTogether() : strips
    }
    guard layout.heading == .side else {
      return topSection(heading, section.blocks, in: frame, under: node)
    }
    return fitsBeside(heading)
      ? sideSection(heading, section.blocks, under: node)
      : topSection(heading, section.blocks, in: mainFrame, under: node)
  }

  /// A heading whose longest word is wider than the side column stands above its text.
  private func fitsBeside(_ heading: [Inline]) -> Bool {
    template.grid.side > .zero
      && composer.minimumWidth(of: heading, .heading) <= template.grid.side
  }

  /// A heading does not stand at a page's foot with less than this below it.
  private var leastBelowHeading: Length { template[.body].leading * 3 }

  /// Less of a section does not stand alone on a page: two lines, whatever lies between them.
  private var leastAlone: Length { template[.body].leading * 2.6 }

  /// The column beside the headings; the whole width where the grid has no side column.
  private var mainFrame: Composer.Frame {
    template.grid.side > .zero
      ? frame.inset(start: template.grid.side + template.grid.gutter) : frame
  }

  private func topSection(
    _ heading: [Inline], _ blocks: [Block], in frame: Composer.Frame,
    under node: SemanticTree.NodeID
  ) -> [Strip] {
    let head = Strip.joined(
      composer.paragraph(
        heading, .heading, in: frame, under: node, role: .heading(level: 2)))
    var content = composer.strips(blocks, in: frame, under: node)
    guard !content.isEmpty else { return [ruled(head)] }
    content = content.keepingTogether(first: leastBelowHeading)
    content[0].breakBefore = Strip.forbidden
    return [ruled(head)] + content.withSpaceBefore(template[.heading].spaceAfter)
  }

  /// The heading in the side column, its first line on the first line of what it heads.
  private func sideSection(
    _ heading: [Inline], _ blocks: [Block], under node: SemanticTree.NodeID
  ) -> [Strip] {
    let side = Composer.Frame(x: frame.x, width: template.grid.side)
    let head = Strip.joined(
      composer.paragraph(heading, .heading, in: side, under: node, role: .heading(level: 2)))
    var content = mainStrips(blocks, clearing: head.height, under: node)
    guard !content.isEmpty else { return [ruled(head)] }
    let drop =
      composer.baseline(of: template.textStyle(.heading))
      - composer.baseline(of: template.textStyle(.body))
    content[0] = content[0].lowered(by: drop)
    var beside = content.joined(upTo: head.height, rhythm: template.grid.rhythm)
    guard beside[0].height <= pageHeight - composer.rise(10) else {
      // What stands beside the heading would not fit on a page with it.
      content[0].breakBefore = Strip.forbidden
      return [ruled(head)] + content
    }
    beside[0].items = head.items + beside[0].items
    beside[0].height = max(beside[0].height, head.height)
    beside = beside.keepingTogether(first: leastBelowHeading)
    beside[0] = ruled(beside[0])
    return beside
  }

  /// Blocks of the main column, each aside in the side column beside what follows it.
  ///
  /// - Parameter heading: height of what already stands at the top of the side column.
  private func mainStrips(
    _ blocks: [Block], clearing heading: Length, under node: SemanticTree.NodeID
  ) -> [Strip] {
    var result: [Strip] = []
    for (aside, following) in Aside.divided(blocks) {
      let remark = aside.map { sideRemark($0, under: node) }
      var strips = composer.strips(following, in: mainFrame, under: node)
      if let remark {
        result.padEnd(to: heading + composer.space(8))
        strips =
          strips.isEmpty
          ? [remark] : strips.joined(upTo: remark.height, rhythm: template.grid.rhythm)
        strips[0].items = remark.items + strips[0].items
        strips[0].height = max(strips[0].height, remark.height)
      }
      if !result.isEmpty, !strips.isEmpty { strips[0].spaceBefore = template[.body].spaceAfter }
      result += strips
    }
    return result
  }

  private func sideRemark(_ blocks: [Block], under node: SemanticTree.NodeID) -> Strip {
    let side = Composer.Frame(x: frame.x, width: template.grid.side)
    let remark = composer.tree.add(.note, to: node)
    return Strip.joined(composer.strips(blocks, in: side, under: remark, body: .note))
  }

  /// The strip below a hairline across the page that opens a section.
  private func ruled(_ strip: Strip) -> Strip {
    let gap = composer.rise(10)
    var result = strip.lowered(by: gap)
    result.items = composer.rule(in: frame).items + result.items
    return result
  }
}

extension LayoutTemplate.PartLayout {
  /// Whether something that is set here changes with a plan's days, or with its patient.
  fileprivate var isDated: Bool { ([part] + companions).contains(where: \.isDated) }
}

extension Part.Name {
  fileprivate var isDated: Bool {
    switch self {
    case .title, .glance, .schedule, .changes, .calendar, .before, .aftercare: true
    case .hero, .practical, .steps, .screening, .expect, .call, .body, .colophon: false
    }
  }
}
