import Glibc

/// Rings that run outwards over a surface seen at a slant: light and dark by turns.
struct Ripples {
  var centre: Point
  /// Half the outermost ring's width, in pixels.
  var radius: Double
  var rings: Double
  /// Height over width, by the slant.
  var flatness = 0.2
  var strength: Double
  var colour = Palette.glacier

  func paint(on canvas: inout Canvas, below surface: Wave) {
    let reach = Int(radius * flatness) + 2
    canvas.shade(rows: Int(centre.y) - reach..<Int(centre.y) + reach) { point, below in
      let distance =
        Point(point.x - centre.x, (point.y - centre.y) / flatness).length / radius
      guard distance < 1 else { return below }
      let inside = smoothstep(-2, 3, point.y - surface.height(at: point.x))
      let height = sin((distance * rings - 0.25) * 2 * .pi) * (1 - distance) * (1 - distance)
      let front = 0.55 + 0.45 * (point.y - centre.y) / (radius * flatness)
      let slope = height * strength * inside * front * smoothstep(0, 0.12, distance)
      return slope > 0
        ? below + (colour - below) * min(1, slope) : below * (1 + slope * 0.8)
    }
  }
}
