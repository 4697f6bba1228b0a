extension Typesetter {
  /// The paragraph's lines, optimally broken.
  public func lines(
    of paragraph: ShapedParagraph, measure: Length, edge: TextEdge = .ragged
  ) -> [Line] {
    let (shape, spans) = (paragraph.shape, paragraph.text.spans)
    if let index = shape.remembered.firstIndex(where: {
      $0.measure == measure.points && $0.edge == edge
    }) {
      if shape.remembered[index].spans != spans { shape.remembered[index].restyle(as: spans) }
      return shape.remembered[index].lines
    }
    let lines = newLines(of: paragraph, measure: measure.points, edge: edge)
    if shape.remembered.count >= 4 { shape.remembered.removeFirst() }
    shape.remembered.append(
      .init(measure: measure.points, edge: edge, spans: spans, lines: lines))
    return lines
  }

  private func newLines(
    of paragraph: ShapedParagraph, measure: Double, edge: TextEdge
  ) -> [Line] {
    let builder = LineBuilder(paragraph: paragraph, measure: measure, edge: edge)
    var lines: [Line] = []
    var start = 0
    var segment = 0
    for end in breaks(of: paragraph, measure: measure, edge: edge) {
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
    let em = paragraph.text.spans.first?.style.size.points ?? 0
    return LineBreaker(measure: measure, em: em, edge: edge)
      .breaks(among: nodes(of: paragraph, measure: measure))
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

extension ParagraphShape.RememberedLines {
  /// Makes them the lines of another text of the same shape.
  fileprivate mutating func restyle(as spans: [StyledText.Span]) {
    self.spans = spans
    for line in lines.indices {
      for run in lines[line].runs.indices {
        let span = spans[lines[line].runs[run].span]
        lines[line].runs[run].run.style = span.style
        lines[line].runs[run].run.tag = span.tag
      }
    }
  }
}
