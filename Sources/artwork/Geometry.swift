import Glibc

/// A place on the canvas, in pixels from the top left.
typealias Point = SIMD2<Double>

extension Point {
  var length: Double { (x * x + y * y).squareRoot() }

  func dot(_ other: Point) -> Double { x * other.x + y * other.y }
}

/// 0 below `from`, 1 above `to`, and a smooth step in between; runs downwards where `from` > `to`.
func smoothstep(_ from: Double, _ to: Double, _ value: Double) -> Double {
  let t = min(max((value - from) / (to - from), 0), 1)
  return t * t * (3 - 2 * t)
}

func mix(_ from: Double, _ to: Double, _ share: Double) -> Double { from + (to - from) * share }

/// A bell of height 1: 1 at 0, 0.37 at `width`.
func bell(_ distance: Double, _ width: Double) -> Double {
  let ratio = distance / width
  return exp(-ratio * ratio)
}

/// A tail of height 1, as light fades in haze: 0.37 at `width`.
func tail(_ distance: Double, _ width: Double) -> Double { exp(-abs(distance) / width) }
