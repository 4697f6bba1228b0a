/// The little of EXIF that matters here: the first directory's orientation.
///
/// Every offset is the file's own claim and is checked before it is followed; what makes no sense
/// is as good as absent.
struct JPEGExif {
  /// The value of tag 0x0112, whatever it is; nil where there is none.
  let orientation: Int?

  private static let signature: [UInt8] = Array("Exif".utf8) + [0]
  /// The signature and a padding byte, which some writers do not set to zero.
  private static let headerLength = 6
  private static let entryLength = 12
  private static let orientationTag = 0x0112

  /// Reads an APP1 segment's payload; nil where it is not EXIF (XMP stands in APP1 as well).
  init?(_ payload: ArraySlice<UInt8>) {
    guard payload.starts(with: Self.signature),
      let tiff = TIFF(payload.dropFirst(Self.headerLength))
    else { return nil }
    orientation = Self.orientation(in: tiff)
  }

  private static func orientation(in tiff: TIFF) -> Int? {
    guard let directory = tiff.long(at: 4), let count = tiff.short(at: directory) else {
      return nil
    }
    for index in 0..<count {
      let entry = directory + 2 + index * entryLength
      guard let tag = tiff.short(at: entry) else { return nil }
      if tag == orientationTag { return value(of: tiff, at: entry) }
    }
    return nil
  }

  /// A short as the standard asks, or a long, which some writers use.
  private static func value(of tiff: TIFF, at entry: Int) -> Int? {
    guard tiff.long(at: entry + 4) == 1 else { return nil }
    switch tiff.short(at: entry + 2) {
    case 3: return tiff.short(at: entry + 8)
    case 4: return tiff.long(at: entry + 8)
    default: return nil
    }
  }
}

/// Numbers in a TIFF structure (TIFF 6.0, section 2), in the byte order that its head declares.
private struct TIFF {
  private let bytes: ArraySlice<UInt8>
  private let isBigEndian: Bool

  init?(_ bytes: ArraySlice<UInt8>) {
    if bytes.starts(with: [0x49, 0x49, 0x2A, 0x00]) {
      isBigEndian = false
    } else if bytes.starts(with: [0x4D, 0x4D, 0x00, 0x2A]) {
      isBigEndian = true
    } else {
      return nil
    }
    self.bytes = bytes
  }

  func short(at offset: Int) -> Int? { number(at: offset, length: 2) }
  func long(at offset: Int) -> Int? { number(at: offset, length: 4) }

  private func number(at offset: Int, length: Int) -> Int? {
    guard offset >= 0, offset <= bytes.count - length else { return nil }
    let start = bytes.startIndex + offset
    let digits = bytes[start..<start + length]
    return isBigEndian
      ? digits.reduce(0) { $0 << 8 | Int($1) }
      : digits.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
