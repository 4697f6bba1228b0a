import Typography

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a `transform` does to a place (SVG 1.1, 7.6).
struct SVGTransform: Hashable {
  /// x' = a·x + c·y + e and y' = b·x + d·y + f.
  private var (a, b, c, d, e, f) = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

  static let identity = SVGTransform(1, 0, 0, 1, 0, 0)

  private init(
    _ a: Double, _ b: Double, _ c: Double, _ d: Double, _ e: Double, _ f: Double
  ) {
    (self.a, self.b, self.c, self.d, self.e, self.f) = (a, b, c, d, e, f)
  }

  /// A list such as `translate(10 5) scale(2)`; nil for any other form.
  init?(_ text: String) {
    self = .identity
    for part in text.split(separator: ")") {
      let pieces = part.split(separator: "(", omittingEmptySubsequences: false)
      let name = pieces[0].filter { !$0.isWhitespace && $0 != "," }
      if pieces.count == 1, name.isEmpty { continue }
      guard pieces.count == 2, let values = Self.values(pieces[1]),
        let next = Self.named(name, values)
      else { return nil }
      self = next.followed(by: self)
    }
  }

  static func translation(x: Double, y: Double) -> SVGTransform {
    SVGTransform(1, 0, 0, 1, x, y)
  }

  /// This one first, the other one on what it yields.
  func followed(by outer: SVGTransform) -> SVGTransform {
    SVGTransform(
      outer.a * a + outer.c * b, outer.b * a + outer.d * b,
      outer.a * c + outer.c * d, outer.b * c + outer.d * d,
      outer.a * e + outer.c * f + outer.e, outer.b * e + outer.d * f + outer.f)
  }

  func applied(to path: Path) -> Path {
    self == .identity
      ? path
      : path.mapped { point in
        let (x, y) = (point.x.points, point.y.points)
        return Point(x: .pt(a * x + c * y + e), y: .pt(b * x + d * y + f))
      }
  }

  private static func values(_ text: Substring) -> [Double]? {
    var numbers = SVGNumbers(text)
    var values: [Double] = []
    numbers.skipSpace()
    while !numbers.isAtEnd {
      guard let value = numbers.number() else { return nil }
      values.append(value)
      numbers.skipSeparator()
    }
    return values
  }

  private static func named(_ name: String, _ values: [Double]) -> SVGTransform? {
    switch (name, values.count) {
    case ("matrix", 6):
      return SVGTransform(values[0], values[1], values[2], values[3], values[4], values[5])
    case ("translate", 1...2):
      return .translation(x: values[0], y: values.count > 1 ? values[1] : 0)
    case ("scale", 1...2): return SVGTransform(values[0], 0, 0, values[values.count - 1], 0, 0)
    case ("rotate", 1): return rotation(values[0])
    case ("rotate", 3):
      return translation(x: -values[1], y: -values[2]).followed(by: rotation(values[0]))
        .followed(by: translation(x: values[1], y: values[2]))
    case ("skewX", 1): return SVGTransform(1, 0, tan(values[0] * .pi / 180), 1, 0, 0)
    case ("skewY", 1): return SVGTransform(1, tan(values[0] * .pi / 180), 0, 1, 0, 0)
    default: return nil
    }
  }

  private static func rotation(_ degrees: Double) -> SVGTransform {
    let (cosine, sine) = (cos(degrees * .pi / 180), sin(degrees * .pi / 180))
    return SVGTransform(cosine, sine, -sine, cosine, 0, 0)
  }
}
