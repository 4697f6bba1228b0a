import CCairo
import Testing

@testable import Rendering

@Suite struct CanvasTests {
  /// Such an error shows on the surface alone, and only once the page is drawn.
  @Test(arguments: [("Nonsense", "Nonsense"), ("P", "H1"), ("Artifact", "Artifact")])
  func reportsATagThatCairoRefuses(begin: String, end: String) throws {
    let canvas = try Canvas(.pdf, width: 100, height: 100)
    cairo_tag_begin(canvas.context, begin, "")
    cairo_rectangle(canvas.context, 10, 10, 20, 20)
    cairo_fill(canvas.context)
    cairo_tag_end(canvas.context, end)
    cairo_show_page(canvas.context)
    #expect(throws: RenderError.self) { try canvas.finish() }
  }

  @Test func reportsAMatrixThatCannotBe() throws {
    let canvas = try Canvas(.svg, width: 100, height: 100)
    cairo_scale(canvas.context, 0, 0)
    #expect(throws: RenderError.cairo("invalid matrix (not invertible)")) {
      try canvas.finish()
    }
  }

  @Test(arguments: [(-1.0, 100.0), (1e9, 100), (.nan, 1)])
  func refusesASizeThatCannotBe(width: Double, height: Double) {
    #expect(throws: RenderError.self) {
      try Canvas(.png(resolution: 72), width: width, height: height)
    }
  }

  @Test func writesNothingTwice() throws {
    let canvas = try Canvas(.png(resolution: 72), width: 10, height: 10)
    #expect(try canvas.finish().starts(with: [0x89, 0x50, 0x4E, 0x47]))
  }
}
