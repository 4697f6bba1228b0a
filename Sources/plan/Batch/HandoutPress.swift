import Content
import Delivery
import Layout
import PDF
import Planning
import Rendering
import Typography

/// Makes one handout after another for one thread: the shared part of a plan once, and of each
/// patient what alone is theirs.
///
/// The pages are those that the long way gives, and the bytes of a document do not depend on which
/// others were made before it: all go into a master, even the only one of its plan.
final class HandoutPress {
  /// A handout that is set and not yet drawn.
  struct Proof {
    var plan: HandoutJob.Plan
    var layout: String
    var pageCount: Int
    /// Of the first page.
    var size: Size
    var warnings: [Diagnostic]
    /// Nil where a master stands for them.
    var pages: HandoutJob.Pages?
    fileprivate var request: JobRequest
    /// Which master holds the handout, and the patient's own lines.
    fileprivate var place: (master: MasterShelf.Master, lines: [[Item]])?
  }

  private let workspace: Workspace
  private let shelf: MasterShelf
  private var console = Console(isQuiet: true)
  /// Few languages and layouts make few sheets.
  private var sheets: [SheetKey: SignSheet] = [:]

  private static let mostSheets = 100

  private struct SheetKey: Hashable {
    var sheet: GlyphSheet
    var styles: [TextStyle]
  }

  init(_ workspace: Workspace, _ shelf: MasterShelf) {
    self.workspace = workspace
    self.shelf = shelf
  }

  /// Sets a handout.
  ///
  /// - Parameter whole: also where a master could stand for its pages.
  func proof(of request: JobRequest, whole: Bool) throws(Failure) -> Proof {
    if !whole, let proof = mastered(request) { return proof }
    let job = HandoutJob(workspace: workspace, request: request)
    let plan = try job.plan(&console)
    guard !whole else {
      let pages = try job.pages(of: plan, &console)
      return Proof(plan, pages, request, place: nil)
    }
    let (pages, layout, composer) = try job.master(of: plan, &console)
    let place = layout.flatMap { shelve($0, request, plan, pages, composer) }
    return Proof(plan, pages, request, place: place)
  }

  /// A handout for which there is a master.
  private func mastered(_ request: JobRequest) -> Proof? {
    guard let (shared, masters) = shelf[request.withoutParticulars] else { return nil }
    let personal = shared.composer.personal(to: request.addressee)
    for master in masters {
      guard let lines = master.layout.lines(personal, workspace.workshop.typesetter) else {
        continue
      }
      return Proof(
        plan: shared.plan, layout: shared.layout, pageCount: master.pageCount,
        size: master.size, warnings: master.warnings, pages: nil, request: request,
        place: (master, lines))
    }
    return nil
  }

  /// - Returns: where the handout's own lines are to be written.
  private func shelve(
    _ layout: MasterLayout, _ request: JobRequest, _ plan: HandoutJob.Plan,
    _ pages: HandoutJob.Pages, _ composer: HandoutComposer
  ) -> (master: MasterShelf.Master, lines: [[Item]])? {
    let personal = composer.personal(to: request.addressee)
    guard let lines = layout.lines(personal, workspace.workshop.typesetter) else { return nil }
    let master = MasterShelf.Master(
      layout: layout, pageCount: pages.document.pages.count, size: pages.size,
      warnings: pages.warnings)
    shelf.add(
      master, to: request.withoutParticulars,
      of: MasterShelf.Shared(plan: plan, composer: composer, layout: pages.layout))
    return (master, lines)
  }

  // MARK: Bytes

  /// A handout as bytes.
  struct Print {
    var contents: FileContents
    /// The same for a print run.
    var pages: RunHandout.Pages
  }

  /// The handout, without a password.
  func print(_ proof: Proof) throws(Failure) -> Print {
    if let print = try masteredPrint(proof) { return print }
    let bytes = try RenderedHandout.pdf(
      of: try pages(of: proof), proof.plan, password: nil, with: workspace)
    return Print(contents: FileContents(bytes), pages: .file(bytes))
  }

  /// The handout's file for whom a password opens it.
  func encrypted(_ proof: Proof, password: String) throws(Failure) -> FileContents {
    FileContents(
      try RenderedHandout.pdf(
        of: try pages(of: proof), proof.plan, password: password, with: workspace))
  }

  private func masteredPrint(_ proof: Proof) throws(Failure) -> Print? {
    guard let (place, lines) = proof.place, let sheet = GlyphSheet(for: lines),
      let document = try document(proof, place, sheet, lines),
      let texts = document.master.texts(lines)
    else { return nil }
    let master = document.master.document
    do {
      let end = try master.end(texts, try workspace.workshop.compressor())
      return Print(
        contents: FileContents(document.beginning, end), pages: .master(master, texts))
    } catch {
      throw Failure(.ourFault, error.message)
    }
  }

  /// The master with the signs that are needed; nil where it can have none.
  private func document(
    _ proof: Proof, _ master: MasterShelf.Master, _ sheet: GlyphSheet, _ lines: [[Item]]
  ) throws(Failure) -> MasterShelf.Document? {
    if let known = master[sheet] { return known }
    let pages = try pages(of: proof)
    let document: MasterShelf.Document?
    do {
      let signs = try signs(sheet, GlyphSheet.styles(of: lines))
      document = try FinishedPDF(
        pages: pages, plan: proof.plan, password: nil, workshop: workspace.workshop
      ).master(try workspace.renderer(), sheet: signs)
        .map { shelf.document($0) }
    } catch {
      throw RenderedHandout.failure(error, in: pages)
    }
    shelf.add(document, sheet, to: master, of: proof.request.withoutParticulars)
    return document
  }

  private func signs(_ sheet: GlyphSheet, _ styles: [TextStyle]) throws -> SignSheet {
    let key = SheetKey(sheet: sheet, styles: styles)
    if let known = sheets[key] { return known }
    let signs = SignSheet(try sheet.runs(in: styles, workspace.workshop.typesetter))
    if sheets.count >= Self.mostSheets { sheets = [:] }
    sheets[key] = signs
    return signs
  }

  private func pages(of proof: Proof) throws(Failure) -> HandoutJob.Pages {
    if let pages = proof.pages { return pages }
    return try HandoutJob(workspace: workspace, request: proof.request)
      .pages(of: proof.plan, &console)
  }
}

extension HandoutJob.Pages {
  fileprivate var size: Size {
    document.pages.first?.size ?? Size(width: .mm(210), height: .mm(297))
  }
}

extension HandoutPress.Proof {
  fileprivate init(
    _ plan: HandoutJob.Plan, _ pages: HandoutJob.Pages, _ request: JobRequest,
    place: (master: MasterShelf.Master, lines: [[Item]])?
  ) {
    self.init(
      plan: plan, layout: pages.layout, pageCount: pages.document.pages.count, size: pages.size,
      warnings: pages.warnings, pages: pages, request: request, place: place)
  }
}
