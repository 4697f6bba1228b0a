import Content
import Delivery

/// A ledger, kept by another process.
final class LedgerClient: Sendable {
  private let post: PostProcess

  /// - Parameter isExisting: whether it is an error that there is none yet.
  init(path: String, isExisting: Bool = false) throws(Failure) {
    post = try PostProcess("ledger")
    _ = try ask(.open(path: path, isExisting: isExisting))
  }

  /// - Returns: the day that the run's documents take for today (see `Ledger.begin`).
  func begin(run: String, day: Day, resumes: Bool) throws(Failure) -> Day {
    let request = LedgerRequest.beginRun(run, day: day.description, resumes: resumes)
    guard case .day(let text) = try ask(request) else { return day }
    return Day(iso: text) ?? day
  }

  /// The run has come to its list's end.
  func end(run: String) throws(Failure) { _ = try ask(.endRun(run)) }

  func record(_ entries: [LedgerEntry]) throws(Failure) {
    if !entries.isEmpty { _ = try ask(.record(entries)) }
  }

  func claim(inputs: String, row: Int, run: String) throws(Failure) -> LedgerEntry? {
    guard case .entry(let entry) = try ask(.claim(inputs: inputs, row: row, run: run)) else {
      return nil
    }
    return entry
  }

  /// Goes through documents in the order in which they were made.
  ///
  /// - Parameter reference: nil for all.
  func eachDocument(
    of reference: String?, _ visit: (LedgerRecord) throws(Failure) -> Void
  ) throws(Failure) {
    var mark: LedgerPage.Mark?
    repeat {
      guard case .documents(let page) = try ask(.documents(reference: reference, after: mark))
      else { return }
      for record in page.records { try visit(record) }
      mark = page.last
    } while mark != nil
  }

  func merge(path: String, prefix: String) throws(Failure) {
    _ = try ask(.merge(path: path, prefix: prefix))
  }

  func mailState(sha256: String, addressee: String) throws(Failure) -> MailState? {
    guard case .state(let state) = try ask(.mailState(sha256: sha256, addressee: addressee)) else {
      return nil
    }
    return state
  }

  /// Whether the message may be sent; it is in the ledger from then on.
  func beginMail(sha256: String, addressee: String) throws(Failure) -> Bool {
    let request = LedgerRequest.beginMail(
      sha256: sha256, addressee: addressee, at: Workspace.now)
    guard case .granted(true) = try ask(request) else { return false }
    return true
  }

  func endMail(sha256: String, addressee: String, as state: MailState) throws(Failure) {
    _ = try ask(
      .endMail(sha256: sha256, addressee: addressee, state: state, at: Workspace.now))
  }

  func recordPrinting(
    sha256: String, printer: String, job: Int, state: String, at: String
  ) throws(Failure) {
    _ = try ask(
      .recordPrinting(sha256: sha256, printer: printer, job: job, state: state, at: at))
  }

  private func ask(_ request: LedgerRequest) throws(Failure) -> LedgerReply {
    let reply = try post.ask(request, for: LedgerReply.self)
    if case .failed(let error) = reply { throw Failure(error) }
    return reply
  }
}
