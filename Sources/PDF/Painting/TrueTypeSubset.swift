/// A font file of a few glyphs, without hinting: no printer and hardly a screen of today looks at
/// it, and it is half of the bytes.
///
/// Each code of one byte leads to a glyph by a table of 256 entries, the simplest map that there is
/// (OpenType, "cmap", format 0).
struct TrueTypeSubset {
  private let font: TrueTypeFont
  /// Glyphs of the font by their number in the subset; 0 is drawn for nothing.
  private var glyphs = [0]
  private var numbers = [0: 0]
  private var map = [UInt8](repeating: 0, count: 256)

  /// - Parameter glyphs: the glyph of each code that has one.
  init(of font: TrueTypeFont, glyphs codes: [(code: UInt8, glyph: Int)]) {
    self.font = font
    for (code, glyph) in codes { map[Int(code)] = UInt8(truncatingIfNeeded: number(of: glyph)) }
  }

  private mutating func number(of glyph: Int) -> Int {
    if let known = numbers[glyph] { return known }
    glyphs.append(glyph)
    numbers[glyph] = glyphs.count - 1
    return glyphs.count - 1
  }

  // MARK: File

  /// The font; nil where a glyph's description contradicts itself.
  mutating func bytes() -> [UInt8]? {
    guard let (outlines, locations) = outlines() else { return nil }
    var metrics: [UInt8] = []
    for glyph in glyphs {
      metrics.append16(font.advance(of: glyph))
      metrics.append16(font.leftBearing(of: glyph))
    }
    return TrueTypeSubset.file([
      ("cmap", characterMap), ("glyf", outlines), ("head", head), ("hhea", header),
      ("hmtx", metrics), ("loca", locations), ("maxp", maximums),
    ])
  }

  /// The tables `glyf` and `loca`. Parts of a glyph join the others at the end, so that the list
  /// grows while it is gone through.
  private mutating func outlines() -> (outlines: [UInt8], locations: [UInt8])? {
    var outlines: [UInt8] = []
    var locations: [UInt8] = []
    locations.append32(0)
    var index = 0
    while index < glyphs.count {
      let outline = font.outline(of: glyphs[index])
      // The first glyph stands for what is missing, which is never drawn.
      if index > 0, !outline.isEmpty {
        let isSimple = outline.signed16(0) >= 0
        guard isSimple ? append(outline, to: &outlines) : append(parts: outline, to: &outlines)
        else { return nil }
        while outlines.count % 4 != 0 { outlines.append(0) }
      }
      locations.append32(outlines.count)
      index += 1
    }
    return (outlines, locations)
  }

  /// Header, ends of contours, length of instructions, instructions, points.
  private func append(_ outline: UnsafeRawBufferPointer, to output: inout [UInt8]) -> Bool {
    let place = 10 + outline.signed16(0) * 2
    guard place + 2 <= outline.count else { return false }
    let length = outline.unsigned16(place)
    guard place + 2 + length <= outline.count else { return false }
    output.append(contentsOf: outline[..<place])
    output.append16(0)
    output.append(contentsOf: outline[(place + 2 + length)...])
    return true
  }

  /// Parts are other glyphs, each with flags that say how long it is and whether more follow.
  private mutating func append(
    parts outline: UnsafeRawBufferPointer, to output: inout [UInt8]
  ) -> Bool {
    output.append(contentsOf: outline[..<10])
    var place = 10
    var flags = PartFlags.more
    while flags & PartFlags.more != 0 {
      guard place + 4 <= outline.count else { return false }
      flags = outline.unsigned16(place)
      let glyph = outline.unsigned16(place + 2)
      let length = PartFlags.length(flags)
      guard place + length <= outline.count, glyph < font.glyphCount else { return false }
      output.append16(flags & ~PartFlags.instructions)
      output.append16(number(of: glyph))
      output.append(contentsOf: outline[(place + 4)..<(place + length)])
      place += length
    }
    return true
  }

  private enum PartFlags {
    static let more = 0x20
    static let instructions = 0x100

    static func length(_ flags: Int) -> Int {
      let (words, scale, twoScales, matrix) = (0x1, 0x8, 0x40, 0x80)
      return 4 + (flags & words != 0 ? 4 : 2) + (flags & scale != 0 ? 2 : 0)
        + (flags & twoScales != 0 ? 4 : 0) + (flags & matrix != 0 ? 8 : 0)
    }
  }

  // MARK: Tables

  private var characterMap: [UInt8] {
    var table: [UInt8] = []
    // One table, for the Macintosh, whose codes are bytes.
    for value in [0, 1, 1, 0, 0, 12, 0, 262, 0] { table.append16(value) }
    return table + map
  }

  private var head: [UInt8] {
    var table = Array(font.head.prefix(54))
    // The checksum of the whole is nobody's concern within a PDF.
    for index in 8..<12 { table[index] = 0 }
    (table[50], table[51]) = (0, 1)
    return table
  }

  private var header: [UInt8] {
    var table = Array(font.header.prefix(34))
    table.append16(glyphs.count)
    return table
  }

  /// What instructions need is nothing now.
  private var maximums: [UInt8] {
    var table = Array(font.maximums.prefix(32))
    (table[4], table[5]) = (UInt8(glyphs.count >> 8 & 255), UInt8(glyphs.count & 255))
    for index in 16..<28 { table[index] = 0 }
    (table[14], table[15]) = (0, 1)
    return table
  }

  private static func file(_ tables: [(tag: StaticString, bytes: [UInt8])]) -> [UInt8] {
    let power = (0..<16).last { 1 << $0 <= tables.count } ?? 0
    var file: [UInt8] = []
    file.append32(0x0001_0000)
    for value in [tables.count, 16 << power, power, tables.count * 16 - (16 << power)] {
      file.append16(value)
    }
    var offset = 12 + tables.count * 16
    for (tag, bytes) in tables {
      file.append(
        contentsOf: UnsafeBufferPointer(start: tag.utf8Start, count: tag.utf8CodeUnitCount))
      file.append32(checksum(bytes))
      file.append32(offset)
      file.append32(bytes.count)
      offset += (bytes.count + 3) / 4 * 4
    }
    for (_, bytes) in tables {
      file += bytes
      while file.count % 4 != 0 { file.append(0) }
    }
    return file
  }

  private static func checksum(_ bytes: [UInt8]) -> Int {
    var sum: UInt32 = 0
    var shift: UInt32 = 24
    for byte in bytes {
      sum &+= UInt32(byte) << shift
      shift = shift == 0 ? 24 : shift - 8
    }
    return Int(sum)
  }
}

extension [UInt8] {
  /// The highest byte first.
  fileprivate mutating func append16(_ value: Int) {
    append(UInt8(truncatingIfNeeded: value >> 8))
    append(UInt8(truncatingIfNeeded: value))
  }

  fileprivate mutating func append32(_ value: Int) {
    append16(value >> 16)
    append16(value)
  }
}
