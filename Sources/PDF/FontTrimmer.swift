/// Takes the hinting out of embedded TrueType fonts.
///
/// Instructions move outlines to the grid of coarse screens. They are half of a subset's bytes, and
/// no printer and hardly a screen of today looks at them; outlines, widths and codes stay as they
/// are. Glyphs that are found by their characters come in the order of these, which tells a run of them
/// by its ends.
enum FontTrimmer {
  /// A smaller font with the same glyphs; nil where the bytes are no TrueType font as Cairo writes
  /// them, which is then embedded as it is.
  static func trimmed(_ font: [UInt8]) -> [UInt8]? {
    guard var tables = FontTables(font), let glyphs = tables["glyf"],
      let places = tables.glyphPlaces(in: glyphs.count)
    else { return nil }
    for tag in ["cvt ", "fpgm", "prep"] { tables.remove(tag) }
    let order = order(of: places.count, &tables)
    guard trim(glyphs, places, order, &tables) else { return nil }
    clearInstructionLimits(&tables)
    return tables.font
  }

  /// False where the glyphs are damaged.
  private static func trim(
    _ glyphs: [UInt8], _ places: [Range<Int>], _ order: GlyphOrder, _ tables: inout FontTables
  ) -> Bool {
    var outlines: [UInt8] = []
    outlines.reserveCapacity(glyphs.count)
    var ends: [Int] = []
    ends.reserveCapacity(places.count)
    for number in order.glyphs {
      // What stands for a missing glyph is never drawn, as what a font lacks is never asked of it.
      if !places[number].isEmpty, !ends.isEmpty {
        let glyph = GlyphDescription(glyphs[places[number]])
        guard glyph.appendTrimmed(to: &outlines, parts: order.numbers) else { return false }
        if outlines.count % 2 != 0 { outlines.append(0) }
      }
      ends.append(outlines.count)
    }
    tables.setGlyphs(outlines, ends: ends)
    return true
  }

  /// Sorts the widths and the characters' table, and tells how the glyphs are to follow.
  ///
  /// - Returns: the order as it is where glyphs are known by their numbers: by those that show them, or
  ///   by further tables.
  private static func order(of count: Int, _ tables: inout FontTables) -> GlyphOrder {
    guard let map = tables["cmap"].flatMap(CharacterMap.init), let widths = tables["hmtx"],
      widths.count == count * 4, TrueTypeProgram.tags.isSuperset(of: tables.tags),
      let order = GlyphOrder(of: count, by: map)
    else { return GlyphOrder(of: count) }
    var sorted: [UInt8] = []
    sorted.reserveCapacity(widths.count)
    for glyph in order.glyphs { for byte in 0..<4 { sorted.append(widths[glyph * 4 + byte]) } }
    tables["hmtx"] = sorted
    tables["cmap"] =
      CharacterMap(map.glyphs.map { ($0.character, order.numbers[$0.glyph]) }).table
    return order
  }

  /// `maxp` promises how much instructions need: nothing now.
  private static func clearInstructionLimits(_ tables: inout FontTables) {
    guard var limits = tables["maxp"], limits.count >= 32 else { return }
    // maxZones stays 1; from maxTwilightPoints to maxSizeOfInstructions all is 0.
    for index in 16..<28 { limits[index] = 0 }
    limits[15] = 1
    tables["maxp"] = limits
  }
}

/// In which order a font's glyphs follow each other.
private struct GlyphOrder {
  /// By their places here their numbers before.
  private(set) var glyphs: [Int]
  /// By their numbers before their places here.
  private(set) var numbers: [Int]

  /// As they are.
  init(of count: Int) {
    glyphs = Array(0..<count)
    numbers = glyphs
  }

  /// First the one for all that is missing, then those with characters, then those that are parts of
  /// others alone. Nil where the map names others.
  init?(of count: Int, by map: CharacterMap) {
    glyphs = []
    numbers = Array(repeating: -1, count: count)
    for glyph in [0] + map.glyphs.map(\.glyph) + Array(0..<count) {
      guard glyph < count else { return nil }
      guard numbers[glyph] < 0 else { continue }
      numbers[glyph] = glyphs.count
      glyphs.append(glyph)
    }
  }
}
