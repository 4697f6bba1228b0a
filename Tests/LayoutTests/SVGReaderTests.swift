import Content
import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout

@Suite struct SVGReaderTests {
  private let accent = Color(red: 0, green: 0, blue: 1)

  private func read(_ text: String) -> Parsed<Drawing> {
    SVGReader(accent: accent).read(SourceFile(path: "logo.svg", text: text))
  }

  /// `line:column message` of each error.
  private func errors(_ text: String) -> [String] {
    read(text).diagnostics.map {
      "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.message)"
    }
  }

  private func starts(_ text: String) -> [Point] {
    (read(text).sound?.shapes ?? []).compactMap { shape in
      if case .move(let point)? = shape.path.elements.first { point } else { nil }
    }
  }

  @Test func readsPathsWithTheirColours() throws {
    let drawing = try #require(
      read(
        """
        <?xml version="1.0"?>
        <!-- made by hand -->
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="10 20 30 40">
          <title>A sign</title>
          <g fill="#f00" fill-rule='evenodd'>
            <path d="M10 20h5v5z"/>
            <path d="M11 20h5v5z" style="fill: currentColor; fill-rule:nonzero"/>
            <path d="M12 20h5v5z" fill="none"/>
          </g>
          <path d="M13 20h5v5z"></path>
        </svg>
        """
      ).sound)
    expectNoDifference(drawing.size, Size(width: .pt(30), height: .pt(40)))
    expectNoDifference(
      drawing.shapes.map(\.color), [Color(red: 1, green: 0, blue: 0), accent, .black])
    expectNoDifference(drawing.shapes.map(\.isEvenOdd), [true, false, false])
    // The box's corner is the drawing's.
    expectNoDifference(
      drawing.shapes.map(\.path.elements.first),
      [0, 1, 3].map { .move(Point(x: .pt($0), y: .zero)) })
  }

  @Test(arguments: [
    ("translate(10 5)", 11.0, 6.0), ("translate(10)", 11, 1), ("scale(2)", 2, 2),
    ("scale(2,3)", 2, 3), ("translate(10 5) scale(2)", 12, 7), ("rotate(90)", -1, 1),
    ("rotate(90 1 1)", 1, 1), ("matrix(1 0 0 1 4 5)", 5, 6), ("skewX(45)", 2, 1),
  ])
  func transforms(transform: String, x: Double, y: Double) throws {
    let point = try #require(
      starts(
        "<svg viewBox='0 0 9 9'><g transform='\(transform)'><path d='M1 1h2v2z'/></g></svg>"
      ).first)
    #expect(abs(point.x.points - x) < 1e-9 && abs(point.y.points - y) < 1e-9)
  }

  @Test func groupsCarryTheirTransformsInwards() {
    let text =
      "<svg width='9px' height='9'><g transform='translate(10)'><g transform='scale(2)'>"
      + "<path d='M1 1h2z'/></g></g><path d='M1 1h2z'/></svg>"
    expectNoDifference(
      starts(text), [Point(x: .pt(12), y: .pt(2)), Point(x: .pt(1), y: .pt(1))])
  }

  /// A logo with a piece missing is worse than none.
  @Test(arguments: [
    ("<rect/>", "1:27 'rect' is not drawn: a logo is made of filled paths"),
    (
      "<text><path d='M0 0'/></text>", "1:27 'text' is not drawn: a logo is made of filled paths"
    ),
    (
      "<path d='M0 0h1z' stroke='red'/>",
      "1:53 'stroke' is not drawn: a logo is made of filled paths"
    ),
    ("<path fill='teal' d='M0 0z'/>", "1:39 'teal' is no colour such as \"#7a2e43\""),
    ("<path d='M0 0\nL5 x'/>", "2:4 the path data needs a number here"),
    ("<g transform='spin(4)'/>", "1:41 'spin(4)' is no transform such as \"translate(10 5)\""),
    ("</g>", "1:27 '</g>' ends no element that is open"),
    ("<path d=5/>", "1:35 the value of 'd' needs quotes"),
    ("<!-- no end", "1:27 '-->' is missing"),
    ("<!DOCTYPE svg [<!ENTITY a 'b'>]>", nil),
  ])
  func namesWhatItDoesNotDraw(content: String, error: String?) {
    let found = errors("<svg viewBox='0 0 64 64' >\n".dropLast() + content + "</svg>")
    if let error { #expect(found.first == error) } else { #expect(!found.isEmpty) }
  }

  @Test(arguments: [
    ("", "1:1 the file holds no drawing: the element 'svg' is missing"),
    ("<html/>", "1:1 the file begins with 'html', not 'svg'"),
    ("<svg viewBox='0 0 5 5'/>", "1:1 the drawing holds no filled path"),
    ("<svg><path d='M0 0z'/></svg>", nil), ("<svg viewBox='0 0 0 5'/>", nil),
  ])
  func aDrawingNeedsABoxAndAPath(text: String, error: String?) {
    let found = errors(text)
    if let error { expectNoDifference(found, [error]) } else { #expect(!found.isEmpty) }
    #expect(read(text).value == nil)
  }

  @Test func readsPathData() throws {
    let reader = SVGReader(accent: accent)
    let drawing = try #require(reader.read(path: "M1 1h2v2z", box: "1 1 4 2", at: nil).sound)
    expectNoDifference(drawing.size, Size(width: .pt(4), height: .pt(2)))
    expectNoDifference(drawing.shapes.map(\.color), [accent])
    expectNoDifference(
      reader.read(path: "M1", box: "0 0 4 2", at: nil).diagnostics.map(\.hint),
      ["it is at character 3 of the data"])
    for box in ["", "1 2 3", "0 0 -1 5", "0 0 1 1000", "a b c d"] {
      #expect(reader.read(path: "M1 1z", box: box, at: nil).sound == nil)
    }
  }

  @Test func hostileFilesNeverTrap() {
    var generator = SplitMix64(seed: 3)
    let pieces = [
      "<", ">", "/", "svg", "path", "g", "=", "'", "\"", " d=", "M0 0", "<!--", "-->", "<?", "?>",
      "<![CDATA[", "]]>", "<!DOCTYPE", "[", "viewBox='0 0 9 9'", "&lt;", "é", "\n", "</g>", "<g>",
      "<svg viewBox='0 0 9 9'>", "<path d='M1 1z'/>", "fill='#1'", "style='fill'",
    ]
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 0...25, using: &generator))
        .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let file = SourceFile(path: "x.svg", text: text)
      for diagnostic in SVGReader(accent: accent).read(file).diagnostics {
        #expect(diagnostic.location.flatMap { file.line($0.line) } != nil)
      }
    }
  }
}
