import Typography

/// A place on the page; x grows to the right, y downwards.
public struct Point: Hashable, Sendable {
  public var x: Length
  public var y: Length

  public init(x: Length, y: Length) {
    self.x = x
    self.y = y
  }
}

public struct Size: Hashable, Sendable {
  public var width: Length
  public var height: Length

  public init(width: Length, height: Length) {
    self.width = width
    self.height = height
  }
}

public struct Rectangle: Hashable, Sendable {
  public var x: Length
  public var y: Length
  public var width: Length
  public var height: Length

  public init(x: Length, y: Length, width: Length, height: Length) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}

/// An outline of straight lines and cubic curves.
public struct Path: Hashable, Sendable {
  public enum Element: Hashable, Sendable {
    case move(Point)
    case line(Point)
    case curve(Point, Point, Point)
    case close
  }

  public var elements: [Element] { didSet { roundedBox = nil } }
  /// The box that the outline is, where it is one: a pen as thick as its corners are round draws it
  /// in one stroke.
  public private(set) var roundedBox: RoundedBox?

  /// A rectangle whose corners are quarter circles.
  public struct RoundedBox: Hashable, Sendable {
    public var frame: Rectangle
    /// At most half of the shorter side.
    public var radius: Length
  }

  public init(_ elements: [Element] = []) {
    self.elements = elements
  }

  public static func line(from start: Point, to end: Point) -> Path {
    Path([.move(start), .line(end)])
  }

  /// A rectangle whose corners are rounded by a quarter circle; a radius of zero leaves them square.
  public static func rectangle(_ box: Rectangle, radius: Length = .zero) -> Path {
    let (left, top) = (box.x, box.y)
    let (right, bottom) = (box.x + box.width, box.y + box.height)
    func point(_ x: Length, _ y: Length) -> Point { Point(x: x, y: y) }
    guard radius > .zero else {
      return Path([
        .move(point(left, top)), .line(point(right, top)), .line(point(right, bottom)),
        .line(point(left, bottom)), .close,
      ])
    }
    let round = min(radius, box.width / 2, box.height / 2)
    let pull = round * (1 - circleConstant)
    var path = Path([
      .move(point(left + round, top)), .line(point(right - round, top)),
      .curve(
        point(right - pull, top), point(right, top + pull), point(right, top + round)),
      .line(point(right, bottom - round)),
      .curve(
        point(right, bottom - pull), point(right - pull, bottom), point(right - round, bottom)),
      .line(point(left + round, bottom)),
      .curve(
        point(left + pull, bottom), point(left, bottom - pull), point(left, bottom - round)),
      .line(point(left, top + round)),
      .curve(point(left, top + pull), point(left + pull, top), point(left + round, top)),
      .close,
    ])
    path.roundedBox = RoundedBox(frame: box, radius: round)
    return path
  }

  public static func circle(centre: Point, radius: Length) -> Path {
    rectangle(
      Rectangle(
        x: centre.x - radius, y: centre.y - radius, width: radius * 2, height: radius * 2),
      radius: radius)
  }

  /// The control points' distance that makes a cubic curve the best quarter circle.
  private static let circleConstant = 0.5522847498

  func mapped(_ transform: (Point) -> Point) -> Path {
    var path = Path(
      elements.map { element in
        switch element {
        case .move(let point): .move(transform(point))
        case .line(let point): .line(transform(point))
        case .curve(let first, let second, let end):
          .curve(transform(first), transform(second), transform(end))
        case .close: .close
        }
      })
    path.roundedBox = roundedBox?.mapped(transform)
    return path
  }
}

extension Path.RoundedBox {
  /// Nil where the transform changes the box's size: its corners may be round no longer.
  fileprivate func mapped(_ transform: (Point) -> Point) -> Path.RoundedBox? {
    let first = transform(Point(x: frame.x, y: frame.y))
    let last = transform(Point(x: frame.x + frame.width, y: frame.y + frame.height))
    let moved = Rectangle(
      x: min(first.x, last.x), y: min(first.y, last.y), width: frame.width, height: frame.height)
    func isKept(_ before: Length, _ from: Length, _ to: Length) -> Bool {
      abs(abs(to.points - from.points) - before.points) < 1e-6
    }
    guard isKept(frame.width, first.x, last.x), isKept(frame.height, first.y, last.y) else {
      return nil
    }
    return Path.RoundedBox(frame: moved, radius: radius)
  }
}
