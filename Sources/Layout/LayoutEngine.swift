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
  /// Errors mean that the pages must not be used.
  public var diagnostics: [Diagnostic]
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
    let composer = Composer(
      template: template, typesetter: typesetter, images: images, language: document.language,
      rightToLeft: document.rightToLeft)
    let area = ContentArea(template: template, composer: composer)
    let strips = PartComposer(composer: composer, width: area.width).strips(of: document)
    let ranges = Paginator(height: area.height).pages(of: strips)
    report(strips, tallerThan: area.height, to: composer)
    let furniture = Furniture(composer: composer, area: area, running: document.running)
    let pages = ranges.enumerated().map { index, range in
      area.page(
        strips[range],
        furniture: furniture.items(page: index + 1, of: ranges.count))
    }
    return LaidOutDocument(
      pages: pages, tree: composer.tree, title: document.title, language: document.language,
      rightToLeft: document.rightToLeft, imageResolution: template.imageResolution,
      diagnostics: composer.diagnostics)
  }

  private func report(_ strips: [Strip], tallerThan height: Length, to composer: Composer) {
    for strip in strips where strip.height > height + .pt(0.01) {
      let points = Int((strip.height - height).points.rounded(.up))
      composer.diagnostics.append(
        .warning("a part that cannot be divided is \(points) pt taller than the page"))
    }
  }
}
