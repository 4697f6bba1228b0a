/// Where a shape is: coverage from 0 to 1 for every pixel of the canvas.
struct Mask {
  let width: Int
  /// Rows that the shape touches; none of the others need be looked at.
  let rows: Range<Int>
  private let coverage: [UInt8]

  init(width: Int, height: Int, _ draw: (Pen) -> Void) throws(CairoError) {
    let pen = try Pen(width: width, height: height)
    draw(pen)
    coverage = try pen.coverage()
    self.width = width
    let touched = coverage.firstIndex { $0 > 0 }.map { $0 / width } ?? 0
    let last = coverage.lastIndex { $0 > 0 }.map { $0 / width + 1 } ?? 0
    rows = touched..<last
  }

  subscript(x: Int, y: Int) -> Double { Double(coverage[y * width + x]) / 255 }
}
