import CCairo
import Content
import Layout
import PDF

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
    guard let first = document.pages.first else { throw .cairo("there is no page to draw") }
    let canvas = try Canvas(
      .pdf, width: first.size.width.points, height: first.size.height.points)
    canvas.setPDFMetadata(CAIRO_PDF_METADATA_TITLE, document.title)
    canvas.setPDFMetadata(CAIRO_PDF_METADATA_CREATE_DATE, "\(made)T00:00:00Z")
    let drawer = PageDrawer(
      context: canvas.context, faces: faces,
      images: ImageCache(
        images: images, resolution: document.imageResolution, embedsJPEG: true,
        store: pictures),
      meanings: GlyphMeanings())
    var marks: [[Item.Meaning]] = []
    for page in document.pages {
      canvas.setPDFSize(width: page.size.width.points, height: page.size.height.points)
      marks.append(try draw(page, tree: document.tree, with: drawer))
      cairo_show_page(canvas.context)
    }
    return PDFDrawing(
      bytes: try canvas.finish(), marks: marks,
      structure: DocumentStructure(document, marks: marks))
  }

  /// Each run of items with one meaning goes into one flat tag: Cairo 1.16 numbers only leaves.
  private func draw(
    _ page: Page, tree: SemanticTree, with drawer: PageDrawer
  ) throws(RenderError) -> [Item.Meaning] {
    var marks: [Item.Meaning] = []
    var open: (name: String, meaning: Item.Meaning)?
    for item in page.itemsInDrawingOrder {
      if open?.meaning != item.meaning {
        if let open { cairo_tag_end(drawer.context, open.name) }
        let name = tagName(item.meaning, in: tree)
        // A tag takes up the source that is set as it begins.
        drawer.setColor(of: item)
        cairo_tag_begin(drawer.context, name, "")
        open = (name, item.meaning)
        marks.append(item.meaning)
      }
      try drawer.draw(item)
    }
    if let open { cairo_tag_end(drawer.context, open.name) }
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
