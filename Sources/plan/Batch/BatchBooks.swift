import Delivery

/// What a batch writes into its ledger, and only then reports.
///
/// The ledger is written once for so many documents, or for a second's worth.
struct BatchBooks {
  private static let mostUnrecorded = 256

  private let ledger: LedgerClient?
  private let folder: String
  private let console: Console
  /// Documents that have their names and are not yet in the ledger.
  private var unrecorded: [LedgerEntry] = []
  /// The paths of those among them that were written by this run.
  private var unreported: [String] = []
  private var lastRecorded = ContinuousClock.now

  /// - Parameter ledger: nil for a dry run.
  init(_ ledger: LedgerClient?, folder: String, _ console: Console) {
    self.ledger = ledger
    self.folder = folder
    self.console = console
  }

  mutating func record(_ entry: LedgerEntry, isNew: Bool) throws(Failure) {
    unrecorded.append(entry)
    if isNew { unreported.append(FilePath.joined(folder, entry.path)) }
    if unrecorded.count >= Self.mostUnrecorded || .now - lastRecorded > .seconds(1) {
      try recordAll()
    }
  }

  /// The run has come to its list's end.
  func end(_ run: String) throws(Failure) { try ledger?.end(run: run) }

  /// Only what the ledger holds is reported.
  mutating func recordAll() throws(Failure) {
    try ledger?.record(unrecorded)
    let paths = unreported
    unrecorded = []
    unreported = []
    lastRecorded = .now
    if !paths.isEmpty { try console.answer(paths.joined(separator: "\n")) }
  }
}
