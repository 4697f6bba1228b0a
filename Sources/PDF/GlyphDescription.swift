/// One glyph of a TrueType font (OpenType, "glyf").
struct GlyphDescription {
  let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  // MARK: Parts

  /// Made of other glyphs rather than of contours.
  var isComposite: Bool { (bytes.unsigned16(at: bytes.startIndex) ?? 0) >= 0x8000 }

  /// Where each part of a composite begins: its flags, then the number of the glyph that it is; and
  /// where the last one ends. Nil where the description ends before.
  var parts: (places: [Int], end: Int)? {
    var places: [Int] = []
    var place = bytes.startIndex + 10
    var flags = Flags.more
    while flags & Flags.more != 0 {
      guard let next = bytes.unsigned16(at: place) else { return nil }
      flags = next
      places.append(place)
      place += 4 + (flags & Flags.words != 0 ? 4 : 2)
      if flags & Flags.scale != 0 { place += 2 }
      if flags & Flags.twoScales != 0 { place += 4 }
      if flags & Flags.matrix != 0 { place += 8 }
    }
    return place <= bytes.endIndex ? (places, place) : nil
  }

  // MARK: Hinting

  /// Appends the description without its instructions; false where it ends before it is complete, or
  /// a part is missing.
  ///
  /// - Parameter parts: new numbers by the old ones.
  func appendTrimmed(to output: inout [UInt8], parts: [Int]) -> Bool {
    guard let contours = bytes.unsigned16(at: bytes.startIndex) else { return false }
    return contours < 0x8000
      ? appendSimple(contours, to: &output) : appendComposite(to: &output, parts)
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

  private func appendComposite(to output: inout [UInt8], _ numbers: [Int]) -> Bool {
    guard let (places, end) = parts else { return false }
    let start = output.count - bytes.startIndex
    output += bytes[..<end]
    for place in places {
      guard let part = bytes.unsigned16(at: place + 2), part < numbers.count else { return false }
      output[start + place] &= ~UInt8(Flags.instructions >> 8)
      output[start + place + 2] = UInt8(truncatingIfNeeded: numbers[part] >> 8)
      output[start + place + 3] = UInt8(truncatingIfNeeded: numbers[part])
    }
    return true
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
