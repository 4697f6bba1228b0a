import CCairo

/// Cairo said no.
struct CairoError: Error, CustomStringConvertible {
  let description: String

  /// nil for success.
  init?(_ status: cairo_status_t) {
    if status == CAIRO_STATUS_SUCCESS { return nil }
    description = cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown error"
  }
}

/// Draws shapes as coverage: how much of each pixel lies within them.
///
/// Colour is none of its business: Cairo's eight bits would band in the long gradients here.
final class Pen {
  private let surface: OpaquePointer
  private let context: OpaquePointer

  init(width: Int, height: Int) throws(CairoError) {
    // Cairo never returns NULL here, only objects in an error state.
    surface = cairo_image_surface_create(CAIRO_FORMAT_A8, Int32(width), Int32(height))
    context = cairo_create(surface)
    cairo_set_antialias(context, CAIRO_ANTIALIAS_BEST)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
    if let error = CairoError(cairo_status(context)) { throw error }
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  func move(to point: Point) { cairo_move_to(context, point.x, point.y) }
  func line(to point: Point) { cairo_line_to(context, point.x, point.y) }
  func close() { cairo_close_path(context) }
  func fill() { cairo_fill(context) }

  func stroke(width: Double) {
    cairo_set_line_width(context, width)
    cairo_stroke(context)
  }

  func path(through points: some Sequence<Point>) {
    for (index, point) in points.enumerated() {
      if index == 0 { move(to: point) } else { line(to: point) }
    }
  }

  /// - Parameter flatness: height over width; 1 is a circle.
  func ellipse(at centre: Point, radius: Double, flatness: Double = 1) {
    cairo_new_sub_path(context)
    cairo_save(context)
    cairo_translate(context, centre.x, centre.y)
    cairo_scale(context, 1, flatness)
    cairo_arc(context, 0, 0, radius, 0, 2 * .pi)
    cairo_restore(context)
  }

  /// What has been drawn: a byte a pixel, row after row without gaps.
  func coverage() throws(CairoError) -> [UInt8] {
    cairo_surface_flush(surface)
    if let error = CairoError(cairo_status(context)) { throw error }
    if let error = CairoError(cairo_surface_status(surface)) { throw error }
    let width = Int(cairo_image_surface_get_width(surface))
    let height = Int(cairo_image_surface_get_height(surface))
    let stride = Int(cairo_image_surface_get_stride(surface))
    guard let data = cairo_image_surface_get_data(surface) else { return [] }
    return (0..<height).flatMap { UnsafeBufferPointer(start: data + $0 * stride, count: width) }
  }
}
