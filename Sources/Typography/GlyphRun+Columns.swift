extension GlyphRun {
  /// The run with its words in the middle of columns, one word in each, the spaces between them as
  /// wide as that takes: many figures as one piece of text.
  ///
  /// - Parameter width: of each column.
  /// - Returns: also where the run begins, from the first column's left edge.
  public func wordsCentred(inColumnsOf width: Length) -> (run: GlyphRun, indent: Length) {
    let unit = style.size.points / Double(face.unitsPerEm)
    let units = Array(text.utf16)
    let spaces = glyphs.indices.filter { units[Int(glyphs[$0].cluster)] == 0x20 }
    let starts = [0] + spaces.map { $0 + 1 }
    let words = zip(starts, spaces + [glyphs.count]).enumerated().map { column, word in
      let advance = glyphs[word.0..<word.1].reduce(0) { $0 + Int($1.advance) }
      let middle = (Double(column) + 0.5) * width.points / unit
      let left = Int((middle - Double(advance) / 2).rounded())
      return left..<left + advance
    }
    var spread = glyphs
    for (index, space) in spaces.enumerated() {
      spread[space].advance = Int32(words[index + 1].lowerBound - words[index].upperBound)
      guard space > 0 else { continue }
      // A figure of one width for all has as much room on its right as on its left: the space takes
      // it, so that the two are one piece to whoever draws them.
      let room = spread[space - 1].offsetX
      spread[space - 1].advance -= room
      spread[space].advance += room
    }
    return (with(glyphs: spread), Length(points: Double(words[0].lowerBound) * unit))
  }
}
