import Delivery
import GRDB
import Glibc

/// What was made of each row, when, and where it went: an SQLite file beside the documents.
///
/// It is written so that a killed process loses nothing that was reported; against a power cut it
/// does not protect, since nothing is flushed to the disk row by row. It names no patient: a
/// document is known by the clinic's reference, an addressee by a digest of the address.
public final class Ledger {
  let queue: DatabaseQueue

  /// Opens the ledger, and makes it where there is none, readable by its owner alone.
  ///
  /// - Parameter path: `:memory:` for one that nobody keeps.
  public init(path: String) throws(LedgerError) {
    if path != ":memory:" { try Ledger.makeFile(path) }
    do {
      queue = try DatabaseQueue(path: path, configuration: Ledger.configuration)
      try Ledger.migrator.migrate(queue)
    } catch {
      throw LedgerError(error, path: path)
    }
    self.path = path
  }

  /// Opens a ledger to be looked at.
  ///
  /// - Throws: `LedgerError` where there is none, or it is no ledger.
  public static func existing(path: String) throws(LedgerError) -> Ledger {
    guard access(path, F_OK) == 0 else {
      throw LedgerError(path: path, reason: "there is none", isMissing: true)
    }
    return try Ledger(path: path)
  }

  let path: String

  func attempt<Value>(_ work: () throws -> Value) throws(LedgerError) -> Value {
    do { return try work() } catch { throw LedgerError(error, path: path) }
  }

  /// SQLite would make the file with the rights that the process gives to all its files.
  private static func makeFile(_ path: String) throws(LedgerError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw LedgerError(
        path: path, reason: String(cString: strerror(errno)), isPassing: errno == ENOSPC)
    }
    close(descriptor)
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    // Another process may hold the file for the length of a transaction.
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { database in
      // A killed process loses nothing without flushing: the system has what was written.
      try database.execute(sql: "PRAGMA synchronous = OFF")
    }
    return configuration
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("documents and deliveries") { database in
      try database.execute(sql: schema)
    }
    migrator.registerMigration("days and runs") { database in
      try database.execute(
        sql: """
          ALTER TABLE document ADD COLUMN day TEXT;
          CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            day TEXT NOT NULL,
            isEnded BOOLEAN NOT NULL
          );
          """)
    }
    migrator.registerMigration("order of making") { database in
      try database.execute(
        sql: """
          CREATE INDEX document_made ON document (made);
          DROP INDEX document_reference;
          CREATE INDEX document_reference ON document (reference, row);
          """)
    }
    return migrator
  }

  private static let schema = """
    CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      row INTEGER NOT NULL,
      reference TEXT,
      inputs TEXT NOT NULL,
      treatment TEXT NOT NULL,
      course TEXT,
      language TEXT NOT NULL,
      layout TEXT NOT NULL,
      schedule TEXT NOT NULL,
      path TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      pages INTEGER NOT NULL,
      made TEXT NOT NULL,
      run TEXT NOT NULL,
      UNIQUE (inputs, row, sha256, path)
    );
    CREATE INDEX document_reference ON document (reference);
    CREATE INDEX document_sha256 ON document (sha256);
    CREATE TABLE printing (
      id INTEGER PRIMARY KEY,
      sha256 TEXT NOT NULL,
      printer TEXT NOT NULL,
      job INTEGER NOT NULL,
      state TEXT NOT NULL,
      at TEXT NOT NULL,
      UNIQUE (sha256, printer, job, at)
    );
    CREATE TABLE mailing (
      id INTEGER PRIMARY KEY,
      sha256 TEXT NOT NULL,
      addressee TEXT NOT NULL,
      state TEXT NOT NULL,
      at TEXT NOT NULL,
      UNIQUE (sha256, addressee)
    );
    CREATE INDEX printing_sha256 ON printing (sha256);
    """
}

extension LedgerError {
  /// SQLite's own message repeats no bound value, so no patient data either.
  init(_ error: any Error, path: String) {
    guard let error = error as? DatabaseError else {
      self.init(path: path, reason: "\(error)")
      return
    }
    let passing: [ResultCode] = [.SQLITE_FULL, .SQLITE_BUSY, .SQLITE_LOCKED]
    self.init(
      path: path, reason: error.message ?? "error \(error.resultCode.rawValue)",
      isPassing: passing.contains(error.resultCode))
  }
}
