/// The structure as it is written: without nodes that hold nothing, each kid in its place among its
/// parent's own content, every stretch of content numbered.
///
/// Elements, kids and contents lie in flat arrays: a document has hundreds of each, and an array of
/// its own for every element would cost more than all else that is done with them.
struct StructureTree {
  /// One structure element.
  struct Element {
    var node: DocumentStructure.NodeID
    /// The node whose content it takes: its own, or that of the only paragraph in it.
    var holder: DocumentStructure.NodeID
    /// Nil for the document itself.
    var parent: Int?
    /// In `kids`.
    var kids: Range<Int>
  }

  enum Kid: Hashable {
    case content(Content)
    case element(Int)
    case annotation(Int)
  }

  /// A marked stretch of content: its number counts from 0 on each page.
  struct Content: Hashable {
    var page: Int
    var number: Int

    /// Whether it is drawn, and so read, before another.
    func isBefore(_ other: Content) -> Bool { (page, number) < (other.page, other.number) }
  }

  /// How a page's content marks a stretch.
  enum Code: Hashable {
    case content(number: Int, element: Int)
    case artifact(DocumentStructure.Artifact)

    /// Of every page's head or foot.
    var isFurniture: Bool { self == .artifact(.header) || self == .artifact(.footer) }
  }

  let structure: DocumentStructure
  /// Type by type, in each level by level: what stands together differs in little but numbers, which
  /// is half of what compresses well. The document is the first.
  private(set) var elements: [Element] = []
  private(set) var kids: [Kid] = []
  /// For each page, how its marks are written, in the order in which they were drawn.
  private(set) var codes: [[Code]] = []
  private(set) var annotations: [LinkAnnotation] = []
  /// The element of each node that is written.
  private var elementOfNode: [Int?]

  /// Every stretch of content, those of one node together; and where each node's begin.
  private var contents: [Content] = []
  private var contentStarts: [Int] = []
  /// By node: where the first content of it or of a node below it stands.
  private var beginnings: [Content?]

  init(_ structure: DocumentStructure) {
    self.structure = structure
    beginnings = Array(repeating: nil, count: structure.nodes.count)
    elementOfNode = Array(repeating: nil, count: structure.nodes.count)
    numberContents()
    findBeginnings()
    addElements()
    groupElements()
    assignCodes()
  }

  // MARK: Contents

  /// Sorts the marks by their nodes, by counting.
  private mutating func numberContents() {
    var counts = [Int](repeating: 0, count: structure.nodes.count + 1)
    for marks in structure.marks {
      for case .node(let node) in marks { counts[node + 1] += 1 }
    }
    for node in structure.nodes.indices { counts[node + 1] += counts[node] }
    contentStarts = counts
    contents = Array(repeating: Content(page: 0, number: 0), count: counts.last ?? 0)
    for (page, marks) in structure.marks.enumerated() {
      var number = 0
      for case .node(let node) in marks {
        contents[counts[node]] = Content(page: page, number: number)
        counts[node] += 1
        number += 1
      }
    }
  }

  /// From the leaves up.
  private mutating func findBeginnings() {
    var order = [0]
    order.reserveCapacity(structure.nodes.count)
    var next = 0
    while next < order.count {
      order.append(contentsOf: structure.nodes[order[next]].children)
      next += 1
    }
    for node in order.reversed() {
      let start = contentStarts[node]
      var first = start < contentStarts[node + 1] ? contents[start] : nil
      for child in structure.nodes[node].children {
        guard let beginning = beginnings[child] else { continue }
        if first.map(beginning.isBefore) ?? true { first = beginning }
      }
      beginnings[node] = first
    }
  }

  /// An empty cell keeps its row in step with the header; any other node without content is left out.
  private func isWritten(_ node: Int) -> Bool {
    if beginnings[node] != nil { return true }
    switch structure.nodes[node].role {
    case .cell, .headerCell, .document: return true
    default: return false
    }
  }

  private mutating func assignCodes() {
    for marks in structure.marks {
      var number = -1
      codes.append(
        marks.map { mark in
          guard case .node(let node) = mark else {
            guard case .artifact(let kind) = mark else { return .artifact(.layout) }
            return .artifact(kind)
          }
          number += 1
          return .content(number: number, element: elementOfNode[node] ?? 0)
        })
    }
  }

  // MARK: Elements

  private mutating func addElements() {
    add(0, parent: nil)
    var next = 0
    while next < elements.count {
      addKids(of: next)
      next += 1
    }
  }

  private mutating func add(_ node: Int, parent: Int?) {
    let holder = onlyParagraph(of: node) ?? node
    elementOfNode[node] = elements.count
    elementOfNode[holder] = elements.count
    elements.append(Element(node: node, holder: holder, parent: parent, kids: 0..<0))
  }

  private mutating func addKids(of index: Int) {
    let holder = elements[index].holder
    let start = kids.count
    var (own, end) = (contentStarts[holder], contentStarts[holder + 1])
    for child in structure.nodes[holder].children where isWritten(child) {
      // A link stands where it stands in its paragraph: after the words before it.
      if let beginning = beginnings[child] {
        while own < end, contents[own].isBefore(beginning) {
          kids.append(.content(contents[own]))
          own += 1
        }
      }
      kids.append(.element(elements.count))
      add(child, parent: index)
    }
    for content in own..<end { kids.append(.content(contents[content])) }
    addAnnotations(of: index)
    elements[index].kids = start..<kids.count
  }

  /// Sorts the elements by type, by counting.
  private mutating func groupElements() {
    let types = elements.indices.map(type)
    var next = [Int](repeating: 0, count: Self.typeCount + 1)
    for type in types { next[type + 1] += 1 }
    for type in 1..<next.count { next[type] += next[type - 1] }
    let places = types.map { type in
      defer { next[type] += 1 }
      return next[type]
    }
    var grouped = elements
    for index in elements.indices {
      grouped[places[index]] = elements[index]
      grouped[places[index]].parent = elements[index].parent.map { places[$0] }
    }
    elements = grouped
    for index in kids.indices {
      if case .element(let element) = kids[index] { kids[index] = .element(places[element]) }
    }
    for index in annotations.indices {
      annotations[index].element = places[annotations[index].element]
    }
    for node in elementOfNode.indices {
      elementOfNode[node] = elementOfNode[node].map { places[$0] }
    }
  }

  private static let typeCount = 14

  private func type(of element: Int) -> Int {
    switch structure.nodes[elements[element].node].role {
    case .document: 0
    case .section: 1
    case .heading: 2
    case .figure, .quote, .code: 3
    case .list: 4
    case .table, .caption: 5
    case .tableRow: 6
    case .listItem: 7
    case .itemBody: 8
    case .label: 9
    case .paragraph: 10
    case .headerCell: 11
    case .cell: 12
    case .span, .link, .reference: 13
    }
  }

  /// The paragraph that is all that a cell or an item holds: it says nothing that the cell itself
  /// does not say, so the cell takes its content.
  private func onlyParagraph(of node: Int) -> Int? {
    switch structure.nodes[node].role {
    case .cell, .headerCell, .itemBody, .label: break
    default: return nil
    }
    guard contentStarts[node] == contentStarts[node + 1] else { return nil }
    var only: Int?
    for child in structure.nodes[node].children where isWritten(child) {
      guard only == nil else { return nil }
      only = child
    }
    guard let only, structure.nodes[only].role == .paragraph, structure.nodes[only].isPlain else {
      return nil
    }
    return only
  }

  // MARK: Links

  /// A link has one annotation on each page on which it stands.
  private mutating func addAnnotations(of element: Int) {
    let node = elements[element].node
    let target: LinkAnnotation.Target
    switch structure.nodes[node].role {
    case .link(let destination): target = .uri(destination)
    case .reference(let other): target = .node(other)
    default: return
    }
    let boxes = structure.nodes[node].boxes
    for page in Set(boxes.map(\.page)).sorted() {
      kids.append(.annotation(annotations.count))
      annotations.append(
        LinkAnnotation(
          element: element, page: page, target: target, text: structure.nodes[node].text,
          boxes: boxes.filter { $0.page == page }.map(\.onHalfPoints)))
    }
  }
}

extension DocumentStructure.Node {
  /// Nothing is said of the node beside its content.
  fileprivate var isPlain: Bool {
    alternative == nil && replacement == nil && expansion == nil && language == nil
  }
}
