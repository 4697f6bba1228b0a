/// Why the ledger cannot be used.
public struct LedgerError: Error, Hashable, Codable, Sendable {
  public var path: String
  public var reason: String
  public var isMissing = false
  /// The disk is full, or another process holds the ledger: trying again may help.
  public var isPassing = false

  public init(
    path: String, reason: String, isMissing: Bool = false, isPassing: Bool = false
  ) {
    self.path = path
    self.reason = reason
    self.isMissing = isMissing
    self.isPassing = isPassing
  }

  public var message: String { "cannot use the ledger '\(path)': \(reason)" }

  /// By `sysexits`.
  public var exitCode: Int32 { isMissing ? 66 : isPassing ? 75 : 73 }
}
