import Content
import Layout
import PDF
import Typography

/// A PDF as Cairo drew it, and what its marks mean: all that is needed to finish it.
public struct PDFDrawing: Sendable {
  public var bytes: [UInt8]
  /// For each page, the meaning of each marked-content sequence in the order of its number, which
  /// Cairo counts from 0 on every page.
  public var marks: [[Item.Meaning]]
  /// The same in terms of PDF's logical structure.
  public var structure: DocumentStructure
}

extension DocumentStructure {
  /// The meaning of a document's pages as PDF tells it.
  ///
  /// The tree is that of the layout; what is added is where headings, links and pictures stand, and
  /// what they say.
  ///
  /// - Parameter marks: for each page, the meaning of each mark as it was drawn.
  init(_ document: LaidOutDocument, marks: [[Item.Meaning]]) {
    var mapping = StructureMapping(document.tree)
    for (index, page) in document.pages.enumerated() { mapping.add(page, number: index) }
    mapping.tidyTexts()
    self.init(
      nodes: mapping.nodes, marks: marks.map { $0.map(Mark.init) }, language: document.language,
      rightToLeft: document.rightToLeft)
    trims = document.pages.enumerated().map { index, page in
      page.trim.map { trim in
        Trim(
          box: Box(trim, on: page, number: index),
          bleed: page.bleed.points)
      }
    }
  }
}

/// Turns the layout's tree into PDF's, node by node under the same numbers.
private struct StructureMapping {
  private(set) var nodes: [DocumentStructure.Node]
  /// The nodes whose words and places are of interest, by the nodes that hold the words: a heading's
  /// words may stand in a link within it.
  private let holders: [[Int]]

  init(_ tree: SemanticTree) {
    var levels = HeadingLevels()
    nodes = []
    var holders: [[Int]] = []
    for (index, node) in tree.nodes.enumerated() {
      nodes.append(StructureMapping.mapped(node))
      let inherited = node.parent.map { holders[$0] } ?? []
      holders.append(nodes[index].isDescribed ? inherited + [index] : inherited)
    }
    self.holders = holders
    levels.normalize(&nodes, below: SemanticTree.root)
  }

  private static func mapped(_ node: SemanticTree.Node) -> DocumentStructure.Node {
    let role = DocumentStructure.Role(node.role)
    let isFigure = role == .figure
    var result = DocumentStructure.Node(
      role, alternative: isFigure ? node.alternative : nil,
      replacement: isFigure ? nil : node.alternative, expansion: node.expansion,
      language: node.language)
    result.children = node.children
    return result
  }

  // MARK: Words and places

  /// The space that ends a line stands between words, and at the end of the last line for nothing.
  mutating func tidyTexts() {
    for index in nodes.indices where !nodes[index].text.isEmpty {
      nodes[index].text = nodes[index].text.split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
    }
  }

  mutating func add(_ page: Page, number: Int) {
    for item in page.items {
      guard case .node(let node) = item.meaning else { continue }
      for holder in holders[node] {
        if case .glyphs(let run, _) = item.content { nodes[holder].text += run.text }
        guard let box = item.box(on: page, number: number) else { continue }
        nodes[holder].join(box)
      }
    }
  }
}

extension DocumentStructure.Node {
  fileprivate var isDescribed: Bool {
    switch role {
    case .heading, .link, .reference, .figure: true
    default: false
    }
  }

  /// Runs that stand on one line are one box.
  fileprivate mutating func join(_ box: DocumentStructure.Box) {
    if let last = boxes.last, last.page == box.page,
      min(last.top, box.top) - max(last.bottom, box.bottom) > (box.top - box.bottom) / 2
    {
      boxes[boxes.count - 1] = last.union(box)
    } else {
      boxes.append(box)
    }
  }
}

/// Makes one first heading of the highest level and leaves no level out on the way down
/// (ISO 14289-1, 7.4.2), whatever a layout has left out.
private struct HeadingLevels {
  private var previous = 0

  mutating func normalize(_ nodes: inout [DocumentStructure.Node], below node: Int) {
    if case .heading(let level) = nodes[node].role {
      let lowest = previous == 0 ? 1 : 2
      previous = min(max(level, lowest), previous + 1)
      nodes[node].role = .heading(level: previous)
    }
    for child in nodes[node].children { normalize(&nodes, below: child) }
  }
}

extension DocumentStructure.Role {
  fileprivate init(_ role: SemanticTree.Role) {
    self =
      switch role {
      case .document: .document
      // A box beside the text is no note in PDF's sense, which is a footnote with a reference.
      case .part, .note: .section
      case .heading(let level): .heading(level: level)
      case .paragraph: .paragraph
      case .list(.none): .list(.none)
      case .list(.disc): .list(.disc)
      case .list(.decimal): .list(.decimal)
      case .listItem: .listItem
      case .label: .label
      case .itemBody: .itemBody
      case .table: .table
      case .caption: .caption
      case .tableRow: .tableRow
      case .headerCell(.row): .headerCell(.row)
      case .headerCell(.column): .headerCell(.column)
      case .cell(let columns): .cell(columns: columns)
      case .figure: .figure
      case .link(let destination):
        LinkScheme(destination) == nil ? .span : .link(destination: destination)
      case .span: .span
      case .quote: .quote
      case .code: .code
      }
  }
}

extension DocumentStructure.Mark {
  fileprivate init(_ meaning: Item.Meaning) {
    self =
      switch meaning {
      case .node(let node): .node(node)
      case .artifact(.layout): .artifact(.layout)
      case .artifact(.header): .artifact(.header)
      case .artifact(.footer): .artifact(.footer)
      }
  }
}

extension DocumentStructure.Box {
  /// From the layout's places, which count downwards from the top.
  fileprivate init(_ frame: Rectangle, on page: Page, number: Int) {
    self.init(
      page: number, left: frame.x.points,
      bottom: (page.size.height - frame.y - frame.height).points,
      right: (frame.x + frame.width).points, top: (page.size.height - frame.y).points)
  }
}

extension Item {
  /// Where text and pictures stand; nil for lines and areas, and for a space that nobody sees.
  fileprivate func box(on page: Page, number: Int) -> DocumentStructure.Box? {
    switch content {
    case .glyphs(let run, let origin):
      guard run.text.contains(where: { !$0.isWhitespace }) else { return nil }
      let scale = run.style.size / Double(run.face.unitsPerEm)
      let (ascent, descent) = (scale * Double(run.face.ascent), scale * Double(run.face.descent))
      let frame = Rectangle(
        x: origin.x, y: origin.y - ascent, width: run.width, height: ascent + descent)
      return DocumentStructure.Box(frame, on: page, number: number)
    case .image(let image):
      return DocumentStructure.Box(image.frame, on: page, number: number)
    case .drawing(let drawing):
      return DocumentStructure.Box(drawing.frame, on: page, number: number)
    case .fill, .stroke: return nil
    }
  }
}
