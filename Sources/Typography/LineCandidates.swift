extension Typesetter {
  /// A paragraph's candidates with their places, and within each word wider than the measure one at
  /// every syllable and every cluster.
  func nodes(of paragraph: ShapedParagraph, measure: Double) -> [LineBreaker.Node] {
    var walk = PositionWalk(shape: paragraph.shape)
    var nodes: [LineBreaker.Node] = []
    nodes.reserveCapacity(paragraph.candidates.count)
    var start = LinePosition()
    var startOffset = 0
    for candidate in paragraph.candidates {
      var node = node(of: candidate, paragraph, &walk, words: nodes.last?.words ?? 0)
      if node.end.x - start.x > measure + 0.01 {
        var inner = PositionWalk(shape: paragraph.shape, from: startOffset)
        for split in splits(in: startOffset..<candidate.visibleEnd, of: paragraph) {
          nodes.append(self.node(of: split, paragraph, &inner, words: nodes.last?.words ?? 0))
        }
      }
      if !candidate.addsHyphen { node.words += 1 }
      nodes.append(node)
      start = node.next
      startOffset = candidate.offset
    }
    return nodes
  }

  private func node(
    of candidate: BreakCandidate, _ paragraph: ShapedParagraph, _ walk: inout PositionWalk,
    words: Int
  ) -> LineBreaker.Node {
    let end = walk.position(of: candidate.visibleEnd)
    return LineBreaker.Node(
      candidate: candidate, end: end,
      next: candidate.offset == candidate.visibleEnd ? end : walk.position(of: candidate.offset),
      hyphen: candidate.addsHyphen
        ? hyphenWidth(at: candidate.visibleEnd, of: paragraph) : 0,
      words: words)
  }

  private func hyphenWidth(at offset: Int, of paragraph: ShapedParagraph) -> Double {
    guard let hyphen = paragraph.hyphen(after: offset) else { return 0 }
    return Double(hyphen.word.advance) * paragraph.shape.scales[hyphen.item]
  }

  /// Where a word wider than its line may be parted: at its syllables, and if need be anywhere
  /// between two clusters.
  private func splits(
    in range: Range<Int>, of paragraph: ShapedParagraph
  ) -> [BreakCandidate] {
    let syllables = Set(hyphenator.syllables(in: range, of: paragraph.text))
    var offset = range.lowerBound
    return paragraph.text.string(in: range).dropLast().map { character in
      offset += character.utf16.count
      let isSyllable = syllables.contains(offset)
      return BreakCandidate(
        offset: offset, visibleEnd: offset, isMandatory: false,
        penalty: isSyllable ? LineBreaker.hyphenatedSplit : LineBreaker.splitWord,
        splitsWord: true, addsHyphen: isSyllable)
    }
  }
}

extension ShapedParagraph {
  /// The hyphen in the face of the letter before it.
  func hyphen(after offset: Int) -> (item: Int, word: ShapedWord)? {
    guard offset > 0, let segment = shape.segment(holding: offset - 1) else { return nil }
    let item = segments[segment].item
    let sign: UInt16 = items[item].face.covers("\u{2010}") ? 0x2010 : 0x2D
    let word = [sign].withUnsafeBufferPointer {
      shape.shaper.shape(0..<1, of: $0, setting: shape.settings[item], joins: false)
    }
    return (item, word)
  }
}

/// Finds the places of ascending offsets in one walk along a paragraph.
private struct PositionWalk {
  private let shape: ParagraphShape
  private var segment = 0
  /// How many of the segment's glyphs, in logical order, lie before the last offset, and where that
  /// is; nil at the segment's start.
  private var inner: (glyphs: Int, position: LinePosition)?
  private var last = 0

  init(shape: ParagraphShape) {
    self.shape = shape
  }

  init(shape: ParagraphShape, from offset: Int) {
    self.shape = shape
    segment = shape.segment(holding: offset) ?? shape.segments.count
  }

  mutating func position(of offset: Int) -> LinePosition {
    guard offset >= last else { return shape.position(of: offset) }
    last = offset
    while segment < shape.segments.count, shape.segments[segment].range.upperBound <= offset {
      segment += 1
      inner = nil
    }
    guard segment < shape.segments.count else { return shape.end }
    let current = shape.segments[segment]
    guard offset > current.range.lowerBound else { return current.start }
    return position(of: offset - current.range.lowerBound, in: current)
  }

  private mutating func position(
    of offset: Int, in segment: ParagraphShape.Segment
  ) -> LinePosition {
    let item = shape.items[segment.item]
    let range = segment.word.range
    var (count, position) = inner ?? (0, segment.start)
    while count < range.count {
      let index = item.level % 2 == 0 ? range.lowerBound + count : range.upperBound - 1 - count
      let glyph = shape.glyphs.glyphs[index]
      guard Int(glyph.cluster) < offset else { break }
      position.add(
        glyph, scale: shape.scales[segment.item], bearsSpace: item.script.bearsLetterspacing)
      count += 1
    }
    inner = (count, position)
    return position
  }
}
