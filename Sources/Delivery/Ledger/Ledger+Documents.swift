import GRDB

/// One document as the ledger knows it.
public struct LedgerEntry: Hashable, Sendable {
  /// The row of the list, counted from 1 below its header.
  public var row: Int
  /// The clinic's own reference for the patient.
  public var reference: String?
  /// A digest of all that decides the document.
  public var inputs: String
  public var treatment: String
  public var course: String?
  public var language: String
  public var layout: String
  /// The days of all sessions in order; nil for one without a day.
  public var schedule: [String?]
  /// Relative to the ledger's folder.
  public var path: String
  public var bytes: Int
  public var sha256: String
  public var pages: Int
  /// When it was made, in UTC.
  public var made: String
  /// The run that made it, or last found it there.
  public var run: String

  public init(
    row: Int, reference: String?, inputs: String, treatment: String, course: String?,
    language: String, layout: String, schedule: [String?], path: String, bytes: Int,
    sha256: String, pages: Int, made: String, run: String
  ) {
    self.row = row
    self.reference = reference
    self.inputs = inputs
    self.treatment = treatment
    self.course = course
    self.language = language
    self.layout = layout
    self.schedule = schedule
    self.path = path
    self.bytes = bytes
    self.sha256 = sha256
    self.pages = pages
    self.made = made
    self.run = run
  }
}

extension LedgerEntry {
  init(_ row: Row) {
    self.init(
      row: row["row"], reference: row["reference"], inputs: row["inputs"],
      treatment: row["treatment"], course: row["course"], language: row["language"],
      layout: row["layout"], schedule: Self.schedule(row["schedule"]), path: row["path"],
      bytes: row["bytes"], sha256: row["sha256"], pages: row["pages"], made: row["made"],
      run: row["run"])
  }

  /// Days with spaces between them, a hyphen for a session without a day.
  private static func schedule(_ text: String) -> [String?] {
    text.split(separator: " ").map { $0 == "-" ? nil : String($0) }
  }

  fileprivate var arguments: StatementArguments {
    [
      row, reference, inputs, treatment, course, language, layout,
      schedule.map { $0 ?? "-" }.joined(separator: " "), path, bytes, sha256, pages, made, run,
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
      path, bytes, sha256, pages, made, run)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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

  /// Documents in the order in which they were made.
  ///
  /// - Parameter reference: nil for all.
  public func documents(reference: String? = nil) throws(LedgerError) -> [LedgerRecord] {
    try attempt {
      try queue.read { database in
        let filter = reference == nil ? "" : "WHERE reference = :reference"
        let rows = try Row.fetchAll(
          database, sql: "SELECT * FROM document \(filter) ORDER BY made, id",
          arguments: reference.map { ["reference": $0] } ?? [])
        return try LedgerRecord.versions(rows.map(LedgerEntry.init)) { sha256 in
          (
            try Event.all(database, "printing", sha256), try Event.all(database, "mailing", sha256)
          )
        }
      }
    }
  }

  private typealias Event = LedgerRecord.Event

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
      path, bytes, sha256, pages, made, run)
    SELECT row, reference, inputs, treatment, course, language, layout, schedule,
      ? || path, bytes, sha256, pages, made, run
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

/// A document with its version and what happened to it.
public struct LedgerRecord: Hashable, Sendable {
  /// A printing or a sending.
  public struct Event: Hashable, Sendable {
    public var at: String
    public var state: String

    fileprivate static func all(
      _ database: Database, _ table: String, _ sha256: String
    ) throws -> [Event] {
      try Row.fetchAll(
        database, sql: "SELECT at, state FROM \(table) WHERE sha256 = ? ORDER BY at, id",
        arguments: [sha256]
      ).map { Event(at: $0["at"], state: $0["state"]) }
    }
  }

  public var entry: LedgerEntry
  /// Counted from 1 among the documents of one reference and treatment.
  public var version: Int
  public var printed: [Event]
  public var sent: [Event]

  fileprivate static func versions(
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
