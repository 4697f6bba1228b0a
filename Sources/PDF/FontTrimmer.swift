/// Takes the hinting out of embedded TrueType fonts.
///
/// Instructions move outlines to the grid of coarse screens. They are half of a subset's bytes, and
/// no printer and hardly a screen of today looks at them; outlines, widths and codes stay as they
/// are.
enum FontTrimmer {
  /// A smaller font with the same glyphs; nil where the bytes are no TrueType font as Cairo writes
  /// them, which is then embedded as it is.
  static func trimmed(_ font: [UInt8]) -> [UInt8]? {
    guard var tables = Tables(font), tables.trimGlyphs() else { return nil }
    for tag in ["cvt ", "fpgm", "prep"] { tables.remove(tag) }
    tables.clearInstructionLimits()
    if let map = tables["cmap"].flatMap(CharacterMap.init) { tables["cmap"] = map.table }
    return tables.font
  }

  /// A font's tables by their tags (OpenType, "Organization of an OpenType Font").
  private struct Tables {
    private var version: [UInt8]
    private var entries: [(tag: String, bytes: ArraySlice<UInt8>)] = []

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

    subscript(tag: String) -> [UInt8]? {
      get { entries.first { $0.tag == tag }.map { Array($0.bytes) } }
      set {
        guard let index = entries.firstIndex(where: { $0.tag == tag }), let newValue else { return }
        entries[index].bytes = newValue[...]
      }
    }

    mutating func remove(_ tag: String) { entries.removeAll { $0.tag == tag } }

    // MARK: Glyphs

    /// Writes the tables `glyf` and `loca` anew; false where they are damaged.
    mutating func trimGlyphs() -> Bool {
      guard var head = self["head"], let isLong = head.unsigned16(at: 50), head.count >= 52,
        let locations = self["loca"], let glyphs = self["glyf"]
      else { return false }
      let width = isLong == 1 ? 4 : 2
      var outlines: [UInt8] = []
      outlines.reserveCapacity(glyphs.count)
      var ends: [Int] = []
      ends.reserveCapacity(locations.count / width)
      var start = 0
      for place in stride(from: 0, to: locations.count - width + 1, by: width) {
        let end =
          isLong == 1
          ? locations.unsigned32(at: place) ?? 0 : (locations.unsigned16(at: place) ?? 0) * 2
        defer { start = end }
        guard place > 0 else { continue }
        guard start <= end, end <= glyphs.count else { return false }
        // What stands for a missing glyph is never drawn, as what a font lacks is never asked of it.
        if start < end, !ends.isEmpty {
          guard Glyph(glyphs[start..<end]).append(to: &outlines) else { return false }
          if outlines.count % 2 != 0 { outlines.append(0) }
        }
        ends.append(outlines.count)
      }
      self["glyf"] = outlines
      // Short locations count pairs of bytes.
      let isShort = outlines.count < 1 << 17
      self["loca"] =
        [0, 0] + (isShort ? [] : [0, 0])
        + ends.flatMap { end -> [UInt8] in
          isShort ? .bigEndian(UInt16(end / 2)) : .bigEndian(UInt32(end))
        }
      head[51] = isShort ? 0 : 1
      self["head"] = head
      return true
    }

    /// `maxp` promises how much instructions need: nothing now.
    mutating func clearInstructionLimits() {
      guard var limits = self["maxp"], limits.count >= 32 else { return }
      // maxZones stays 1; from maxTwilightPoints to maxSizeOfInstructions all is 0.
      for index in 16..<28 { limits[index] = 0 }
      limits[15] = 1
      self["maxp"] = limits
    }

    // MARK: File

    /// The font put together again, with checksums.
    var font: [UInt8] {
      let power = (0..<16).last { 1 << $0 <= entries.count } ?? 0
      var result = version + .bigEndian(UInt16(entries.count))
      result += .bigEndian(UInt16(16 << power)) + .bigEndian(UInt16(power))
      result += .bigEndian(UInt16(entries.count * 16 - (16 << power)))
      var offset = 12 + entries.count * 16
      for entry in entries {
        result += Array(entry.tag.utf8) + .bigEndian(Tables.checksum(entry.bytes))
        result += .bigEndian(UInt32(offset)) + .bigEndian(UInt32(entry.bytes.count))
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

  /// One glyph's description (OpenType, "glyf").
  private struct Glyph {
    let bytes: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    /// False where the description ends before it is complete.
    func append(to output: inout [UInt8]) -> Bool {
      guard let contours = bytes.unsigned16(at: bytes.startIndex) else { return false }
      return contours < 0x8000
        ? appendSimple(contours, to: &output) : appendComposite(to: &output)
    }

    /// Header, ends of contours, length of instructions, instructions, points.
    private func appendSimple(_ contours: Int, to output: inout [UInt8]) -> Bool {
      let place = bytes.startIndex + 10 + contours * 2
      guard contours > 0, let length = bytes.unsigned16(at: place),
        place + 2 + length <= bytes.endIndex
      else { return false }
      let points = place + 2 + length
      guard let last = bytes.unsigned16(at: place - 2), let end = end(of: last + 1, from: points)
      else { return false }
      output += bytes[..<place]
      output += [0, 0]
      output += bytes[points..<end]
      return true
    }

    /// Where so many points end, flags first, then their places; Cairo fills up what follows.
    private func end(of points: Int, from start: Int) -> Int? {
      var (place, left, size) = (start, points, 0)
      while left > 0 {
        guard place < bytes.endIndex else { return nil }
        let flag = Int(bytes[place])
        var count = 1
        if flag & Flags.repeated != 0 {
          place += 1
          guard place < bytes.endIndex else { return nil }
          count += Int(bytes[place])
        }
        size += count * Flags.size(of: flag)
        left -= count
        place += 1
      }
      return place + size <= bytes.endIndex ? place + size : nil
    }

    /// Parts are other glyphs, each with flags that say how long it is and whether more follow.
    private func appendComposite(to output: inout [UInt8]) -> Bool {
      let start = output.count - bytes.startIndex
      var place = bytes.startIndex + 10
      var flags = Flags.more
      while flags & Flags.more != 0 {
        guard let next = bytes.unsigned16(at: place) else { return false }
        flags = next
        place += 4 + (flags & Flags.words != 0 ? 4 : 2)
        if flags & Flags.scale != 0 { place += 2 }
        if flags & Flags.twoScales != 0 { place += 4 }
        if flags & Flags.matrix != 0 { place += 8 }
      }
      guard place <= bytes.endIndex else { return false }
      output += bytes[..<place]
      clearInstructionFlags(in: &output, from: start + bytes.startIndex + 10)
      return true
    }

    private func clearInstructionFlags(in output: inout [UInt8], from first: Int) {
      var place = first
      while let flags = output.unsigned16(at: place) {
        output[place] = UInt8((flags & ~Flags.instructions) >> 8)
        place += 4 + (flags & Flags.words != 0 ? 4 : 2)
        if flags & Flags.scale != 0 { place += 2 }
        if flags & Flags.twoScales != 0 { place += 4 }
        if flags & Flags.matrix != 0 { place += 8 }
        if flags & Flags.more == 0 { break }
      }
    }

    private enum Flags {
      /// Of points: the flag holds for so many more; a place takes one byte, or none as it is that of
      /// the point before, or two.
      static let repeated = 0x8
      static func size(of flag: Int) -> Int {
        let x = flag & 0x2 != 0 ? 1 : flag & 0x10 != 0 ? 0 : 2
        return x + (flag & 0x4 != 0 ? 1 : flag & 0x20 != 0 ? 0 : 2)
      }

      // Of parts:
      static let words = 0x1
      static let scale = 0x8
      static let more = 0x20
      static let twoScales = 0x40
      static let matrix = 0x80
      static let instructions = 0x100
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
  static func bigEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    Swift.withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }
}
