import Content
import Typography

/// A document as pages, with what they mean.
public struct LaidOutDocument: Sendable {
  public var pages: [Page]
  public var tree: SemanticTree
  public var title: String
  /// A BCP 47 tag.
  public var language: String
  public var rightToLeft: Bool
  /// Pictures are reduced to so many pixels to the inch on the page.
  public var imageResolution: Double
  /// How the layout was bent to end where it should, in words; empty where it was not.
  public var adjustment: String
  /// Errors mean that the pages must not be used.
  public var diagnostics: [Diagnostic]
}

/// A document as strips that are divided into pages, before these are put together.
struct Composition {
  var composer: Composer
  var area: ContentArea
  var strips: [Strip]
  var pages: [Range<Int>]
  var adjustment: Adjustment
  /// What the fit asked for and did not get.
  var shortfall: String?

  var pageCount: Int { pages.count }

  /// Whether a part that should stand whole with the one before it is parted from it or divided.
  var partsWhatShouldKeep: Bool {
    pages.dropFirst().contains { strips[$0.lowerBound].keepsWithPrevious }
  }

  /// How much of the last page is filled, from 0 to 1.
  var lastPageFill: Double {
    guard let last = pages.last else { return 0 }
    return Array(strips[last]).totalHeight / area.height
  }
}

/// Sets a document on pages: blocks become strips, strips become pages, pages get their furniture.
public struct LayoutEngine {
  public let template: LayoutTemplate
  private let typesetter: Typesetter

  /// - Parameter typesetter: keeps fonts and shaped words from one document to the next.
  public init(template: LayoutTemplate, typesetter: Typesetter) {
    self.template = template
    self.typesetter = typesetter
  }

  /// - Parameter images: the size of each picture that was found, by its path in the document; in
  ///   place of one that is missing stands its text alternative.
  public func layOut(_ document: Document, images: [String: PixelSize]) -> LaidOutDocument {
    let fitter = Fitter(fit: template.fit) { adjustment in
      compose(document, images, adjustment)
    }
    let composition = fitter.best()
    let composer = composition.composer
    let pages = sheets(of: pages(of: composition, running: document.running), document)
    return LaidOutDocument(
      pages: pages, tree: composer.tree, title: document.title, language: document.language,
      rightToLeft: document.rightToLeft, imageResolution: template.imageResolution,
      adjustment: composition.adjustment.description,
      diagnostics: composer.diagnostics + warnings(about: composition))
  }

  private func compose(
    _ document: Document, _ images: [String: PixelSize], _ adjustment: Adjustment
  ) -> Composition {
    let composer = Composer(
      template: template.adjusted(by: adjustment), typesetter: typesetter, images: images,
      language: document.language, rightToLeft: document.rightToLeft)
    let area = ContentArea(template: composer.template, composer: composer)
    let strips = PartComposer(composer: composer, area: area).strips(of: document)
    return Composition(
      composer: composer, area: area, strips: strips,
      pages: Paginator(height: area.height, rhythm: composer.template.grid.rhythm)
        .pages(of: strips),
      adjustment: adjustment)
  }

  private func pages(of composition: Composition, running: [String: String]) -> [Page] {
    let furniture = Furniture(
      composer: composition.composer, area: composition.area, running: running)
    return composition.pages.enumerated().map { index, range in
      composition.area.page(
        composition.strips[range],
        furniture: furniture.items(page: index + 1, of: composition.pageCount))
    }
  }

  /// The pages as they are printed.
  private func sheets(of pages: [Page], _ document: Document) -> [Page] {
    let imposed = template.imposition.imposed(pages, rightToLeft: document.rightToLeft)
    return template.printMarks.map { marks in imposed.map(marks.marked) } ?? imposed
  }

  private func warnings(about composition: Composition) -> [Diagnostic] {
    let height = composition.area.height
    let tall = composition.strips.filter { $0.height > height + .pt(0.01) }.map { strip in
      let points = Int((strip.height - height).points.rounded(.up))
      return Diagnostic.warning(
        "a part that cannot be divided is \(points) pt taller than the page")
    }
    return tall + (composition.shortfall.map { [.warning($0)] } ?? [])
  }
}
