import Content
import Delivery

/// Reads a list and hands its rows to the benches, in order and only as many as fit.
final class BatchFeed {
  private let settings: BatchSettings
  private let ledger: LedgerClient?
  private var reader: ListReader
  private var header: ListHeader
  private var order = 0

  /// - Parameter ledger: asked for what is made already; nil makes everything.
  /// - Throws: `Failure` where the list cannot be read, or its header makes no sense.
  init(_ settings: BatchSettings, ledger: LedgerClient?) throws(Failure) {
    self.settings = settings
    self.ledger = ledger
    do {
      reader = try ListReader(path: settings.list, encoding: settings.encoding)
    } catch {
      throw BatchFeed.failure(error)
    }
    header = ListHeader(reader.columns, file: settings.list)
    guard header.errors.isEmpty else { throw Failure(.badData, header.errors) }
    guard reader.columns.isEmpty || reader.columns.contains(where: { header.column($0) != nil })
    else {
      throw Failure(
        .badData, "the list's first line names no column that is known",
        at: SourceLocation(file: settings.list, line: 1, column: 1),
        hint: "columns are \(ListColumn.allCases.map(\.rawValue).joined(separator: ", "))")
    }
  }

  var ending: String { reader.ending }
  var copyOfHeader: String { reader.copyOfHeader }
  var size: Int? { reader.size }
  var bytesRead: Int { reader.bytesRead }

  func newWarnings() -> [Diagnostic] { header.newWarnings() }

  /// The next row of this process's part; nil at the list's end.
  func next() throws(Failure) -> BatchRow? {
    while true {
      let record: ListRecord?
      do { record = try reader.next() } catch { throw BatchFeed.failure(error) }
      guard let record else { return nil }
      let row = RowReader(record, &header)
      guard settings.shard.contains(settings.pattern.key(row.naming)) else { continue }
      return try prepared(record, row)
    }
  }

  private func prepared(_ record: ListRecord, _ reader: RowReader) throws(Failure) -> BatchRow {
    defer { order += 1 }
    let request: Result<RowRequest, RowFault>
    do throws(RowFault) {
      var row = try reader.request()
      row.request = row.request.over(settings.defaults)
      request = .success(row)
    } catch {
      request = .failure(error)
    }
    var row = BatchRow(
      order: order, record: record, reader: reader, request: request, inputs: "")
    if case .success(let asked) = request {
      row.inputs = inputs(asked)
      row.known = try known(row)
    }
    return row
  }

  private func known(_ row: BatchRow) throws(Failure) -> LedgerEntry? {
    try ledger?.claim(inputs: row.inputs, row: row.record.row, run: settings.run)
  }

  /// The day on which a plan is made decides it only where somebody names that day: what was begun
  /// yesterday is not made again today.
  private func inputs(_ row: RowRequest) -> String {
    let text = "\(settings.content)\n\(Plan.version)\n\(Canonical.text(row))"
    return SHA256.hexDigest(of: Array(text.utf8))
  }

  private static func failure(_ error: ListError) -> Failure {
    switch error {
    case .unreadable: Failure(.missingInput, error.message)
    case .unknownEncoding:
      Failure(.usage, error.message, hint: "iconv --list shows all; Excel's is often windows-1252")
    case .empty: Failure(.badData, error.message)
    }
  }
}

/// Values as text that is the same in every process: members by name, sets and dictionaries sorted.
enum Canonical {
  static func text(_ value: Any) -> String {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .struct, .class, .tuple:
      let members = mirror.children.map { "\($0.label ?? "")=\(text($0.value))" }
      return "\(mirror.subjectType)(\(members.joined(separator: ";")))"
    case .dictionary, .set:
      return "{\(mirror.children.map { text($0.value) }.sorted().joined(separator: ";"))}"
    case .collection:
      return "[\(mirror.children.map { text($0.value) }.joined(separator: ";"))]"
    case .optional:
      return mirror.children.first.map { text($0.value) } ?? "nil"
    default:
      return String(reflecting: value)
    }
  }
}
