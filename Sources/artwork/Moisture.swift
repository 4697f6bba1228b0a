import Glibc

/// Water on its way down through layers: it spreads, thins out, and cools the colours it reaches.
struct Moisture {
  /// Where it enters.
  var from: Point
  /// In pixels, from there to where it is lost.
  var depth: Double
  /// In pixels, half its width where it enters and where it ends.
  var width: ClosedRange<Double>
  var colour = Palette.mist
  var strength: Double

  func paint(on canvas: inout Canvas) {
    let rows = Int(from.y) - 20..<Int(from.y + depth * 1.2)
    canvas.shade(rows: rows) { point, below in
      let share = strength * density(at: point)
      guard share > 0.002 else { return below }
      // Half a tint (which keeps the layers' modelling) and half a veil.
      let tinted = below * colour * 1.7
      return below.mixed(with: tinted.mixed(with: colour, 0.5), share)
    }
  }

  private func density(at point: Point) -> Double {
    let way = (point.y - from.y) / depth
    let width = mix(width.lowerBound, width.upperBound, smoothstep(0, 0.8, way))
    return smoothstep(-0.06, 0.08, way) * smoothstep(1.1, 0.1, way) * bell(point.x - from.x, width)
  }
}
