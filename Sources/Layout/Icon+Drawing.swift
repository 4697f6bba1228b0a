import Content
import Typography

extension Icon {
  /// The icon's lines in a square box, from drawings on a grid of 24 units.
  func strokes(in box: Rectangle) -> Path {
    let unit = box.width / 24
    return outline.mapped { point in
      Point(x: box.x + unit * point.x.points, y: box.y + unit * point.y.points)
    }
  }

  /// Sun and sauna are struck through whatever the words beside them do: a reader of pictures must
  /// never take "keep out of the sun" for "sun".
  func isStruckThrough(_ kind: Timeline.Track.Kind) -> Bool {
    kind == .avoid || self == .sun || self == .sauna
  }

  /// The stroke of a prohibition, from corner to corner of the box.
  static func slash(in box: Rectangle) -> Path {
    let inset = box.width * 0.08
    return .line(
      from: Point(x: box.x + inset, y: box.y + box.height - inset),
      to: Point(x: box.x + box.width - inset, y: box.y + inset))
  }

  private var outline: Path {
    switch self {
    case .sun: Icon.sunOutline
    case .water: Icon.waterOutline
    case .sauna: Icon.saunaOutline
    case .cream: Icon.creamOutline
    case .pill: Icon.pillOutline
    case .phone: Icon.phoneOutline
    case .calendar: Icon.calendarOutline
    }
  }

  // MARK: Drawings

  private static func point(_ x: Double, _ y: Double) -> Point { Point(x: .pt(x), y: .pt(y)) }

  private static func line(_ points: (Double, Double)...) -> Path {
    Path(
      points.enumerated().map { index, place in
        index == 0 ? .move(point(place.0, place.1)) : .line(point(place.0, place.1))
      })
  }

  private static func box(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, radius: Double
  ) -> Path {
    .rectangle(
      Rectangle(x: .pt(x), y: .pt(y), width: .pt(width), height: .pt(height)),
      radius: .pt(radius))
  }

  /// A wave of two swings, rightwards or downwards.
  private static func wave(_ x: Double, _ y: Double, swing: Double, length: Double, upright: Bool)
    -> Path
  {
    func place(_ along: Double, _ across: Double) -> Point {
      upright ? point(x + across, y + along) : point(x + along, y + across)
    }
    let half = length / 2
    return Path([
      .move(place(0, 0)),
      .curve(place(half * 0.35, -swing), place(half * 0.65, -swing), place(half, 0)),
      .curve(place(half * 1.35, swing), place(half * 1.65, swing), place(length, 0)),
    ])
  }

  private static let sunOutline: Path = {
    // Unit vectors of eight rays.
    let rays: [(Double, Double)] = [
      (1, 0), (0.7071, 0.7071), (0, 1), (-0.7071, 0.7071), (-1, 0), (-0.7071, -0.7071), (0, -1),
      (0.7071, -0.7071),
    ]
    return .joined(
      [.circle(centre: point(12, 12), radius: .pt(4.4))]
        + rays.map { x, y in
          line((12 + x * 7.2, 12 + y * 7.2), (12 + x * 10.2, 12 + y * 10.2))
        })
  }()

  private static let waterOutline = Path.joined(
    [7.0, 12, 17].flatMap { y in
      [
        wave(2, y, swing: 2.6, length: 10, upright: false),
        wave(12, y, swing: 2.6, length: 10, upright: false),
      ]
    })

  private static let saunaOutline = Path.joined(
    [6.5, 12, 17.5].map { wave($0, 3, swing: 2.4, length: 12, upright: true) }
      + [line((3, 18.5), (21, 18.5)), line((5, 22), (5, 18.5)), line((19, 22), (19, 18.5))])

  private static let creamOutline = Path.joined([
    box(4, 12, 16, 9, radius: 2), box(5.5, 8.5, 13, 3.5, radius: 1),
    wave(8.5, 5.6, swing: 2.4, length: 7, upright: false),
  ])

  private static let pillOutline = Path.joined([
    box(2.5, 7.5, 19, 9, radius: 4.5), line((12, 7.5), (12, 16.5)),
  ])

  private static let phoneOutline = Path.joined([
    box(6.5, 2, 11, 20, radius: 2), line((10.4, 18.6), (13.6, 18.6)),
  ])

  private static let calendarOutline = Path.joined([
    box(3, 5, 18, 16, radius: 2), line((3, 10), (21, 10)), line((8, 2.5), (8, 7)),
    line((16, 2.5), (16, 7)),
  ])
}

extension Path {
  /// The outlines as one, drawn together.
  static func joined(_ paths: [Path]) -> Path {
    Path(paths.flatMap(\.elements))
  }
}
