/// How a justified line's room is shared out.
struct Justification {
  /// So much of its natural width is added to each space, and to each letter.
  var space: Double
  var letter: Double

  /// Spaces and letters give together, each in proportion to what it may; beyond their limits only
  /// spaces grow, until they would be holes. Nil where there is nothing to give.
  init?(room: Double, spaces: Double, letters: Double) {
    let isStretched = room > 0
    let give =
      isStretched
      ? LetterFit.stretch(spaces: spaces, letters: letters)
      : LetterFit.shrink(spaces: spaces, letters: letters)
    guard give > 0 else { return nil }
    let ratio = min(1, abs(room) / give)
    space = ratio * (isStretched ? LetterFit.spaceStretch : -LetterFit.spaceShrink)
    letter = ratio * (isStretched ? LetterFit.letterStretch : -LetterFit.letterShrink)
    guard isStretched, room > give, spaces > 0 else { return }
    space = (room - letter * letters) / spaces
    if space > LetterFit.widestSpace { return nil }
  }

  /// Glyphs whose advances grow by a fraction, in whole font units.
  ///
  /// - Parameter error: what rounding has kept back so far, so that a whole line ends where it should.
  static func widened(
    _ glyphs: ArraySlice<Glyph>, by fraction: Double, carrying error: inout Double
  ) -> [Glyph] {
    var result = Array(glyphs)
    for index in result.indices where result[index].advance > 0 {
      let exact = Double(result[index].advance) * fraction + error
      let whole = exact.rounded()
      error = exact - whole
      result[index].advance += Int32(whole)
    }
    return result
  }
}
