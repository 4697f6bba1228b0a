import CustomDump
import Testing
import Typography

@testable import Layout

@Suite struct GeometryTests {
  private static let box = Rectangle(x: .pt(10), y: .pt(20), width: .pt(60), height: .pt(40))

  private static func ends(_ path: Path) -> [Point] {
    path.elements.compactMap { element in
      switch element {
      case .move(let point), .line(let point), .curve(_, _, let point): point
      case .close: nil
      }
    }
  }

  @Test func outlinesARectangle() {
    let path = Path.rectangle(Self.box)
    expectNoDifference(
      Self.ends(path).map { [$0.x.points, $0.y.points] },
      [[10, 20], [70, 20], [70, 60], [10, 60]])
    #expect(path.elements.last == .close)
  }

  @Test(arguments: [1.0, 8, 20, 500])
  func roundsCornersWithinTheBox(radius: Double) {
    let path = Path.rectangle(Self.box, radius: .pt(radius))
    let points = Self.ends(path)
    #expect(points.allSatisfy { (10.0...70).contains($0.x.points) })
    #expect(points.allSatisfy { (20.0...60).contains($0.y.points) })
    #expect(points.first == points.last)
    // A radius is at most half the shorter side.
    #expect(points[0].x.points == 10 + min(radius, 20))
  }

  @Test func outlinesACircle() throws {
    let centre = Point(x: .pt(50), y: .pt(50))
    let path = Path.circle(centre: centre, radius: .pt(10))
    for case .curve(let first, let second, let end) in path.elements {
      // The curve's middle lies on the circle to a fiftieth of a percent.
      let start = Self.ends(path).min { distance($0, first) < distance($1, first) }
      let start0 = try #require(start)
      let x = (start0.x + first.x * 3 + second.x * 3 + end.x).points / 8
      let y = (start0.y + first.y * 3 + second.y * 3 + end.y).points / 8
      let radius = ((x - 50) * (x - 50) + (y - 50) * (y - 50)).squareRoot()
      #expect(abs(radius - 10) < 0.003)
    }
  }

  private func distance(_ one: Point, _ other: Point) -> Double {
    let (x, y) = ((one.x - other.x).points, (one.y - other.y).points)
    return x * x + y * y
  }

  @Test func mirrorsAndMoves() {
    let item = Item(.fill(.rectangle(Self.box), .black), .artifact(.layout))
    let mirrored = item.mirrored(in: .pt(100)).moved(x: .pt(1), y: .pt(2))
    guard case .fill(let path, _) = mirrored.content else { return #expect(Bool(false)) }
    expectNoDifference(Set(Self.ends(path).map(\.x.points)), [91, 31])
    expectNoDifference(Set(Self.ends(path).map(\.y.points)), [22, 62])
    let image = PlacedImage(key: "k", frame: Self.box, cornerRadius: .zero, focus: .centre)
    let placed = Item(.image(image), .artifact(.layout)).mirrored(in: .pt(100))
    guard case .image(let moved) = placed.content else { return #expect(Bool(false)) }
    #expect(moved.frame == Rectangle(x: .pt(30), y: .pt(20), width: .pt(60), height: .pt(40)))
  }

  @Test func papersAreStandards() {
    #expect(abs(Paper.a4.size.width.points - 595.28) < 0.01)
    #expect(abs(Paper.a4.size.height.points - 841.89) < 0.01)
    #expect(abs(Paper.a5.size.height.points - Paper.a4.size.width.points) < 0.01)
    #expect(Paper.letter.size == Size(width: .pt(612), height: .pt(792)))
    #expect(Paper.legal.size == Size(width: .pt(612), height: .pt(1008)))
  }
}
