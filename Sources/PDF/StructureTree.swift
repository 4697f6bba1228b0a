/// The structure as it is written: without nodes that hold nothing, each kid in its place among its
/// parent's own content, every stretch of content numbered.
struct StructureTree {
  /// One structure element.
  struct Element {
    var node: DocumentStructure.NodeID
    /// Nil for the document itself.
    var parent: Int?
    var kids: [Kid] = []
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
  }

  /// How a page's content marks a stretch.
  enum Code: Hashable {
    case content(number: Int, element: Int)
    case artifact(DocumentStructure.Artifact)
  }

  let structure: DocumentStructure
  private(set) var elements: [Element] = []
  /// For each page, how its marks are written, in the order in which they were drawn.
  private(set) var codes: [[Code]] = []
  /// For each page the element that each of its numbered stretches belongs to.
  private(set) var owners: [[Int]] = []
  private(set) var annotations: [LinkAnnotation] = []
  /// The element of each node that is written.
  private(set) var elementOfNode: [Int?]

  /// By node: its own content, and where the first content of it or of a node below it stands.
  private var contents: [[Content]]
  private var beginnings: [Content?]

  init(_ structure: DocumentStructure) {
    self.structure = structure
    contents = Array(repeating: [], count: structure.nodes.count)
    beginnings = Array(repeating: nil, count: structure.nodes.count)
    elementOfNode = Array(repeating: nil, count: structure.nodes.count)
    numberContents()
    findBeginning(of: 0)
    add(0, parent: nil)
    for index in elements.indices { elements[index].kids += addAnnotations(of: index) }
    assignCodes()
  }

  // MARK: Contents

  private mutating func numberContents() {
    for (page, marks) in structure.marks.enumerated() {
      var number = 0
      for case .node(let node) in marks {
        contents[node].append(Content(page: page, number: number))
        number += 1
      }
    }
  }

  private mutating func findBeginning(of node: Int) {
    var first = contents[node].first
    for child in structure.nodes[node].children {
      findBeginning(of: child)
      guard let beginning = beginnings[child] else { continue }
      if first.map(beginning.isBefore) ?? true { first = beginning }
    }
    beginnings[node] = first
  }

  /// An empty cell keeps its row in step with the header; any other node without content is left out.
  private func isWritten(_ node: Int) -> Bool {
    switch structure.nodes[node].role {
    case .cell, .headerCell, .document: true
    default: beginnings[node] != nil
    }
  }

  private mutating func assignCodes() {
    for marks in structure.marks {
      var owners: [Int] = []
      codes.append(
        marks.map { mark in
          switch mark {
          case .artifact(let kind): return .artifact(kind)
          case .node(let node):
            let element = elementOfNode[node] ?? 0
            owners.append(element)
            return .content(number: owners.count - 1, element: element)
          }
        })
      self.owners.append(owners)
    }
  }

  // MARK: Elements

  private mutating func add(_ node: Int, parent: Int?) {
    let index = elements.count
    elements.append(Element(node: node, parent: parent))
    elementOfNode[node] = index
    var holder = node
    if let only = onlyParagraph(of: node) {
      elementOfNode[only] = index
      holder = only
    }
    var kids: [Kid] = []
    var own = contents[holder][...]
    for child in structure.nodes[holder].children where isWritten(child) {
      // A link stands where it stands in its paragraph: after the words before it.
      if let start = beginnings[child] {
        while let next = own.first, next.isBefore(start) {
          kids.append(.content(next))
          own.removeFirst()
        }
      }
      kids.append(.element(elements.count))
      add(child, parent: index)
    }
    elements[index].kids = kids + own.map(Kid.content)
  }

  /// The paragraph that is all that a cell or an item holds: it says nothing that the cell itself
  /// does not say, so the cell takes its content.
  private func onlyParagraph(of node: Int) -> Int? {
    switch structure.nodes[node].role {
    case .cell, .headerCell, .itemBody, .label: break
    default: return nil
    }
    let children = structure.nodes[node].children.filter(isWritten)
    guard contents[node].isEmpty, children.count == 1,
      structure.nodes[children[0]].role == .paragraph, structure.nodes[children[0]].isPlain
    else { return nil }
    return children[0]
  }

  // MARK: Links

  /// A link has one annotation on each page on which it stands.
  private mutating func addAnnotations(of element: Int) -> [Kid] {
    let node = structure.nodes[elements[element].node]
    let target: LinkAnnotation.Target
    switch node.role {
    case .link(let destination): target = .uri(destination)
    case .reference(let other): target = .node(other)
    default: return []
    }
    var kids: [Kid] = []
    for page in Set(node.boxes.map(\.page)).sorted() {
      kids.append(.annotation(annotations.count))
      annotations.append(
        LinkAnnotation(
          element: element, page: page, target: target, text: node.text,
          boxes: node.boxes.filter { $0.page == page }))
    }
    return kids
  }
}

extension StructureTree.Content {
  /// Whether it is drawn, and so read, before another.
  func isBefore(_ other: Self) -> Bool { (page, number) < (other.page, other.number) }
}

extension DocumentStructure.Node {
  /// Nothing is said of the node beside its content.
  fileprivate var isPlain: Bool {
    alternative == nil && replacement == nil && expansion == nil && language == nil
  }
}
