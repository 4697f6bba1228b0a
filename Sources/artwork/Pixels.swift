import CCairo
import CJPEG
import Glibc

/// A finished picture: red, green, blue, a byte each, row after row.
struct Pixels {
  let width: Int
  let height: Int
  let bytes: [UInt8]

  /// A horizontal band, as the page crops it.
  func band(rows: Range<Int>) -> Pixels {
    Pixels(
      width: width, height: rows.count,
      bytes: Array(bytes[rows.lowerBound * width * 3..<rows.upperBound * width * 3]))
  }

  /// As a printer without colour gives it (ITU-R BT.601's luma).
  var grey: Pixels {
    let luma = stride(from: 0, to: bytes.count, by: 3).flatMap { start in
      let value =
        (299 * Int(bytes[start]) + 587 * Int(bytes[start + 1]) + 114 * Int(bytes[start + 2]))
        / 1000
      return [UInt8](repeating: UInt8(value), count: 3)
    }
    return Pixels(width: width, height: height, bytes: luma)
  }

  /// - Parameter quality: libjpeg's 1 to 100.
  func jpeg(quality: Int) throws -> [UInt8] {
    var encoding = cjpeg_encoding(
      quality: Int32(quality), is_progressive: 0, has_full_chroma: 0)
    var data = cjpeg_data()
    var reason = cjpeg_reason()
    defer { cjpeg_free(&data) }
    let status = cjpeg_encode(
      bytes, UInt32(width), UInt32(height), 3, &encoding, &data, &reason)
    guard status == CJPEG_OK else {
      throw ArtworkError(
        description: withUnsafeBytes(of: reason.text) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return Array(UnsafeBufferPointer(start: data.bytes, count: data.length))
  }

  /// Writes a PNG, for looking at while a picture is made.
  func writePNG(to path: String) throws {
    let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
    defer { cairo_surface_destroy(surface) }
    if let error = CairoError(cairo_surface_status(surface)) { throw error }
    copy(to: surface)
    if let error = CairoError(cairo_surface_write_to_png(surface, path)) { throw error }
  }

  private func copy(to surface: OpaquePointer?) {
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else { return }
    let stride = Int(cairo_image_surface_get_stride(surface))
    for y in 0..<height {
      for x in 0..<width {
        let start = (y * width + x) * 3
        let pixel =
          UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
        UnsafeMutableRawPointer(data).storeBytes(
          of: pixel, toByteOffset: y * stride + x * 4, as: UInt32.self)
      }
    }
    cairo_surface_mark_dirty(surface)
  }
}
