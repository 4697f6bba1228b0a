/// What may be asked of the process that keeps a ledger: one line of JSON each, answered by one.
///
/// SQLite and what it needs are linked to that process alone, so that they slow no other start.
public enum LedgerRequest: Codable, Sendable {
  /// - isExisting: whether it is an error that there is none.
  case open(path: String, isExisting: Bool)
  /// - day: the one that the run's documents are to take for today.
  /// - resumes: goes on with the run before, where that did not come to its end.
  case beginRun(String, day: String, resumes: Bool)
  case endRun(String)
  case record([LedgerEntry])
  case claim(inputs: String, row: Int, run: String)
  /// - after: nil for the first page.
  case documents(reference: String?, after: LedgerPage.Mark?)
  case merge(path: String, prefix: String)
  case mailState(sha256: String, addressee: String)
  case beginMail(sha256: String, addressee: String, at: String)
  case endMail(sha256: String, addressee: String, state: MailState, at: String)
  case recordPrinting(sha256: String, printer: String, job: Int, state: String, at: String)
}

/// The answer to a request.
public enum LedgerReply: Codable, Sendable {
  case done
  case day(String)
  case entry(LedgerEntry?)
  case documents(LedgerPage)
  case state(MailState?)
  case granted(Bool)
  case failed(LedgerError)
}

/// Where ledgers lie.
public enum LedgerPlace {
  /// The name of a ledger in the folder of its documents.
  public static let usualName = ".plan-ledger.sqlite"
}
