/// A paragraph shaped once, whatever its measure: what line breaking chooses from.
public struct ShapedParagraph {
  public let text: StyledText
  let shape: ParagraphShape

  var items: [TextItem] { shape.items }
  var segments: [ParagraphShape.Segment] { shape.segments }
  var candidates: [BreakCandidate] { shape.candidates }

  /// The characters that no installed font draws.
  public var missing: [MissingCharacter] {
    shape.missing.map { missing in
      let span = text.spans.first { $0.range.contains(missing.offset) }
      return MissingCharacter(
        character: missing.character, offset: missing.offset, tag: span?.tag ?? missing.tag)
    }
  }

  /// The width in points of a stretch set in one line.
  func width(_ range: Range<Int>) -> Double {
    shape.position(of: range.upperBound).x - shape.position(of: range.lowerBound).x
  }
}

/// The part of a shaped paragraph that its colours and tags do not change, so that equal paragraphs
/// of many documents share it.
final class ParagraphShape {
  /// A word or a single space, in logical order.
  struct Segment {
    var range: Range<Int>
    var item: Int
    var word: ShapedWord
    /// Where it begins, were the whole paragraph one line.
    var start: LinePosition
  }

  let items: [TextItem]
  /// Points per font unit of each item.
  let scales: [Double]
  /// The number by which the shaper knows each item.
  let settings: [Int]
  let segments: [Segment]
  let end: LinePosition
  let glyphs: GlyphStore
  /// Knows the settings by their numbers.
  let shaper: Shaper
  let candidates: [BreakCandidate]
  let missing: [MissingCharacter]
  /// Some of the text runs from right to left.
  let isReordered: Bool
  /// The document that used it last, as its typesetter counts them.
  var document = 0
  /// Whether more than one document has used it, since its typesetter last looked.
  var isShared = false
  /// Lines that were set before: the same paragraph is asked for again and again, while a layout
  /// tries where its pages end and from one patient's handout to the next.
  var remembered: [RememberedLines] = []

  struct RememberedLines {
    var measure: Double
    var edge: TextEdge
    /// Of the text of this shape whose styles and tags the lines have.
    var spans: [StyledText.Span]
    var lines: [Line]
  }

  init(
    items: [TextItem], scales: [Double], settings: [Int], segments: [Segment], end: LinePosition,
    shaper: Shaper, candidates: [BreakCandidate], missing: [MissingCharacter]
  ) {
    self.items = items
    self.scales = scales
    self.settings = settings
    self.segments = segments
    self.end = end
    self.shaper = shaper
    glyphs = shaper.store
    self.candidates = candidates
    self.missing = missing
    isReordered = items.contains { $0.level > 0 }
  }

  func use(in document: Int) {
    guard document != self.document else { return }
    self.document = document
    isShared = true
  }

  /// The segment in which a UTF-16 offset lies; nil at the end.
  func segment(holding offset: Int) -> Int? {
    var (low, high) = (0, segments.count)
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < segments.count ? low : nil
  }

  /// Where a UTF-16 offset lies, were the whole paragraph one line.
  func position(of offset: Int) -> LinePosition {
    segment(holding: offset).map { position(of: offset, in: segments[$0]) } ?? end
  }

  /// Where an offset within a segment lies: after all clusters that begin before it.
  func position(of offset: Int, in segment: Segment) -> LinePosition {
    var position = segment.start
    guard offset > segment.range.lowerBound else { return position }
    for glyph in glyphs(of: segment)
    where segment.range.lowerBound + Int(glyph.cluster) < offset {
      position.add(glyph, scale: scales[segment.item], bearsSpace: bearsLetterspacing(segment))
    }
    return position
  }

  /// In visual order, clusters counted from the segment's start.
  func glyphs(of segment: Segment) -> ArraySlice<Glyph> { glyphs.glyphs[segment.word.range] }

  private func bearsLetterspacing(_ segment: Segment) -> Bool {
    items[segment.item].script.bearsLetterspacing
  }
}

/// How far along a paragraph set in one line, in points, and what there is to stretch before it.
struct LinePosition {
  var x = 0.0
  /// Natural width of the word spaces.
  var spaces = 0.0
  /// Advances of the glyphs between which a little space may be added.
  var letters = 0.0

  mutating func add(_ glyph: Glyph, scale: Double, bearsSpace: Bool) {
    let advance = Double(glyph.advance) * scale
    x += advance
    if bearsSpace { letters += advance }
  }
}

/// A place to end a line, with all that choosing it depends on.
struct BreakCandidate: Hashable {
  /// Where the next line begins.
  var offset: Int
  /// Where this line's last visible character ends: spaces before the break take no room.
  var visibleEnd: Int
  var isMandatory: Bool
  /// What it costs to break here, in demerits.
  var penalty: Double
  /// Within a word that no line is wide enough for.
  var splitsWord = false
  /// Within a word, where a hyphen is set that the text has not.
  var addsHyphen = false
}
