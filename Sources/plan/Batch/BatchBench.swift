import Content
import Delivery
import Rendering

/// One thread's place of work: it takes a row, makes its handout, and keeps fonts and content for
/// the next.
final class BatchBench {
  private let settings: BatchSettings
  private let workspace: Workspace
  private let press: HandoutPress

  init(_ settings: BatchSettings, fonts: FontShelf, masters: MasterShelf) throws(Failure) {
    self.settings = settings
    workspace = try Workspace(
      assets: settings.assets, layouts: settings.layouts, workshop: Workshop(fonts: fonts))
    press = try HandoutPress(workspace, masters)
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
    let draft = draft(asked, of: known)
    if let known, settings.merge == nil, draft == nil {
      return .kept(known, nil, pages: nil)
    }
    workspace.workshop.typesetter.beginDocument()
    var request = asked.request
    if request.asOf == nil { request.asOf = try workspace.today() }
    let proof = try press.proof(
      of: request, whole: settings.merge != nil || asked.password != nil)
    let plan = proof.plan
    var facts = DocumentFacts(proof)
    let maker = try draft.map { _ throws(Failure) in
      try MailMaker(language: plan.language, clinic: plan.clinic, sender: settings.sender)
    }
    if settings.isDryRun { return .checked(facts) }
    let merged =
      settings.merge == nil
      ? nil : proof.pages.map { HandoutPages(pages: $0, name: name(of: row)) }
    let contents: FileContents
    if let known {
      contents = FileContents(try workspace.bytes(path(of: known), what: "plan"))
    } else {
      contents = try press.contents(of: proof, password: asked.password)
    }
    if let maker, let draft {
      let isLocked = asked.password != nil
      let enclosure = try MailContents.Enclosure(
        contents.bytes, of: plan, start: request.start, isDiscreet: isLocked)
      let message = maker.message(
        to: draft, [enclosure], hasPassword: isLocked, made: plan.asOf)
      // What no server takes is this row's fault, not the end of the batch.
      try MailClient.check(message)
      facts.mail = message
    }
    if let known { return .kept(known, facts, pages: merged) }
    do {
      return .made(
        try ReadyFile(contents, in: settings.folder, password: asked.password), facts,
        pages: merged)
    } catch {
      return .broken(Failure(error))
    }
  }

  private func path(of entry: LedgerEntry) -> String {
    FilePath.joined(settings.folder, entry.path)
  }

  /// The addressee of the draft that is still to be written; nil where none is.
  private func draft(_ asked: RowRequest, of known: LedgerEntry?) -> Mailbox? {
    guard let folder = settings.drafts, var addressee = asked.email else { return nil }
    if let known {
      let name = "\(FilePath.stem(of: known.path)).eml"
      if FileSystem.exists(FilePath.joined(folder, name)) { return nil }
    }
    addressee.name = addressee.name ?? asked.request.patient
    return addressee
  }

  /// Whether the file that an earlier run made is still there, whole.
  private func isIntact(_ entry: LedgerEntry) -> Bool {
    guard FilePath.staysBelow(entry.path),
      let bytes = try? FileSystem.read(path(of: entry)),
      bytes.count == entry.bytes
    else { return false }
    return SHA256.hexDigest(of: bytes) == entry.sha256
  }

  /// A print run holds the patients' plans, so that it may name them.
  private func name(of row: BatchRow) -> String {
    guard case .success(let asked) = row.request else { return "\(row.record.row)" }
    let names = [asked.request.reference, asked.request.patient].compactMap(\.self)
    return names.isEmpty ? "\(row.record.row)" : names.joined(separator: " · ")
  }
}

extension DocumentFacts {
  fileprivate init(_ proof: HandoutPress.Proof) {
    let plan = proof.plan
    self.init(
      treatment: plan.treatment.id, course: plan.course?.id,
      language: plan.language.phrases.language, layout: proof.layout,
      firstDay: plan.schedule?.firstDay ?? plan.asOf,
      days: (plan.schedule?.sessions ?? []).map(\.date),
      pageCount: proof.pageCount, warnings: plan.warnings + proof.warnings)
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
