extension Typesetter {
  /// The paragraph's lines, optimally broken.
  public func lines(
    of paragraph: ShapedParagraph, measure: Length, edge: TextEdge = .ragged
  ) -> [Line] {
    let builder = LineBuilder(paragraph: paragraph, measure: measure.points, edge: edge)
    var lines: [Line] = []
    var start = 0
    var segment = 0
    for end in breaks(of: paragraph, measure: measure.points, edge: edge) {
      while segment < paragraph.segments.count,
        paragraph.segments[segment].range.upperBound <= start
      {
        segment += 1
      }
      lines.append(builder.line(from: start, to: end, firstSegment: segment))
      start = end.offset
    }
    return lines
  }

  /// Where the paragraph's lines end.
  func breaks(
    of paragraph: ShapedParagraph, measure: Double, edge: TextEdge = .ragged
  ) -> [BreakCandidate] {
    let shape = paragraph.shape
    if let known = shape.chosen.first(where: { $0.measure == measure && $0.edge == edge }) {
      return known.breaks
    }
    let breaks = LineBreaker(measure: measure, edge: edge)
      .breaks(among: nodes(of: paragraph, measure: measure))
    if shape.chosen.count >= 4 { shape.chosen.removeFirst() }
    shape.chosen.append(.init(measure: measure, edge: edge, breaks: breaks))
    return breaks
  }

  /// The width of the paragraph set in one line.
  public func naturalWidth(of paragraph: ShapedParagraph) -> Length {
    widest(paragraph, among: \.isMandatory)
  }

  /// The width below which some word would not fit on a line.
  public func minimumWidth(of paragraph: ShapedParagraph) -> Length {
    widest(paragraph) { _ in true }
  }

  /// The widest of the lines that end at all candidates of a kind.
  private func widest(
    _ paragraph: ShapedParagraph, among isEnd: (BreakCandidate) -> Bool
  ) -> Length {
    var start = LinePosition()
    var widest = 0.0
    for node in nodes(of: paragraph, measure: .infinity) where isEnd(node.candidate) {
      widest = max(widest, node.end.x - start.x + node.hyphen)
      start = node.next
    }
    return Length(points: widest)
  }
}
