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

extension LaidOutDocument {
  /// A page that is no part of a text, such as a sheet between two documents.
  public init(sheet page: Page, language: String, rightToLeft: Bool) {
    self.init(
      pages: [page], tree: SemanticTree(), title: "", language: language,
      rightToLeft: rightToLeft, imageResolution: 0, adjustment: "", diagnostics: [])
  }
}

/// A document as strips that are divided into pages, before these are put together.
struct Composition {
  var composer: Composer
  var area: ContentArea
  var passages: [Passage]
  /// Of all strips of the passages.
  var measures: [Strip.Measures]
  /// The strips of each page.
  var pages: [Range<Int>]
  var adjustment: Adjustment
  /// What the fit asked for and did not get.
  var shortfall: String?

  var pageCount: Int { pages.count }

  /// Whether a part that should stand whole with the one before it is parted from it or divided.
  var partsWhatShouldKeep: Bool {
    pages.dropFirst().contains { measures[$0.lowerBound].keepsWithPrevious }
  }

  /// How much of its last page the document needs, from 0 to 1. A page that would be nearly empty
  /// is given more from the one before it, which counts as if it stood there.
  var lastPageNeed: Double {
    let fills = pages.suffix(2).map { measures[$0].totalHeight / area.height }
    return pageCount > 1 ? max(0, fills.reduce(-1, +)) : fills.first ?? 0
  }
}

/// Sets a document on pages: blocks become strips, strips become pages, pages get their furniture.
public struct LayoutEngine {
  public let template: LayoutTemplate
  private let typesetter: Typesetter
  private let memory: PartMemory

  /// - Parameters:
  ///   - typesetter: keeps fonts and shaped words from one document to the next.
  ///   - memory: keeps parts that were set by this typesetter.
  public init(
    template: LayoutTemplate, typesetter: Typesetter, memory: PartMemory = PartMemory()
  ) {
    self.template = template
    self.typesetter = typesetter
    self.memory = memory
  }

  /// - Parameters:
  ///   - images: the size of each picture that was found, by its path in the document; in place of
  ///     one that is missing stands its text alternative.
  ///   - drawings: pictures made of outlines, likewise.
  public func layOut(
    _ document: Document, images: [String: PixelSize], drawings: [String: Drawing] = [:]
  ) -> LaidOutDocument {
    fitted(document, images, drawings).document
  }

  /// The document's pages, and with them a master for all who have the same plan; nil where their
  /// own lines cannot be told apart from the rest.
  public func master(
    of document: Document, images: [String: PixelSize], drawings: [String: Drawing] = [:]
  ) -> (document: LaidOutDocument, master: MasterLayout?) {
    var trials: [MasterLayout.Trial] = []
    let fitted = fitted(document, images, drawings) { trials.append(MasterLayout.Trial($0)) }
    let master = MasterLayout(
      fitted.document, document, fitted.composition, trials: trials, typesetter: typesetter)
    return (fitted.document, master)
  }

  /// - Parameter trying: is shown every composition that was tried, the best among them.
  private func fitted(
    _ document: Document, _ images: [String: PixelSize], _ drawings: [String: Drawing],
    trying: (Composition) -> Void = { _ in }
  ) -> (document: LaidOutDocument, composition: Composition) {
    let memory = memory.sitting(
      of: document, in: template, images: images, drawings: drawings)
    let composition = withoutActuallyEscaping(trying) { trying in
      Fitter(fit: template.fit) { adjustment in
        let composition = compose(document, images, drawings, adjustment, memory)
        trying(composition)
        return composition
      }.best()
    }
    let composer = composition.composer
    let pages = template.sheets(of: pages(of: composition, document), document.rightToLeft)
    let laidOut = LaidOutDocument(
      pages: pages, tree: SemanticTree(composer.tree), title: document.title,
      language: document.language,
      rightToLeft: document.rightToLeft, imageResolution: template.imageResolution,
      adjustment: told(composition.adjustment).description,
      diagnostics: (composer.diagnostics + warnings(about: composition)).summarized)
    return (laidOut, composition)
  }

  /// Without what the layout does not have.
  private func told(_ adjustment: Adjustment) -> Adjustment {
    var adjustment = adjustment
    if template.parts.allSatisfy({ $0.height == nil }) { adjustment.hero = 1 }
    return adjustment
  }

  private func compose(
    _ document: Document, _ images: [String: PixelSize], _ drawings: [String: Drawing],
    _ adjustment: Adjustment, _ memory: PartMemory.Sitting
  ) -> Composition {
    let composer = Composer(
      template: template.adjusted(by: adjustment), typesetter: typesetter, images: images,
      drawings: drawings, language: document.language, rightToLeft: document.rightToLeft)
    let area = ContentArea(template: composer.template, composer: composer)
    var passages = PartComposer(
      composer: composer, area: area, adjustment: adjustment, memory: memory
    ).passages(of: document)
    if let letterhead = document.letterhead, !passages.isEmpty {
      passages[0].breakBefore = Strip.forbidden
      let head = LetterheadComposer(composer: composer, area: area, running: document.running)
      passages.insert(Passage([head.strip(letterhead)]), at: 0)
    }
    let measures = passages.measures
    let pages = Paginator(
      height: area.height, rhythm: composer.template.grid.rhythm,
      leading: composer.template[.body].leading
    ).pages(of: measures)
    return Composition(
      composer: composer, area: area, passages: passages, measures: measures,
      // A document has a page even where there is nothing to say on it.
      pages: pages.isEmpty ? [0..<0] : pages, adjustment: adjustment)
  }

  private func pages(of composition: Composition, _ document: Document) -> [Page] {
    let furniture = Furniture(
      composer: composition.composer, area: composition.area, running: document.running,
      hasLetterhead: document.letterhead != nil)
    let strips = composition.passages.strips
    return composition.pages.enumerated().map { index, range in
      composition.area.page(
        strips[range],
        furniture: furniture.items(page: index + 1, of: composition.pageCount))
    }
  }

  private func warnings(about composition: Composition) -> [Diagnostic] {
    let height = composition.area.height
    let tall = composition.pages.enumerated().flatMap { index, strips in
      composition.measures[strips].filter { $0.height > height + .pt(0.01) }.map { strip in
        let points = Int((strip.height - height).points.rounded(.up))
        return Diagnostic.warning(
          "on page \(index + 1) a part that cannot be divided is \(points) pt taller than the page")
      }
    }
    return tall + (composition.shortfall.map { [.warning($0)] } ?? [])
      + (composition.measures.isEmpty ? [nothingToSet] : [])
  }

  private var nothingToSet: Diagnostic {
    .warning(
      "the document has none of the parts that the layout '\(template.name)' sets",
      hint: "it sets \(template.parts.map(\.part.rawValue).joined(separator: ", "))")
  }
}

extension LayoutTemplate {
  /// The pages as they are printed.
  func sheets(of pages: [Page], _ rightToLeft: Bool) -> [Page] {
    let imposed = imposition.imposed(pages, rightToLeft: rightToLeft)
    return printMarks.map { marks in imposed.map(marks.marked) } ?? imposed
  }
}

extension [Diagnostic] {
  /// Warnings of the same words as one, at the place of the first: a page of long addresses has one
  /// fault, not five hundred.
  fileprivate var summarized: [Diagnostic] {
    var result: [Diagnostic] = []
    var counts: [Diagnostic: Int] = [:]
    for diagnostic in self {
      var placeless = diagnostic
      placeless.location = nil
      counts[placeless, default: 0] += 1
      if counts[placeless] == 1 { result.append(diagnostic) }
    }
    return result.map { diagnostic in
      var (summary, placeless) = (diagnostic, diagnostic)
      placeless.location = nil
      if let count = counts[placeless], count > 1 {
        summary.message += "; \(count - 1) more like it"
      }
      return summary
    }
  }
}
