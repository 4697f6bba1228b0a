import Content
import Delivery

/// What a batch is asked to do.
struct BatchSettings: Sendable {
  var list: String
  /// As iconv names it; nil for UTF-8.
  var encoding: String?
  /// Where the documents go.
  var folder: String
  /// What holds for every row that says nothing else.
  var defaults: JobRequest
  var assets: String
  var layouts: String
  var jobs: Int
  var resumes: Bool
  var isDryRun: Bool
  var pattern: NamePattern
  var ledger: String
  var shard: Shard
  /// Where passwords go that are made up for rows without one; nil where these stay open.
  var passwords: String?
  /// Where the print run goes; nil for none.
  var merge: String?
  var hasSeparators: Bool
  /// Where drafts of messages go, for rows with an address; nil for none.
  var drafts: String?
  /// As in a mail header; nil takes the clinic's address.
  var sender: String?
  /// What documents take for today whose row names no day, from the batch's beginning to its end.
  var day: Day
  /// A digest of the content and layouts that all documents are made of.
  var content: String
  /// Tells this run from others in the ledger.
  var run: String

  /// How many rows may be under way or wait for an earlier one: it bounds memory and open files.
  var window: Int { min(jobs * 32 + 32, jobs + 128) }

  /// How many rows lie ready for the benches or on them: enough that none stands idle while this
  /// process's own thread waits for a processor, few enough that a stopped batch ends at once.
  var rowsAhead: Int { jobs * 8 }

  var failedList: String { "failed" + shardSuffix }

  /// Several parts may share a folder.
  static func ledgerName(_ shard: Shard) -> String {
    shard == .whole
      ? LedgerPlace.usualName : ".plan-ledger-\(shard.number)-of-\(shard.count).sqlite"
  }

  /// Several parts may be asked for one file, such as a print run: each makes its own.
  static func ownFile(_ path: String, _ shard: Shard) -> String {
    guard shard != .whole else { return path }
    let ending = FilePath.ending(of: path)
    let stem = ending.isEmpty ? path : String(path.dropLast(ending.count + 1))
    return "\(stem)-\(shard.number)-of-\(shard.count)" + (ending.isEmpty ? "" : ".\(ending)")
  }

  var lockName: String { ".plan-batch\(shardSuffix).lock" }

  private var shardSuffix: String {
    shard == .whole ? "" : "-\(shard.number)-of-\(shard.count)"
  }
}
