/// Sets one line from a shaped paragraph: reorders its runs and gathers its glyphs.
struct LineBuilder {
  let paragraph: ShapedParagraph
  let shaper: Shaper

  /// A piece of the line that lies within one segment.
  private struct Piece {
    var range: Range<Int>
    var item: Int
    var glyphs: [Glyph]
  }

  /// - Parameters:
  ///   - start: UTF-16 offset of the line's first unit.
  ///   - firstSegment: the segment that holds `start`.
  func line(
    from start: Int, to end: BreakCandidate, firstSegment: Int, measure: Double
  ) -> Line {
    let visible = start..<max(start, end.visibleEnd)
    // One space stays at the end of a wrapped line, so that copied text keeps its words apart.
    let kept = visible.upperBound..<max(visible.upperBound, min(end.offset, end.visibleEnd + 1))
    let words = pieces(in: visible, from: firstSegment)
    let trailing = end.visibleEnd
    let visual = visualOrder(
      words + pieces(in: kept, from: firstSegment), trailingFrom: trailing)
    var runs: [Line.PlacedRun] = []
    var x = -leadingHang(visual, trailingFrom: trailing)
    for run in merged(visual) {
      runs.append(.init(x: Length(points: x), run: run))
      x += run.width.points
    }
    // A break within a word changes the shapes beside it, so the line is measured anew.
    let width = width(of: words)
    return Line(
      runs: runs, range: start..<end.offset, width: Length(points: width),
      splitsWord: end.splitsWord, isOverfull: width > measure + LineBuilder.unseen)
  }

  /// So much more than the measure, in points, nobody sees: a kerning pair lost at a hyphen.
  static let unseen = 0.5

  private func width(of pieces: [Piece]) -> Double {
    pieces.reduce(0) { width, piece in
      let units = piece.glyphs.reduce(0) { $0 + Int($1.advance) }
      return width + Double(units) * paragraph.items[piece.item].scale(in: paragraph.text)
    }
  }

  private func pieces(in range: Range<Int>, from firstSegment: Int) -> [Piece] {
    var pieces: [Piece] = []
    var index = firstSegment
    while index < paragraph.segments.count {
      let segment = paragraph.segments[index]
      guard segment.range.lowerBound < range.upperBound else { break }
      let part = segment.range.clamped(to: range)
      if !part.isEmpty {
        // A break within a word may change the shapes beside it, so the part is shaped anew.
        let word =
          part == segment.range
          ? segment.word
          : shaper.shape(
            paragraph.text.units[part], as: paragraph.items[segment.item], of: paragraph.text)
        pieces.append(Piece(range: part, item: segment.item, glyphs: word.glyphs))
      }
      index += 1
    }
    return pieces
  }

  /// Rule L2 over the pieces' levels; spaces at the line's end take the paragraph's level (L1).
  private func visualOrder(_ pieces: [Piece], trailingFrom end: Int) -> [Piece] {
    let base: UInt8 = paragraph.text.rightToLeft ? 1 : 0
    let levels = pieces.map { piece in
      piece.range.lowerBound >= end ? base : paragraph.items[piece.item].level
    }
    return Bidi.visualOrder(ofLevels: levels).map { pieces[$0] }
  }

  /// How far a right-to-left line's last space hangs out on the left.
  private func leadingHang(_ visual: [Piece], trailingFrom end: Int) -> Double {
    guard paragraph.text.rightToLeft, let first = visual.first, first.range.lowerBound >= end
    else { return 0 }
    return width(of: [first])
  }

  /// Neighbours that share an item become one run.
  private func merged(_ visual: [Piece]) -> [GlyphRun] {
    var runs: [GlyphRun] = []
    var index = 0
    while index < visual.count {
      var end = index + 1
      while end < visual.count, continues(visual[end - 1], visual[end]) { end += 1 }
      runs.append(run(of: visual[index..<end]))
      index = end
    }
    return runs
  }

  private func continues(_ left: Piece, _ right: Piece) -> Bool {
    let (leftItem, rightItem) = (paragraph.items[left.item], paragraph.items[right.item])
    guard leftItem.span == rightItem.span, leftItem.face === rightItem.face,
      leftItem.level == rightItem.level
    else { return false }
    return leftItem.level % 2 == 0
      ? left.range.upperBound == right.range.lowerBound
      : right.range.upperBound == left.range.lowerBound
  }

  private func run(of pieces: ArraySlice<Piece>) -> GlyphRun {
    let item = paragraph.items[pieces[pieces.startIndex].item]
    let start = pieces.reduce(Int.max) { min($0, $1.range.lowerBound) }
    let end = pieces.reduce(0) { max($0, $1.range.upperBound) }
    var glyphs: [Glyph] = []
    for piece in pieces {
      let shift = Int32(piece.range.lowerBound - start)
      for var glyph in piece.glyphs {
        glyph.cluster += shift
        glyphs.append(glyph)
      }
    }
    let span = paragraph.text.spans[item.span]
    return GlyphRun(
      face: item.face, style: span.style, glyphs: glyphs,
      text: paragraph.text.string(in: start..<end), rightToLeft: item.level % 2 == 1,
      tag: span.tag)
  }
}
