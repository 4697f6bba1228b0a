import CustomDump
import Foundation
import FoundationXML
import TestSupport
import Testing
import Typography

@testable import Layout
@testable import Rendering

/// Single pages as PNG and SVG.
@Suite struct PreviewTests {
  private static func png(_ items: [Item], resolution: Double = 72) throws -> Pixels {
    let document = RenderedSample.document([items])
    return try Pixels(
      png: Renderer().png(document.pages[0], of: document, images: [:], resolution: resolution))
  }

  @Test(arguments: [(72.0, 100, 80), (144, 200, 160), (100, 139, 111), (36, 50, 40)])
  func aPNGHasThePixelsOfItsPage(resolution: Double, width: Int, height: Int) throws {
    let pixels = try Self.png([], resolution: resolution)
    #expect((pixels.width, pixels.height) == (width, height))
    #expect(pixels.isBlank)
  }

  @Test func itemsStandWhereTheyShould() throws {
    let red = Color(red: 1, green: 0, blue: 0)
    let line = Path.line(
      from: Point(x: .pt(10), y: .pt(60)), to: Point(x: .pt(50), y: .pt(60)))
    let pixels = try Self.png(
      [
        RenderedSample.fill(10, 20, 30, 10, red),
        Item(.stroke(line, .black, width: .pt(2)), .artifact(.layout)),
      ], resolution: 144)
    for (x, y, color) in [
      (20, 40, 0xFF0000), (79, 59, 0xFF0000), (19, 40, 0xFFFFFF), (80, 59, 0xFFFFFF),
      (20, 39, 0xFFFFFF), (79, 60, 0xFFFFFF), (20, 118, 0), (99, 121, 0), (20, 117, 0xFFFFFF),
      (20, 122, 0xFFFFFF), (100, 120, 0xFFFFFF),
    ] {
      #expect(pixels[x, y] == UInt32(color), "\(x), \(y)")
    }
  }

  @Test func textStandsOnItsBaseline() throws {
    let run = try #require(RenderedSample.run("HHH").first)
    let item = Item(.glyphs(run, at: Point(x: .pt(10), y: .pt(50))), .node(0))
    let pixels = try Self.png([item], resolution: 288)
    func isInked(_ rows: Range<Int>, _ columns: Range<Int>) -> Bool {
      rows.contains { row in columns.contains { pixels[$0, row] != 0xFFFFFF } }
    }
    // Capitals of 12 pt are 8.6 pt high; a pixel is a quarter of a point.
    #expect(isInked(168..<170, 40..<160))
    #expect(!isInked(0..<164, 0..<400))
    #expect(!isInked(201..<320, 0..<400))
    #expect(isInked(196..<200, 40..<160))
    let right = Int(((10 + run.width.points) * 4).rounded(.up))
    #expect(!isInked(0..<320, right..<400))
  }

  /// Both outputs draw the same page: Cairo's own picture, and poppler's of the PDF.
  @Test func thePDFLooksLikeThePNG() throws {
    let (document, images) = try RenderedSample.handout()
    let pdf = try RenderedSample.pdf(of: document, images: images)
    let page = document.pages[0]
    let drawn = try Pixels(
      png: Renderer().png(page, of: document, images: images, resolution: 72))
    let read = try Pixels(
      ppm: Tool.run("pdftoppm", ["-r", "72", "-f", "1", "-l", "1", "FILE"], on: pdf.bytes).output)
    #expect(abs(drawn.width - read.width) <= 1 && abs(drawn.height - read.height) <= 1)
    var difference = 0.0
    let (width, height) = (min(drawn.width, read.width), min(drawn.height, read.height))
    for y in 0..<height {
      for x in 0..<width { difference += Self.difference(drawn[x, y], read[x, y]) }
    }
    // Of 255. Edges are smoothed otherwise, which makes 2.7; a blank page would make 22.
    #expect(difference / Double(width * height) < 4)
  }

  private static func difference(_ one: UInt32, _ other: UInt32) -> Double {
    let parts: [Int] = [16, 8, 0].map { shift in
      abs(Int(one >> shift & 0xFF) - Int(other >> shift & 0xFF))
    }
    return Double(parts.reduce(0, +)) / 3
  }

  // MARK: SVG

  private final class Outline: NSObject, XMLParserDelegate {
    var root: [String: String] = [:]
    var elements: [String: Int] = [:]

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      if elements.isEmpty { root = attributes }
      elements[name, default: 0] += 1
    }
  }

  @Test func anSVGIsWellFormed() throws {
    let (document, images) = try RenderedSample.handout()
    for page in document.pages {
      let svg = try Renderer().svg(page, of: document, images: images)
      let parser = XMLParser(data: Data(svg))
      let outline = Outline()
      parser.delegate = outline
      #expect(parser.parse(), "\(String(describing: parser.parserError))")
      #expect(outline.root["width"] == "595.275591pt")
      #expect(outline.root["height"] == "841.889764pt")
      #expect(outline.elements["use", default: 0] > 50)
    }
  }

  /// Cairo numbers its surfaces and pictures through the whole process, so that the same page drawn
  /// twice differs in its names; apart from them it is the same.
  @Test func anSVGIsTheSameButForCairosNumbers() throws {
    let (document, images) = try RenderedSample.handout()
    let drawn = try (0..<2).map { _ in
      let svg = try Renderer().svg(document.pages[0], of: document, images: images)
      return String(decoding: svg, as: UTF8.self)
        .replacing(/(image|surface|clip|mask)\d+/) { String($0.1) }
    }
    #expect(drawn[0] == drawn[1])
    #expect(drawn[0].contains("data:image/png;base64,"))
  }
}
