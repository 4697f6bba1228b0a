/// Hair lines between the layers, as on a map: they give the eye a scale and a rhythm.
struct Contours {
  var strata: Strata
  var colour: Light
  /// In pixels.
  var width = 1.0
  var opacity = 0.16

  /// Two lines on every second layer; they fade out towards the canvas's sides.
  func paint(on layer: Int, of canvas: inout Canvas) throws(CairoError) {
    guard layer.isMultiple(of: 2) else { return }
    let mask = try canvas.mask { pen in
      for share in [0.36, 0.64] {
        pen.path(through: strata.wave(Double(layer) + share).points(across: canvas.width))
        pen.stroke(width: width)
      }
    }
    let side = Double(canvas.width)
    canvas.paint(mask) { point, _ in
      (
        colour,
        opacity * smoothstep(0.1, 0.45, point.x / side) * smoothstep(0.97, 0.7, point.x / side)
      )
    }
  }
}
