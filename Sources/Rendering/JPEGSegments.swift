/// The marker segments before a JPEG's picture data, in order (ITU-T T.81, B.1.1).
///
/// Stops quietly at the first thing that is not a segment: telling damage is the decoder's part.
struct JPEGSegments: Sequence, IteratorProtocol {
  struct Segment: Hashable {
    let marker: UInt8
    /// Where the payload lies in the file, the length's two bytes left out.
    let payload: Range<Int>
  }

  static let app1: UInt8 = 0xE1
  private static let startOfScan: UInt8 = 0xDA
  private static let endOfImage: UInt8 = 0xD9

  private let bytes: [UInt8]
  /// After the two bytes of the start-of-image marker.
  private var position = 2

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func next() -> Segment? {
    guard let marker = nextMarker(), position + 2 <= bytes.count else { return nil }
    let length = Int(bytes[position]) << 8 | Int(bytes[position + 1])
    let end = position + length
    guard length >= 2, end <= bytes.count else { return nil }
    defer { position = end }
    return Segment(marker: marker, payload: position + 2..<end)
  }

  /// Any number of 0xFF may stand before a marker's code (B.1.1.2).
  private mutating func nextMarker() -> UInt8? {
    guard position < bytes.count, bytes[position] == 0xFF else { return nil }
    while position < bytes.count, bytes[position] == 0xFF { position += 1 }
    guard position < bytes.count else { return nil }
    let marker = bytes[position]
    position += 1
    return marker == Self.startOfScan || marker == Self.endOfImage ? nil : marker
  }
}
