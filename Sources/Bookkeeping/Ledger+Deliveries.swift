import Delivery
import GRDB

extension Ledger {
  /// The state of a message; nil where none was ever begun.
  public func mailState(sha256: String, addressee: String) throws(LedgerError) -> MailState? {
    try attempt {
      try queue.read { database in
        try String.fetchOne(
          database, sql: "SELECT state FROM mailing WHERE sha256 = ? AND addressee = ?",
          arguments: [sha256, addressee]
        ).flatMap(MailState.init)
      }
    }
  }

  /// Takes the right to send a message, once and for all: of two processes that ask at the same
  /// time one gets it. It is committed before the first byte goes to a server.
  ///
  /// - Returns: false where the message may have arrived already.
  public func beginMail(sha256: String, addressee: String, at: String) throws(LedgerError) -> Bool {
    try attempt {
      try queue.write { database in
        try database.execute(
          sql: """
            INSERT INTO mailing (sha256, addressee, state, at) VALUES (?, ?, 'sending', ?)
            ON CONFLICT (sha256, addressee) DO UPDATE SET state = 'sending', at = excluded.at
            WHERE mailing.state IN ('refused', 'postponed')
            """, arguments: [sha256, addressee, at])
        return database.changesCount == 1
      }
    }
  }

  /// What became of a message that was begun.
  public func endMail(
    sha256: String, addressee: String, as state: MailState, at: String
  ) throws(LedgerError) {
    try attempt {
      try queue.write { database in
        try database.execute(
          sql: "UPDATE mailing SET state = ?, at = ? WHERE sha256 = ? AND addressee = ?",
          arguments: [state.rawValue, at, sha256, addressee])
      }
    }
  }

  /// That a printer took a document, and what became of the job.
  public func recordPrinting(
    sha256: String, printer: String, job: Int, state: String, at: String
  ) throws(LedgerError) {
    try attempt {
      try queue.write { database in
        try database.execute(
          sql: """
            INSERT INTO printing (sha256, printer, job, state, at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (sha256, printer, job, at) DO UPDATE SET state = excluded.state
            """, arguments: [sha256, printer, job, state, at])
      }
    }
  }
}
