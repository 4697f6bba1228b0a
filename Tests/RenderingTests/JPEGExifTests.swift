import Testing

@testable import Rendering

@Suite struct JPEGExifTests {
  @Test(arguments: 1...8, [false, true])
  func readsBothByteOrders(value: Int, isBigEndian: Bool) {
    let payload = Self.exif(orientation: value, isBigEndian: isBigEndian)
    #expect(JPEGExif(payload[...])?.orientation == value)
  }

  @Test func findsTheTagAmongOthers() {
    let others = [(0x010F, 2, 4, 0), (0x0110, 2, 4, 0)]
    let payload = Self.exif(entries: others + [(0x0112, 3, 1, 5), (0x011A, 5, 1, 900)])
    #expect(JPEGExif(payload[...])?.orientation == 5)
  }

  @Test func acceptsALong() {
    #expect(JPEGExif(Self.exif(entries: [(0x0112, 4, 1, 6)])[...])?.orientation == 6)
  }

  @Test(arguments: [(0x0112, 3, 2, 6), (0x0112, 2, 1, 6), (0x0112, 3, 0, 6), (0x0111, 3, 1, 6)])
  func ignoresOtherEntries(tag: Int, type: Int, count: Int, value: Int) {
    let exif = JPEGExif(Self.exif(entries: [(tag, type, count, value)])[...])
    #expect(exif != nil)
    #expect(exif?.orientation == nil)
  }

  @Test func isNotXMP() {
    #expect(JPEGExif(Array("http://ns.adobe.com/xap/1.0/\0<x/>".utf8)[...]) == nil)
    #expect(JPEGExif(Array("Exif\0\0neither".utf8)[...]) == nil)
    #expect(JPEGExif([]) == nil)
  }

  @Test(arguments: [0xFFFF_FFFF, 0x7FFF_FFFF, 0x8000_0000, 9, 60, 10_000])
  func ignoresADirectoryElsewhere(offset: Int) {
    var payload = Self.exif(orientation: 6, isBigEndian: true)
    payload.replaceSubrange(10..<14, with: Self.number(offset, length: 4, isBigEndian: true))
    #expect(JPEGExif(payload[...])?.orientation != 6)
  }

  @Test func ignoresACountBeyondTheEnd() {
    var payload = Self.exif(entries: [(0x0111, 3, 1, 6)], isBigEndian: true)
    payload.replaceSubrange(14..<16, with: [0xFF, 0xFF])
    #expect(JPEGExif(payload[...])?.orientation == nil)
  }

  @Test func survivesEveryTruncation() {
    let payload = Self.exif(entries: [(0x010F, 2, 4, 0), (0x0112, 3, 1, 5)])
    for length in 0..<payload.count - 6 {
      #expect(JPEGExif(payload.prefix(length))?.orientation == nil, "\(length) bytes")
    }
  }

  /// Hostile EXIF within a sound picture never hides the picture.
  @Test func survivesChangedBytes() throws {
    let jpeg = try JPEGSamples.quadrants()
    let original = Self.exif(entries: [(0x010F, 2, 4, 0), (0x0112, 3, 1, 6)])
    var random = SplitMix64(seed: 2008)
    for _ in 0..<5000 {
      var payload = original
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        payload[Int.random(in: 0..<payload.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      let cut = Int.random(in: 0...payload.count, using: &random)
      let bytes = JPEGSamples.adding(app1: Array(payload.prefix(cut)), to: jpeg)
      let image = try JPEGImage(bytes: bytes)
      #expect(image.width * image.height == 64 * 32)
    }
  }

  // MARK: Making EXIF

  typealias Entry = (tag: Int, type: Int, count: Int, value: Int)

  static func exif(orientation: Int, isBigEndian: Bool = false) -> [UInt8] {
    exif(entries: [(0x0112, 3, 1, orientation)], isBigEndian: isBigEndian)
  }

  /// An APP1 payload: the signature, TIFF's head, one directory, and no next one.
  static func exif(entries: [Entry], isBigEndian: Bool = false) -> [UInt8] {
    func number(_ value: Int, _ length: Int) -> [UInt8] {
      Self.number(value, length: length, isBigEndian: isBigEndian)
    }
    let head: [UInt8] = isBigEndian ? [0x4D, 0x4D, 0x00, 0x2A] : [0x49, 0x49, 0x2A, 0x00]
    var payload = Array("Exif\0\0".utf8) + head + number(8, 4) + number(entries.count, 2)
    for entry in entries {
      payload += number(entry.tag, 2) + number(entry.type, 2) + number(entry.count, 4)
      // A short stands at the beginning of its four bytes, in either order.
      payload += entry.type == 3 ? number(entry.value, 2) + [0, 0] : number(entry.value, 4)
    }
    return payload + number(0, 4)
  }

  static func number(_ value: Int, length: Int, isBigEndian: Bool) -> [UInt8] {
    let bytes = (0..<length).map { UInt8(value >> ($0 * 8) & 0xFF) }
    return isBigEndian ? bytes.reversed() : bytes
  }
}
