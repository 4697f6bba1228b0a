import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout

@Suite struct SVGPathReaderTests {
  /// `M 1 2`, `C 1 2 3 4 5 6`, `Z`, to a thousandth.
  private func elements(_ data: String) throws -> [String] {
    func text(_ point: Point) -> String {
      [point.x, point.y].map { length in
        let thousandths = (length.points * 1000).rounded() / 1000
        return thousandths == thousandths.rounded()
          ? "\(Int(thousandths))" : "\(thousandths)"
      }.joined(separator: " ")
    }
    return try SVGPathReader.path(data).elements.map { element in
      switch element {
      case .move(let point): "M \(text(point))"
      case .line(let point): "L \(text(point))"
      case .curve(let first, let second, let end):
        "C \(text(first)) \(text(second)) \(text(end))"
      case .close: "Z"
      }
    }
  }

  @Test(arguments: [
    ("M1 2", ["M 1 2"]),
    ("M1,2L3,4", ["M 1 2", "L 3 4"]),
    ("m1 2l3 4", ["M 1 2", "L 4 6"]),
    ("M0 0H5V6h-2v-3", ["M 0 0", "L 5 0", "L 5 6", "L 3 6", "L 3 3"]),
    ("M0 0C1 2 3 4 5 6c1 1 2 2 3 3", ["M 0 0", "C 1 2 3 4 5 6", "C 6 7 7 8 8 9"]),
    // The first control point mirrors the last one of the curve before.
    ("M0 0C0 0 3 4 5 6S9 9 10 10", ["M 0 0", "C 0 0 3 4 5 6", "C 7 8 9 9 10 10"]),
    ("M1 1S9 9 10 10", ["M 1 1", "C 1 1 9 9 10 10"]),
    ("M0 0Q3 3 6 0", ["M 0 0", "C 2 2 4 2 6 0"]),
    ("M0 0Q3 3 6 0T12 0", ["M 0 0", "C 2 2 4 2 6 0", "C 8 -2 10 -2 12 0"]),
    ("M0 0T6 0", ["M 0 0", "C 0 0 2 0 6 0"]),
    // A path goes on where its last part began.
    ("M1 1l2 0zl0 5", ["M 1 1", "L 3 1", "Z", "L 1 6"]),
    // Further pairs after a first point are lines.
    ("M0 0 1 1 2 0m1 1 1 1", ["M 0 0", "L 1 1", "L 2 0", "M 3 1", "L 4 2"]),
    // Numbers need no more space than tells them apart.
    ("M-.5.5e1-3-1", ["M -0.5 5", "L -3 -1"]),
    (" \n M 1e2 , +2 \t z ", ["M 100 2", "Z"]),
    ("", []),
  ])
  func reads(data: String, expected: [String]) throws {
    expectNoDifference(try elements(data), expected)
  }

  @Test func arcs() throws {
    // A quarter of a circle, whose control points every textbook gives.
    expectNoDifference(
      try elements("M10 0A10 10 0 0 1 0 10"), ["M 10 0", "C 10 5.523 5.523 10 0 10"])
    // The longer way round takes three; flags may stand without spaces.
    let long = try elements("M10 0a10 10 0 1 0 -10 10")
    #expect(long.count == 4)
    expectNoDifference(try elements("M10 0a10 10 0 10-10 10"), long)
    // Radii that do not reach are made longer (F.6.6): a half circle from 0 to 20.
    expectNoDifference(
      try elements("M0 0A1 1 0 0 1 20 0"),
      ["M 0 0", "C 0 -5.523 4.477 -10 10 -10", "C 15.523 -10 20 -5.523 20 0"])
    expectNoDifference(try elements("M0 0A0 5 0 0 1 20 0"), ["M 0 0", "L 20 0"])
    expectNoDifference(try elements("M0 0A5 5 0 0 1 0 0"), ["M 0 0"])
  }

  /// Every arc ends where it says, and stays on its ellipse.
  @Test func arcsStayOnTheirCircle() throws {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<200 {
      let angle = Double.random(in: 0.1...6.2, using: &generator)
      let (x, y) = (10 * cosine(angle), 10 * sine(angle))
      let path = try SVGPathReader.path("M10 0A10 10 0 \(angle > .pi ? 1 : 0) 1 \(x) \(y)")
      var from = Point(x: .pt(10), y: .zero)
      for case .curve(let first, let second, let end) in path.elements {
        let middle = (from.x + first.x * 3 + second.x * 3 + end.x) / 8
        let height = (from.y + first.y * 3 + second.y * 3 + end.y) / 8
        let radius = (middle.points * middle.points + height.points * height.points).squareRoot()
        #expect(abs(radius - 10) < 0.01)
        from = end
      }
      #expect(abs(from.x.points - x) < 1e-9 && abs(from.y.points - y) < 1e-9)
    }
  }

  private func sine(_ angle: Double) -> Double { cosine(angle - .pi / 2) }
  private func cosine(_ angle: Double) -> Double {
    // By its series, so that the test does not lean on what it tests.
    var (sum, term) = (1.0, 1.0)
    for n in stride(from: 2.0, through: 60, by: 2) {
      term *= -angle * angle / (n * (n - 1))
      sum += term
    }
    return sum
  }

  @Test(arguments: [
    ("L1 1", 0), ("5 5", 0), ("M1", 2), ("M1 1 2", 6), ("M0 0X", 4), ("M0 0A1 1 0 2 1 5 5", 11),
    ("M0 0Z5", 5), ("M1 1e999", 3), ("Mé", 1), ("M0 0L", 5), ("M99999999999 0", 1),
  ])
  func namesTheFault(data: String, offset: Int) {
    #expect {
      try SVGPathReader.path(data)
    } throws: {
      ($0 as? SVGPathReader.Fault)?.offset == offset
    }
  }

  /// Whatever stands there, reading it ends, and a fault lies within it.
  @Test func hostileDataNeverTraps() {
    var generator = SplitMix64(seed: 11)
    let pieces = [
      "M", "m", "L", "h", "V", "c", "S", "q", "T", "A", "z", "0", "1", ".", "-", "e", "9", " ", ",",
      "é", "\u{0}", "1e9", "-1e-9", "00", "1 1 0 11 5 5",
    ]
    for _ in 0..<3000 {
      let data = (0..<Int.random(in: 0...20, using: &generator))
        .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      do {
        let path = try SVGPathReader.path("M0 0" + data)
        for case .line(let point) in path.elements { #expect(point.x.points.isFinite) }
      } catch {
        #expect((0...data.utf8.count + 4).contains(error.offset))
      }
    }
  }
}
