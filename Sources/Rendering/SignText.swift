import Typography

/// The few characters that a sign stands for, as a number that is compared at once.
struct SignText: Hashable, Comparable {
  /// At most seven bytes of UTF-8 after a one.
  private let packed: UInt64

  /// Nil where they are more.
  @inline(__always)
  init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count < 8 else { return nil }
    packed = bytes.reduce(1) { $0 << 8 | UInt64($1) }
  }

  var bytes: [UInt8] {
    let count = 7 - packed.leadingZeroBitCount / 8
    return (0..<count).reversed().map { UInt8(truncatingIfNeeded: packed >> ($0 * 8)) }
  }

  static func < (left: SignText, right: SignText) -> Bool { left.packed < right.packed }
}

extension GlyphRun {
  /// Goes through a run from left to right in which each glyph takes room and stands for one
  /// character, as nearly all do.
  ///
  /// - Parameters:
  ///   - bytes: its characters as UTF-8.
  ///   - body: is given each glyph and its character's place, and says whether to go on.
  /// - Returns: false for any other run, and where `body` did not go on.
  @inline(__always)
  func eachPlainSign<Bytes: RandomAccessCollection<UInt8>>(
    in bytes: Bytes, _ body: (Glyph, Range<Int>) -> Bool
  ) -> Bool where Bytes.Index == Int {
    guard !rightToLeft, glyphs.count <= bytes.count else { return false }
    var (unit, place) = (0, 0)
    for glyph in glyphs {
      guard Int(glyph.cluster) == unit, glyph.advance > 0, place < bytes.count else { return false }
      // UTF-8 begins a character of several bytes with as many ones.
      let width = max(1, (~bytes[place]).leadingZeroBitCount)
      guard place + width <= bytes.count, body(glyph, place..<place + width) else { return false }
      unit += width == 4 ? 2 : 1
      place += width
    }
    return place == bytes.count
  }
}
