import Content
import Delivery
import Rendering

/// One thread's place of work: it takes a row, makes its handout, and keeps fonts and content for
/// the next.
final class BatchBench {
  private let settings: BatchSettings
  private let workspace: Workspace
  private var console = Console(isQuiet: true)

  init(_ settings: BatchSettings, fonts: FontShelf) throws(Failure) {
    self.settings = settings
    workspace = try Workspace(
      assets: settings.assets, layouts: settings.layouts, workshop: Workshop(fonts: fonts))
  }

  func outcome(of row: BatchRow) -> BatchOutcome {
    if Interruption.wasAsked { return .stopped }
    switch row.request {
    case .failure(let fault): return .failed(fault, isPassing: false)
    case .success(let asked):
      do throws(Failure) {
        return try make(asked, row)
      } catch {
        return .failed(row.reader.fault(error), isPassing: error.code == .tryAgain)
      }
    }
  }

  private func make(_ asked: RowRequest, _ row: BatchRow) throws(Failure) -> BatchOutcome {
    let known = row.known.flatMap { isIntact($0) ? $0 : nil }
    if let known, settings.merge == nil { return .kept(known, nil, pages: nil) }
    var request = asked.request
    if request.asOf == nil { request.asOf = try workspace.today() }
    let handout = HandoutJob(workspace: workspace, request: request)
    let plan = try handout.plan(&console)
    let pages = try handout.pages(of: plan, &console)
    let facts = facts(plan, pages)
    if settings.isDryRun { return .checked(facts) }
    let merged = settings.merge == nil ? nil : HandoutPages(pages: pages, name: name(of: row))
    if let known { return .kept(known, facts, pages: merged) }
    let bytes = try RenderedHandout.pdf(
      of: pages, plan, password: asked.password, with: workspace)
    do {
      return .made(try ReadyFile(bytes, in: settings.folder), facts, pages: merged)
    } catch {
      return .broken(Failure(error))
    }
  }

  /// Whether the file that an earlier run made is still there, whole.
  private func isIntact(_ entry: LedgerEntry) -> Bool {
    guard FilePath.staysBelow(entry.path),
      let bytes = try? FileSystem.read(FilePath.joined(settings.folder, entry.path)),
      bytes.count == entry.bytes
    else { return false }
    return SHA256.hexDigest(of: bytes) == entry.sha256
  }

  private func facts(_ plan: HandoutJob.Plan, _ pages: HandoutJob.Pages) -> DocumentFacts {
    DocumentFacts(
      treatment: plan.treatment.id, course: plan.course?.id,
      language: plan.language.phrases.language, layout: pages.layout,
      firstDay: plan.schedule?.firstDay ?? plan.asOf,
      days: (plan.schedule?.sessions ?? []).map(\.date),
      pageCount: pages.document.pages.count, warnings: plan.warnings + pages.warnings)
  }

  /// A print run holds the patients' plans, so that it may name them.
  private func name(of row: BatchRow) -> String {
    guard case .success(let asked) = row.request else { return "\(row.record.row)" }
    let names = [asked.request.reference, asked.request.patient].compactMap(\.self)
    return names.isEmpty ? "\(row.record.row)" : names.joined(separator: " · ")
  }
}

extension Workspace {
  /// The thread's own renderer.
  func renderer() throws(Failure) -> Renderer {
    do { return try workshop.renderer() } catch { throw Failure(.ourFault, "\(error)") }
  }
}

extension Failure {
  init(_ error: DeliveryError) {
    self.init(error.exitCode == 75 ? .tryAgain : .cannotWrite, error.message)
  }

  init(_ error: LedgerError) {
    let code: Code =
      switch error.exitCode {
      case 66: .missingInput
      case 75: .tryAgain
      default: .cannotWrite
      }
    self.init(code, error.message)
  }
}
