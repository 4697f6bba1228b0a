import Content
import TestSupport
import Typography

@testable import Layout
@testable import Rendering

/// Documents laid out for drawing.
enum RenderedSample {
  static let made = Content.Day(number: 20_148)

  /// The sample handout on A4, and its picture.
  static func handout() throws -> (document: LaidOutDocument, images: [String: JPEGImage]) {
    let hero = try JPEGImage(bytes: JPEGSamples.quadrants(width: 900, height: 400))
    let document = layOut(SampleHandout.document, on: try TestLayouts.plain())
    return (document, ["hero.jpg": hero])
  }

  static func layOut(
    _ document: Document, on template: LayoutTemplate
  ) -> LaidOutDocument {
    LayoutEngine(template: template, typesetter: InstalledFonts.typesetter())
      .layOut(document, images: ["hero.jpg": PixelSize(width: 900, height: 400)])
  }

  static func pdf(of document: LaidOutDocument, images: [String: JPEGImage] = [:]) throws
    -> PDFDrawing
  {
    try Renderer().pdf(document, images: images, made: made)
  }

  /// Pages of items made by hand.
  static func document(_ pages: [[Item]], size: Size = Size(width: .pt(100), height: .pt(80)))
    -> LaidOutDocument
  {
    LaidOutDocument(
      pages: pages.map { Page(size: size, items: $0) }, tree: SemanticTree(), title: "T",
      language: "en", rightToLeft: false, imageResolution: 220, adjustment: "", diagnostics: [])
  }

  static func fill(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ color: Color,
    _ meaning: Item.Meaning = .artifact(.layout)
  ) -> Item {
    let box = Rectangle(x: .pt(x), y: .pt(y), width: .pt(width), height: .pt(height))
    return Item(.fill(.rectangle(box), color), meaning)
  }

  /// A line of text as a run on its own.
  static func run(
    _ string: String, language: String = "en", rightToLeft: Bool = false,
    family: String = "Noto Sans"
  ) throws -> [GlyphRun] {
    var text = StyledText(language: language, rightToLeft: rightToLeft)
    text.append(string, style: TextStyle(families: [family], size: .pt(12), leading: .pt(17)))
    let typesetter = InstalledFonts.typesetter()
    let lines = typesetter.lines(of: try typesetter.prepare(text), measure: .pt(10_000))
    return lines.flatMap(\.runs).map(\.run)
  }
}
