import Content
import Synchronization
import Typography

/// Parts of documents as they were set before.
///
/// A part is met again while the layout is bent, since a picture that gives way leaves all others as
/// they are; and in other documents, since handouts of one treatment differ in their dates alone.
///
/// It serves any number of threads whose typesetters have the same fonts.
public final class PartMemory: Sendable {
  /// What a document's parts depend on beside what they say.
  fileprivate struct Surroundings: Hashable {
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

  /// A part in its surroundings: in others it comes out otherwise.
  fileprivate struct PlacedPart: Hashable {
    let part: Part
    let surroundings: Int
    /// Of a text of some length, so it is reckoned once.
    private let hash: Int

    init(_ part: Part, in surroundings: Int) {
      (self.part, self.surroundings) = (part, surroundings)
      var hasher = Hasher()
      hasher.combine(part)
      hasher.combine(surroundings)
      hash = hasher.finalize()
    }

    func hash(into hasher: inout Hasher) { hasher.combine(hash) }
  }

  fileprivate struct State {
    /// Parts that more than one document has had, and all other surroundings, by numbers.
    var parts: [PlacedPart: Int] = [:]
    var surroundings: [Surroundings: Int] = [:]
    var lastNumber = 0
    /// Of parts that one document has had. A patient's name is not kept, nor are dates.
    var seenOnce: Set<Int> = []
    var entries: [Key: Entry] = [:]
    var itemCount = 0
  }

  private let state = Mutex(State())
  fileprivate static let mostSeenOnce = 10_000
  /// Less than fifteen megabytes.
  static let mostItems = 30_000

  public init() {}

  /// How much is kept.
  var itemCount: Int { state.withLock { $0.itemCount } }

  /// Another document is to be set.
  func sitting(
    of document: Document, in template: LayoutTemplate, images: [String: PixelSize],
    drawings: [String: Drawing]
  ) -> Sitting {
    let surroundings = Surroundings(
      template: template, language: document.language, rightToLeft: document.rightToLeft,
      images: images, drawings: drawings)
    return state.withLock { state in
      if state.itemCount > Self.mostItems { state.forget() }
      let number = state.number(of: surroundings)
      return Sitting(
        memory: self,
        parts: document.parts.map { state.number(of: PlacedPart($0, in: number)) },
        surroundings: number)
    }
  }

  fileprivate func entry(_ key: Key) -> Entry? { state.withLock { $0.entries[key] } }

  fileprivate func add(_ entry: Entry, _ key: Key) {
    state.withLock { state in
      guard state.entries.updateValue(entry, forKey: key) == nil else { return }
      state.itemCount += entry.strips.reduce(1) { $0 + $1.items.count }
    }
  }
}

extension PartMemory.State {
  /// Negative where no other document has had the part.
  fileprivate mutating func number(of part: PartMemory.PlacedPart) -> Int {
    if let known = parts[part] { return known }
    lastNumber += 1
    if seenOnce.count >= PartMemory.mostSeenOnce { seenOnce = [] }
    guard !seenOnce.insert(part.hashValue).inserted else { return -lastNumber }
    parts[part] = lastNumber
    return lastNumber
  }

  fileprivate mutating func number(of surroundings: PartMemory.Surroundings) -> Int {
    if let known = self.surroundings[surroundings] { return known }
    lastNumber += 1
    self.surroundings[surroundings] = lastNumber
    return lastNumber
  }

  fileprivate mutating func forget() {
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
        width: frame.width, adjustment: adjustment, firstNode: composer.tree.count)
      if let known = entries[key] ?? memory.entry(key) {
        composer.tree.adopt(known.nodes)
        composer.diagnostics += known.diagnostics
        return known.strips
      }
      let said = composer.diagnostics.count
      composer.tree.beginPart()
      let strips = make()
      let entry = Entry(
        strips: strips, nodes: composer.tree.part,
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
