/// Water meets the skin: a drop about to fall, rings where others fell, and moisture that sinks in.
struct Biorevitalisation: Picture {
  let fileName = "biorevitalizatsiya.JPG"
  let seed: UInt64 = 2

  private let source = Point(1240, -240)

  private let veils = Strata(
    count: 3, levels: 306...366, perspective: 1,
    far: [
      Wave.Swell(height: 24, length: 1500, phase: 2.9),
      Wave.Swell(height: 9, length: 700, phase: 1),
    ],
    near: [
      Wave.Swell(height: 20, length: 1900, phase: 0.6),
      Wave.Swell(height: 10, length: 820, phase: 3.6),
    ],
    crests: Ramp(Palette.mist, Palette.mist.mixed(with: Palette.teal, 0.3)),
    depths: Ramp(Palette.mist, Palette.mist.mixed(with: Palette.teal, 0.2)),
    opacity: 0.35...0.6, shadow: 0.0...0.03, rim: 0.05...0.15)

  private let water = Stratum(
    wave: Wave(
      level: 400,
      swells: [
        Wave.Swell(height: 7, length: 2100, phase: 1.2),
        Wave.Swell(height: 4, length: 900, phase: 2.4),
      ]),
    body: Ramp(
      Palette.mist, Palette.mist.mixed(with: Palette.teal, 0.55), Palette.teal,
      Palette.teal),
    fade: 70, opacity: 0.8, shadow: 0.04, reach: 18, rim: 0.3)

  private let strata = Strata(
    count: 15, levels: 468...846, perspective: 1.25,
    far: [
      Wave.Swell(height: 20, length: 2000, phase: 0.9),
      Wave.Swell(height: 9, length: 960, phase: 2.4),
      Wave.Swell(height: 3, length: 430, phase: 0),
    ],
    near: [
      Wave.Swell(height: 62, length: 2300, phase: -2.6),
      Wave.Swell(height: 30, length: 1180, phase: 6.4),
      Wave.Swell(height: 8, length: 620, phase: 4),
    ],
    crests: Ramp(
      Palette.mist.mixed(with: Palette.teal, 0.25), Palette.porcelain, Palette.blush,
      Palette.terracotta, Palette.rose, Palette.wine),
    depths: Ramp(
      Palette.teal, Palette.mauve, Palette.terracotta, Palette.rose, Palette.wine,
      Palette.garnet),
    opacity: 0.62...0.9)

  private let air = Air(
    lightest: Point(1200, 40), reach: Point(1700, 1150),
    colours: Ramp(
      Palette.cream, Palette.porcelain, Palette.porcelain.mixed(with: Palette.mist, 0.6),
      Palette.mist, Palette.mist.mixed(with: Palette.teal, 0.55)))

  func paint(on canvas: inout Canvas) throws {
    let lighting = Lighting(source: source, colour: Palette.cream)
    let contours = Contours(strata: strata, colour: Palette.cream)
    air.paint(on: &canvas)
    try veils.paint(on: &canvas, in: lighting)
    try water.paint(on: &canvas, in: lighting)
    for rings in ripples { rings.paint(on: &canvas, below: water.wave) }
    try strata.paint(on: &canvas, in: lighting) { layer, canvas in
      try contours.paint(on: layer, of: &canvas)
    }
    for plume in moisture { plume.paint(on: &canvas) }
    for trail in trails { canvas.add(trail.light(at:)) }
    for drop in drops { try drop.paint(on: &canvas) }
  }

  private var ripples: [Ripples] {
    [
      Ripples(
        centre: Point(1040, 430), radius: 330, rings: 5, flatness: 0.105, strength: 0.9),
      Ripples(
        centre: Point(520, 434), radius: 200, rings: 4, flatness: 0.105, strength: 0.5),
    ]
  }

  private var moisture: [Moisture] {
    [
      Moisture(from: Point(1040, 470), depth: 360, width: 150...280, strength: 0.6),
      Moisture(from: Point(520, 480), depth: 200, width: 80...150, strength: 0.4),
    ]
  }

  /// Drops that have sunk in, by the layer they have reached.
  private let sunken: [(x: Double, layer: Double, radius: Double)] = [
    (1036, 4.6, 27), (930, 3.6, 16), (1146, 3.2, 20), (984, 5.9, 12), (1218, 5.0, 10),
    (1092, 6.3, 8), (520, 3.8, 11),
  ]

  private var trails: [Beam] {
    sunken.map { x, layer, radius in
      Beam(
        from: Point(x, 440), to: place(x, layer), entry: 0.8, width: radius * 0.4,
        colour: Palette.glacier, strength: 0.2)
    }
  }

  private var drops: [Drop] {
    let falling = [
      Drop(centre: Point(1040, 324), radius: 64, taper: 0.07),
      Drop(centre: Point(1204, 284), radius: 19, taper: 0.05),
      Drop(centre: Point(520, 350), radius: 13, taper: 0.05),
    ]
    return falling
      + sunken.map { x, layer, radius in
        Drop(centre: place(x, layer), radius: radius, tint: Palette.glacier, tinting: 0.4)
      }
  }

  private func place(_ x: Double, _ layer: Double) -> Point { strata.wave(layer).point(at: x) }
}
