import CCairo
import Typography

@testable import Rendering

/// A decoded PNG or PPM, to be asked for its colours.
struct Pixels {
  let width: Int
  let height: Int
  /// Rows of 0x00RRGGBB.
  private let values: [UInt32]

  struct Unreadable: Error {}

  init(png bytes: [UInt8]) throws {
    final class Source {
      var rest: ArraySlice<UInt8>
      init(_ bytes: [UInt8]) { rest = bytes[...] }
    }
    let source = Source(bytes)
    let target = Unmanaged.passUnretained(source).toOpaque()
    let surface = withExtendedLifetime(source) {
      cairo_image_surface_create_from_png_stream(
        { closure, data, length in
          guard let closure, let data else { return CAIRO_STATUS_READ_ERROR }
          let source = Unmanaged<Source>.fromOpaque(closure).takeUnretainedValue()
          guard source.rest.count >= Int(length) else { return CAIRO_STATUS_READ_ERROR }
          for (index, byte) in source.rest.prefix(Int(length)).enumerated() { data[index] = byte }
          source.rest = source.rest.dropFirst(Int(length))
          return CAIRO_STATUS_SUCCESS
        }, target)
    }
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
      let data = cairo_image_surface_get_data(surface)
    else { throw Unreadable() }
    let (width, height) = (
      Int(cairo_image_surface_get_width(surface)), Int(cairo_image_surface_get_height(surface))
    )
    let stride = Int(cairo_image_surface_get_stride(surface))
    values = (0..<height).flatMap { row in
      (0..<width).map { column in
        UnsafeRawPointer(data).loadUnaligned(
          fromByteOffset: row * stride + column * 4, as: UInt32.self) & 0xFFFFFF
      }
    }
    self.width = width
    self.height = height
  }

  /// A binary PPM (`P6`), as poppler writes it.
  init(ppm bytes: [UInt8]) throws {
    var fields: [Int] = []
    var rest = bytes.dropFirst(2)
    while fields.count < 3 {
      rest = rest.drop { $0 == 0x20 || $0 == 0x0A }
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      guard let number = Int(String(decoding: digits, as: UTF8.self)) else { throw Unreadable() }
      fields.append(number)
      rest = rest.dropFirst(digits.count)
    }
    let data = Array(rest.dropFirst())
    (width, height) = (fields[0], fields[1])
    guard bytes.starts(with: [0x50, 0x36]), fields[2] == 255, data.count == width * height * 3
    else { throw Unreadable() }
    values = stride(from: 0, to: data.count, by: 3).map {
      UInt32(data[$0]) << 16 | UInt32(data[$0 + 1]) << 8 | UInt32(data[$0 + 2])
    }
  }

  subscript(x: Int, y: Int) -> UInt32 { values[y * width + x] }

  var isBlank: Bool { values.allSatisfy { $0 == 0xFFFFFF } }

  /// The plain colours of `JPEGSamples.quadrants` by the letters r, g, y and b; w for white, `?` for
  /// anything else.
  func name(_ x: Int, _ y: Int) -> Character {
    let plain: [(Character, [Int])] = [
      ("r", [200, 30, 40]), ("g", [40, 160, 60]), ("y", [220, 200, 40]), ("b", [30, 60, 190]),
      ("w", [255, 255, 255]),
    ]
    let value = self[x, y]
    let found = [16, 8, 0].map { Int(value >> $0 & 0xFF) }
    return plain.first { zip($0.1, found).allSatisfy { abs($0 - $1) < 24 } }?.0 ?? "?"
  }

  /// The names of the colours along a grid of points.
  func names(columns: [Int], rows: [Int]) -> [String] {
    rows.map { row in String(columns.map { name($0, row) }) }
  }
}
