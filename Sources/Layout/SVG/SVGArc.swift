import Typography

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A place or a distance in a drawing's own units.
struct SVGPoint: Hashable {
  var x = 0.0
  var y = 0.0

  var placed: Point { Point(x: .pt(x), y: .pt(y)) }

  static func + (left: SVGPoint, right: SVGPoint) -> SVGPoint {
    SVGPoint(x: left.x + right.x, y: left.y + right.y)
  }
  static func - (left: SVGPoint, right: SVGPoint) -> SVGPoint {
    SVGPoint(x: left.x - right.x, y: left.y - right.y)
  }
  static func * (point: SVGPoint, factor: Double) -> SVGPoint {
    SVGPoint(x: point.x * factor, y: point.y * factor)
  }
}

/// A stretch of an ellipse between two points as cubic curves (SVG 1.1, F.6.5 and F.6.6).
struct SVGArc {
  private let start: SVGPoint
  private let end: SVGPoint
  private var radii: SVGPoint
  private let cosine: Double
  private let sine: Double
  private let isLarge: Bool
  private let isClockwise: Bool

  /// - Parameters:
  ///   - rotation: of the ellipse's first axis, in degrees.
  ///   - isLarge: takes the longer way round.
  init(
    from start: SVGPoint, to end: SVGPoint, radii: SVGPoint, rotation: Double, isLarge: Bool,
    isClockwise: Bool
  ) {
    self.start = start
    self.end = end
    self.radii = radii
    cosine = cos(rotation * .pi / 180)
    sine = sin(rotation * .pi / 180)
    self.isLarge = isLarge
    self.isClockwise = isClockwise
  }

  /// Nothing where the arc ends where it begins; a line where it has no radius.
  var elements: [Path.Element] {
    guard start != end else { return [] }
    guard radii.x > 0, radii.y > 0 else { return [.line(end.placed)] }
    // Half of the way, along the ellipse's own axes.
    let half = turnedBack((start - end) * 0.5)
    let needed = squared(half.x / radii.x) + squared(half.y / radii.y)
    let radii = self.radii * max(1, needed.squareRoot())
    let centre = self.centre(half, radii)
    let first = atan2((half.y - centre.y) / radii.y, (half.x - centre.x) / radii.x)
    let last = atan2((-half.y - centre.y) / radii.y, (-half.x - centre.x) / radii.x)
    return pieces(centre, radii, from: first, by: sweep(from: first, to: last))
  }

  private func centre(_ half: SVGPoint, _ radii: SVGPoint) -> SVGPoint {
    let x = squared(half.x * radii.y)
    let y = squared(half.y * radii.x)
    let free = max(0, squared(radii.x * radii.y) - x - y) / (x + y)
    let factor = (isLarge == isClockwise ? -1 : 1) * free.squareRoot()
    return SVGPoint(x: half.y * radii.x / radii.y, y: -half.x * radii.y / radii.x) * factor
  }

  private func sweep(from first: Double, to last: Double) -> Double {
    let angle = last - first
    if isClockwise, angle < 0 { return angle + 2 * .pi }
    return !isClockwise && angle > 0 ? angle - 2 * .pi : angle
  }

  /// A quarter of an ellipse at most to each curve.
  private func pieces(
    _ centre: SVGPoint, _ radii: SVGPoint, from first: Double, by sweep: Double
  ) -> [Path.Element] {
    let count = max(1, Int((abs(sweep) / (.pi / 2) - 1e-9).rounded(.up)))
    let step = sweep / Double(count)
    let pull = 4 / 3 * tan(step / 4)
    let middle = (start + end) * 0.5
    func place(_ x: Double, _ y: Double) -> Point {
      (middle + turned(centre + SVGPoint(x: x * radii.x, y: y * radii.y))).placed
    }
    return (0..<count).map { index in
      let from = first + step * Double(index)
      let to = from + step
      let isLast = index == count - 1
      return .curve(
        place(cos(from) - pull * sin(from), sin(from) + pull * cos(from)),
        place(cos(to) + pull * sin(to), sin(to) - pull * cos(to)),
        isLast ? end.placed : place(cos(to), sin(to)))
    }
  }

  private func turned(_ point: SVGPoint) -> SVGPoint {
    SVGPoint(x: cosine * point.x - sine * point.y, y: sine * point.x + cosine * point.y)
  }

  private func turnedBack(_ point: SVGPoint) -> SVGPoint {
    SVGPoint(x: cosine * point.x + sine * point.y, y: cosine * point.y - sine * point.x)
  }

  private func squared(_ number: Double) -> Double { number * number }
}
