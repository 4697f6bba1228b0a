/// A path between its first point and the operator that paints it (ISO 32000-1, 8.5).
///
/// Cairo spells every point out. Outlines with curves are those of rings, boxes and icons, which a
/// page draws many times: each is drawn from its first point, so that equal ones are equal bytes.
struct ContentPath {
  private struct Segment {
    var word: PDFLexer.Word
    /// How many coordinates it has, and where they begin.
    var count: Int
    var start: Int
  }

  private var segments: [Segment] = []
  /// In millionths.
  private var coordinates: [Int] = []
  private var hasCurves = false
  /// It cuts off what comes later, or has a rectangle's size among its places.
  private var isFixed = false

  mutating func append(
    _ word: PDFLexer.Word, _ numbers: borrowing InlineArray<6, Int>, _ count: Int
  ) {
    let count = min(count, numbers.count)
    segments.append(Segment(word: word, count: count, start: coordinates.count))
    for index in 0..<count { coordinates.append(numbers[index]) }
    if word == "c" { hasCurves = true }
    if word == "W" || word == "W*" || word == "re" { isFixed = true }
  }

  mutating func removeAll() {
    segments.removeAll(keepingCapacity: true)
    coordinates.removeAll(keepingCapacity: true)
    (hasCurves, isFixed) = (false, false)
  }

  /// Writes the path and its operator, and begins a new one.
  mutating func write(
    painting word: PDFLexer.Word, in state: ContentState, _ output: inout ByteBuffer
  ) {
    dropIdleEnd(before: word)
    let isMoved = hasCurves && !isFixed && !state.isScaled && coordinates.count > 1
    if isMoved {
      output.append("q 1 0 0 1 ")
      output.append(coordinates[0], decimals: 6)
      output.append(" ")
      output.append(coordinates[1], decimals: 6)
      output.append(" cm ")
    }
    for segment in segments {
      for index in segment.start..<segment.start + segment.count {
        if isMoved {
          output.append(distance(index), decimals: 3)
        } else {
          output.append(coordinates[index], decimals: 6)
        }
        output.append(" ")
      }
      output.append(word: segment.word)
      output.append(" ")
    }
    output.append(word: word)
    output.append(isMoved ? " Q " : " ")
    removeAll()
  }

  /// After a path that is closed Cairo moves to its beginning, where nothing follows; and what is
  /// filled need not be closed.
  private mutating func dropIdleEnd(before word: PDFLexer.Word) {
    while let last = segments.last, last.word == "m", segments.count > 1 { segments.removeLast() }
    if word == "f", segments.last?.word == "h" { segments.removeLast() }
  }

  /// From the first point, in thousandths, as Cairo writes its places.
  private func distance(_ index: Int) -> Int {
    (coordinates[index] - coordinates[index % 2]) / 1000
  }
}
