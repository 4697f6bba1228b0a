import Content
import Typography

/// Sets a document's parts in the order of the document, each as the layout says.
struct PartComposer {
  let composer: Composer
  private var template: LayoutTemplate { composer.template }
  private var frame: Composer.Frame

  private let pageHeight: Length

  init(composer: Composer, area: ContentArea) {
    self.composer = composer
    frame = Composer.Frame(x: .zero, width: area.width)
    pageHeight = area.height
  }

  /// All parts that the layout sets, in the layout's order.
  func strips(of document: Document) -> [Strip] {
    var result: [Strip] = []
    var previous: Part.Name?
    for layout in template.parts {
      for part in document.parts where part.name == layout.part {
        var strips = strips(of: part, layout)
        guard !strips.isEmpty else { continue }
        strips[0].spaceBefore = result.isEmpty ? .zero : layout.spaceBefore
        if !result.isEmpty { strips[0].breakBefore = breakCost(before: layout) }
        // The hero opens what follows and never stands alone.
        if previous == .hero { strips[0].breakBefore = Strip.forbidden }
        if layout.keepsWithPrevious {
          for index in strips.indices { strips[index].keepsWithPrevious = true }
        }
        previous = part.name
        result += strips
      }
    }
    return result
  }

  private func breakCost(before layout: LayoutTemplate.PartLayout) -> Double {
    layout.startsPage ? PageCost.wanted : layout.keepsWithPrevious ? PageCost.unwanted : 0
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
    var content = composer.strips(blocks, in: mainFrame, under: node)
    guard !content.isEmpty else { return [ruled(head)] }
    let drop =
      composer.baseline(of: template.textStyle(.heading))
      - composer.baseline(of: template.textStyle(.body))
    content[0] = content[0].lowered(by: drop)
    var beside = content.joined(upTo: head.height)
    guard beside[0].height <= pageHeight - composer.space(10) else {
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

  /// The strip below a hairline across the page that opens a section.
  private func ruled(_ strip: Strip) -> Strip {
    let gap = composer.space(10)
    var result = strip.lowered(by: gap)
    result.items = composer.rule(in: frame).items + result.items
    return result
  }
}
