import Content
import Typography

/// Sets a document's parts in the order of the document, each as the layout says.
struct PartComposer {
  let composer: Composer
  private var template: LayoutTemplate { composer.template }
  private var frame: Composer.Frame

  init(composer: Composer, width: Length) {
    self.composer = composer
    frame = Composer.Frame(x: .zero, width: width)
  }

  /// All parts that the layout sets, in the layout's order.
  func strips(of document: Document) -> [Strip] {
    var result: [Strip] = []
    for layout in template.parts {
      for part in document.parts where part.name == layout.part {
        var strips = strips(of: part, layout)
        guard !strips.isEmpty else { continue }
        strips[0].spaceBefore = result.isEmpty ? .zero : layout.spaceBefore
        if layout.startsPage, !result.isEmpty { strips[0].breakBefore = PageCost.wanted }
        result += strips
      }
    }
    return result
  }

  private func strips(of part: Part, _ layout: LayoutTemplate.PartLayout) -> [Strip] {
    let node = composer.tree.add(.part, to: SemanticTree.root)
    if part.name == .hero {
      return hero(part, layout, under: node)
    }
    let sections = Section.sections(heading: part.heading, blocks: part.blocks)
    var result: [Strip] = []
    var followsBareHeading = false
    for section in sections {
      var strips = self.section(section, layout, under: node)
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
    return part.blocks.flatMap { block -> [Strip] in
      guard case .image(let reference) = block else { return [] }
      return composer.hero(reference, height: height, in: frame, under: node)
    }
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
      return composer.strips(section.blocks, in: frame, under: node)
    }
    return layout.heading == .side && template.grid.side > .zero
      ? sideSection(heading, section.blocks, under: node)
      : topSection(heading, section.blocks, under: node)
  }

  /// The column beside the headings; the whole width where the grid has no side column.
  private var mainFrame: Composer.Frame {
    template.grid.side > .zero
      ? frame.inset(start: template.grid.side + template.grid.gutter) : frame
  }

  private func topSection(
    _ heading: [Inline], _ blocks: [Block], under node: SemanticTree.NodeID
  ) -> [Strip] {
    let head = Strip.joined(
      composer.paragraph(
        heading, .heading, in: frame, under: node, role: .heading(level: 2)))
    var content = composer.strips(blocks, in: frame, under: node)
    guard !content.isEmpty else { return [ruled(head)] }
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
    var content = composer.strips(blocks, in: mainFrame, under: node)
    guard !content.isEmpty else { return [ruled(head)] }
    let drop =
      composer.baseline(of: template.textStyle(.heading))
      - composer.baseline(of: template.textStyle(.body))
    content[0] = content[0].lowered(by: drop)
    content[0].items = head.items + content[0].items
    content = content.keepingTogether(first: head.height)
    let missing = head.height - content.totalHeight
    if missing > .zero { content[content.count - 1].height += missing }
    content[0] = ruled(content[0])
    return content
  }

  /// The strip below a hairline across the page that opens a section.
  private func ruled(_ strip: Strip) -> Strip {
    let gap = Length.pt(10)
    var result = strip.lowered(by: gap)
    result.items = composer.rule(in: frame).items + result.items
    return result
  }
}

extension Strip {
  fileprivate func lowered(by distance: Length) -> Strip {
    var strip = self
    strip.items = items.map { $0.moved(y: distance) }
    strip.height = height + distance
    return strip
  }
}
