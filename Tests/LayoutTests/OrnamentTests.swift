import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout

@Suite struct OrnamentTests {
  private let size = Size(width: .pt(500), height: .pt(130))

  private func drawing(_ seed: String) -> Drawing {
    Ornament.drawing(seed: seed, size: size, color: TestLayouts.accent)
  }

  @Test func aNameDecidesWhichDrawing() {
    expectNoDifference(drawing("peel"), drawing("peel"))
    #expect(drawing("peel") != drawing("peeling"))
    #expect(drawing("") != drawing("peel"))
  }

  /// Every wave crosses the whole band and stays within it, so that no edge shows.
  @Test(arguments: ["peel", "", "лазер", "a-very-long-name-of-a-treatment"])
  func wavesFillTheBand(seed: String) {
    for shape in drawing(seed).shapes.dropFirst(4) {
      var xs: [Double] = []
      for case .curve(_, _, let point) in shape.path.elements {
        xs.append(point.x.points)
        #expect((0...130).contains(point.y.points))
      }
      #expect(abs((xs.last ?? 0) - 500) < 1e-9)
      #expect(shape.path.elements.contains(.line(Point(x: .zero, y: .pt(130)))))
    }
  }

  /// Layers differ enough to be told apart in grey, and none is so dark that it weighs on the page.
  @Test func layersDarkenDownwards() {
    let contrasts = drawing("peel").shapes.dropFirst(4).map { $0.color.contrast(with: .white) }
    #expect(contrasts == contrasts.sorted())
    for (above, below) in zip(contrasts, contrasts.dropFirst()) { #expect(below / above > 1.08) }
    #expect((contrasts.last ?? 0) < 7)
  }

  @Test func staysSmall() {
    let elements = drawing("peel").shapes.reduce(0) { $0 + $1.path.elements.count }
    #expect(elements < 180)
  }
}
