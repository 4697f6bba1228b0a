import CCairo
import CZlib
import Content
import Layout
import PDF
import Typography

/// Draws pages to formats. One renderer serves one thread and keeps its fonts for the next document.
public final class Renderer {
  private let faces: FaceCache
  private let pictures = ImageCache.PictureStore()
  private let pages = PageMemory()

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
      let stretches = stretches(of: page, document.tree)
      try draw(stretches, with: drawer)
      marks.append(stretches.map(\.meaning))
      cairo_show_page(canvas.context)
    }
    return PDFDrawing(
      bytes: try canvas.finish(), marks: marks,
      structure: DocumentStructure(document, marks: marks))
  }

  /// All pages as the PDF that Cairo alone makes, with its own compression and no finisher's tags:
  /// what finishing costs is measured against it.
  public func unfinishedPDF(
    _ document: LaidOutDocument, images: [String: JPEGImage], made: Day
  ) throws(RenderError) -> [UInt8] {
    czlib_compress(true)
    defer { czlib_compress(false) }
    return try pdf(document, images: images, made: made).bytes
  }

  /// All pages as one PDF with slots in the place of what tells of the patient, and before them a
  /// page of the signs with which these can be filled and one of all others: so each sign has the
  /// same code whatever the pages hold, and those that another master has had need not be drawn.
  ///
  /// - Parameter sheet: all signs that may come into slots.
  public func master(
    _ document: LaidOutDocument, sheet: SignSheet, images: [String: JPEGImage], made: Day
  ) throws(RenderError) -> MasterDrawing {
    let canvas = try canvas(for: document, made)
    let drawer = drawer(on: canvas, document, images)
    let signs = DocumentSigns(document.pages)
    try drawSheets(sheet.runs, signs, with: drawer)
    let stretches = document.pages.map {
      self.stretches(of: $0, document.tree, leavingSlots: true)
    }
    var structure = DocumentStructure(document, marks: stretches.map { $0.map(\.meaning) })
    structure.slots = stretches.map { page in page.indices.filter { page[$0].isSlot } }
    let keys = keys(of: document.pages, stretches, structure, sheet.runs, signs)
    let known = keys.map { $0.flatMap { pages[$0] } }
    for (index, page) in document.pages.enumerated() where known[index] == nil {
      canvas.setPDFSize(width: page.size.width.points, height: page.size.height.points)
      try draw(stretches[index], with: drawer)
      cairo_show_page(canvas.context)
    }
    return MasterDrawing(
      bytes: try canvas.finish(), structure: structure, known: known, sheet: sheet, keys: keys)
  }

  /// By what each page is known again.
  private func keys(
    of pages: [Page], _ stretches: [[Stretch]], _ structure: DocumentStructure,
    _ slots: [GlyphRun], _ signs: DocumentSigns?
  ) -> [PageMemory.Key?] {
    guard let signs else { return pages.map { _ in nil } }
    let sheets = self.pages.number(ofSlots: slots, signs)
    let marks = structure.writtenMarks
    return pages.indices.map { index in
      PageMemory.Key(stretches[index], marks[index], size: pages[index].size, sheets: sheets)
    }
  }

  /// Keeps a master's pages for others that have them.
  ///
  /// - Parameter finished: the drawing's pages; nil for each that no other may have.
  public func remember(_ drawing: MasterDrawing, finished: [FinishedPage?]) {
    pages.add(
      zip(finished, drawing.keys).map { page, key in
        if let page, let key { (page, key) } else { nil }
      })
  }

  private func drawSheets(
    _ slots: [GlyphRun], _ signs: DocumentSigns?, with drawer: PageDrawer
  ) throws(RenderError) {
    func place(_ line: Int) -> Point { Point(x: .pt(8), y: .pt(8) + .pt(4) * Double(line)) }
    for (line, run) in slots.enumerated() {
      try drawer.draw(Item(.glyphs(run, at: place(line)), .artifact(.layout)))
    }
    cairo_show_page(drawer.context)
    for (line, font) in (signs?.fonts ?? []).enumerated() {
      try drawer.draw(font, at: place(line))
    }
    cairo_show_page(drawer.context)
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

  /// Items of one meaning, which go into one tag.
  struct Stretch {
    let meaning: Item.Meaning
    let tag: String
    /// Holds the place of something that is written later.
    let isSlot: Bool
    var items: [Item]
  }

  private func stretches(
    of page: Page, _ tree: SemanticTree, leavingSlots: Bool = false
  ) -> [Stretch] {
    var stretches: [Stretch] = []
    for item in page.itemsInDrawingOrder {
      let isSlot = leavingSlots && item.isPersonal
      if stretches.last?.meaning == item.meaning, stretches.last?.isSlot == isSlot {
        stretches[stretches.count - 1].items.append(item)
      } else {
        stretches.append(
          Stretch(
            meaning: item.meaning, tag: tagName(item.meaning, in: tree), isSlot: isSlot,
            items: [item]))
      }
    }
    return stretches
  }

  /// Each stretch goes into one flat tag: Cairo 1.16 numbers only leaves.
  private func draw(_ stretches: [Stretch], with drawer: PageDrawer) throws(RenderError) {
    for stretch in stretches {
      // A tag takes up the source that is set as it begins.
      drawer.setColor(of: stretch.items[0])
      cairo_tag_begin(drawer.context, stretch.tag, "")
      if stretch.isSlot {
        drawer.drawPlaceholder()
      } else {
        for item in stretch.items { try drawer.draw(item) }
      }
      cairo_tag_end(drawer.context, stretch.tag)
    }
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
