import Content
import Delivery
import Glibc

/// A batch from its list to its documents.
///
/// One thread reads the list, the benches make handouts, and this one, in the list's order, gives
/// them their names, writes the ledger and tells the world: so that names do not depend on which
/// thread was quicker, and nothing is told that is not in the ledger.
final class BatchRun {
  private let settings: BatchSettings
  private var console: Console
  private let ledger: LedgerClient?
  private let feed: BatchFeed
  private let failedRows: FailedRows?
  private var printRun: BatchPrintRun?
  private let drafts: BatchDrafts?
  private var progress: BatchProgress

  private var tally = BatchTally()
  /// Finished rows that wait for an earlier one.
  private var waiting: [Int: (row: BatchRow, outcome: BatchOutcome)] = [:]
  private var next = 0
  /// Documents that have their names and are not yet in the ledger.
  private var unrecorded: [LedgerEntry] = []
  /// The paths of those among them that were written by this run.
  private var unreported: [String] = []
  private var lastRecorded = ContinuousClock.now
  private var shownWarnings: Set<Diagnostic> = []
  private var hasPassingFailure = false
  private var end: End?

  /// Why a batch ends before its list does.
  private enum End {
    case asked
    case failure(Failure)
  }

  /// The ledger is written once for so many documents, or for a second's worth.
  private static let mostUnrecorded = 256

  /// - Parameter ledger: nil for a dry run.
  init(_ settings: BatchSettings, ledger: LedgerClient?, _ console: Console) throws(Failure) {
    self.settings = settings
    self.console = console
    self.ledger = ledger
    feed = try BatchFeed(settings, ledger: settings.resumes ? ledger : nil)
    failedRows =
      settings.isDryRun
      ? nil : FailedRows(settings, header: feed.copyOfHeader, ending: feed.ending)
    progress = BatchProgress(console)
    if let folder = settings.drafts, !settings.isDryRun {
      drafts = try BatchDrafts(folder)
    } else {
      drafts = nil
    }
    if settings.merge != nil { printRun = try BatchPrintRun(settings) }
  }

  /// Makes all that the list asks for.
  ///
  /// - Throws: `Failure` with the code for the shell, once everything that can be is made.
  func run() throws(Failure) {
    let rows = WaitingLine<BatchRow>(capacity: settings.jobs + 2)
    let results = WaitingLine<(row: BatchRow, outcome: BatchOutcome)>(capacity: settings.window)
    let workers = try startBenches(rows, results)
    do throws(Failure) {
      try passRows(rows, results)
    } catch {
      end = end ?? .failure(error)
    }
    rows.close()
    results.close()
    for worker in workers { worker.join() }
    try finish()
  }

  private func startBenches(
    _ rows: WaitingLine<BatchRow>,
    _ results: WaitingLine<(row: BatchRow, outcome: BatchOutcome)>
  ) throws(Failure) -> [Worker] {
    let fonts = FontShelf()
    let settings = settings
    var workers: [Worker] = []
    for _ in 0..<settings.jobs {
      workers.append(
        try Worker {
          do throws(Failure) {
            let bench = try BatchBench(settings, fonts: fonts)
            while let row = rows.take() { results.put((row, bench.outcome(of: row))) }
          } catch {
            while let row = rows.take() { results.put((row, .broken(error))) }
          }
        })
    }
    return workers
  }

  /// Keeps the benches busy and takes from them what they finish.
  private func passRows(
    _ rows: WaitingLine<BatchRow>,
    _ results: WaitingLine<(row: BatchRow, outcome: BatchOutcome)>
  ) throws(Failure) {
    var underWay = 0
    var isAtEnd = false
    while true {
      while !isAtEnd, end == nil, underWay < settings.window, !Interruption.wasAsked {
        let row = try feed.next()
        warn(feed.newWarnings())
        guard let row else {
          isAtEnd = true
          break
        }
        underWay += 1
        rows.put(row)
        // The line of rows is short, so that what is finished does not wait long.
        if underWay >= settings.jobs + 2 { break }
      }
      if Interruption.wasAsked, end == nil { end = .asked }
      guard underWay > 0, let result = results.take() else { return }
      underWay -= 1
      waiting[result.row.order] = result
      while end == nil, let result = waiting.removeValue(forKey: next) {
        next += 1
        try settle(result.row, result.outcome)
      }
      progress.show(tally, fraction: fraction)
    }
  }

  private var fraction: Double? {
    feed.size.map { Double(feed.bytesRead) / Double(max(1, $0)) }
  }

  // MARK: One row

  private func settle(_ row: BatchRow, _ outcome: BatchOutcome) throws(Failure) {
    switch outcome {
    case .made(let file, let facts, let pages):
      warn(facts, of: row.record)
      let entry = try shelve(file, facts, row)
      tally.made += 1
      try drafts?.write(facts.mail, for: entry, console)
      if let pages { try printRun?.add(pages) }
      try record(entry, isNew: true)
    case .kept(let entry, let facts, let pages):
      warn(facts, of: row.record)
      tally.kept += 1
      try drafts?.write(facts?.mail, for: entry, console)
      if let pages { try printRun?.add(pages) }
      try record(entry, isNew: false)
    case .checked(let facts):
      warn(facts, of: row.record)
      tally.checked += 1
    case .failed(let fault, let isPassing):
      tally.failed += 1
      hasPassingFailure = hasPassingFailure || isPassing
      report(fault, of: row.record)
      try failedRows?.add(row.record)
    case .broken(let failure):
      end = .failure(failure)
    case .stopped:
      end = .asked
    }
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
      name = try file.shelve(as: settings.pattern.stem(naming), ending: "pdf")
    } catch {
      throw Failure(error)
    }
    return LedgerEntry(
      row: row.record.row, reference: request?.reference, inputs: row.inputs,
      treatment: facts.treatment, course: facts.course, language: facts.language,
      layout: facts.layout, schedule: facts.days.map { $0?.description }, path: name,
      bytes: file.bytes.count, sha256: file.sha256, pages: facts.pageCount,
      made: Workspace.now, run: settings.run)
  }

  /// The row, its column and the reason; never what stands in it.
  private func report(_ fault: RowFault, of record: ListRecord) {
    let column = fault.column.map { ", column '\($0)'" } ?? ""
    console.report([
      .error(
        "row \(record.row)\(column): \(fault.reason)",
        at: SourceLocation(file: settings.list, line: record.line, column: 1), hint: fault.hint)
    ])
  }

  /// What is wrong with content holds for many rows and is said once; what is doubtful about one row
  /// names it.
  private func warn(_ facts: DocumentFacts?, of record: ListRecord) {
    warn(
      (facts?.warnings ?? []).map { warning in
        guard warning.location == nil else { return warning }
        var own = warning
        own.message = "row \(record.row): \(warning.message)"
        own.location = SourceLocation(file: settings.list, line: record.line, column: 1)
        return own
      })
  }

  private func warn(_ diagnostics: [Diagnostic]) {
    let new = diagnostics.filter { $0.severity == .warning && shownWarnings.count < 1000 }
      .filter { shownWarnings.insert($0).inserted }
    console.report(new)
  }

  // MARK: Ledger

  private func record(_ entry: LedgerEntry, isNew: Bool) throws(Failure) {
    unrecorded.append(entry)
    if isNew { unreported.append(FilePath.joined(settings.folder, entry.path)) }
    if unrecorded.count >= Self.mostUnrecorded || .now - lastRecorded > .seconds(1) {
      try recordAll()
    }
  }

  /// Only what the ledger holds is reported.
  private func recordAll() throws(Failure) {
    try ledger?.record(unrecorded)
    let paths = unreported
    unrecorded = []
    unreported = []
    lastRecorded = .now
    if !paths.isEmpty { try console.answer(paths.joined(separator: "\n")) }
  }

  // MARK: End

  private func finish() throws(Failure) {
    var failure: Failure?
    do throws(Failure) {
      try recordAll()
      if end == nil, let printRun { try console.answer(try printRun.finish()) }
    } catch {
      failure = error
    }
    if !isEmptyRun || end == nil { progress.finish(tally) }
    if let failedRows, !failedRows.isEmpty {
      console.say("the rows that failed are in \(failedRows.path)")
    }
    switch end {
    case .failure(let failure): throw failure
    case .asked:
      throw Failure(
        .tryAgain, "stopped before the list's end",
        hint: "the same command with --resume makes the rest")
    case nil: break
    }
    if let failure { throw failure }
    if tally.failed > 0 {
      throw Failure(hasPassingFailure ? .tryAgain : .badData, [])
    }
  }

  private var isEmptyRun: Bool { tally.total == 0 }
}
