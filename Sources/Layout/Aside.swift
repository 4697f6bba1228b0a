import Content

/// Divides blocks at their asides.
enum Aside {
  /// Each aside with the blocks that follow it; the first entry may have none. An aside before all
  /// text stands beside the second block, since the first stands beside the heading.
  static func divided(_ blocks: [Block]) -> [(aside: [Block]?, following: [Block])] {
    var result: [(aside: [Block]?, following: [Block])] = [(nil, [])]
    var waiting: [Block] = []
    for block in blocks {
      if case .aside(let remark) = block {
        if result.count == 1, result[0].following.isEmpty {
          waiting += remark
        } else {
          result.append((remark, []))
        }
      } else if !waiting.isEmpty, !result[0].following.isEmpty {
        result.append((waiting, [block]))
        waiting = []
      } else {
        result[result.count - 1].following.append(block)
      }
    }
    if !waiting.isEmpty { result.append((waiting, [])) }
    return result
  }
}
