/// Which glyph of a TrueType font each character has, as Cairo writes it: one table of format 4 for
/// Unicode's characters (OpenType, "cmap").
///
/// Cairo's has a place for each code of WinAnsi; this one for those that the font has.
struct CharacterMap {
  private(set) var glyphs: [(character: Int, glyph: Int)] = []
  private static let headerSize = 28

  /// - Parameter glyphs: in the order of the characters.
  init(_ glyphs: [(character: Int, glyph: Int)]) { self.glyphs = glyphs }

  /// Nil for a table of any other form.
  init?(_ table: [UInt8]) {
    guard table.count >= Self.headerSize, table.unsigned16(at: 2) == 1,
      table.unsigned16(at: 4) == 3, table.unsigned16(at: 6) == 1, table.unsigned32(at: 8) == 12,
      table.unsigned16(at: 12) == 4, let doubled = table.unsigned16(at: 18)
    else { return nil }
    for segment in stride(from: 26, to: 26 + doubled, by: 2) {
      guard let last = table.unsigned16(at: segment),
        let first = table.unsigned16(at: segment + doubled + 2),
        let delta = table.unsigned16(at: segment + doubled * 2 + 2),
        let offset = table.unsigned16(at: segment + doubled * 3 + 2), first <= last
      else { return nil }
      for character in first...last where character < 0xFFFF {
        var glyph = character
        if offset > 0 {
          let place = segment + doubled * 3 + 2 + offset + (character - first) * 2
          guard let listed = table.unsigned16(at: place) else { return nil }
          glyph = listed
        }
        if offset == 0 || glyph > 0 { glyph = (glyph + delta) & 0xFFFF }
        if glyph > 0 { glyphs.append((character, glyph)) }
      }
    }
  }

  /// Characters so close to each other that a gap costs less than another segment.
  private var segments: [ClosedRange<Int>] {
    var result: [ClosedRange<Int>] = []
    for (character, _) in glyphs {
      if let last = result.last, character - last.upperBound <= 8 {
        result[result.count - 1] = last.lowerBound...character
      } else {
        result.append(character...character)
      }
    }
    return result
  }

  /// The table anew, in the shorter of two forms.
  var table: [UInt8] {
    let (runs, segments) = (runs, segments)
    let listed = segments.reduce(0) { $0 + $1.count }
    let isCounted = runs.count * 4 < segments.count * 4 + listed
    var table: [UInt8] = []
    for field in isCounted ? countingTable(runs) : listingTable(segments) {
      table.append(bigEndian: UInt16(field))
    }
    return table
  }

  /// Characters in a row whose glyphs follow each other, too, and what is added to a character to get
  /// its glyph.
  private typealias Run = (characters: ClosedRange<Int>, delta: Int)

  private var runs: [Run] {
    var runs: [Run] = []
    for (character, glyph) in glyphs {
      let delta = (glyph - character) & 0xFFFF
      if let last = runs.last, last.characters.upperBound == character - 1, last.delta == delta {
        runs[runs.count - 1].characters = last.characters.lowerBound...character
      } else {
        runs.append((character...character, delta))
      }
    }
    return runs
  }

  /// Each run has its end, its start and its delta.
  private func countingTable(_ runs: [Run]) -> [Int] {
    header(segments: runs.count + 1, listed: 0) + runs.map(\.characters.upperBound)
      + [0xFFFF, 0] + runs.map(\.characters.lowerBound) + [0xFFFF] + runs.map(\.delta) + [1]
      + runs.map { _ in 0 } + [0]
  }

  private func header(segments count: Int, listed: Int) -> [Int] {
    let power = (0..<16).last { 1 << $0 <= count } ?? 0
    return [
      0, 1, 3, 1, 0, 12, 4, 16 + count * 8 + listed * 2, 0, count * 2, 2 << power, power,
      (count - (1 << power)) * 2,
    ]
  }

  /// Each segment has its end, its start, a delta of zero, and where the glyphs of its characters are
  /// listed.
  private func listingTable(_ segments: [ClosedRange<Int>]) -> [Int] {
    let count = segments.count + 1
    var offsets: [Int] = []
    var listed: [Int] = []
    var next = glyphs.startIndex
    for (index, segment) in segments.enumerated() {
      offsets.append((count - index + listed.count) * 2)
      for character in segment {
        let isMapped = glyphs[next].character == character
        listed.append(isMapped ? glyphs[next].glyph : 0)
        if isMapped { next += 1 }
      }
    }
    return header(segments: count, listed: listed.count) + segments.map(\.upperBound)
      + [0xFFFF, 0] + segments.map(\.lowerBound) + [0xFFFF] + segments.map { _ in 0 } + [1]
      + offsets + [0] + listed
  }
}
