import CCairo
import Layout

/// Many documents drawn on one surface: a file for a printer.
///
/// Each document begins on a right-hand page and has a bookmark. Fonts and pictures that documents
/// share are in the file once. The pages carry no tags: the file is for paper, and whoever reads on
/// a screen has the single documents.
public final class PrintRun {
  private let faces: FaceCache
  /// Of the whole run, since its fonts are.
  private let meanings = GlyphMeanings()
  private var canvas: Canvas?
  private var caches: [(images: [String: JPEGImage], cache: ImageCache)] = []
  /// So far, blank ones among them.
  public private(set) var pageCount = 0
  private var lastSize: Size?

  private let sink: (UnsafeBufferPointer<UInt8>) -> Bool

  /// - Parameter sink: takes the file's bytes in order, as they come; false where that fails.
  public init(
    to sink: @escaping (UnsafeBufferPointer<UInt8>) -> Bool
  ) throws(RenderError) {
    faces = try FaceCache()
    self.sink = sink
  }

  /// Draws a document's pages behind those that are there.
  ///
  /// - Parameters:
  ///   - images: by their path in the document.
  ///   - bookmark: what the list of bookmarks calls the document; nil leaves it out.
  public func add(
    _ document: LaidOutDocument, images: [String: JPEGImage], bookmark: String?
  ) throws(RenderError) {
    guard let first = document.pages.first else { return }
    let canvas = try canvas(for: first.size)
    // A leaf's front has an odd number.
    if pageCount % 2 == 1, let lastSize { blankPage(lastSize, on: canvas) }
    let drawer = PageDrawer(
      context: canvas.context, faces: faces, images: cache(images, document.imageResolution),
      meanings: meanings)
    if let bookmark { canvas.addBookmark(bookmark, page: pageCount + 1) }
    for page in document.pages {
      canvas.setPDFSize(width: page.size.width.points, height: page.size.height.points)
      for item in page.items { try drawer.draw(item) }
      cairo_show_page(canvas.context)
      pageCount += 1
      lastSize = page.size
    }
    guard canvas.drain(sink) else { throw PrintRun.unwritten }
  }

  private static let unwritten = RenderError.cairo("the file could not be written")

  /// Hands the rest of the file to the sink.
  ///
  /// - Throws: `RenderError` where nothing was added, or drawing or the sink has failed since the
  ///   beginning.
  public func finish() throws(RenderError) {
    guard let canvas else { throw .cairo("there is no page to draw") }
    let rest = try canvas.finish()
    guard rest.withUnsafeBufferPointer(sink) else { throw PrintRun.unwritten }
  }

  private func canvas(for size: Size) throws(RenderError) -> Canvas {
    if let canvas { return canvas }
    let made = try Canvas(.pdf, width: size.width.points, height: size.height.points)
    canvas = made
    return made
  }

  private func blankPage(_ size: Size, on canvas: Canvas) {
    canvas.setPDFSize(width: size.width.points, height: size.height.points)
    cairo_show_page(canvas.context)
    pageCount += 1
  }

  /// Documents with the same pictures share them, whichever thread has read them.
  private func cache(_ images: [String: JPEGImage], _ resolution: Double) -> ImageCache {
    if let known = caches.first(where: { $0.images == images && $0.cache.resolution == resolution })
    {
      return known.cache
    }
    let cache = ImageCache(images: images, resolution: resolution, embedsJPEG: true)
    caches.append((images, cache))
    return cache
  }
}

extension Canvas {
  /// Adds an entry to a PDF's list of bookmarks.
  ///
  /// - Parameter page: counted from 1.
  fileprivate func addBookmark(_ text: String, page: Int) {
    setPDFOutline(text, destination: "page=\(page)")
  }
}
