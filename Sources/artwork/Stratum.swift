import Glibc

/// A layer: all that lies below a wave, lightest at its crest.
struct Stratum {
  var wave: Wave
  /// From the crest inwards.
  var body: Ramp
  /// In pixels: how deep the crest's lightness reaches.
  var fade: Double
  /// At the crest; layers are like petals, thin at their edge.
  var opacity: Double
  /// How dark a shadow it casts on the layers behind it, 0…1.
  var shadow: Double
  /// In pixels: how far that shadow reaches.
  var reach: Double
  /// How strongly its crest catches the light, 0…1.
  var rim: Double

  func paint(on canvas: inout Canvas, in lighting: Lighting) throws(CairoError) {
    let columns = (0..<canvas.width).map { Column(self, x: Double($0) + 0.5, in: lighting) }
    castShadow(on: &canvas, columns)
    let mask = try canvas.mask { pen in
      pen.path(through: wave.points(across: canvas.width))
      pen.line(to: Point(Double(canvas.width) + 8, Double(canvas.height) + 8))
      pen.line(to: Point(-8, Double(canvas.height) + 8))
      pen.close()
      pen.fill()
    }
    canvas.paint(mask) { point, _ in
      let column = columns[Int(point.x)]
      let depth = max(0, point.y - column.crest) * column.steepness
      return (light(depth, column), opacity + (1 - opacity) * smoothstep(0, fade * 0.8, depth))
    }
  }

  /// A fold's own colour, with what falls on it: broadly on its shoulder, sharply on its edge.
  private func light(_ depth: Double, _ column: Column) -> Light {
    let own = body[1 - exp(-depth / fade)]
    let shoulder = 1 + 0.30 * (column.facing - 0.55) * exp(-depth / (fade * 0.9))
    let edge = rim * (0.75 * exp(-depth / 1.6) + 0.25 * exp(-depth / 14))
    return own * shoulder + column.edge * edge + own * column.glow * exp(-depth / 60)
  }

  /// Shadows are warm: wine takes less red from what it darkens.
  private func castShadow(on canvas: inout Canvas, _ columns: [Column]) {
    let tint = Light(0.72, 1.0, 0.92) * shadow
    let top = (columns.map(\.crest).min() ?? 0) - reach * 3
    let bottom = (columns.map(\.crest).max() ?? 0) + 2
    canvas.shade(rows: Int(max(0, top))..<Int(max(1, bottom))) { point, below in
      let column = columns[Int(point.x)]
      let distance = (column.crest - point.y) * column.steepness
      guard distance > -2 else { return below }
      return below * (Light(repeating: 1) - tint * exp(-max(0, distance) / reach))
    }
  }

  /// What all pixels above one another share.
  private struct Column {
    let crest: Double
    /// Turns a vertical distance into one across the crest.
    let steepness: Double
    let facing: Double
    /// What the crest's edge shines with.
    let edge: Light
    /// What glows within the scene give to the layer.
    let glow: Light

    init(_ stratum: Stratum, x: Double, in lighting: Lighting) {
      crest = stratum.wave.height(at: x)
      let slope = stratum.wave.slope(at: x)
      steepness = 1 / (1 + slope * slope).squareRoot()
      facing = lighting.facing(Point(x, crest), slope: slope)
      glow = lighting.glow(at: Point(x, crest))
      edge = lighting.colour * (facing * facing) + glow * 0.6
    }
  }
}
