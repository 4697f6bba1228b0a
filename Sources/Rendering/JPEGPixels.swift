/// A decoded picture: rows without gaps, the top first.
public struct JPEGPixels: Hashable, Sendable {
  /// How a pixel lies in memory.
  public enum Layout: Int, Hashable, Sendable {
    case grey
    /// Red, green, blue, a byte each.
    case rgb
    /// 0x00RRGGBB in the machine's byte order: Cairo's RGB24.
    case xrgb

    public var bytesPerPixel: Int {
      switch self {
      case .grey: 1
      case .rgb: 3
      case .xrgb: 4
      }
    }
  }

  /// In pixels.
  public let width: Int
  public let height: Int
  public let layout: Layout
  /// `width * height * layout.bytesPerPixel` of them.
  public let bytes: [UInt8]
}
