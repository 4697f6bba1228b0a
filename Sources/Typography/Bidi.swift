import CICU

/// The Unicode Bidirectional Algorithm (UAX #9), through ICU.
enum Bidi {
  /// The embedding level of each UTF-16 unit of a paragraph; empty where all of it runs from left to
  /// right.
  static func levels(of text: [UInt16], rightToLeft: Bool) throws(UnicodeError) -> [UInt8] {
    guard rightToLeft || text.contains(where: mayNeedReordering) else {
      return []
    }
    var paragraphLevel: UInt8 = 0
    var status: Int32 = 0
    let levels = [UInt8](unsafeUninitializedCapacity: text.count) { levels, count in
      status = cicu_bidi_levels(
        text, Int32(text.count), rightToLeft ? 1 : 0, levels.baseAddress, &paragraphLevel)
      count = text.count
    }
    guard status == 0 else { throw UnicodeError(code: Int(status)) }
    return levels.contains { $0 > 0 } ? levels : []
  }

  /// The logical index of each run in visual order, left to right (rule L2).
  static func visualOrder(ofLevels levels: [UInt8]) -> [Int] {
    guard let first = levels.first, levels.contains(where: { $0 != first }) || first > 0 else {
      return Array(levels.indices)
    }
    var map = [Int32](repeating: 0, count: levels.count)
    cicu_bidi_reorder(levels, &map, Int32(levels.count))
    return map.map(Int.init)
  }

  /// Nothing below U+0590 has a right-to-left or explicit class; directional controls and every
  /// right-to-left block, surrogates included, lie above.
  private static func mayNeedReordering(_ unit: UInt16) -> Bool {
    guard unit >= 0x0590 else { return false }
    return unit <= 0x08FF || (0x200E...0x200F).contains(unit)
      || (0x202A...0x202E).contains(unit) || (0x2066...0x2069).contains(unit)
      || (0xD800...0xDBFF).contains(unit) || unit >= 0xFB1D
  }
}
