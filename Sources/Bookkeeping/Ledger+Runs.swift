import Delivery
import GRDB

extension Ledger {
  /// Notes that a batch has begun.
  ///
  /// A batch that was stopped may have made documents that nobody has noted. Whoever goes on with it
  /// takes the same day for today, so that these come out the same and are recognised.
  ///
  /// - Parameters:
  ///   - day: the one that its documents are to take for today.
  ///   - resumes: goes on with the batch before, where that did not come to its end.
  /// - Returns: the day that holds.
  public func begin(run: String, day: String, resumes: Bool) throws(LedgerError) -> String {
    try attempt {
      try queue.write { database in
        let stopped = try String.fetchOne(
          database,
          sql: """
            SELECT day FROM run WHERE id = (SELECT max(id) FROM run) AND NOT isEnded
            """)
        let day = resumes ? stopped ?? day : day
        try database.execute(
          sql: "INSERT INTO run (name, day, isEnded) VALUES (?, ?, false)", arguments: [run, day])
        return day
      }
    }
  }

  /// Notes that a batch has come to the end of its list.
  public func end(run: String) throws(LedgerError) {
    try attempt {
      try queue.write { database in
        try database.execute(sql: "UPDATE run SET isEnded = true WHERE name = ?", arguments: [run])
      }
    }
  }
}
