/// What a font's codes are copied as: a map from codes to UTF-16 (ISO 32000-1, 9.10.3).
struct CharacterMeanings {
  /// Meanings at and above this number are sequences of more than one character.
  static let firstSequence: UInt32 = 0x8000_0000

  private let meanings: [UInt32?]
  private let sequences: [[UInt16]]

  /// - Parameter meanings: of each of the 256 codes.
  init(_ meanings: [UInt32?], sequences: [[UInt16]]) {
    self.meanings = meanings
    self.sequences = sequences
  }

  var stream: [UInt8] {
    var bytes = ByteBuffer(capacity: 1024)
    bytes.append("/CIDInit/ProcSet findresource begin 12 dict begin begincmap")
    bytes.append("/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def")
    bytes.append("/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n")
    bytes.append("1 begincodespacerange<00><ff>endcodespacerange\n")
    let ranges = ranges
    // No section may hold more than a hundred.
    for start in stride(from: 0, to: ranges.count, by: 100) {
      let section = ranges[start..<min(start + 100, ranges.count)]
      bytes.append(section.count)
      bytes.append(" beginbfrange\n")
      for range in section {
        bytes.append(hexadecimal: [UInt8(range.first)])
        bytes.append(hexadecimal: [UInt8(range.last)])
        bytes.append(
          hexadecimal: units(of: range.meaning).flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] })
        bytes.append("\n")
      }
      bytes.append("endbfrange\n")
    }
    bytes.append("endcmap CMapName currentdict/CMap defineresource pop end end")
    return bytes.bytes
  }

  /// Codes in a row whose characters are in a row; of each, the first code's meaning.
  private var ranges: [(first: Int, last: Int, meaning: UInt32)] {
    var ranges: [(first: Int, last: Int, meaning: UInt32)] = []
    for (code, meaning) in meanings.enumerated() {
      guard let meaning else { continue }
      if let last = ranges.last, last.last == code - 1, meaning < 0xFF00,
        last.meaning + UInt32(code - last.first) == meaning, meaning & 0xFF != 0
      {
        ranges[ranges.count - 1].last = code
      } else {
        ranges.append((code, code, meaning))
      }
    }
    return ranges
  }

  private func units(of meaning: UInt32) -> [UInt16] {
    if meaning >= Self.firstSequence {
      let index = Int(meaning - Self.firstSequence)
      return sequences.indices.contains(index) ? sequences[index] : [0xFFFD]
    }
    return Unicode.Scalar(meaning).map { Array(String(Character($0)).utf16) } ?? [0xFFFD]
  }
}
