/// Glyphs of one face, size and colour, set in one direction without a gap.
public struct GlyphRun: Sendable {
  public var face: FontFace
  public var style: TextStyle
  /// In visual order, left to right; clusters count UTF-16 units from the start of `text`.
  public var glyphs: [Glyph]
  /// What the glyphs stand for, in logical order.
  public var text: String
  public var rightToLeft: Bool
  /// The tag of the span that the run comes from.
  public var tag: Int

  public var width: Length {
    let units = glyphs.reduce(0) { $0 + Int($1.advance) }
    return Length(points: Double(units) * style.size.points / Double(face.unitsPerEm))
  }
}

/// One line of a paragraph, its runs in visual order.
public struct Line: Sendable {
  public struct PlacedRun: Sendable {
    /// From the line's left end to the run's left edge; negative for a space that ends a
    /// right-to-left line, which hangs out on the left.
    public var x: Length
    public var run: GlyphRun
  }

  public var runs: [PlacedRun]
  /// UTF-16 range of the paragraph's text, with the spaces that the break swallowed.
  public var range: Range<Int>
  /// Of the visible text alone.
  public var width: Length
  /// Ends within a word that is wider than the measure.
  public var splitsWord: Bool
  /// Wider than the measure: not even a piece of a word fits.
  public var isOverfull: Bool
}
