import Typography

/// Columns of one width side by side, filled so that they end as level as breaks allow.
struct ColumnSet {
  let frame: Composer.Frame
  let count: Int
  let gap: Length
  let pageHeight: Length
  /// Lines of running text stand on multiples of this, so that those of all columns are level.
  var rhythm = Length.zero

  private var width: Length { (frame.width - gap * Double(count - 1)) / Double(count) }

  /// The column in which the strips are to be set.
  var first: Composer.Frame { Composer.Frame(x: frame.x, width: width) }

  /// Strips of the first column's frame as bands of columns, each as low as it can be and none
  /// higher than a page.
  func balanced(_ strips: [Strip]) -> [Strip] { balanced(strips[...], room: pageHeight) }

  /// Parts, each of which stands whole in a column where all find room so; else divided.
  ///
  /// - Parameter room: the height of the first band.
  func balanced(_ parts: [[Strip]], room: Length) -> [Strip] {
    let whole = parts.flatMap { $0.keptWhole() }[...]
    let isWhole =
      parts.count > 1
      && columns(whole, within: room, mustTake: false).last?.endIndex == whole.endIndex
    return balanced(isWhole ? whole : parts.flatMap(\.self)[...], room: room)
  }

  private func balanced(_ strips: ArraySlice<Strip>, room: Length) -> [Strip] {
    var bands: [Strip] = []
    var (rest, room) = (strips, room)
    while !rest.isEmpty {
      let filled = columns(rest, within: room, mustTake: true)
      let isLast = filled.last?.endIndex == rest.endIndex
      bands.append(
        band(
          isLast ? columns(rest, within: lowestHeight(rest, room), mustTake: true) : filled))
      rest = rest[(filled.last?.endIndex ?? rest.endIndex)...]
      room = pageHeight
    }
    return bands
  }

  /// The least height in which all strips find a place, to a quarter of a point.
  private func lowestHeight(_ strips: ArraySlice<Strip>, _ room: Length) -> Length {
    var (low, high) = (Length.zero, room)
    while high - low > .pt(0.25) {
      let middle = (low + high) / 2
      let filled = columns(strips, within: middle, mustTake: false)
      if filled.last?.endIndex == strips.endIndex { high = middle } else { low = middle }
    }
    return high
  }

  /// As many strips as fit, column by column.
  ///
  /// - Parameter mustTake: takes at least one, even where that breaks a keep, so that every band
  ///   gets on.
  private func columns(
    _ strips: ArraySlice<Strip>, within height: Length, mustTake: Bool
  ) -> [ArraySlice<Strip>] {
    var result: [ArraySlice<Strip>] = []
    var rest = strips
    for _ in 0..<count where !rest.isEmpty {
      let taken = fitting(height, from: rest, mustTake: mustTake && result.isEmpty)
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
    var column = Column(rhythm: rhythm)
    var (taken, fitting) = (0, 0)
    for strip in strips {
      column.add(strip)
      guard column.height <= height + .pt(0.01) else { break }
      fitting += 1
      let next = strips.dropFirst(fitting).first
      if next.map({ $0.breakBefore < PageCost.keep }) ?? true { taken = fitting }
    }
    return taken == 0 && mustTake ? max(1, fitting) : taken
  }

  /// Its top stands on the rhythm that its lines keep.
  private func band(_ columns: [ArraySlice<Strip>]) -> Strip {
    var band = Strip(height: .zero, items: [])
    band.spaceBefore = columns.compactMap { $0.first?.spaceBefore }.max() ?? .zero
    for (index, strips) in columns.enumerated() {
      var column = Column(rhythm: rhythm)
      for strip in strips {
        let y = column.add(strip)
        band.items += strip.items.map { $0.moved(x: (width + gap) * Double(index), y: y) }
        if strip.firstLine != nil { band.firstLine = .zero }
      }
      band.height = max(band.height, column.height)
    }
    return band
  }
}
