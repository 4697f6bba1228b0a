/// Glyphs of many words, one after the other. It only grows, so places in it stay valid.
final class GlyphStore {
  private(set) var glyphs: [Glyph] = []

  func append(_ glyph: Glyph) { glyphs.append(glyph) }
}

/// A shaped word: a stretch of a store with its glyphs in visual order, their clusters counted from
/// the word's start.
struct ShapedWord {
  var start: Int32
  var count: Int32
  /// Of all glyphs together, in font units.
  var advance: Int32

  var range: Range<Int> { Int(start)..<Int(start + count) }
}

/// Words that were shaped before, found by their characters.
///
/// A look-up is the innermost step of preparing a paragraph, so it makes no array and no string of
/// the characters: the table has open addresses and compares with one long list of units.
struct WordCache {
  /// What a word was shaped from.
  struct Key {
    /// With the units around the word that decide how it joins.
    var units: UnsafeBufferPointer<UInt16>
    /// How many of the units stand before the word and after it.
    var before: Int
    var after: Int
    /// Number of the face, script, direction and language.
    var setting: Int

    fileprivate var hash: UInt64 {
      var hash = UInt64(truncatingIfNeeded: setting &* 31 &+ before &* 7 &+ after)
      for unit in units {
        hash = (hash ^ UInt64(unit)) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
      }
      return hash
    }
  }

  private struct Entry {
    var hash: UInt64
    var firstUnit: Int
    var unitCount: Int32
    var before: Int16
    var after: Int16
    var setting: Int32
    var word: ShapedWord
  }

  private var entries: [Entry] = []
  private var units: [UInt16] = []
  /// Index into `entries`, -1 where empty; a power of two, at most half full.
  private var table = [Int32](repeating: -1, count: 1024)

  var count: Int { entries.count }

  func word(for key: Key) -> ShapedWord? {
    let hash = key.hash
    var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while table[slot] >= 0 {
      let entry = entries[Int(table[slot])]
      if entry.hash == hash, matches(entry, key) { return entry.word }
      slot = (slot + 1) & (table.count - 1)
    }
    return nil
  }

  private func matches(_ entry: Entry, _ key: Key) -> Bool {
    guard Int(entry.setting) == key.setting, Int(entry.unitCount) == key.units.count,
      Int(entry.before) == key.before, Int(entry.after) == key.after
    else { return false }
    for index in 0..<key.units.count where units[entry.firstUnit + index] != key.units[index] {
      return false
    }
    return true
  }

  mutating func insert(_ word: ShapedWord, for key: Key) {
    entries.append(
      Entry(
        hash: key.hash, firstUnit: units.count, unitCount: Int32(key.units.count),
        before: Int16(key.before), after: Int16(key.after), setting: Int32(key.setting),
        word: word))
    units.append(contentsOf: key.units)
    if entries.count * 2 > table.count {
      table = [Int32](repeating: -1, count: table.count * 2)
      for index in entries.indices { place(index) }
    } else {
      place(entries.count - 1)
    }
  }

  private mutating func place(_ index: Int) {
    var slot = Int(truncatingIfNeeded: entries[index].hash) & (table.count - 1)
    while table[slot] >= 0 { slot = (slot + 1) & (table.count - 1) }
    table[slot] = Int32(index)
  }
}
