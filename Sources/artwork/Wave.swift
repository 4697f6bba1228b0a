import Glibc

/// A line that rises and falls: a level and the swells that run over it. In pixels.
struct Wave {
  struct Swell {
    let height: Double
    /// From crest to crest.
    let length: Double
    /// In radians.
    let phase: Double
  }

  var level: Double
  var swells: [Swell]

  func height(at x: Double) -> Double {
    swells.reduce(level) { $0 + $1.height * sin(2 * .pi * x / $1.length + $1.phase) }
  }

  func slope(at x: Double) -> Double {
    swells.reduce(0) {
      let turn = 2 * .pi / $1.length
      return $0 + $1.height * turn * cos(turn * x + $1.phase)
    }
  }

  func point(at x: Double) -> Point { Point(x, height(at: x)) }

  /// Points along the line, a little beyond both edges of a canvas of that width.
  func points(across width: Int) -> [Point] {
    stride(from: -8.0, through: Double(width) + 8, by: 4).map(point(at:))
  }
}
