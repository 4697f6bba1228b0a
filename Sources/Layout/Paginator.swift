import Typography

/// Divides strips into pages with the fewest demerits over the whole document.
///
/// Dynamic programming over break places, after Plass, "Optimal Pagination Techniques for Automatic
/// Typesetting Systems" (1981): linear in the number of strips, since only as many as fit on a page
/// are compared.
struct Paginator {
  let height: Length
  /// Lines of running text stand on multiples of this below the page's first; zero for none.
  var rhythm = Length.zero
  /// What a break costs, as a share of what it does on a page of many lines: on a low page
  /// everything is divided sooner.
  var divisionWeight = 1.0

  /// A page of fewer lines than this is low.
  private static let manyLines = 40.0

  init(height: Length, rhythm: Length = .zero, leading: Length? = nil) {
    self.height = height
    self.rhythm = rhythm
    divisionWeight = leading.map { min(1, height / $0 / Paginator.manyLines) } ?? 1
  }

  /// The strips of each page, in order. A strip taller than a page gets a page of its own.
  ///
  /// A forbidden break costs more than any way without one, so those ways are tried alone at first.
  func pages(of strips: [Strip.Measures]) -> [Range<Int>] {
    guard !strips.isEmpty else { return [] }
    return pages(of: strips, dearest: Self.forced) ?? pages(of: strips, dearest: .infinity) ?? []
  }

  private static let forced = 100_000.0

  /// The best way without breaks that cost so much; nil where it costs as much itself.
  private func pages(of strips: [Strip.Measures], dearest: Double) -> [Range<Int>]? {
    var demerits = [Double](repeating: .infinity, count: strips.count + 1)
    var previous = [Int](repeating: 0, count: strips.count + 1)
    demerits[0] = 0
    let breakCosts = strips.map { cost(ofBreak: $0.breakBefore) } + [0]
    for start in strips.indices where demerits[start] < dearest {
      var column = Column(rhythm: rhythm, header: strips[start].continuation)
      for end in start + 1...strips.count {
        column.add(strips[end - 1])
        let isAlone = end == start + 1
        guard column.height <= height + .pt(0.01) || isAlone else { break }
        // However well the page is filled, it costs this.
        let least = demerits[start] + breakCosts[end]
        guard breakCosts[end] < dearest, least + PageCost.page < demerits[end] else { continue }
        let isLast = end == strips.count
        let total = least + cost(used: column.height, isFirst: start == 0, isLast: isLast)
        if total < demerits[end] {
          demerits[end] = total
          previous[end] = start
        }
      }
    }
    return demerits[strips.count] < dearest ? Paginator.ranges(previous) : nil
  }

  private func cost(ofBreak cost: Double) -> Double {
    cost < PageCost.keep ? cost * divisionWeight : min(cost, Paginator.forced)
  }

  private func cost(used: Length, isFirst: Bool, isLast: Bool) -> Double {
    let filled = min(1, used / height)
    if isLast {
      return PageCost.page + (filled < PageCost.sparse ? PageCost.sparsePage : 0)
    }
    let empty = 1 - filled
    let bare = max(0, empty - PageCost.airy)
    return PageCost.page + (isFirst ? PageCost.emptyFirstPage : PageCost.emptyPage) * empty
      + PageCost.barePage * bare * bare
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

/// Strips one below another on a page, each at its place.
struct Column {
  let rhythm: Length
  /// From the top to the end of the last strip.
  private(set) var height: Length
  private var isEmpty = true

  /// - Parameter header: height of a repeated header above the strips.
  init(rhythm: Length, header: Length = .zero) {
    self.rhythm = rhythm
    height = header
  }

  /// Adds a strip and returns where its top lies. Space before the first one is dropped.
  @discardableResult
  mutating func add(_ strip: Strip) -> Length { add(strip.measures) }

  @discardableResult
  mutating func add(_ strip: Strip.Measures) -> Length {
    var top = height + (isEmpty ? .zero : strip.spaceBefore)
    if let line = strip.firstLine, rhythm > .zero {
      top = rhythm * (((top + line).points - 0.01) / rhythm.points).rounded(.up) - line
    }
    isEmpty = false
    height = top + strip.height
    return top
  }
}
