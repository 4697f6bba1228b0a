import Typography

/// Which characters each glyph of a document stands for.
///
/// A PDF's font knows one meaning for a glyph. Where a glyph stands for others as well – a hyphen
/// that was written and one that was not – it is drawn from a twin of the font.
final class GlyphMeanings {
  private var fonts: [ObjectIdentifier: Font] = [:]
  /// Meanings of more than one character, by number.
  private var sequences: [ArraySlice<UInt8>: UInt32] = [:]

  /// The meanings of one font's glyphs.
  private final class Font {
    /// A font whose identity is a key must not be freed and its identity taken by another.
    let face: FontFace
    /// For each twin, the meaning of each glyph; 0 where it has none yet.
    var tables: [[UInt32]] = []

    init(_ face: FontFace) { self.face = face }
  }

  /// For each piece of a run the number of the twin in which its glyph stands for its text; 0 is the
  /// font itself.
  func twins(of run: CopyableRun, in face: FontFace) -> [Int] {
    let font = font(face)
    // Out of the object: within it each look at them would be checked.
    var tables: [[UInt32]] = []
    swap(&tables, &font.tables)
    defer { swap(&tables, &font.tables) }
    return run.pieces.map { piece in
      tables.withMeaning(meaning(of: run.bytes[piece.text]), of: Int(piece.glyph))
    }
  }

  private func font(_ face: FontFace) -> Font {
    let key = ObjectIdentifier(face)
    if let known = fonts[key] { return known }
    let font = Font(face)
    fonts[key] = font
    return font
  }

  private func meaning(of text: ArraySlice<UInt8>) -> UInt32 {
    if text.count == 1, let byte = text.first, byte < 0x80 { return UInt32(byte) + 1 }
    var decoder = UTF8()
    var bytes = text.makeIterator()
    if case .scalarValue(let first) = decoder.decode(&bytes),
      UTF8.width(first) == text.count
    {
      return first.value + 1
    }
    if let known = sequences[text] { return known }
    let number = 0x8000_0000 + UInt32(sequences.count)
    sequences[text] = number
    return number
  }
}

extension [[UInt32]] {
  /// The first table in which the glyph has the meaning or none, which it then gets.
  fileprivate mutating func withMeaning(_ meaning: UInt32, of glyph: Int) -> Int {
    for index in indices {
      if glyph >= self[index].count {
        self[index] += [UInt32](repeating: 0, count: glyph + 64 - self[index].count)
      }
      if self[index][glyph] == meaning { return index }
      if self[index][glyph] == 0 {
        self[index][glyph] = meaning
        return index
      }
    }
    append([UInt32](repeating: 0, count: glyph + 64))
    self[count - 1][glyph] = meaning
    return count - 1
  }
}
