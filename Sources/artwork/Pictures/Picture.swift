/// One of the family: 1600 × 900 pixels, of which a page shows a band about the middle.
protocol Picture {
  var fileName: String { get }
  /// The seed of its grain.
  var seed: UInt64 { get }
  func paint(on canvas: inout Canvas) throws
}

extension Picture {
  func pixels() throws -> Pixels {
    var canvas = Canvas(width: 1600, height: 900)
    try paint(on: &canvas)
    return canvas.developed(grain: Grain(strength: 1.2, seed: seed))
  }
}
