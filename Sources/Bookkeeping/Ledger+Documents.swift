import Delivery
import GRDB

extension LedgerEntry {
  init(_ row: Row) {
    self.init(
      row: row["row"], reference: row["reference"], inputs: row["inputs"],
      treatment: row["treatment"], course: row["course"], language: row["language"],
      layout: row["layout"], schedule: Self.schedule(row["schedule"]), path: row["path"],
      bytes: row["bytes"], sha256: row["sha256"], pages: row["pages"], made: row["made"],
      day: row["day"], run: row["run"])
  }

  /// Days with spaces between them, a hyphen for a session without a day.
  private static func schedule(_ text: String) -> [String?] {
    text.split(separator: " ").map { $0 == "-" ? nil : String($0) }
  }

  fileprivate var arguments: StatementArguments {
    [
      row, reference, inputs, treatment, course, language, layout,
      schedule.map { $0 ?? "-" }.joined(separator: " "), path, bytes, sha256, pages, made, day, run,
    ]
  }
}

extension Ledger {
  /// Adds documents, all or none. One that is known is not added twice.
  public func record(_ entries: [LedgerEntry]) throws(LedgerError) {
    try attempt {
      try queue.write { database in
        let statement = try database.cachedStatement(sql: Ledger.insertion)
        for entry in entries { try statement.execute(arguments: entry.arguments) }
      }
    }
  }

  private static let insertion = """
    INSERT INTO document (row, reference, inputs, treatment, course, language, layout, schedule,
      path, bytes, sha256, pages, made, day, run)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (inputs, row, sha256, path) DO UPDATE SET run = excluded.run
    """

  /// Finds a document made of the same inputs, the one of the same row before others, and marks it
  /// as this run's, so that two equal rows find two documents.
  public func claim(inputs: String, row: Int, run: String) throws(LedgerError) -> LedgerEntry? {
    try attempt {
      try queue.write { database in
        try Row.fetchOne(
          database,
          sql: """
            UPDATE document SET run = ? WHERE id = (
              SELECT id FROM document WHERE inputs = ? AND run <> ?
              ORDER BY row = ? DESC, id DESC LIMIT 1)
            RETURNING *
            """, arguments: [run, inputs, run, row]
        ).map(LedgerEntry.init)
      }
    }
  }

  /// Takes over all that another ledger knows. Doing it twice changes nothing.
  ///
  /// - Parameter prefix: the other's folder as seen from this one's, empty where it is the same.
  public func merge(path other: String, prefix: String) throws(LedgerError) {
    // Opened first by itself, so that a file that is no ledger is not taken for an empty one.
    _ = try Ledger.existing(path: other)
    try attempt {
      try queue.writeWithoutTransaction { database in
        try database.execute(sql: "ATTACH DATABASE ? AS other", arguments: [other])
        defer { try? database.execute(sql: "DETACH DATABASE other") }
        try database.inTransaction {
          try database.execute(sql: Ledger.mergingDocuments, arguments: [prefix])
          try database.execute(sql: Ledger.mergingDeliveries)
          return .commit
        }
      }
    }
  }

  private static let mergingDocuments = """
    INSERT INTO document (row, reference, inputs, treatment, course, language, layout, schedule,
      path, bytes, sha256, pages, made, day, run)
    SELECT row, reference, inputs, treatment, course, language, layout, schedule,
      ? || path, bytes, sha256, pages, made, day, run
    FROM other.document WHERE true ORDER BY row, id
    ON CONFLICT (inputs, row, sha256, path) DO NOTHING
    """

  /// What was sent stays sent, whatever the other ledger knows of it.
  private static let mergingDeliveries = """
    INSERT INTO printing (sha256, printer, job, state, at)
    SELECT sha256, printer, job, state, at FROM other.printing WHERE true ORDER BY id
    ON CONFLICT (sha256, printer, job, at) DO NOTHING;
    INSERT INTO mailing (sha256, addressee, state, at)
    SELECT sha256, addressee, state, at FROM other.mailing WHERE true ORDER BY id
    ON CONFLICT (sha256, addressee) DO UPDATE SET state = excluded.state, at = excluded.at
    WHERE mailing.state <> 'sent';
    """
}
