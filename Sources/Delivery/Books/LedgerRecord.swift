/// A document with its version and what happened to it.
public struct LedgerRecord: Hashable, Codable, Sendable {
  /// A printing or a sending.
  public struct Event: Hashable, Codable, Sendable {
    public var at: String
    public var state: String

    public init(at: String, state: String) {
      self.at = at
      self.state = state
    }
  }

  public var entry: LedgerEntry
  /// Counted from 1 among the documents of one reference and treatment.
  public var version: Int
  public var printed: [Event]
  public var sent: [Event]

  public init(entry: LedgerEntry, version: Int, printed: [Event], sent: [Event]) {
    self.entry = entry
    self.version = version
    self.printed = printed
    self.sent = sent
  }
}

/// Documents that follow each other in the order in which they were made: a ledger may have more
/// than memory should hold.
public struct LedgerPage: Hashable, Codable, Sendable {
  /// A place in that order.
  public struct Mark: Hashable, Codable, Sendable {
    public var made: String
    public var id: Int

    public init(made: String, id: Int) {
      self.made = made
      self.id = id
    }
  }

  public var records: [LedgerRecord]
  /// Of the last document; nil where no page follows.
  public var last: Mark?

  public init(records: [LedgerRecord], last: Mark?) {
    self.records = records
    self.last = last
  }
}
