import Content
import Typography

/// The parts of one document as they were set before, for the next way of bending its layout: a
/// picture that gives way leaves all other parts as they are.
final class PartMemory {
  /// All that the strips of a part depend on beside the document and the unbent layout.
  struct Key: Hashable {
    /// Among the document's parts.
    var part: Int
    var layout: LayoutTemplate.PartLayout
    var x: Length
    var width: Length
    /// Without the picture's share, which the layout's height tells.
    var adjustment: Adjustment
    /// The number that the part's first node gets.
    var firstNode: SemanticTree.NodeID

    init(
      part: Int, layout: LayoutTemplate.PartLayout, frame: Composer.Frame, adjustment: Adjustment,
      firstNode: SemanticTree.NodeID
    ) {
      self.part = part
      self.layout = layout
      (x, width) = (frame.x, frame.width)
      self.adjustment = adjustment
      self.adjustment.hero = 1
      self.firstNode = firstNode
    }
  }

  struct Entry {
    var strips: [Strip]
    var nodes: [SemanticTree.Node]
    var diagnostics: [Diagnostic]
  }

  private var entries: [Key: Entry] = [:]

  /// The part's strips; what they bring into the tree and say of the text comes with them.
  func strips(for key: Key, in composer: Composer, _ make: () -> [Strip]) -> [Strip] {
    if let known = entries[key] {
      composer.tree.adopt(known.nodes)
      composer.diagnostics += known.diagnostics
      return known.strips
    }
    let said = composer.diagnostics.count
    let strips = make()
    entries[key] = Entry(
      strips: strips, nodes: Array(composer.tree.nodes[key.firstNode...]),
      diagnostics: Array(composer.diagnostics[said...]))
    return strips
  }
}
