/// Takes the hinting out of embedded TrueType fonts.
///
/// Instructions move outlines to the grid of coarse screens. They are half of a subset's bytes, and
/// no printer and hardly a screen of today looks at them; outlines, widths and codes stay as they
/// are.
enum FontTrimmer {
  /// A smaller font with the same glyphs; nil where the bytes are no TrueType font as Cairo writes
  /// them, which is then embedded as it is.
  static func trimmed(_ font: [UInt8]) -> [UInt8]? {
    guard var tables = FontTables(font), trimGlyphs(&tables) else { return nil }
    for tag in ["cvt ", "fpgm", "prep"] { tables.remove(tag) }
    clearInstructionLimits(&tables)
    if let map = tables["cmap"].flatMap(CharacterMap.init) { tables["cmap"] = map.table }
    return tables.font
  }

  /// False where the glyphs are damaged.
  private static func trimGlyphs(_ tables: inout FontTables) -> Bool {
    guard let glyphs = tables["glyf"], let places = tables.glyphPlaces(in: glyphs.count) else {
      return false
    }
    var outlines: [UInt8] = []
    outlines.reserveCapacity(glyphs.count)
    var ends: [Int] = []
    ends.reserveCapacity(places.count)
    for place in places {
      // What stands for a missing glyph is never drawn, as what a font lacks is never asked of it.
      if !place.isEmpty, !ends.isEmpty {
        guard GlyphDescription(glyphs[place]).appendTrimmed(to: &outlines) else { return false }
        if outlines.count % 2 != 0 { outlines.append(0) }
      }
      ends.append(outlines.count)
    }
    tables.setGlyphs(outlines, ends: ends)
    return true
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
