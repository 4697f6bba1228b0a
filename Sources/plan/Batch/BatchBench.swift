import Content
import Delivery
import Layout
import Rendering

/// One thread's place of work: it takes a row, makes its handout, and keeps fonts and content for
/// the next.
final class BatchBench {
  private let settings: BatchSettings
  private let workspace: Workspace
  private let press: HandoutPress

  init(
    _ settings: BatchSettings, fonts: FontShelf, parts: PartMemory, masters: MasterShelf
  ) throws(Failure) {
    self.settings = settings
    workspace = try Workspace(
      assets: settings.assets, layouts: settings.layouts,
      workshop: Workshop(fonts: fonts, parts: parts))
    press = HandoutPress(workspace, masters)
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
    request.asOf = request.asOf ?? known?.day.flatMap { Day(iso: $0) } ?? settings.day
    let proof = try press.proof(of: request, whole: asked.password != nil)
    var facts = DocumentFacts(proof)
    let maker = try draft.map { _ throws(Failure) in
      try MailMaker(
        language: proof.plan.language, clinic: proof.plan.clinic, sender: settings.sender)
    }
    if settings.isDryRun { return .checked(facts) }
    // A printer has no password: a print run takes what is not encrypted.
    let isPrinted = settings.merge != nil || known == nil && asked.password == nil
    let print = isPrinted ? try press.print(proof) : nil
    let contents = try self.contents(proof, asked, known, print)
    let run = settings.merge == nil ? nil : print.map { handout(proof, $0, of: row) }
    if let maker, let draft {
      facts.mail = try message(maker, to: draft, contents, asked, proof.plan)
    }
    if let known { return .kept(known, facts, pages: run) }
    do {
      return .made(
        try ReadyFile(contents, in: settings.folder, password: asked.password), facts, pages: run)
    } catch {
      return .broken(Failure(error))
    }
  }

  private func contents(
    _ proof: HandoutPress.Proof, _ asked: RowRequest, _ known: LedgerEntry?,
    _ print: HandoutPress.Print?
  ) throws(Failure) -> FileContents {
    if let known { return FileContents(try workspace.bytes(path(of: known), what: "plan")) }
    if let password = asked.password { return try press.encrypted(proof, password: password) }
    if let print { return print.contents }
    return try press.print(proof).contents
  }

  private func handout(
    _ proof: HandoutPress.Proof, _ print: HandoutPress.Print, of row: BatchRow
  ) -> RunHandout {
    let phrases = proof.plan.language.phrases
    return RunHandout(
      pages: print.pages, size: proof.size, language: phrases.language,
      rightToLeft: phrases.rightToLeft, name: name(of: row))
  }

  private func message(
    _ maker: MailMaker, to addressee: Mailbox, _ contents: FileContents, _ asked: RowRequest,
    _ plan: HandoutJob.Plan
  ) throws(Failure) -> MailMessage {
    let isLocked = asked.password != nil
    let enclosure = try MailContents.Enclosure(
      contents.bytes, of: plan, start: asked.request.start, isDiscreet: isLocked)
    let message = maker.message(
      to: addressee, [enclosure], hasPassword: isLocked, made: plan.asOf)
    // What no server takes is this row's fault, not the end of the batch.
    try MailClient.check(message)
    return message
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
      days: (plan.schedule?.sessions ?? []).map(\.date), asOf: plan.asOf,
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
