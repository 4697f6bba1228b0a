/// A font file with TrueType outlines, read where it lies (OpenType 1.9).
///
/// One font may serve several threads: nothing of it changes.
package final class TrueTypeFont: @unchecked Sendable {
  /// As a PDF names it, without spaces.
  package let name: String
  let unitsPerEm: Int
  /// Font units.
  let box: (left: Int, bottom: Int, right: Int, top: Int)
  let ascent: Int
  let descent: Int
  let capHeight: Int
  let glyphCount: Int
  /// `head`, `hhea` and `maxp` as they stand; a subset changes few bytes of them.
  let head: UnsafeRawBufferPointer
  let header: UnsafeRawBufferPointer
  let maximums: UnsafeRawBufferPointer

  private let owner: AnyObject
  private let outlines: UnsafeRawBufferPointer
  private let locations: UnsafeRawBufferPointer
  private let hasLongLocations: Bool
  private let metrics: UnsafeRawBufferPointer
  private let metricCount: Int

  /// Nil where the bytes hold no TrueType outlines.
  ///
  /// - Parameters:
  ///   - owner: keeps the bytes alive and in their place.
  ///   - index: which font of a collection.
  package init?(
    name: String, bytes: UnsafeRawBufferPointer, owner: AnyObject, index: Int, capHeight: Int
  ) {
    guard let tables = TrueTypeFont.tables(of: bytes, index),
      let head = tables["head"], head.count >= 54, let maximums = tables["maxp"],
      maximums.count >= 32, let header = tables["hhea"], header.count >= 36,
      let metrics = tables["hmtx"], let locations = tables["loca"], let outlines = tables["glyf"]
    else { return nil }
    self.name = name
    self.owner = owner
    self.head = head
    self.header = header
    self.maximums = maximums
    self.metrics = metrics
    self.locations = locations
    self.outlines = outlines
    self.capHeight = capHeight
    unitsPerEm = head.unsigned16(18)
    box = (head.signed16(36), head.signed16(38), head.signed16(40), head.signed16(42))
    ascent = header.signed16(4)
    descent = header.signed16(6)
    hasLongLocations = head.unsigned16(50) == 1
    metricCount = header.unsigned16(34)
    glyphCount = maximums.unsigned16(4)
    guard unitsPerEm > 0, metricCount > 0, metrics.count >= metricCount * 4,
      locations.count >= (glyphCount + 1) * (hasLongLocations ? 4 : 2)
    else { return nil }
  }

  private static func tables(
    of bytes: UnsafeRawBufferPointer, _ index: Int
  ) -> [String: UnsafeRawBufferPointer]? {
    guard bytes.count >= 12 else { return nil }
    var start = 0
    if bytes.unsigned32(0) == 0x7474_6366 {
      guard index >= 0, bytes.count >= 16 + index * 4 else { return nil }
      start = bytes.unsigned32(12 + index * 4)
    }
    guard start + 12 <= bytes.count, bytes.unsigned32(start) == 0x0001_0000 else { return nil }
    let count = bytes.unsigned16(start + 4)
    guard start + 12 + count * 16 <= bytes.count else { return nil }
    var tables: [String: UnsafeRawBufferPointer] = [:]
    for record in stride(from: start + 12, to: start + 12 + count * 16, by: 16) {
      let offset = bytes.unsigned32(record + 8)
      let length = bytes.unsigned32(record + 12)
      guard offset <= bytes.count, length <= bytes.count - offset else { return nil }
      let tag = String(decoding: bytes[record..<record + 4], as: UTF8.self)
      tables[tag] = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length])
    }
    return tables
  }

  // MARK: Glyphs

  /// Font units.
  func advance(of glyph: Int) -> Int { metrics.unsigned16(min(glyph, metricCount - 1) * 4) }

  func leftBearing(of glyph: Int) -> Int {
    let place =
      glyph < metricCount ? glyph * 4 + 2 : metricCount * 4 + (glyph - metricCount) * 2
    return place + 2 <= metrics.count ? metrics.signed16(place) : 0
  }

  /// A thousandth of an em, as PDF counts widths.
  func width(of glyph: Int) -> Int {
    unitsPerEm == 1000
      ? advance(of: glyph) : (advance(of: glyph) * 1000 + unitsPerEm / 2) / unitsPerEm
  }

  /// A glyph's description; empty where it draws nothing or where the font is damaged.
  func outline(of glyph: Int) -> UnsafeRawBufferPointer {
    guard glyph >= 0, glyph < glyphCount else {
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    let start: Int
    let end: Int
    if hasLongLocations {
      (start, end) = (locations.unsigned32(glyph * 4), locations.unsigned32(glyph * 4 + 4))
    } else {
      start = locations.unsigned16(glyph * 2) * 2
      end = locations.unsigned16(glyph * 2 + 2) * 2
    }
    guard start < end, end <= outlines.count, end - start >= 10 else {
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    return UnsafeRawBufferPointer(rebasing: outlines[start..<end])
  }
}

extension UnsafeRawBufferPointer {
  /// The highest byte first. The caller has looked that the bytes are there.
  func unsigned16(_ offset: Int) -> Int { Int(self[offset]) << 8 | Int(self[offset + 1]) }
  func unsigned32(_ offset: Int) -> Int { unsigned16(offset) << 16 | unsigned16(offset + 2) }
  func signed16(_ offset: Int) -> Int { Int(Int16(truncatingIfNeeded: unsigned16(offset))) }
}
