/// The headings of a body: which is the title, and how deep the others lie.
struct Outline {
  private(set) var blocks: [Block]

  init(_ blocks: [Block]) {
    self.blocks = blocks
  }

  /// The words of the first heading that has any; nil where there is none.
  var firstHeading: String? {
    for block in blocks {
      if case .heading(_, let inlines) = block, !inlines.plainText.trimmed.isEmpty {
        return inlines.plainText.singleSpaced
      }
    }
    return nil
  }

  /// Takes out the heading that only repeats the title: the first of level 1, or one with which the
  /// text begins.
  mutating func dropTitle(_ title: String) {
    let first = blocks.firstIndex { block in
      if case .heading(level: 1, _) = block { true } else { false }
    }
    guard let index = first ?? blocks.indices.first, case .heading(_, let inlines) = blocks[index],
      inlines.plainText.singleSpaced.lowercased() == title.singleSpaced.lowercased()
    else { return }
    blocks.remove(at: index)
  }

  /// Shifts the headings so that the outermost have level 2 and no level is left out.
  mutating func shiftHeadings() {
    var levels: [Int] = []
    blocks = blocks.map { Outline.shifted($0, &levels) }
  }

  private static func shifted(_ block: Block, _ levels: inout [Int]) -> Block {
    switch block {
    case .heading(let level, let inlines):
      while let last = levels.last, last >= level { levels.removeLast() }
      levels.append(level)
      return .heading(level: min(levels.count + 1, 6), inlines)
    case .quote(let inner): return .quote(inner.map { shifted($0, &levels) })
    case .list(var list):
      list.items = list.items.map { $0.map { shifted($0, &levels) } }
      return .list(list)
    default: return block
    }
  }
}
