import Typography

/// Divides strips into pages with the fewest demerits over the whole document.
///
/// Dynamic programming over break places, after Plass, "Optimal Pagination Techniques for Automatic
/// Typesetting Systems" (1981): linear in the number of strips, since only as many as fit on a page
/// are compared.
struct Paginator {
  let height: Length

  /// The strips of each page, in order. A strip taller than a page gets a page of its own.
  func pages(of strips: [Strip]) -> [Range<Int>] {
    guard !strips.isEmpty else { return [] }
    var demerits = [Double](repeating: .infinity, count: strips.count + 1)
    var previous = [Int](repeating: 0, count: strips.count + 1)
    demerits[0] = 0
    for end in 1...strips.count {
      let isLast = end == strips.count
      // Where nothing but forbidden breaks would serve, the best of them is taken.
      let breakCost = isLast ? 0 : min(strips[end].breakBefore, Paginator.forced)
      var content = Length.zero
      for start in stride(from: end - 1, through: 0, by: -1) {
        content += strips[start].height
        let isAlone = start == end - 1
        if content > height + .pt(0.01), !isAlone { break }
        // A page that begins earlier may fit although this one does not, for want of a header.
        let used = content + strips[start].continuation.totalHeight
        let total = demerits[start] + cost(used: used, isLast: isLast) + breakCost
        if total < demerits[end], used <= height + .pt(0.01) || isAlone {
          demerits[end] = total
          previous[end] = start
        }
        content += strips[start].spaceBefore
      }
    }
    return Paginator.ranges(previous)
  }

  private static let forced = 100_000.0

  private func cost(used: Length, isLast: Bool) -> Double {
    let filled = min(1, used / height)
    if isLast {
      return PageCost.page + (filled < PageCost.sparse ? PageCost.sparsePage : 0)
    }
    let empty = 1 - filled
    return PageCost.page + (PageCost.emptyPage + PageCost.emptyPageSquared * empty) * empty
  }

  private static func ranges(_ previous: [Int]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var end = previous.count - 1
    while end > 0 {
      ranges.append(previous[end]..<end)
      end = previous[end]
    }
    return ranges.reversed()
  }
}
