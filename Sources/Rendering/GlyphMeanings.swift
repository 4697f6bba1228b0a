import Typography

/// Which characters each glyph of a document stands for.
///
/// A PDF's font knows one meaning for a glyph. Where a glyph stands for others as well – a hyphen
/// that was written and one that was not – it is drawn from a twin of the font.
///
/// The other way round, Cairo has codes of one byte for as many glyphs as differ in what they stand
/// for. Figures of equal width stand for what other figures do, so they have a twin to themselves.
final class GlyphMeanings {
  /// For each twin, the meaning of each glyph; 0 where it has none yet.
  private var tables: [ObjectIdentifier: [[UInt32]]] = [:]
  /// Meanings of more than one character, by number.
  private var sequences: [ArraySlice<UInt8>: UInt32] = [:]
  /// Fonts whose identity is a key must not be freed and their identity taken by another.
  private var keptFaces: [ObjectIdentifier: FontFace] = [:]

  /// The number of the twin in which a glyph stands for a text; 0 is the font itself.
  ///
  /// - Parameter isTabular: whether figures are of equal width.
  func twin(
    of face: FontFace, glyph: UInt32, text: ArraySlice<UInt8>, isTabular: Bool
  ) -> Int {
    let key = ObjectIdentifier(face)
    keptFaces[key] = face
    let meaning = meaning(of: text)
    let isFigure = isTabular && (0x31...0x3A).contains(meaning)
    return tables[key, default: []].withMeaning(meaning, of: Int(glyph), from: isFigure ? 1 : 0)
  }

  private func meaning(of text: ArraySlice<UInt8>) -> UInt32 {
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
  /// The first table from that on in which the glyph has the meaning or none, which it then gets.
  fileprivate mutating func withMeaning(
    _ meaning: UInt32, of glyph: Int, from first: Int
  ) -> Int {
    while count < first { append([]) }
    for index in first..<count {
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
