import Glibc

/// Light that spreads from a point, farther along the layers than across them: a point, a bright
/// heart around it, and a wide haze.
struct Glow {
  var centre: Point
  /// Of the haze.
  var colour: Light
  var heart = Palette.candle
  /// In pixels: the haze reaches some four times as far.
  var radius: Double
  var strength: Double
  /// How much farther it reaches sideways than up and down.
  var spread = 1.5

  func light(at point: Point) -> Light {
    let offset = point - centre
    let distance = Point(offset.x / spread, offset.y).length
    let shine = 2.6 * bell(offset.length, radius * 0.2) + 0.6 * bell(distance, radius * 0.6)
    let haze =
      0.45 * bell(distance, radius * 1.4) + 0.2 * bell(distance, radius * 3)
      + 0.12 * tail(distance, radius * 4)
    return (heart * shine + colour * haze) * strength
  }
}

/// What lights a scene: a distant source, and glows within it.
struct Lighting {
  var source: Point
  var colour: Light
  var glows: [Glow] = []

  /// How squarely a surface faces the source, from 0 (turned away) to 1.
  func facing(_ point: Point, slope: Double) -> Double {
    let away = source - point
    let normal = Point(slope, -1) / Point(slope, -1).length
    return max(0, normal.dot(away) / max(away.length, 1))
  }

  func glow(at point: Point) -> Light {
    glows.reduce(.zero) { $0 + $1.light(at: point) }
  }
}

/// A column of light, that scatters where it enters the layers and ends in a glow.
struct Beam {
  var from: Point
  var to: Point
  /// Where it meets the surface, as a share of its way.
  var entry: Double
  /// In pixels, above the surface.
  var width: Double
  var colour: Light
  var strength: Double

  func light(at point: Point) -> Light {
    let way = to - from
    let length = way.length
    let along = (point - from).dot(way) / (length * length)
    guard along > -0.1, along < 1.1 else { return .zero }
    let across = abs((point - from).dot(Point(-way.y, way.x))) / length
    return colour * (strength * brightness(along) * profile(across, depth: depth(along)))
  }

  private func depth(_ along: Double) -> Double {
    max(0, (along - entry) / (1 - entry))
  }

  /// Faint where it comes from, brightest at the surface, and losing itself on its way down.
  private func brightness(_ along: Double) -> Double {
    let rise = 0.10 + 0.90 * smoothstep(0, entry, along)
    let fall = mix(1, 0.62, smoothstep(entry, 1, along))
    return rise * fall * smoothstep(1.012, 0.985, along)
  }

  private func profile(_ across: Double, depth: Double) -> Double {
    let width = width * (1 + 0.9 * depth)
    return bell(across, width) * (1 - 0.35 * depth) + 0.13 * bell(across, width * 7)
  }
}
