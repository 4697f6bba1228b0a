import Typography

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A calm picture for a treatment that has none of its own: layers as waves under a soft light, in
/// the tints of one colour. The same name gives the same picture.
struct Ornament {
  private let size: Size
  private let color: Color
  private var random: Noise

  private static let layers = 6
  /// Points at which a wave is measured; curves between them follow its slope.
  private static let pieces = 16

  init(seed: String, size: Size, color: Color) {
    self.size = size
    self.color = color
    random = Noise(seed: seed)
  }

  /// A drawing of the size in points.
  static func drawing(seed: String, size: Size, color: Color) -> Drawing {
    var ornament = Ornament(seed: seed, size: size, color: color)
    return Drawing(size: size, shapes: ornament.shapes())
  }

  private mutating func shapes() -> [Drawing.Shape] {
    let ground = Path.rectangle(
      Rectangle(x: .zero, y: .zero, width: size.width, height: size.height))
    var shapes = [Drawing.Shape(ground, color.tint(0.13))]
    shapes += light()
    for layer in 0..<Self.layers {
      let depth = Double(layer) / Double(Self.layers - 1)
      // Deeper layers are darker, in steps that grow: an eye sees them as even.
      shapes.append(.init(wave(depth: depth), color.tint(0.2 + 0.5 * depth * (0.4 + 0.6 * depth))))
    }
    return shapes
  }

  /// Rings that grow paler inwards, where the light is.
  private mutating func light() -> [Drawing.Shape] {
    let centre = Point(
      x: size.width * random.between(0.62, 0.82), y: size.height * random.between(0.28, 0.4))
    return [(0.62, 0.1), (0.44, 0.07), (0.27, 0.035)].map { radius, tint in
      .init(.circle(centre: centre, radius: size.height * radius), color.tint(tint))
    }
  }

  /// Everything below a line that swings twice at once.
  private mutating func wave(depth: Double) -> Path {
    let level = size.height.points * (0.4 + 0.5 * depth)
    let swings = [
      Swing(
        height: size.height.points * random.between(0.05, 0.1),
        turns: random.between(0.7, 1.3), phase: random.between(0, 2 * .pi)),
      Swing(
        height: size.height.points * random.between(0.015, 0.035),
        turns: random.between(1.8, 2.8), phase: random.between(0, 2 * .pi)),
    ]
    let width = size.width.points
    let step = width / Double(Self.pieces)
    func height(_ x: Double) -> Double { level + swings.reduce(0) { $0 + $1.height(x / width) } }
    func slope(_ x: Double) -> Double { swings.reduce(0) { $0 + $1.slope(x / width) } / width }
    func point(_ x: Double, _ y: Double) -> Point { Point(x: .pt(x), y: .pt(y)) }
    var elements: [Path.Element] = [.move(point(0, height(0)))]
    for piece in 0..<Self.pieces {
      let (from, to) = (Double(piece) * step, Double(piece + 1) * step)
      elements.append(
        .curve(
          point(from + step / 3, height(from) + slope(from) * step / 3),
          point(to - step / 3, height(to) - slope(to) * step / 3), point(to, height(to))))
    }
    let bottom = size.height.points
    return Path(elements + [.line(point(width, bottom)), .line(point(0, bottom)), .close])
  }

  private struct Swing {
    var height: Double
    /// Over the whole width.
    var turns: Double
    var phase: Double

    func height(_ x: Double) -> Double { height * sin(phase + 2 * .pi * turns * x) }
    func slope(_ x: Double) -> Double {
      height * 2 * .pi * turns * cos(phase + 2 * .pi * turns * x)
    }
  }

  /// Numbers that follow from a name: FNV-1a starts Steele, Lea and Flood's generator.
  private struct Noise {
    private var state: UInt64

    init(seed: String) {
      state = seed.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    mutating func between(_ low: Double, _ high: Double) -> Double {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      z ^= z >> 31
      return low + (high - low) * Double(z >> 11) / Double(1 << 53)
    }
  }
}
