import Content
import Delivery
import Layout

/// A batch from its list to its documents.
///
/// One thread reads the list, the benches make handouts, and this one hands them to the clerk in the
/// list's order: so that names do not depend on which thread was quicker, and nothing is told that
/// is not in the ledger.
final class BatchRun {
  private typealias Result = (row: BatchRow, outcome: BatchOutcome)

  private let settings: BatchSettings
  private let feed: BatchFeed
  private let clerk: BatchClerk
  private var progress: BatchProgress
  /// Finished rows that wait for an earlier one.
  private var waiting: [Int: Result] = [:]
  private var next = 0
  private var underWay = 0
  private var isAtEnd = false
  private var end: BatchClerk.End?

  /// - Parameters:
  ///   - ledger: nil for a dry run.
  ///   - passwords: where they are made up.
  init(
    _ settings: BatchSettings, ledger: LedgerClient?, passwords: PasswordList?, _ console: Console
  ) throws(Failure) {
    self.settings = settings
    feed = try BatchFeed(
      settings, ledger: settings.resumes ? ledger : nil, passwords: passwords)
    let failedRows =
      settings.isDryRun
      ? nil : FailedRows(settings, header: feed.copyOfHeader, ending: feed.ending)
    clerk = try BatchClerk(
      settings, ledger: ledger, failedRows: failedRows, passwords: passwords, console)
    progress = BatchProgress(console)
  }

  /// Makes all that the list asks for.
  ///
  /// - Throws: `Failure` with the code for the shell, once everything that can be is made.
  func run() throws(Failure) {
    let rows = WaitingLine<BatchRow>(capacity: settings.rowsAhead)
    let results = WaitingLine<Result>(capacity: settings.window)
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
    _ rows: WaitingLine<BatchRow>, _ results: WaitingLine<Result>
  ) throws(Failure) -> [Worker] {
    let fonts = FontShelf()
    let (parts, masters) = (PartMemory(), MasterShelf())
    let settings = settings
    var workers: [Worker] = []
    for _ in 0..<settings.jobs {
      workers.append(
        try Worker {
          do throws(Failure) {
            let bench = try BatchBench(
              settings, fonts: fonts, parts: parts, masters: masters)
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
    _ rows: WaitingLine<BatchRow>, _ results: WaitingLine<Result>
  ) throws(Failure) {
    while true {
      try handOut(rows)
      if Interruption.wasAsked, end == nil { end = .asked }
      guard underWay > 0, let result = results.take() else { return }
      underWay -= 1
      waiting[result.row.order] = result
      while end == nil, let result = waiting.removeValue(forKey: next) {
        next += 1
        end = try clerk.settle(result.row, result.outcome)
      }
      progress.show(clerk.tally, fraction: fraction)
    }
  }

  private func handOut(_ rows: WaitingLine<BatchRow>) throws(Failure) {
    // Those that wait for a slow row count as well, or a quick thread would pile up the whole list.
    while !isAtEnd, end == nil, underWay + waiting.count < settings.window,
      !Interruption.wasAsked
    {
      let row = try feed.next()
      clerk.warn(feed.newWarnings())
      guard let row else {
        isAtEnd = true
        return
      }
      underWay += 1
      rows.put(row)
      if underWay >= settings.rowsAhead { return }
    }
  }

  private var fraction: Double? {
    feed.size.map { Double(feed.bytesRead) / Double(max(1, $0)) }
  }

  private func finish() throws(Failure) {
    var failure: Failure?
    do throws(Failure) {
      try clerk.close(isWhole: end == nil)
    } catch {
      failure = error
    }
    if clerk.tally.total > 0 || end == nil { progress.finish(clerk.tally) }
    clerk.sayFailedRows()
    switch end {
    case .failure(let failure): throw failure
    case .asked:
      throw Failure(
        .tryAgain, "stopped before the list's end",
        hint: "the same command with --resume makes the rest")
    case nil: break
    }
    if let failure = failure ?? clerk.failure { throw failure }
  }
}
