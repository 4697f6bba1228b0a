import Content
import Typography

/// Parts of documents as they were set before.
///
/// A part is met again while the layout is bent, since a picture that gives way leaves all others as
/// they are; and in other documents, since handouts of one treatment differ in their dates alone.
public final class PartMemory {
  /// What a document's parts depend on beside what they say.
  private struct Surroundings: Hashable {
    var template: LayoutTemplate
    var language: String
    var rightToLeft: Bool
    var images: [String: PixelSize]
    var drawings: [String: Drawing]
  }

  fileprivate struct Key: Hashable {
    var part: Int
    var surroundings: Int
    var layout: LayoutTemplate.PartLayout
    var x: Length
    var width: Length
    /// Without the picture's share, which the layout's height tells.
    var adjustment: Adjustment
    /// The number that the part's first node gets.
    var firstNode: SemanticTree.NodeID
  }

  fileprivate struct Entry {
    var strips: [Strip]
    var nodes: [SemanticTree.Node]
    var diagnostics: [Diagnostic]
  }

  /// Parts that more than one document has had, and all other surroundings, by numbers.
  private var parts: [Part: Int] = [:]
  private var surroundings: [Surroundings: Int] = [:]
  private var lastNumber = 0
  /// Of parts that one document has had. A patient's name is not kept, nor are dates.
  private var seenOnce: Set<Int> = []
  private static let mostSeenOnce = 10_000

  fileprivate var entries: [Key: Entry] = [:]
  /// How much is kept.
  private(set) var itemCount = 0
  /// About ten megabytes.
  static let mostItems = 100_000

  public init() {}

  /// Another document is to be set.
  func sitting(
    of document: Document, in template: LayoutTemplate, images: [String: PixelSize],
    drawings: [String: Drawing]
  ) -> Sitting {
    if itemCount > Self.mostItems { forget() }
    let surroundings = Surroundings(
      template: template, language: document.language, rightToLeft: document.rightToLeft,
      images: images, drawings: drawings)
    return Sitting(
      memory: self, parts: document.parts.map(number),
      surroundings: self.surroundings[surroundings] ?? add(surroundings))
  }

  /// Negative where no other document has had the part.
  private func number(of part: Part) -> Int {
    if let known = parts[part] { return known }
    lastNumber += 1
    if seenOnce.count >= Self.mostSeenOnce { seenOnce = [] }
    guard !seenOnce.insert(part.hashValue).inserted else { return -lastNumber }
    parts[part] = lastNumber
    return lastNumber
  }

  private func add(_ surroundings: Surroundings) -> Int {
    lastNumber += 1
    self.surroundings[surroundings] = lastNumber
    return lastNumber
  }

  fileprivate func add(_ entry: Entry, _ key: Key) {
    itemCount += entry.strips.reduce(1) { $0 + $1.items.count }
    entries[key] = entry
  }

  private func forget() {
    (parts, surroundings, entries, itemCount) = ([:], [:], [:], 0)
  }
}

extension PartMemory {
  /// The memory as one document sees it.
  final class Sitting {
    private let memory: PartMemory
    /// Numbers of the document's parts, and of what else they depend on.
    private let parts: [Int]
    private let surroundings: Int
    /// What serves this document alone.
    private var entries: [Key: Entry] = [:]

    fileprivate init(memory: PartMemory, parts: [Int], surroundings: Int) {
      (self.memory, self.parts, self.surroundings) = (memory, parts, surroundings)
    }

    /// The strips of a part; what they bring into the tree and say of the text comes with them.
    ///
    /// - Parameter part: among the document's.
    func strips(
      of part: Int, _ layout: LayoutTemplate.PartLayout, in frame: Composer.Frame,
      _ adjustment: Adjustment, _ composer: Composer, _ make: () -> [Strip]
    ) -> [Strip] {
      var adjustment = adjustment
      adjustment.hero = 1
      let key = Key(
        part: parts[part], surroundings: surroundings, layout: layout, x: frame.x,
        width: frame.width, adjustment: adjustment, firstNode: composer.tree.nodes.count)
      if let known = entries[key] ?? memory.entries[key] {
        composer.tree.adopt(known.nodes)
        composer.diagnostics += known.diagnostics
        return known.strips
      }
      let said = composer.diagnostics.count
      let strips = make()
      let entry = Entry(
        strips: strips, nodes: Array(composer.tree.nodes[key.firstNode...]),
        diagnostics: Array(composer.diagnostics[said...]))
      // What is wrong in several parts is said in the first of them: others know nothing of that.
      if key.part > 0, composer.diagnostics.isEmpty {
        memory.add(entry, key)
      } else {
        entries[key] = entry
      }
      return strips
    }
  }
}
