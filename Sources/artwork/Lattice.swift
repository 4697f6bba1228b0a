/// A net of points that lies on layers and bends with them.
struct Lattice {
  struct Node {
    let place: Point
    let radius: Double
    /// 0…1: how clearly it is seen.
    let strength: Double
  }

  let strata: Strata
  /// The rows' middle, in pixels: columns spread from it as the rows come nearer.
  var middle: Double
  /// In pixels, between the points of the farthest and of the nearest row.
  var spacing: ClosedRange<Double>
  /// In pixels, of the farthest and of the nearest points.
  var radius: ClosedRange<Double>
  /// Rows on each layer.
  var rows: Int
  /// How clearly a point is seen at a place, 0…1.
  var strength: (Point) -> Double

  /// The points that lie on a layer and are not hidden by the next.
  func nodes(on layer: Int) -> [Node] {
    (0..<rows).flatMap { row in
      nodes(inRow: layer * rows + row, along: Double(layer) + (Double(row) + 0.5) / Double(rows))
    }
  }

  /// Rows stand in each other's gaps.
  private func nodes(inRow row: Int, along position: Double) -> [Node] {
    let nearness = position / Double(strata.count)
    let spacing = mix(spacing.lowerBound, spacing.upperBound, nearness)
    let radius = mix(radius.lowerBound, radius.upperBound, nearness)
    let wave = strata.wave(position)
    let offset = row.isMultiple(of: 2) ? 0.0 : 0.5
    return (-60...60).compactMap { column in
      let place = wave.point(at: middle + (Double(column) + offset) * spacing)
      let strength = strength(place)
      guard strength > 0.01 else { return nil }
      return Node(place: place, radius: radius * (0.55 + 0.45 * strength), strength: strength)
    }
  }

  func paint(layer: Int, colour: Light, on canvas: inout Canvas) throws(CairoError) {
    let mask = try canvas.mask { pen in
      for node in nodes(on: layer) {
        pen.ellipse(at: node.place, radius: node.radius)
      }
      pen.fill()
    }
    canvas.paint(mask) { point, _ in (colour, 0.88 * strength(point)) }
  }
}
