/// A font's tables by their tags (OpenType, "Organization of an OpenType Font").
struct FontTables {
  private var version: [UInt8]
  private var entries: [(tag: String, bytes: ArraySlice<UInt8>)] = []

  /// Nil where the bytes are no such font.
  init?(_ font: [UInt8]) {
    guard font.count >= 12, let count = font.unsigned16(at: 4), font.count >= 12 + count * 16
    else { return nil }
    version = Array(font[..<4])
    for record in stride(from: 12, to: 12 + count * 16, by: 16) {
      guard let offset = font.unsigned32(at: record + 8),
        let length = font.unsigned32(at: record + 12), offset <= font.count,
        length <= font.count - offset
      else { return nil }
      let tag = String(decoding: font[record..<record + 4], as: UTF8.self)
      entries.append((tag, font[offset..<offset + length]))
    }
  }

  /// A TrueType font of these tables, in the order of their tags.
  init(_ tables: KeyValuePairs<String, [UInt8]>) {
    version = [0, 1, 0, 0]
    entries = tables.map { ($0.key, $0.value[...]) }
  }

  var tags: [String] { entries.map(\.tag) }

  subscript(tag: String) -> [UInt8]? {
    get { entries.first { $0.tag == tag }.map { Array($0.bytes) } }
    set {
      guard let index = entries.firstIndex(where: { $0.tag == tag }), let newValue else { return }
      entries[index].bytes = newValue[...]
    }
  }

  mutating func remove(_ tag: String) { entries.removeAll { $0.tag == tag } }

  // MARK: Glyphs

  /// Where each glyph's description lies in a table `glyf` of so many bytes; nil where the font is
  /// damaged.
  func glyphPlaces(in count: Int) -> [Range<Int>]? {
    guard let head = self["head"], head.count >= 52, let isLong = head.unsigned16(at: 50),
      let locations = self["loca"]
    else { return nil }
    let width = isLong == 1 ? 4 : 2
    var places: [Range<Int>] = []
    places.reserveCapacity(locations.count / width)
    var start = 0
    for place in stride(from: 0, to: locations.count - width + 1, by: width) {
      let end =
        isLong == 1
        ? locations.unsigned32(at: place) ?? 0 : (locations.unsigned16(at: place) ?? 0) * 2
      defer { start = end }
      guard place > 0 else { continue }
      guard start <= end, end <= count else { return nil }
      places.append(start..<end)
    }
    return places
  }

  /// Writes the tables `glyf` and `loca` anew.
  ///
  /// - Parameter ends: where each glyph ends in `outlines`, an even number.
  mutating func setGlyphs(_ outlines: [UInt8], ends: [Int]) {
    self["glyf"] = outlines
    // Short locations count pairs of bytes.
    let isShort = outlines.count < 1 << 17
    var locations: [UInt8] = []
    locations.reserveCapacity(ends.count * 4 + 4)
    for end in [0] + ends {
      if isShort {
        locations.append(bigEndian: UInt16(end / 2))
      } else {
        locations.append(bigEndian: UInt32(end))
      }
    }
    self["loca"] = locations
    guard var head = self["head"], head.count >= 52 else { return }
    head[51] = isShort ? 0 : 1
    self["head"] = head
  }

  // MARK: File

  /// The font put together again, with checksums.
  var font: [UInt8] {
    let power = (0..<16).last { 1 << $0 <= entries.count } ?? 0
    var result: [UInt8] = []
    result.reserveCapacity(entries.reduce(12) { $0 + 20 + $1.bytes.count })
    result += version
    for field in [entries.count, 16 << power, power, entries.count * 16 - (16 << power)] {
      result.append(bigEndian: UInt16(field))
    }
    var offset = 12 + entries.count * 16
    for entry in entries {
      result += entry.tag.utf8
      result.append(bigEndian: Self.checksum(entry.bytes))
      result.append(bigEndian: UInt32(offset))
      result.append(bigEndian: UInt32(entry.bytes.count))
      offset += (entry.bytes.count + 3) / 4 * 4
    }
    for entry in entries {
      result += entry.bytes
      while result.count % 4 != 0 { result.append(0) }
    }
    return result
  }

  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.withUnsafeBytes { bytes in
      var sum: UInt32 = 0
      let whole = bytes.count & ~3
      for place in stride(from: 0, to: whole, by: 4) {
        sum &+= UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
      }
      for place in whole..<bytes.count { sum &+= UInt32(bytes[place]) << (24 - place % 4 * 8) }
      return sum
    }
  }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// Nil where the bytes end before.
  func unsigned16(at index: Int) -> Int? {
    guard index >= startIndex, index + 2 <= endIndex else { return nil }
    return Int(self[index]) << 8 | Int(self[index + 1])
  }

  func unsigned32(at index: Int) -> Int? {
    guard let high = unsigned16(at: index), let low = unsigned16(at: index + 2) else { return nil }
    return high << 16 | low
  }
}

extension [UInt8] {
  mutating func append(bigEndian number: UInt16) {
    append(UInt8(number >> 8))
    append(UInt8(truncatingIfNeeded: number))
  }

  mutating func append(bigEndian number: UInt32) {
    append(bigEndian: UInt16(number >> 16))
    append(bigEndian: UInt16(truncatingIfNeeded: number))
  }

  static func bigEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    Swift.withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }
}
