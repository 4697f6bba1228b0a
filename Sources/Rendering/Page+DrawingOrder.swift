import Layout
import Typography

extension Page {
  /// The items with lines and areas that mean nothing before the text that they stand among, so that
  /// text follows text: every line between would end a text object and an artifact, and begin others.
  ///
  /// They are drawn below the text in either order. Pictures cover what was drawn before them, so
  /// nothing passes a picture; and the order of all that is read stays.
  var itemsInDrawingOrder: [Item] {
    var ordered: [Item] = []
    ordered.reserveCapacity(items.count)
    var shapes = Shapes()
    var text: [Item] = []
    for item in items {
      if shapes.take(item) { continue }
      switch item.content {
      case .image, .drawing:
        ordered += shapes.items + text + [item]
        (shapes, text) = (Shapes(), [])
      default: text.append(item)
      }
    }
    return ordered + shapes.items + text
  }
}

/// Lines and areas, those of one pen and colour together as far as nothing lies between them.
private struct Shapes {
  private var shapes: [(item: Item, style: Style, extent: Extent)] = []

  private struct Style: Equatable {
    var color: Color
    /// Of the line; nil for an area.
    var width: Length?
    var radius: Length?
  }

  var items: [Item] { shapes.map(\.item) }

  /// Whether the item is one of them.
  mutating func take(_ item: Item) -> Bool {
    guard item.meaning == .artifact(.layout), let (path, style) = Shapes.described(item) else {
      return false
    }
    let extent = Extent(path, width: style.width ?? .zero)
    var place = shapes.count
    for index in shapes.indices.reversed() {
      if shapes[index].style == style {
        place = index + 1
        break
      }
      if shapes[index].extent.touches(extent) { break }
    }
    shapes.insert((item, style, extent), at: place)
    return true
  }

  private static func described(_ item: Item) -> (Path, Style)? {
    switch item.content {
    case .fill(let path, let color):
      (path, Style(color: color, width: nil, radius: path.roundedBox?.radius))
    case .stroke(let path, let color, let width):
      (path, Style(color: color, width: width, radius: nil))
    default: nil
    }
  }

  /// A box about all points of a path.
  private struct Extent {
    private var low = Point(x: .pt(.infinity), y: .pt(.infinity))
    private var high = Point(x: .pt(-.infinity), y: .pt(-.infinity))

    init(_ path: Path, width: Length) {
      for element in path.elements {
        switch element {
        case .move(let point), .line(let point): add(point)
        case .curve(let first, let second, let end):
          add(first)
          add(second)
          add(end)
        case .close: break
        }
      }
      // Corners may reach further than half of the line; and pens go along the next quarter point.
      let margin = width + .pt(0.5)
      low = Point(x: low.x - margin, y: low.y - margin)
      high = Point(x: high.x + margin, y: high.y + margin)
    }

    private mutating func add(_ point: Point) {
      low = Point(x: min(low.x, point.x), y: min(low.y, point.y))
      high = Point(x: max(high.x, point.x), y: max(high.y, point.y))
    }

    func touches(_ other: Extent) -> Bool {
      low.x <= other.high.x && other.low.x <= high.x && low.y <= other.high.y
        && other.low.y <= high.y
    }
  }
}
