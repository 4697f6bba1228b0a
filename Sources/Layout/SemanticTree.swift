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

  /// Takes over a part of an equal tree: its first node is the root's next child.
  mutating func adopt(_ part: [Node]) {
    guard !part.isEmpty else { return }
    nodes[Self.root].children.append(nodes.count)
    nodes += part
  }

  func children(of node: NodeID) -> [NodeID] { nodes[node].children }

  /// Puts a node's children into another order.
  mutating func order(_ children: [NodeID], of node: NodeID) {
    nodes[node].children = children
  }

  mutating func add(
    _ role: Role, to parent: NodeID, alternative: String? = nil, expansion: String? = nil,
    language: String? = nil
  ) -> NodeID {
    nodes.append(
      Node(
        role: role, parent: parent, alternative: alternative, expansion: expansion,
        language: language))
    nodes[parent].children.append(nodes.count - 1)
    return nodes.count - 1
  }
}
