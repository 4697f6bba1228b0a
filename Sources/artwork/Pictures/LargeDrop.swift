/// One large drop above soft layers, with the world upside down in it.
struct LargeDrop: Picture {
  let fileName = "featured-product-4.JPG"
  let seed: UInt64 = 4

  private let source = Point(1240, -300)
  private let drop = Drop(
    centre: Point(1010, 436), radius: 152, taper: 0.08, depth: 2.1, tinting: 0.16)

  private let veils = Strata(
    count: 3, levels: 424...512, perspective: 1,
    far: [
      Wave.Swell(height: 34, length: 1500, phase: 1.2),
      Wave.Swell(height: 12, length: 700, phase: 2),
    ],
    near: [
      Wave.Swell(height: 30, length: 1800, phase: 3.4),
      Wave.Swell(height: 12, length: 820, phase: 0.4),
    ],
    crests: Ramp(Palette.mist, Palette.porcelain),
    depths: Ramp(Palette.mist.mixed(with: Palette.teal, 0.3), Palette.mist),
    opacity: 0.4...0.6, shadow: 0.0...0.03, rim: 0.05...0.15)

  private let strata = Strata(
    count: 13, levels: 540...850, perspective: 1.1,
    far: [
      Wave.Swell(height: 34, length: 1900, phase: 5.2),
      Wave.Swell(height: 12, length: 900, phase: 2.1),
      Wave.Swell(height: 4, length: 430, phase: 0),
    ],
    near: [
      Wave.Swell(height: 54, length: 2200, phase: 2.2),
      Wave.Swell(height: 26, length: 1150, phase: 5.8),
      Wave.Swell(height: 8, length: 620, phase: 3),
    ],
    crests: Ramp(
      Palette.porcelain, Palette.petal, Palette.blush, Palette.terracotta, Palette.rose,
      Palette.wine),
    depths: Ramp(
      Palette.mauve, Palette.blush, Palette.terracotta, Palette.rose, Palette.wine,
      Palette.garnet))

  private let air = Air(
    lightest: Point(1200, 40), reach: Point(1700, 1150),
    colours: Ramp(
      Palette.cream, Palette.porcelain, Palette.porcelain.mixed(with: Palette.mist, 0.6),
      Palette.mist, Palette.mist.mixed(with: Palette.teal, 0.55)))

  func paint(on canvas: inout Canvas) throws {
    let contours = Contours(strata: strata, colour: Palette.cream)
    let caustic = caustic
    air.paint(on: &canvas)
    try veils.paint(on: &canvas, in: Lighting(source: source, colour: Palette.cream))
    let lighting = Lighting(source: source, colour: Palette.candle, glows: [caustic])
    try strata.paint(on: &canvas, in: lighting) { layer, canvas in
      try contours.paint(on: layer, of: &canvas)
    }
    canvas.add { caustic.light(at: $0) * 0.5 }
    for drop in [drop] + companions { try drop.paint(on: &canvas) }
  }

  /// The light that the drop gathers, on the layers beneath it.
  private var caustic: Glow {
    Glow(
      centre: strata.wave(1.4).point(at: 950), colour: Palette.ember, heart: .zero, radius: 46,
      strength: 0.55, spread: 2.4)
  }

  private var companions: [Drop] {
    [
      Drop(centre: Point(724, 344), radius: 30, taper: 0.06, depth: 2.8),
      Drop(centre: Point(1262, 300), radius: 20, taper: 0.06, depth: 2.8),
      Drop(centre: Point(612, 458), radius: 12, taper: 0.06, depth: 2.8),
    ]
  }
}
