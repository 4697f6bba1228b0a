/// A JPEG picture: its bytes, and what its header says.
///
/// Making one reads the header alone (a few microseconds). That the picture can be decoded to its
/// end is checked by ``prepared(maximumWidth:maximumHeight:)``, so whatever is drawn has to pass
/// through it.
public struct JPEGImage: Hashable, Sendable {
  public enum Colour: Hashable, Sendable {
    case grey, rgb, cmyk
  }

  /// The file, as it may be embedded.
  public let bytes: [UInt8]
  /// Size in pixels as stored, before the orientation is applied.
  public let storedWidth: Int
  public let storedHeight: Int
  /// How the stored picture has to be turned to be seen as its photographer saw it.
  public let orientation: JPEGOrientation
  /// Colour components of a pixel: 1, 3 or 4.
  public let components: Int
  public let colour: Colour
  /// Whether a PDF's reader understands the bytes as they are.
  let isEmbeddable: Bool
  /// These very bytes were decoded to their end before.
  private(set) var isKnownToBeSound = false

  /// Reads the header.
  ///
  /// - Throws: `JPEGError`, which names the format where the bytes are another kind of picture.
  public init(bytes: [UInt8]) throws(JPEGError) {
    try self.init(bytes: bytes, orientation: JPEGOrientation(ofJPEG: bytes))
  }

  /// For pictures whose bytes do not tell their orientation, because they were encoded by us.
  init(bytes: [UInt8], orientation: JPEGOrientation) throws(JPEGError) {
    if let format = JPEGForeignFormat(of: bytes) { throw .foreignFormat(format) }
    let header = try JPEGCodec.header(of: bytes)
    guard let colour = header.colour else {
      throw .unsupported("it has \(header.components) colour components")
    }
    self.bytes = bytes
    self.orientation = orientation
    self.colour = colour
    storedWidth = header.width
    storedHeight = header.height
    components = header.components
    isEmbeddable = header.isEmbeddable
  }

  /// The picture without a further check: only for bytes that passed one, in this run or another.
  public func knownToBeSound() -> JPEGImage {
    var image = self
    image.isKnownToBeSound = true
    return image
  }

  /// Size in pixels as seen, after the orientation is applied.
  public var width: Int { orientation.swapsSides ? storedHeight : storedWidth }
  public var height: Int { orientation.swapsSides ? storedWidth : storedHeight }
}
