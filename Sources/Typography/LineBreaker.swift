/// Chooses where a paragraph's lines end.
///
/// The breaks are those with the fewest demerits over the whole paragraph, as in Knuth and Plass,
/// "Breaking Paragraphs into Lines" (1981). Their measure of a line, the stretch of its spaces, has
/// no meaning where the right edge is ragged; here a line's demerits grow with the square of the
/// room it leaves, which for a given number of lines is least where line ends vary least.
struct LineBreaker {
  /// Demerits of a line that leaves a whole measure empty.
  static let emptyLine = 1000.0
  /// Demerits of each line, so that a paragraph does not grow for the sake of its edge.
  static let line = 20.0
  /// Demerits of a last line shorter than `shortLastLine` of the measure.
  static let shortLast = 60.0
  static let shortLastLine = 0.18
  /// Demerits of a break within a word that is longer than the measure.
  static let splitWord = 2000.0

  let measure: Double

  /// The chosen candidates in order; the last one is the paragraph's end.
  ///
  /// Linear in the number of candidates: only those that fit on a line are compared.
  func breaks(of paragraph: ShapedParagraph) -> [BreakCandidate] {
    let candidates = withEmergencies(paragraph)
    guard !candidates.isEmpty else { return [] }
    // Node 0 is the paragraph's start, node k + 1 the candidate k.
    var demerits = [Double](repeating: .infinity, count: candidates.count + 1)
    var previous = [Int](repeating: 0, count: candidates.count + 1)
    demerits[0] = 0
    /// The last node that a line must not begin before.
    var barrier = 0
    for (index, candidate) in candidates.enumerated() {
      let node = index + 1
      var start = index
      while start >= barrier {
        let from = start == 0 ? 0 : candidates[start - 1].offset
        let width = paragraph.width(from..<max(from, candidate.visibleEnd))
        // A single word too wide for the measure still gets a line, overfull.
        if width > measure + 0.01, start < index { break }
        let total = demerits[start] + cost(of: width, endingAt: candidate)
        if total < demerits[node] {
          demerits[node] = total
          previous[node] = start
        }
        start -= 1
      }
      if candidate.isMandatory { barrier = node }
    }
    return Array(sequence(first: candidates.count) { previous[$0] == 0 ? nil : previous[$0] })
      .reversed().map { candidates[$0 - 1] }
  }

  private func cost(of width: Double, endingAt candidate: BreakCandidate) -> Double {
    let room = max(0, measure - width) / measure
    guard candidate.isMandatory else {
      return LineBreaker.line + LineBreaker.emptyLine * room * room + candidate.penalty
    }
    return LineBreaker.line
      + (width < measure * LineBreaker.shortLastLine ? LineBreaker.shortLast : 0)
  }

  /// The paragraph's candidates, and within each word wider than the measure one at every cluster.
  private func withEmergencies(_ paragraph: ShapedParagraph) -> [BreakCandidate] {
    var result: [BreakCandidate] = []
    result.reserveCapacity(paragraph.candidates.count)
    var start = 0
    for candidate in paragraph.candidates {
      if candidate.visibleEnd > start,
        paragraph.width(start..<candidate.visibleEnd) > measure + 0.01
      {
        result += emergencies(in: start..<candidate.visibleEnd, of: paragraph)
      }
      result.append(candidate)
      start = candidate.offset
    }
    return result
  }

  private func emergencies(
    in range: Range<Int>, of paragraph: ShapedParagraph
  ) -> [BreakCandidate] {
    let text = paragraph.text.string(in: range)
    var offset = range.lowerBound
    var found: [BreakCandidate] = []
    for character in text.dropLast() {
      offset += character.utf16.count
      found.append(
        BreakCandidate(
          offset: offset, visibleEnd: offset, isMandatory: false, penalty: LineBreaker.splitWord,
          splitsWord: true))
    }
    return found
  }
}

extension Typesetter {
  /// The paragraph's lines, optimally broken for a ragged edge.
  public func lines(of paragraph: ShapedParagraph, measure: Length) -> [Line] {
    let builder = LineBuilder(paragraph: paragraph, shaper: shaper)
    var lines: [Line] = []
    var start = 0
    var segment = 0
    for end in LineBreaker(measure: measure.points).breaks(of: paragraph) {
      while segment < paragraph.segments.count,
        paragraph.segments[segment].range.upperBound <= start
      {
        segment += 1
      }
      lines.append(
        builder.line(from: start, to: end, firstSegment: segment, measure: measure.points))
      start = end.offset
    }
    return lines
  }

  /// The width of the paragraph set in one line.
  public func naturalWidth(of paragraph: ShapedParagraph) -> Length {
    let widths = paragraph.candidates.filter(\.isMandatory).reduce(into: (0, 0.0)) { best, end in
      best.1 = max(best.1, paragraph.width(best.0..<max(best.0, end.visibleEnd)))
      best.0 = end.offset
    }
    return Length(points: widths.1)
  }

  /// The width below which some word would not fit on a line.
  public func minimumWidth(of paragraph: ShapedParagraph) -> Length {
    let widths = paragraph.candidates.reduce(into: (0, 0.0)) { best, end in
      best.1 = max(best.1, paragraph.width(best.0..<max(best.0, end.visibleEnd)))
      best.0 = end.offset
    }
    return Length(points: widths.1)
  }
}
