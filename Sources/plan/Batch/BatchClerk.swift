import Content
import Delivery

/// Takes what the benches make, in the list's order: gives documents their names, writes the ledger,
/// drafts and the print run, and tells the world.
final class BatchClerk {
  /// Why a batch ends before its list does.
  enum End {
    case asked
    case failure(Failure)
  }

  private let settings: BatchSettings
  private let console: Console
  private var books: BatchBooks
  private var messages: BatchMessages
  private let failedRows: FailedRows?
  private let passwords: PasswordList?
  private let printRun: BatchPrintRun?
  private let drafts: BatchDrafts?
  private(set) var tally = BatchTally()
  private var hasPassingFailure = false

  /// - Parameters:
  ///   - ledger: nil for a dry run.
  ///   - failedRows: likewise.
  ///   - passwords: where they are made up.
  init(
    _ settings: BatchSettings, ledger: LedgerClient?, failedRows: FailedRows?,
    passwords: PasswordList?, _ console: Console
  ) throws(Failure) {
    self.settings = settings
    self.console = console
    self.failedRows = failedRows
    self.passwords = passwords
    books = BatchBooks(ledger, folder: settings.folder, console)
    messages = BatchMessages(list: settings.list, console)
    let drafts = settings.isDryRun ? nil : settings.drafts
    self.drafts = try drafts.map { folder throws(Failure) in try BatchDrafts(folder) }
    printRun = settings.merge == nil ? nil : try BatchPrintRun(settings)
  }

  func warn(_ diagnostics: [Diagnostic]) { messages.warn(diagnostics) }

  /// - Returns: why nothing more can be made; nil where the batch goes on.
  func settle(_ row: BatchRow, _ outcome: BatchOutcome) throws(Failure) -> End? {
    switch outcome {
    case .made(let file, var facts, let pages):
      let entry = try shelve(file, facts, row)
      facts.mail?.enclose(file)
      tally.made += 1
      try deliver(entry, facts, pages, of: row, isNew: true)
    case .kept(let entry, let facts, let pages):
      tally.kept += 1
      try deliver(entry, facts, pages, of: row, isNew: false)
    case .checked(let facts):
      messages.warn(facts, of: row.record)
      tally.checked += 1
    case .failed(let fault, let isPassing):
      tally.failed += 1
      hasPassingFailure = hasPassingFailure || isPassing
      messages.report(fault, of: row.record)
      try failedRows?.add(row.record)
    case .broken(let failure): return .failure(failure)
    case .stopped: return .asked
    }
    return nil
  }

  private func deliver(
    _ entry: LedgerEntry, _ facts: DocumentFacts?, _ pages: RunHandout?, of row: BatchRow,
    isNew: Bool
  ) throws(Failure) {
    messages.warn(facts, of: row.record)
    try drafts?.write(facts?.mail, for: entry, console)
    if let pages { try printRun?.add(pages) }
    try books.record(entry, isNew: isNew)
  }

  private func shelve(
    _ file: ReadyFile, _ facts: DocumentFacts, _ row: BatchRow
  ) throws(Failure) -> LedgerEntry {
    var naming = row.reader.naming
    naming[.treatment] = facts.treatment
    naming[.start] = facts.firstDay?.description
    naming[.language] = facts.language
    let request = try? row.request.get().request
    naming[.reference] = request?.reference
    naming[.patient] = request?.patient
    let name: String
    do {
      name = try file.shelve(
        as: settings.pattern.stem(naming), ending: "pdf",
        announcing: announcement(of: row, reference: request?.reference))
    } catch {
      throw Failure(error)
    }
    return LedgerEntry(
      row: row.record.row, reference: request?.reference, inputs: row.inputs,
      treatment: facts.treatment, course: facts.course, language: facts.language,
      layout: facts.layout, schedule: facts.days.map { $0?.description }, path: name,
      bytes: file.count, sha256: file.sha256, pages: facts.pageCount,
      made: Workspace.now, day: facts.asOf.description, run: settings.run)
  }

  /// Puts a password that was made up into its list, before the document has its name.
  private func announcement(
    of row: BatchRow, reference: String?
  ) -> ((String) throws(DeliveryError) -> Void)? {
    guard let passwords, let patient = row.passwordKey else { return nil }
    return { name throws(DeliveryError) in
      try passwords.add(name, reference: reference, of: patient)
    }
  }

  // MARK: End

  /// Records what is made and closes the print run.
  ///
  /// - Parameter isWhole: the list's end was reached: half a print run would pass for a whole one.
  func close(isWhole: Bool) throws(Failure) {
    try books.recordAll()
    guard isWhole else { return }
    if let path = try printRun?.finish() { try console.answer(path) }
    try books.end(settings.run)
  }

  /// Says where the rows that failed are.
  func sayFailedRows() {
    guard let failedRows, !failedRows.isEmpty else { return }
    console.say("the rows that failed are in \(failedRows.path)")
  }

  /// What failed rows mean for the shell; nil where none failed. They were reported one by one.
  var failure: Failure? {
    tally.failed == 0 ? nil : Failure(hasPassingFailure ? .tryAgain : .badData, [])
  }
}
