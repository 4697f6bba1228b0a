import Delivery
import GRDB

extension Ledger {
  public static let pageSize = 500

  /// A page of documents in the order in which they were made.
  ///
  /// - Parameters:
  ///   - reference: nil for all.
  ///   - mark: where the page before ended; nil for the first one.
  public func documents(
    reference: String? = nil, after mark: LedgerPage.Mark? = nil, atMost count: Int = pageSize
  ) throws(LedgerError) -> LedgerPage {
    try attempt {
      try queue.read { database in
        let filter = reference == nil ? "" : "AND reference = :reference"
        let rows = try Row.fetchAll(
          database,
          sql: """
            SELECT * FROM document WHERE (made, id) > (:made, :id) \(filter)
            ORDER BY made, id LIMIT :count
            """,
          arguments: StatementArguments([
            "made": mark?.made ?? "", "id": mark?.id ?? 0, "count": count,
          ]) + (reference.map { ["reference": $0] } ?? [:]))
        let last = rows.count < count ? nil : rows.last.map { LedgerPage.Mark($0) }
        return LedgerPage(records: try Ledger.records(of: rows, database), last: last)
      }
    }
  }

  /// Counts versions, and finds what happened to each document.
  private static func records(of rows: [Row], _ database: Database) throws -> [LedgerRecord] {
    var versions: [[String]: Int] = [:]
    return try rows.map { row in
      let entry = LedgerEntry(row)
      let series = [entry.reference ?? "row \(entry.row)", entry.treatment]
      let version =
        try (versions[series] ?? earlierVersions(database, entry, LedgerPage.Mark(row))) + 1
      versions[series] = version
      return LedgerRecord(
        entry: entry, version: version, printed: try events(database, "printing", entry.sha256),
        sent: try events(database, "mailing", entry.sha256))
    }
  }

  /// How many documents of the same reference, or the same row of a list without, and treatment were
  /// made before.
  private static func earlierVersions(
    _ database: Database, _ entry: LedgerEntry, _ mark: LedgerPage.Mark
  ) throws -> Int {
    let series =
      entry.reference == nil ? "reference IS NULL AND row = :row" : "reference = :reference"
    return try Int.fetchOne(
      database,
      sql: """
        SELECT count(*) FROM document
        WHERE \(series) AND treatment = :treatment AND (made, id) < (:made, :id)
        """,
      arguments: StatementArguments([
        "treatment": entry.treatment, "made": mark.made, "id": mark.id,
      ]) + (entry.reference.map { ["reference": $0] } ?? ["row": entry.row])) ?? 0
  }

  private static func events(
    _ database: Database, _ table: String, _ sha256: String
  ) throws -> [LedgerRecord.Event] {
    try Row.fetchAll(
      database, sql: "SELECT at, state FROM \(table) WHERE sha256 = ? ORDER BY at, id",
      arguments: [sha256]
    ).map { LedgerRecord.Event(at: $0["at"], state: $0["state"]) }
  }
}

extension LedgerPage.Mark {
  fileprivate init(_ row: Row) {
    self.init(made: row["made"], id: row["id"])
  }
}
