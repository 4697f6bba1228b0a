/// Where an object of a file lies, in the eight bytes in which a cross-reference stream has it: a
/// print run has millions of them.
struct ObjectPlace: Hashable, Sendable {
  /// Type, then place in the file or number of the container, then index in the container
  /// (ISO 32000-1, 7.5.8.3).
  let entry: UInt64

  static let entryWidths = [1, 4, 3]

  private init(_ entry: UInt64) { self.entry = entry }

  /// The number is reserved, and the object still to come.
  static let nowhere = ObjectPlace(0)
  /// In the object stream that is not yet written.
  static let waiting = ObjectPlace(.max)
  /// Number 0 is nobody's.
  static let free = ObjectPlace(0xFFFF)
  /// Beyond what four bytes reach.
  static let outOfReach = ObjectPlace(.max - 1)

  static func file(_ offset: Int) -> ObjectPlace {
    UInt32(exactly: offset).map { ObjectPlace(1 << 56 | UInt64($0) << 24) } ?? outOfReach
  }

  static func stream(container: Int, index: Int) -> ObjectPlace {
    ObjectPlace(2 << 56 | UInt64(container) << 24 | UInt64(index))
  }

  /// Nil where nothing is written.
  var written: CrossReferences.Place? {
    switch entry >> 56 {
    case 1: .file(Int(entry >> 24 & 0xFFFF_FFFF))
    case 2: .stream(number: Int(entry >> 24 & 0xFFFF_FFFF), index: Int(entry & 0xFF_FFFF))
    default: nil
    }
  }
}
