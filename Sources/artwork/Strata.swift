import Glibc

/// Many layers that flow along with one another: each a little nearer, deeper in colour and out of
/// step with the last.
struct Strata {
  var count: Int
  /// Where the first and the last layer lie, in pixels from the top.
  var levels: ClosedRange<Double>
  /// Layers stand closer together far away: 1 is even, 2 is strong perspective.
  var perspective = 1.35
  /// The farthest and the nearest layer's swells.
  var far: [Wave.Swell]
  var near: [Wave.Swell]
  /// Colours at the crests, and deep within, from the farthest layer to the nearest.
  var crests: Ramp
  var depths: Ramp
  var fade: ClosedRange<Double> = 40...120
  var opacity: ClosedRange<Double> = 0.72...0.90
  var shadow: ClosedRange<Double> = 0.10...0.34
  var reach: ClosedRange<Double> = 12...34
  var rim: ClosedRange<Double> = 0.30...0.45

  /// A layer; 0 is the farthest. Its place may lie between two others.
  func wave(_ index: Double) -> Wave {
    let t = share(index)
    let level = mix(levels.lowerBound, levels.upperBound, power(t))
    let swells = zip(far, near).map { far, near in
      Wave.Swell(
        height: mix(far.height, near.height, t), length: mix(far.length, near.length, t),
        phase: mix(far.phase, near.phase, t))
    }
    return Wave(level: level, swells: swells)
  }

  subscript(_ index: Int) -> Stratum {
    let t = share(Double(index))
    let (crest, depth) = (crests[t], depths[t])
    // A beat, so that no layer is quite like its neighbours.
    let beat = 1 + 0.35 * sin(Double(index) * 2.2)
    return Stratum(
      wave: wave(Double(index)), body: Ramp(crest, crest.mixed(with: depth, 0.6), depth),
      fade: fade.at(t) * beat, opacity: opacity.at(t), shadow: shadow.at(t),
      reach: reach.at(t) * beat, rim: rim.at(t) * (2 - beat))
  }

  /// All of them, the farthest first.
  ///
  /// - Parameter finish: what is done to a layer before the next one covers it.
  func paint(
    on canvas: inout Canvas, in lighting: Lighting,
    finish: (Int, inout Canvas) throws -> Void = { _, _ in }
  ) throws {
    for index in 0..<count {
      try self[index].paint(on: &canvas, in: lighting)
      try finish(index, &canvas)
    }
  }

  private func share(_ index: Double) -> Double { index / Double(count - 1) }

  private func power(_ t: Double) -> Double { t <= 0 ? t : Glibc.pow(t, perspective) }
}

extension ClosedRange<Double> {
  fileprivate func at(_ share: Double) -> Double { mix(lowerBound, upperBound, share) }
}
