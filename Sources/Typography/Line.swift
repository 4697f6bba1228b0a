/// Glyphs of one face, size and colour, set in one direction without a gap.
public struct GlyphRun: Sendable {
  public var style: TextStyle
  /// The tag of the span that the run comes from.
  public var tag: Int
  private var shape: Shape

  /// What a run keeps in whatever colour and wherever it is set. It lies in one place, since runs are
  /// handed on from line to strip to page, and each time every part would be counted.
  private final class Shape: Sendable {
    let face: FontFace
    let glyphs: [Glyph]
    let text: String
    let rightToLeft: Bool
    /// Of all glyphs together, in font units.
    let advance: Int

    init(face: FontFace, glyphs: [Glyph], text: String, rightToLeft: Bool) {
      self.face = face
      self.glyphs = glyphs
      self.text = text
      self.rightToLeft = rightToLeft
      advance = glyphs.reduce(0) { $0 + Int($1.advance) }
    }
  }

  init(
    face: FontFace, style: TextStyle, glyphs: [Glyph], text: String, rightToLeft: Bool, tag: Int
  ) {
    self.style = style
    self.tag = tag
    shape = Shape(face: face, glyphs: glyphs, text: text, rightToLeft: rightToLeft)
  }

  public var face: FontFace { shape.face }
  /// In visual order, left to right; clusters count UTF-16 units from the start of `text`.
  public var glyphs: [Glyph] { shape.glyphs }
  /// What the glyphs stand for, in logical order. A hyphen that the text has not is U+00AD
  /// (ISO 32000-1, 14.8.2.2.3); one that it has is followed by U+200B where it ends a line.
  public var text: String { shape.text }
  public var rightToLeft: Bool { shape.rightToLeft }

  public var width: Length {
    Length(points: Double(shape.advance) * style.size.points / Double(face.unitsPerEm))
  }

  /// Whether both are the same glyphs in the same size and colour, whatever they belong to.
  public func isSame(as other: GlyphRun) -> Bool {
    guard style == other.style else { return false }
    return shape === other.shape
      || face === other.face && text == other.text && glyphs == other.glyphs
  }

  /// The run with another face, other glyphs or another text.
  public func with(
    face: FontFace? = nil, glyphs: [Glyph]? = nil, text: String? = nil
  ) -> GlyphRun {
    GlyphRun(
      face: face ?? self.face, style: style, glyphs: glyphs ?? self.glyphs,
      text: text ?? self.text, rightToLeft: rightToLeft, tag: tag)
  }
}

/// One line of a paragraph, its runs in the order in which they are read.
public struct Line: Sendable {
  public struct PlacedRun: Sendable {
    /// From the line's left end to the run's left edge; negative for what hangs out on the left: a
    /// space that ends a right-to-left line, a quotation mark that begins a left-to-right one.
    public var x: Length
    public var run: GlyphRun
    /// Index into the text's spans.
    var span: Int
  }

  public var runs: [PlacedRun]
  /// UTF-16 range of the paragraph's text, with the spaces that the break swallowed.
  public var range: Range<Int>
  /// Of the visible text alone, without what hangs out at its start.
  public var width: Length
  /// Ends within a word that is wider than the measure.
  public var splitsWord: Bool
  /// Ends in a hyphen that the text has not.
  public var isHyphenated: Bool
  /// Wider than the measure: not even a piece of a word fits.
  public var isOverfull: Bool
}
