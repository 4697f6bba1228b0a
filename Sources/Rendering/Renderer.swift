import CCairo
import Content
import Layout
import PDF
import Typography

/// Draws pages to formats. One renderer serves one thread and keeps its fonts for the next document.
public final class Renderer {
  private let faces: FaceCache
  private let pictures = ImageCache.PictureStore()

  public init() throws(RenderError) {
    faces = try FaceCache()
  }

  /// The Cairo that is linked, such as "1.16.0".
  public static var cairoVersion: String { String(cString: cairo_version_string()) }

  /// All pages as one PDF.
  ///
  /// - Parameters:
  ///   - images: by their path in the document.
  ///   - made: the day that the PDF says it was made on.
  public func pdf(
    _ document: LaidOutDocument, images: [String: JPEGImage], made: Day
  ) throws(RenderError) -> PDFDrawing {
    let canvas = try canvas(for: document, made)
    let drawer = drawer(on: canvas, document, images)
    var marks: [[Item.Meaning]] = []
    for page in document.pages {
      canvas.setPDFSize(width: page.size.width.points, height: page.size.height.points)
      marks.append(try draw(page, tree: document.tree, with: drawer).map(\.meaning))
      cairo_show_page(canvas.context)
    }
    return PDFDrawing(
      bytes: try canvas.finish(), marks: marks,
      structure: DocumentStructure(document, marks: marks))
  }

  /// All pages as one PDF with slots in the place of what tells of the patient, and before them a
  /// page of the signs with which these can be filled: so each sign has the same code whatever the
  /// pages hold.
  ///
  /// - Parameter sheet: runs of all signs.
  public func master(
    _ document: LaidOutDocument, sheet: [GlyphRun], images: [String: JPEGImage], made: Day
  ) throws(RenderError) -> MasterDrawing {
    let canvas = try canvas(for: document, made)
    let drawer = drawer(on: canvas, document, images)
    for (number, run) in sheet.enumerated() {
      let place = Point(x: .pt(8), y: .pt(8) + .pt(4) * Double(number))
      try drawer.draw(Item(.glyphs(run, at: place), .artifact(.layout)))
    }
    cairo_show_page(canvas.context)
    var marks: [[Mark]] = []
    for page in document.pages {
      canvas.setPDFSize(width: page.size.width.points, height: page.size.height.points)
      marks.append(try draw(page, tree: document.tree, with: drawer, leavingSlots: true))
      cairo_show_page(canvas.context)
    }
    var structure = DocumentStructure(document, marks: marks.map { $0.map(\.meaning) })
    structure.slots = marks.map { page in page.indices.filter { page[$0].isSlot } }
    return MasterDrawing(bytes: try canvas.finish(), structure: structure, sheet: sheet)
  }

  private func canvas(for document: LaidOutDocument, _ made: Day) throws(RenderError) -> Canvas {
    guard let first = document.pages.first else { throw .cairo("there is no page to draw") }
    let canvas = try Canvas(
      .pdf, width: first.size.width.points, height: first.size.height.points)
    canvas.setPDFMetadata(CAIRO_PDF_METADATA_TITLE, document.title)
    canvas.setPDFMetadata(CAIRO_PDF_METADATA_CREATE_DATE, "\(made)T00:00:00Z")
    return canvas
  }

  private func drawer(
    on canvas: Canvas, _ document: LaidOutDocument, _ images: [String: JPEGImage]
  ) -> PageDrawer {
    PageDrawer(
      context: canvas.context, faces: faces,
      images: ImageCache(
        images: images, resolution: document.imageResolution, embedsJPEG: true,
        store: pictures),
      meanings: GlyphMeanings())
  }

  /// A tag as it was drawn.
  private struct Mark {
    var meaning: Item.Meaning
    /// Holds the place of something that is written later.
    var isSlot: Bool
  }

  /// Each run of items with one meaning goes into one flat tag: Cairo 1.16 numbers only leaves.
  private func draw(
    _ page: Page, tree: SemanticTree, with drawer: PageDrawer, leavingSlots: Bool = false
  ) throws(RenderError) -> [Mark] {
    var marks: [Mark] = []
    var open: String?
    for item in page.items {
      let isSlot = leavingSlots && item.isPersonal
      if marks.last?.meaning != item.meaning || marks.last?.isSlot != isSlot {
        if let open { cairo_tag_end(drawer.context, open) }
        let name = tagName(item.meaning, in: tree)
        // A tag takes up the source that is set as it begins.
        drawer.setColor(of: item)
        cairo_tag_begin(drawer.context, name, "")
        open = name
        marks.append(Mark(meaning: item.meaning, isSlot: isSlot))
        if isSlot { drawer.drawPlaceholder() }
      }
      if !isSlot { try drawer.draw(item) }
    }
    if let open { cairo_tag_end(drawer.context, open) }
    return marks
  }

  private func tagName(_ meaning: Item.Meaning, in tree: SemanticTree) -> String {
    guard case .node(let node) = meaning else { return "Private" }
    return switch tree.nodes[node].role {
    case .heading(let level): "H\(min(level, 6))"
    case .figure: "Figure"
    default: "P"
    }
  }

  /// One page as a picture.
  ///
  /// - Parameter resolution: pixels to the inch.
  public func png(
    _ page: Page, of document: LaidOutDocument, images: [String: JPEGImage], resolution: Double
  ) throws(RenderError) -> [UInt8] {
    try draw(page, of: document, on: .png(resolution: resolution), images: images)
  }

  /// One page as scalable graphics; its text is drawn as outlines.
  public func svg(
    _ page: Page, of document: LaidOutDocument, images: [String: JPEGImage]
  ) throws(RenderError) -> [UInt8] {
    try draw(page, of: document, on: .svg, images: images)
  }

  private func draw(
    _ page: Page, of document: LaidOutDocument, on format: Canvas.Format,
    images: [String: JPEGImage]
  ) throws(RenderError) -> [UInt8] {
    let canvas = try Canvas(
      format, width: page.size.width.points, height: page.size.height.points)
    let drawer = PageDrawer(
      context: canvas.context, faces: faces,
      images: ImageCache(
        images: images, resolution: document.imageResolution, embedsJPEG: false))
    for item in page.items { try drawer.draw(item) }
    if case .svg = format { cairo_show_page(canvas.context) }
    return try canvas.finish()
  }
}
