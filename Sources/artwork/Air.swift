/// What stands behind everything: haze, lightest around the place that the light comes from.
struct Air {
  var lightest: Point
  /// In pixels, how far from there the last colour lies, sideways and downwards.
  var reach: Point
  var colours: Ramp

  func paint(on canvas: inout Canvas) {
    canvas.shade { point, _ in colours[((point - lightest) / reach).length] }
  }
}
