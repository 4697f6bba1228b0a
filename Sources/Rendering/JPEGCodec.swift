import CJPEG

/// libjpeg, in Swift's terms: the only file that calls it.
enum JPEGCodec {
  struct Header: Hashable {
    let width: Int
    let height: Int
    let components: Int
    /// nil for a colour space that nobody defined.
    let colour: JPEGImage.Colour?
    let isEmbeddable: Bool
  }

  /// Reads the header, and refuses what is larger than `JPEGLimits`.
  static func header(of bytes: [UInt8]) throws(JPEGError) -> Header {
    if bytes.isEmpty { throw .empty }
    var header = cjpeg_header()
    var reason = cjpeg_reason()
    let status = cjpeg_probe(bytes, bytes.count, &header, &reason)
    let (width, height) = (Int(header.width), Int(header.height))
    guard status != CJPEG_TOO_LARGE, max(width, height) <= JPEGLimits.side,
      width * height <= JPEGLimits.pixels
    else { throw .tooLarge(width: width, height: height) }
    try check(status, reason)
    return Header(
      width: width, height: height, components: Int(header.components),
      colour: colour(of: header), isEmbeddable: isEmbeddable(header))
  }

  /// Decodes every coefficient and keeps nothing.
  static func check(_ bytes: [UInt8]) throws(JPEGError) {
    var reason = cjpeg_reason()
    var limits = Self.limits
    try check(cjpeg_check(bytes, bytes.count, &limits, &reason), reason)
  }

  /// A side's length in pixels at n/8 of its size, rounded up.
  static func scaled(_ side: Int, eighths: Int) -> Int { (side * eighths + 7) / 8 }

  /// - Parameters:
  ///   - width: as the header has it.
  ///   - height: as the header has it.
  ///   - eighths: 1 to 8; 8 is the full size.
  static func decode(
    _ bytes: [UInt8], width: Int, height: Int, eighths: Int, as layout: JPEGPixels.Layout
  ) throws(JPEGError) -> JPEGPixels {
    let width = scaled(width, eighths: eighths)
    let height = scaled(height, eighths: eighths)
    let capacity = width * height * layout.bytesPerPixel
    var reason = cjpeg_reason()
    var limits = Self.limits
    var status = CJPEG_OK
    let pixels = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      status = cjpeg_decode(
        bytes, bytes.count, &limits, Int32(eighths), layout.cPixel, buffer.baseAddress, capacity,
        &reason)
      count = status == CJPEG_OK ? capacity : 0
    }
    try check(status, reason)
    return JPEGPixels(width: width, height: height, layout: layout, bytes: pixels)
  }

  /// Encodes grey or RGB pixels as a baseline file without metadata.
  ///
  /// - Parameter quality: 1 to 100.
  static func encode(_ pixels: JPEGPixels, quality: Int) throws(JPEGError) -> [UInt8] {
    try encode(
      pixels.bytes, width: pixels.width, height: pixels.height,
      components: pixels.layout.bytesPerPixel, quality: quality)
  }

  /// - Parameters:
  ///   - components: 1 (grey), 3 (RGB) or 4 (CMYK as Adobe stores it, 255 for no ink).
  ///   - isProgressive: whether the file has several scans, each finer than the last.
  static func encode(
    _ pixels: [UInt8], width: Int, height: Int, components: Int, quality: Int,
    isProgressive: Bool = false
  ) throws(JPEGError) -> [UInt8] {
    guard width > 0, height > 0, pixels.count == width * height * components else {
      throw .unsupported("its pixels do not fill its size")
    }
    var encoding = cjpeg_encoding(
      quality: Int32(quality), is_progressive: isProgressive ? 1 : 0, has_full_chroma: 0)
    var data = cjpeg_data()
    var reason = cjpeg_reason()
    defer { cjpeg_free(&data) }
    try check(
      cjpeg_encode(
        pixels, UInt32(width), UInt32(height), Int32(components), &encoding, &data, &reason),
      reason)
    return Array(UnsafeBufferPointer(start: data.bytes, count: data.length))
  }
}

extension JPEGCodec {
  private static var limits: cjpeg_limits {
    cjpeg_limits(
      maximum_width: UInt32(JPEGLimits.side), maximum_height: UInt32(JPEGLimits.side),
      maximum_pixels: UInt64(JPEGLimits.pixels), maximum_scans: Int32(JPEGLimits.scans),
      maximum_memory: JPEGLimits.memory)
  }

  private static func colour(of header: cjpeg_header) -> JPEGImage.Colour? {
    switch header.colour {
    case CJPEG_GREY: .grey
    case CJPEG_RGB, CJPEG_YCBCR: .rgb
    case CJPEG_CMYK, CJPEG_YCCK: .cmyk
    default: nil
    }
  }

  /// A PDF's DCTDecode knows grey and YCbCr of 8 bits, Huffman coded (ISO 32000-1, 7.4.8). Where the
  /// Adobe marker contradicts JFIF's, readers disagree; stored RGB is left to none of them either.
  private static func isEmbeddable(_ header: cjpeg_header) -> Bool {
    guard header.is_arithmetic == 0 else { return false }
    switch header.colour {
    case CJPEG_GREY: return true
    case CJPEG_YCBCR: return header.has_adobe_marker == 0 || header.adobe_transform == 1
    default: return false
    }
  }

  private static func check(_ status: cjpeg_status, _ reason: cjpeg_reason) throws(JPEGError) {
    switch status {
    case CJPEG_OK: return
    case CJPEG_NOT_A_JPEG: throw .notJPEG
    case CJPEG_ENDS_EARLY: throw .endsEarly
    case CJPEG_UNSUPPORTED: throw .unsupported(text(of: reason))
    case CJPEG_TOO_MANY_SCANS: throw .tooManyScans
    case CJPEG_OUT_OF_MEMORY: throw .outOfMemory
    default: throw .corrupt(text(of: reason))
    }
  }

  private static func text(of reason: cjpeg_reason) -> String {
    withUnsafeBytes(of: reason.text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}

extension JPEGPixels.Layout {
  fileprivate var cPixel: cjpeg_pixel {
    switch self {
    case .grey: CJPEG_PIXEL_GREY
    case .rgb: CJPEG_PIXEL_RGB
    case .xrgb: CJPEG_PIXEL_XRGB
    }
  }
}
