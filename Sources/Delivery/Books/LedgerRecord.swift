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

  /// Documents in the order in which they were made, their versions counted.
  ///
  /// - Parameter events: what happened to the document of a digest.
  public static func versions(
    _ entries: [LedgerEntry],
    _ events: (String) throws -> (printed: [Event], sent: [Event])
  ) rethrows -> [LedgerRecord] {
    var counts: [[String]: Int] = [:]
    return try entries.map { entry in
      let key = [entry.reference ?? "row \(entry.row)", entry.treatment]
      counts[key, default: 0] += 1
      let events = try events(entry.sha256)
      return LedgerRecord(
        entry: entry, version: counts[key, default: 1], printed: events.printed,
        sent: events.sent)
    }
  }
}
