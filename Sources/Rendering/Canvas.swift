import CCairo

/// A Cairo surface that writes into memory, and the context that draws on it.
///
/// Every failure of Cairo stays in the surface or the context until it is asked for, so `finish`
/// asks both: an unknown tag, for one, shows only there.
final class Canvas {
  enum Format {
    case pdf, svg
    /// Pixels to the inch.
    case png(resolution: Double)
  }

  let context: OpaquePointer
  private let surface: OpaquePointer
  private let output: Output
  private let format: Format

  /// What Cairo has written so far; Cairo holds a pointer to it. It writes a few bytes at a time,
  /// tens of thousands of times, so the bytes go where nothing has to be looked up.
  private final class Output {
    struct Buffer {
      /// Room for most handouts: memory that is not written to costs nothing.
      var start = UnsafeMutableRawPointer.allocate(byteCount: 1 << 20, alignment: 16)
      var capacity = 1 << 20
      var count = 0

      mutating func append(_ bytes: UnsafeRawPointer, _ length: Int) {
        if count + length > capacity { grow(to: count + length) }
        (start + count).copyMemory(from: bytes, byteCount: length)
        count += length
      }

      private mutating func grow(to least: Int) {
        let larger = max(capacity * 2, least)
        let place = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
        place.copyMemory(from: start, byteCount: count)
        start.deallocate()
        (start, capacity) = (place, larger)
      }
    }

    let buffer = UnsafeMutablePointer<Buffer>.allocate(capacity: 1)

    init() { buffer.initialize(to: Buffer()) }

    deinit {
      buffer.pointee.start.deallocate()
      buffer.deallocate()
    }

    var bytes: [UInt8] {
      Array(UnsafeRawBufferPointer(start: buffer.pointee.start, count: buffer.pointee.count))
    }
  }

  /// - Parameters:
  ///   - width: of the first page, in points.
  ///   - height: of the first page, in points.
  init(_ format: Format, width: Double, height: Double) throws(RenderError) {
    let output = Output()
    let target = UnsafeMutableRawPointer(output.buffer)
    let created: OpaquePointer? =
      switch format {
      case .pdf: cairo_pdf_surface_create_for_stream(Canvas.write, target, width, height)
      case .svg: cairo_svg_surface_create_for_stream(Canvas.write, target, width, height)
      case .png(let resolution):
        cairo_image_surface_create(
          CAIRO_FORMAT_RGB24, Canvas.pixels(width, resolution), Canvas.pixels(height, resolution))
      }
    guard let surface = created else { throw .cairo("out of memory") }
    do {
      try check(cairo_surface_status(surface))
    } catch {
      cairo_surface_destroy(surface)
      throw error
    }
    guard let context = cairo_create(surface) else {
      cairo_surface_destroy(surface)
      throw .cairo("out of memory")
    }
    self.output = output
    self.surface = surface
    self.context = context
    self.format = format
    prepare()
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// A length in pixels; -1, which Cairo refuses, where no integer holds it.
  private static func pixels(_ points: Double, _ resolution: Double) -> Int32 {
    Int32(exactly: (points * resolution / 72).rounded()) ?? -1
  }

  private func prepare() {
    switch format {
    case .pdf:
      // The finisher reads the classic cross-reference table, which later versions replace.
      cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
    case .svg:
      cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PT)
    case .png(let resolution):
      cairo_set_source_rgb(context, 1, 1, 1)
      cairo_paint(context)
      cairo_scale(context, resolution / 72, resolution / 72)
    }
  }

  func setPDFSize(width: Double, height: Double) {
    cairo_pdf_surface_set_size(surface, width, height)
  }

  func setPDFMetadata(_ key: cairo_pdf_metadata_t, _ value: String) {
    cairo_pdf_surface_set_metadata(surface, key, value)
  }

  /// The finished file.
  ///
  /// - Throws: `RenderError` where anything since the canvas was made has failed.
  func finish() throws(RenderError) -> [UInt8] {
    try check(cairo_status(context))
    if case .png = format {
      let target = UnsafeMutableRawPointer(output.buffer)
      try check(cairo_surface_write_to_png_stream(surface, Canvas.write, target))
    } else {
      cairo_surface_finish(surface)
    }
    try check(cairo_surface_status(surface))
    return output.bytes
  }

  private static let write: cairo_write_func_t = { target, data, length in
    guard let target, let data else { return CAIRO_STATUS_WRITE_ERROR }
    target.assumingMemoryBound(to: Output.Buffer.self).pointee.append(data, Int(length))
    return CAIRO_STATUS_SUCCESS
  }
}
