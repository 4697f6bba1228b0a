/// Columns of light pass into layers of skin, and glow where they end.
struct LaserRejuvenation: Picture {
  let fileName = "lazernoe-omolozhenie-litsa.JPG"
  let seed: UInt64 = 1

  private let source = Point(1080, -260)

  private let strata = Strata(
    count: 15, levels: 350...836, perspective: 1.2,
    far: [
      Wave.Swell(height: 40, length: 1900, phase: 3.2),
      Wave.Swell(height: 16, length: 900, phase: 0.3),
      Wave.Swell(height: 5, length: 420, phase: 0),
    ],
    near: [
      Wave.Swell(height: 66, length: 2300, phase: 7.2),
      Wave.Swell(height: 30, length: 1250, phase: -3.4),
      Wave.Swell(height: 8, length: 640, phase: 4),
    ],
    crests: Ramp(Palette.blush, Palette.terracotta, Palette.rose, Palette.wine),
    depths: Ramp(Palette.blush, Palette.rose, Palette.wine, Palette.garnet))

  /// Far folds that the haze has all but taken.
  private let veils = Strata(
    count: 4, levels: 250...338, perspective: 1,
    far: [
      Wave.Swell(height: 26, length: 1500, phase: 0.9),
      Wave.Swell(height: 10, length: 700, phase: 2),
    ],
    near: [
      Wave.Swell(height: 36, length: 1800, phase: 2.6),
      Wave.Swell(height: 12, length: 820, phase: 0.6),
    ],
    crests: Ramp(Palette.petal.mixed(with: Palette.mauve, 0.2), Palette.blush),
    depths: Ramp(Palette.petal.mixed(with: Palette.mauve, 0.2), Palette.blush),
    opacity: 0.3...0.6, shadow: 0.0...0.04, rim: 0.05...0.16)

  /// Warm haze.
  private let air = Air(
    lightest: Point(1080, 60), reach: Point(1400, 900),
    colours: Ramp(
      Palette.cream, Palette.petal.mixed(with: Palette.cream, 0.5), Palette.petal,
      Palette.petal.mixed(with: Palette.mauve, 0.5), Palette.mauve))

  func paint(on canvas: inout Canvas) throws {
    let rays = rays
    let contours = Contours(strata: strata, colour: Palette.candle)
    air.paint(on: &canvas)
    try veils.paint(on: &canvas, in: Lighting(source: source, colour: Palette.candle))
    let lighting = Lighting(source: source, colour: Palette.candle, glows: rays.map(\.glow))
    try strata.paint(on: &canvas, in: lighting) { layer, canvas in
      try contours.paint(on: layer, of: &canvas)
      // The next layer covers the glow, and lets a part of it through.
      for ray in rays where ray.layer == layer { canvas.add(ray.glow.light(at:)) }
    }
    for ray in rays {
      canvas.add { ray.glow.light(at: $0) * 0.55 + ray.column.light(at: $0) }
    }
  }

  private struct Ray {
    /// The layer in which it ends.
    let layer: Int
    let glow: Glow
    let column: Beam
  }

  /// Nearly parallel, closer together to the right; their ends draw an arc through the layers.
  private var rays: [Ray] {
    let ends: [(x: Double, layer: Int, strength: Double)] = [
      (596, 3, 0.5), (700, 5, 0.7), (796, 6, 0.85), (884, 7, 1), (965, 7, 1), (1040, 6, 0.95),
      (1110, 5, 0.8), (1176, 3, 0.65), (1238, 1, 0.5),
    ]
    return ends.map { ray(to: $0, layer: $1, strength: $2) }
  }

  private func ray(to x: Double, layer: Int, strength: Double) -> Ray {
    let end = strata.wave(Double(layer) + 0.35).point(at: x)
    let start = Point(x + (1100 - x) * 0.16, -20)
    let surface = strata.wave(0).height(at: x)
    return Ray(
      layer: layer,
      glow: Glow(centre: end, colour: Palette.ember, radius: 24, strength: strength * 0.8),
      column: Beam(
        from: start, to: end, entry: (surface - start.y) / (end.y - start.y), width: 2.4,
        colour: Palette.candle, strength: strength * 0.75))
  }
}
