import Typography

/// Columns of one width side by side, filled so that they end as level as breaks allow.
struct ColumnSet {
  let frame: Composer.Frame
  let count: Int
  let gap: Length
  let pageHeight: Length

  private var width: Length { (frame.width - gap * Double(count - 1)) / Double(count) }

  /// The column in which the strips are to be set.
  var first: Composer.Frame { Composer.Frame(x: frame.x, width: width) }

  /// Strips of the first column's frame as bands of columns, each as low as it can be and none
  /// higher than a page.
  func balanced(_ strips: [Strip]) -> [Strip] {
    var bands: [Strip] = []
    var rest = strips[...]
    while !rest.isEmpty {
      let filled = columns(rest, within: pageHeight)
      let taken = filled.reduce(0) { $0 + $1.count }
      let isLast = taken == rest.count
      let level = isLast ? columns(rest, within: lowestHeight(rest)) : filled
      bands.append(band(level))
      rest = rest.dropFirst(taken)
    }
    return bands
  }

  /// The least height in which all strips find a place, to a quarter of a point.
  private func lowestHeight(_ strips: ArraySlice<Strip>) -> Length {
    var (low, high) = (Length.zero, pageHeight)
    while high - low > .pt(0.25) {
      let middle = (low + high) / 2
      let taken = columns(strips, within: middle).reduce(0) { $0 + $1.count }
      if taken == strips.count { high = middle } else { low = middle }
    }
    return high
  }

  /// As many strips as fit, column by column. At least one is taken, so that every band gets on.
  private func columns(_ strips: ArraySlice<Strip>, within height: Length) -> [ArraySlice<Strip>] {
    var result: [ArraySlice<Strip>] = []
    var rest = strips
    for _ in 0..<count where !rest.isEmpty {
      let taken = fitting(height, from: rest, mustTake: result.isEmpty)
      guard taken > 0 else { break }
      result.append(rest.prefix(taken))
      rest = rest.dropFirst(taken)
    }
    return result
  }

  /// How many strips stand in one column before the last place at which it may end.
  private func fitting(
    _ height: Length, from strips: ArraySlice<Strip>, mustTake: Bool
  ) -> Int {
    var column = Column(rhythm: .zero)
    var taken = 0
    for (index, strip) in strips.enumerated() {
      column.add(strip)
      guard column.height <= height + .pt(0.01) else { break }
      let next = strips.dropFirst(index + 1).first
      if next.map({ $0.breakBefore < Strip.forbidden }) ?? true { taken = index + 1 }
    }
    return taken == 0 && mustTake ? 1 : taken
  }

  private func band(_ columns: [ArraySlice<Strip>]) -> Strip {
    Strip.sideBySide(
      columns.enumerated().map { index, strips in
        Array(strips).moved(x: (width + gap) * Double(index))
      })
  }
}
