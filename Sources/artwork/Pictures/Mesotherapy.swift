/// A net of fine points over gentle layers; where the skin is treated, they light up.
struct Mesotherapy: Picture {
  let fileName = "mezoterapiya.JPG"
  let seed: UInt64 = 3

  private let source = Point(520, -240)

  private let veils = Strata(
    count: 4, levels: 240...330, perspective: 1,
    far: [
      Wave.Swell(height: 26, length: 1500, phase: 4.4),
      Wave.Swell(height: 10, length: 700, phase: 1),
    ],
    near: [
      Wave.Swell(height: 30, length: 1800, phase: 2.4),
      Wave.Swell(height: 12, length: 820, phase: 3.4),
    ],
    crests: Ramp(Palette.mist.mixed(with: Palette.porcelain, 0.35), Palette.petal),
    depths: Ramp(Palette.mist.mixed(with: Palette.petal, 0.4), Palette.petal, Palette.blush),
    opacity: 0.3...0.6, shadow: 0.0...0.03, rim: 0.05...0.15)

  private let strata = Strata(
    count: 14, levels: 356...836, perspective: 1.2,
    far: [
      Wave.Swell(height: 44, length: 1760, phase: 4.1),
      Wave.Swell(height: 12, length: 800, phase: 1.1),
      Wave.Swell(height: 4, length: 430, phase: 0),
    ],
    near: [
      Wave.Swell(height: 58, length: 2100, phase: 1.3),
      Wave.Swell(height: 30, length: 1120, phase: 5.6),
      Wave.Swell(height: 8, length: 620, phase: 4),
    ],
    crests: Ramp(
      Palette.petal.mixed(with: Palette.sand, 0.4), Palette.blush, Palette.terracotta,
      Palette.rose, Palette.wine),
    depths: Ramp(
      Palette.blush, Palette.terracotta, Palette.rose, Palette.wine, Palette.garnet),
    shadow: 0.06...0.26)

  private let air = Air(
    lightest: Point(520, 60), reach: Point(1500, 950),
    colours: Ramp(
      Palette.cream, Palette.porcelain.mixed(with: Palette.petal, 0.5), Palette.petal,
      Palette.petal.mixed(with: Palette.mauve, 0.5), Palette.mauve))

  func paint(on canvas: inout Canvas) throws {
    let (lattice, lit) = (lattice, lit)
    air.paint(on: &canvas)
    try veils.paint(on: &canvas, in: Lighting(source: source, colour: Palette.cream))
    let lighting = Lighting(source: source, colour: Palette.candle, glows: lit)
    try strata.paint(on: &canvas, in: lighting) { layer, canvas in
      try lattice.paint(layer: layer, colour: Palette.cream, on: &canvas)
    }
    for glow in lit {
      let hair = hair(to: glow)
      canvas.add { glow.light(at: $0) + hair.light(at: $0) }
    }
  }

  private var lattice: Lattice {
    Lattice(
      strata: strata, middle: 800, spacing: 24...50, radius: 1.7...4, rows: 2,
      strength: { place in
        let offset = place - Point(860, 505)
        return smoothstep(1.05, 0.25, Point(offset.x / 820, offset.y / 360).length)
      })
  }

  /// A hair of light, straight down.
  private func hair(to glow: Glow) -> Beam {
    Beam(
      from: glow.centre - Point(0, 150), to: glow.centre, entry: 0.8, width: 1.1,
      colour: Palette.candle, strength: glow.strength * 0.55)
  }

  /// Points of the net, by layer and by place along it.
  private var lit: [Glow] {
    let chosen: [(layer: Int, x: Double, strength: Double)] = [
      (2, 700, 0.5), (2, 1010, 0.55), (3, 860, 0.7), (4, 600, 0.6), (4, 1130, 0.7), (5, 760, 0.9),
      (5, 980, 0.9), (6, 1240, 0.6), (7, 640, 0.7), (7, 880, 0.8), (8, 1080, 0.75),
    ]
    return chosen.compactMap { layer, x, strength in
      let nodes = lattice.nodes(on: layer)
      let nearest = nodes.min { abs($0.place.x - x) < abs($1.place.x - x) }
      return nearest.map { node in
        Glow(
          centre: node.place, colour: Palette.ember, radius: node.radius * 6,
          strength: strength * 0.9, spread: 1.2)
      }
    }
  }
}
