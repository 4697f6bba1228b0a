/// What the items of all pages mean, as a tree in reading order: the source of a tagged PDF's
/// structure (ISO 32000-1, 14.7) and of every other accessible form.
public struct SemanticTree: Sendable {
  public typealias NodeID = Int

  public enum Role: Hashable, Sendable {
    case document
    /// A named part of the handout.
    case part
    case heading(level: Int)
    case paragraph
    case list(Numbering)
    case listItem
    case label
    case itemBody
    case table
    /// A table's title, as its first child.
    case caption
    case tableRow
    case headerCell(Scope)
    case cell(columns: Int = 1)
    case figure
    case link(destination: String)
    /// Words that differ from those around them, such as in their language.
    case span
    case quote
    case code
    case note
  }

  public enum Numbering: Hashable, Sendable {
    case none, disc, decimal
  }

  public enum Scope: Hashable, Sendable {
    case row, column
  }

  public struct Node: Sendable {
    public var role: Role
    public var parent: NodeID?
    public var children: [NodeID] = []
    /// Read in place of what is drawn, such as a picture's text alternative.
    public var alternative: String?
    /// What an abbreviation stands for, such as "Monday" for "Mo".
    public var expansion: String?
    /// A BCP 47 tag, where the language is another than around the node.
    public var language: String?
  }

  public private(set) var nodes: [Node]
  public static let root: NodeID = 0

  init() {
    nodes = [Node(role: .document, parent: nil)]
  }

  /// The nodes of a tree in the making.
  init(_ builder: SemanticTreeBuilder) {
    var root = Node(role: .document, parent: nil)
    root.children = builder.branches
    nodes = [root]
    nodes.reserveCapacity(builder.count)
    for part in builder.parts { nodes += part }
  }
}

/// A tree in the making. Whole parts of it are taken over as they are, and not looked at: a document
/// is set several times until it fits its pages, and only the last time its tree is put together.
struct SemanticTreeBuilder {
  typealias NodeID = SemanticTree.NodeID
  typealias Node = SemanticTree.Node

  /// How many nodes there are, the root among them.
  private(set) var count = 1
  /// The root's children.
  var branches: [NodeID] = []
  /// Nodes one part after the other, without the root.
  var parts: [[Node]] { isOpen ? closed + [open] : closed }

  private var closed: [[Node]] = []
  /// What is being added to, and the number of its first node.
  private var open: [Node] = []
  private var start: NodeID = 1
  private var isOpen: Bool { !open.isEmpty }

  /// Whatever is added from here on belongs to the root or to what is added from here on.
  mutating func beginPart() {
    if isOpen { closed.append(open) }
    open = []
    start = count
  }

  /// What was added since a part was begun.
  var part: [Node] { open }

  /// Takes over a part of a tree that was equal so far: its first node is the root's next child.
  mutating func adopt(_ part: [Node]) {
    beginPart()
    guard !part.isEmpty else { return }
    branches.append(count)
    closed.append(part)
    count += part.count
    start = count
  }

  mutating func add(
    _ role: SemanticTree.Role, to parent: NodeID, alternative: String? = nil,
    expansion: String? = nil, language: String? = nil
  ) -> NodeID {
    open.append(
      Node(
        role: role, parent: parent, alternative: alternative, expansion: expansion,
        language: language))
    if parent == SemanticTree.root {
      branches.append(count)
    } else {
      open[parent - start].children.append(count)
    }
    count += 1
    return count - 1
  }
}
