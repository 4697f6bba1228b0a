import Content
import Delivery

/// Reads a list and hands its rows to the benches, in order and only as many as fit.
final class BatchFeed {
  private let settings: BatchSettings
  private let ledger: LedgerClient?
  private let passwords: PasswordList?
  private var reader: ListReader
  private var header: ListHeader
  private var order = 0
  /// What the rows of one plan have in common, as canonical text.
  private var commonInputs: [JobRequest: String] = [:]
  private static let mostCommonInputs = 1000

  /// - Parameters:
  ///   - ledger: asked for what is made already; nil makes everything.
  ///   - passwords: gives one to every row that brings none; nil leaves these open.
  /// - Throws: `Failure` where the list cannot be read, or its header makes no sense.
  init(
    _ settings: BatchSettings, ledger: LedgerClient?, passwords: PasswordList?
  ) throws(Failure) {
    self.settings = settings
    self.ledger = ledger
    self.passwords = passwords
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
    if case .success(var asked) = request {
      row.inputs = inputs(asked)
      if asked.password == nil, let passwords {
        let patient = PasswordList.Key(asked.identity ?? row.inputs)
        row.inputs = Self.digest("\(row.inputs) with a password that is made up")
        asked.password = passwords.password(of: patient)
        (row.passwordKey, row.request) = (patient, .success(asked))
      }
      row.known = try known(row)
    }
    return row
  }

  /// What an earlier run has made, if there is still a password that opens it.
  private func known(_ row: BatchRow) throws(Failure) -> LedgerEntry? {
    guard
      let entry = try ledger?.claim(
        inputs: row.inputs, row: row.record.row, run: settings.run)
    else { return nil }
    guard let passwords, let patient = row.passwordKey else { return entry }
    return passwords.lists(entry.path, of: patient) ? entry : nil
  }

  /// The day on which a plan is made decides it only where somebody names that day: what was begun
  /// yesterday is not made again today.
  private func inputs(_ row: RowRequest) -> String {
    let shared = row.request.withoutParticulars
    if commonInputs[shared] == nil {
      if commonInputs.count >= Self.mostCommonInputs { commonInputs = [:] }
      commonInputs[shared] = "\(settings.content)\n\(Plan.version)\n\(Canonical.text(shared))"
    }
    return Self.digest((commonInputs[shared] ?? "") + row.particulars)
  }

  private static func digest(_ text: String) -> String {
    SHA256.hexDigest(of: Array(text.utf8))
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

extension RowRequest {
  /// What tells the patient from all others: the clinic's reference with what else is known, or a
  /// name with the day of birth; nil where a list tells less than that.
  fileprivate var identity: String? {
    guard request.reference != nil || request.patient != nil && request.born != nil else {
      return nil
    }
    return Canonical.text([request.reference, request.patient, request.born?.description])
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
