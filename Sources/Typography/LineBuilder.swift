/// Sets one line from a shaped paragraph: gathers its glyphs, reorders its runs, fits it to the
/// measure.
struct LineBuilder {
  let paragraph: ShapedParagraph
  let measure: Double
  let edge: TextEdge

  /// A piece of the line that lies within one segment, or a hyphen that the text has not.
  private struct Piece {
    var range: Range<Int>
    var item: Int
    let word: ShapedWord
    /// Where the word's glyphs lie. The store itself is held and not what is in it: while somebody
    /// holds that, the next word that is shaped would make the store copy all it has.
    let store: GlyphStore
    var isHyphen = false
    /// The word's glyphs, fitted to the measure.
    var fitted: [Glyph]?

    var glyphs: ArraySlice<Glyph> { fitted?[...] ?? store.glyphs[word.range] }
  }

  /// So much more than the measure, in points, nobody sees: a kerning pair lost at a hyphen.
  static let unseen = 0.5

  /// - Parameters:
  ///   - start: UTF-16 offset of the line's first unit.
  ///   - firstSegment: the segment that holds `start`.
  func line(from start: Int, to end: BreakCandidate, firstSegment: Int) -> Line {
    let visible = start..<max(start, end.visibleEnd)
    var pieces = pieces(in: visible, from: firstSegment)
    if end.addsHyphen, let hyphen = paragraph.hyphen(after: visible.upperBound) {
      pieces.append(
        Piece(
          range: visible.upperBound..<visible.upperBound, item: hyphen.item, word: hyphen.word,
          store: paragraph.shape.shaper.store, isHyphen: true))
    }
    let hang = hang(of: pieces.first)
    if edge == .justified, !end.isMandatory || width(of: pieces) > measure {
      fit(&pieces, to: measure + hang)
    }
    // A break within a word changes the shapes beside it, so the line is measured anew.
    let width = width(of: pieces) - hang
    // One space stays at the end of a wrapped line, so that copied text keeps its words apart.
    let kept = visible.upperBound..<max(visible.upperBound, min(end.offset, end.visibleEnd + 1))
    if !end.addsHyphen { pieces += self.pieces(in: kept, from: firstSegment) }
    var runs = placedRuns(
      pieces, trailingFrom: end.addsHyphen ? .max : end.visibleEnd, hang: hang)
    if endsAfterWrittenHyphen(end), let last = runs.indices.last, !runs[last].run.rightToLeft {
      let run = runs[last].run
      runs[last].run = run.with(text: run.text + LineBuilder.hyphenGuard)
    }
    return Line(
      runs: runs, range: start..<end.offset, width: Length(points: width),
      splitsWord: end.splitsWord,
      isHyphenated: end.addsHyphen, isOverfull: width > measure + LineBuilder.unseen)
  }

  /// Readers take a hyphen that ends a line for one that was added, and drop it: "well-known" would
  /// be copied as "wellknown". A zero-width space after it keeps it.
  static let hyphenGuard = "\u{200B}"

  private func endsAfterWrittenHyphen(_ end: BreakCandidate) -> Bool {
    !end.isMandatory && end.visibleEnd == end.offset && !end.splitsWord && end.offset > 0
      && paragraph.text.units[end.offset - 1] == 0x2D
  }

  private func width(of pieces: [Piece]) -> Double {
    pieces.reduce(0) { $0 + width(of: $1) }
  }

  private func width(of piece: Piece) -> Double {
    let units = piece.glyphs.reduce(0) { $0 + Int($1.advance) }
    return Double(units) * paragraph.shape.scales[piece.item]
  }

  // MARK: Pieces

  private func pieces(in range: Range<Int>, from firstSegment: Int) -> [Piece] {
    let shape = paragraph.shape
    var pieces: [Piece] = []
    var index = firstSegment
    while index < shape.segments.count, shape.segments[index].range.lowerBound < range.upperBound {
      let segment = shape.segments[index]
      let part = segment.range.clamped(to: range)
      if part == segment.range {
        pieces.append(
          Piece(range: part, item: segment.item, word: segment.word, store: shape.glyphs))
      } else if !part.isEmpty {
        pieces.append(shapedAnew(part, of: segment))
      }
      index += 1
    }
    return pieces
  }

  /// A break within a word may change the shapes beside it, but letters that join keep their forms
  /// (CSS Text 3, 5.6).
  private func shapedAnew(_ part: Range<Int>, of segment: ParagraphShape.Segment) -> Piece {
    let word = paragraph.text.units.withUnsafeBufferPointer { units in
      paragraph.shape.shaper.shape(
        part, of: units, setting: paragraph.shape.settings[segment.item],
        joins: paragraph.items[segment.item].script.joins)
    }
    return Piece(
      range: part, item: segment.item, word: word, store: paragraph.shape.shaper.store)
  }

  // MARK: Fit

  /// How far the line's first sign stands out of its edge.
  private func hang(of first: Piece?) -> Double {
    guard let first, !first.isHyphen else { return 0 }
    let (character, _) = Itemizer.scalar(at: first.range.lowerBound, in: paragraph.text.units)
    let fraction = OpticalMargin.fraction(of: character)
    guard fraction > 0 else { return 0 }
    let isReversed = paragraph.items[first.item].level % 2 == 1
    // Only where the line's first sign is also the outermost one.
    guard isReversed == paragraph.text.rightToLeft,
      let glyph = isReversed ? first.glyphs.last : first.glyphs.first
    else { return 0 }
    return Double(glyph.advance) * paragraph.shape.scales[first.item] * fraction
  }

  /// Widens or narrows a line to a width within the limits of `LetterFit`.
  private func fit(_ pieces: inout [Piece], to width: Double) {
    let room = width - self.width(of: pieces)
    var (spaces, letters) = (0.0, 0.0)
    for piece in pieces {
      if isSpace(piece) {
        spaces += self.width(of: piece)
      } else if paragraph.items[piece.item].script.bearsLetterspacing {
        letters += self.width(of: piece)
      }
    }
    guard let fit = Justification(room: room, spaces: spaces, letters: letters) else { return }
    var error = 0.0
    for index in pieces.indices {
      let factor = isSpace(pieces[index]) ? fit.space : bears(pieces[index]) ? fit.letter : 0
      guard factor != 0 else { continue }
      pieces[index].fitted = Justification.widened(
        pieces[index].glyphs, by: factor, carrying: &error)
    }
  }

  private func isSpace(_ piece: Piece) -> Bool {
    piece.range.count == 1
      && Shaper.isWordSpace(paragraph.text.units[piece.range.lowerBound])
  }

  private func bears(_ piece: Piece) -> Bool {
    paragraph.items[piece.item].script.bearsLetterspacing
  }

  // MARK: Runs

  /// The runs at their places, in reading order.
  private func placedRuns(
    _ pieces: [Piece], trailingFrom end: Int, hang: Double
  ) -> [Line.PlacedRun] {
    let isReordered = paragraph.shape.isReordered
    let visual = isReordered ? visualOrder(pieces, trailingFrom: end) : pieces
    var x = paragraph.text.rightToLeft ? 0 : -hang
    if paragraph.text.rightToLeft, let first = visual.first, !first.isHyphen,
      first.range.lowerBound >= end
    {
      // The last space of a right-to-left line hangs out on the left.
      x -= width(of: first)
    }
    var placed: [(start: Int, run: Line.PlacedRun)] = []
    var index = 0
    while index < visual.count {
      var last = index + 1
      while last < visual.count, continues(visual[last - 1], visual[last]) { last += 1 }
      let (start, run) = run(of: visual[index..<last])
      let span = paragraph.items[visual[index].item].span
      placed.append((start, .init(x: Length(points: x), run: run, span: span)))
      x += run.width.points
      index = last
    }
    if isReordered { placed.sort { $0.start < $1.start } }
    return placed.map(\.run)
  }

  /// Rule L2 over the pieces' levels; spaces at the line's end take the paragraph's level (L1).
  private func visualOrder(_ pieces: [Piece], trailingFrom end: Int) -> [Piece] {
    let base: UInt8 = paragraph.text.rightToLeft ? 1 : 0
    let order = Bidi.visualOrder(
      ofLevels: pieces.map { piece in
        piece.range.lowerBound >= end ? base : paragraph.items[piece.item].level
      })
    return order.map { pieces[$0] }
  }

  private func continues(_ left: Piece, _ right: Piece) -> Bool {
    let (leftItem, rightItem) = (paragraph.items[left.item], paragraph.items[right.item])
    guard !left.isHyphen, !right.isHyphen, leftItem.span == rightItem.span,
      leftItem.face === rightItem.face, leftItem.level == rightItem.level
    else { return false }
    return leftItem.level % 2 == 0
      ? left.range.upperBound == right.range.lowerBound
      : right.range.upperBound == left.range.lowerBound
  }

  /// - Parameter pieces: neighbours of one item, from left to right; at least one.
  private func run(of pieces: ArraySlice<Piece>) -> (start: Int, run: GlyphRun) {
    let (left, right) = (pieces[pieces.startIndex], pieces[pieces.endIndex - 1])
    let item = paragraph.items[left.item]
    let start = min(left.range.lowerBound, right.range.lowerBound)
    let end = max(left.range.upperBound, right.range.upperBound)
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(pieces.reduce(0) { $0 + $1.glyphs.count })
    for piece in pieces {
      let shift = Int32(piece.range.lowerBound - start)
      for var glyph in piece.glyphs {
        glyph.cluster += shift
        glyphs.append(glyph)
      }
    }
    let span = paragraph.text.spans[item.span]
    let run = GlyphRun(
      face: item.face, style: span.style, glyphs: glyphs,
      text: left.isHyphen ? "\u{AD}" : paragraph.text.string(in: start..<end),
      rightToLeft: item.level % 2 == 1, tag: span.tag)
    return (start, run)
  }
}
