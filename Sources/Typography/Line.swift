/// Glyphs of one face, size and colour, set in one direction without a gap.
public struct GlyphRun: Sendable {
  public var face: FontFace
  public var style: TextStyle
  /// In visual order, left to right; clusters count UTF-16 units from the start of `text`.
  public var glyphs: [Glyph]
  /// What the glyphs stand for, in logical order. A hyphen that the text has not is U+00AD
  /// (ISO 32000-1, 14.8.2.2.3); one that it has is followed by U+200B where it ends a line.
  public var text: String
  public var rightToLeft: Bool
  /// The tag of the span that the run comes from.
  public var tag: Int

  public var width: Length {
    let units = glyphs.reduce(0) { $0 + Int($1.advance) }
    return Length(points: Double(units) * style.size.points / Double(face.unitsPerEm))
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
