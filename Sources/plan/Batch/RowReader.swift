import Content
import Delivery
import Planning

/// What one row of a list asks for.
struct RowRequest: Sendable {
  var request = JobRequest()
  var email: Mailbox?
  var password: String?

  /// What `JobRequest.withoutParticulars` leaves out and the row's own columns, as canonical text:
  /// no value can pass for the end of another.
  var particulars: String {
    let values = [
      request.patient, request.born?.description, request.reference, request.clinician,
      email?.name, email?.address, password,
    ]
    return values.map { $0.map { "\($0.utf8.count):\($0)" } ?? "-" }.joined(separator: ";")
  }
}

/// Why a row cannot become a handout. It repeats nothing of the row.
struct RowFault: Error, Hashable {
  /// As the list names it; nil where no single column is to blame.
  var column: String?
  var reason: String
  var hint: String?
}

/// Makes of a row's cells what it asks for.
struct RowReader {
  private let record: ListRecord
  private var cells: [ListColumn: ListRecord.Cell] = [:]

  /// - Parameter header: learns names that it has not seen.
  init(_ record: ListRecord, _ header: inout ListHeader) {
    self.record = record
    for cell in record.cells {
      guard let column = header.column(cell.column) else { continue }
      cells[column] = cells[column] ?? cell
    }
  }

  /// - Throws: `RowFault` for the first cell that makes no sense.
  func request() throws(RowFault) -> RowRequest {
    if let fault = record.fault { throw RowFault(column: fault.column, reason: fault.reason) }
    var row = RowRequest()
    row.request.treatments = try treatments()
    (row.request.start, row.request.starts) = OptionParsing.sorted(
      try values(.start, "a day such as 2025-03-01") { try OptionParsing.start($0.withoutMidnight) }
    )
    (row.request.course, row.request.courses) = OptionParsing.sorted(
      try values(.course, "a course's name", OptionParsing.course))
    (row.request.sessions, row.request.counts) = OptionParsing.sorted(
      try values(.sessions, "a number from 1 to 400", RowReader.count))
    row.request.history = try history()
    row.request.has = parts(.has, separators: ";,")
    row.request.acknowledge = parts(.acknowledge, separators: ";,")
    row.request.patient = try shortText(.patient)
    row.request.born = try day(.born)
    row.request.reference = try shortText(.reference)
    row.request.clinician = try shortText(.clinician)
    try readTimes(into: &row.request)
    row.request.unavailable = try unavailable()
    row.request.replaces = try day(.replaces)
    row.request.asOf = try day(.asOf)
    row.request.language = text(.language)
    row.request.layout = try layout()
    row.request.paper = text(.paper)
    row.email = try value(.email, "an address such as anna@example.org") { Mailbox($0) }
    row.password = try shortText(.password)
    return row
  }

  /// What names the row's file, as far as the row itself says it.
  var naming: [NamePattern.Field: String] {
    [
      .row: String(record.row), .reference: text(.reference) ?? "",
      .patient: text(.patient) ?? "",
    ]
  }

  // MARK: Cells

  private func text(_ column: ListColumn) -> String? { cells[column]?.text }

  private func fault(_ column: ListColumn, _ reason: String, hint: String? = nil) -> RowFault {
    RowFault(column: cells[column]?.column ?? column.rawValue, reason: reason, hint: hint)
  }

  private func value<Value>(
    _ column: ListColumn, _ expected: String, _ read: (String) -> Value?
  ) throws(RowFault) -> Value? {
    guard let text = text(column) else { return nil }
    guard let value = read(text) else { throw fault(column, "takes \(expected)") }
    return value
  }

  /// The values of a cell that may hold several.
  private func values<Value>(
    _ column: ListColumn, _ expected: String, _ read: (String) throws -> Value
  ) throws(RowFault) -> [Value] {
    var values: [Value] = []
    for part in parts(column, separators: ";,") {
      guard let value = try? read(part) else { throw fault(column, "takes \(expected)") }
      values.append(value)
    }
    return values
  }

  private static func count(_ text: String) throws -> OptionParsing.Named<Int> {
    let count = try OptionParsing.count(text)
    guard (1...400).contains(count.value) else { throw RowFault(reason: "is no such number") }
    return count
  }

  /// What has happened, and what was agreed by hand.
  private func history() throws(RowFault) -> [Visit: SessionEvent] {
    let expected = "sessions with their days, such as 2=2025-04-03"
    let events =
      try values(.done, expected, OptionParsing.visitDay)
      .map { (column: ListColumn.done, visit: $0.visit, event: SessionEvent.done($0.day)) }
      + values(.missed, "numbers of sessions, such as 2", OptionParsing.visit)
      .map { (.missed, $0, .missed) }
      + values(.move, expected, OptionParsing.visitDay).map { (.move, $0.visit, .agreed($0.day)) }
    var history: [Visit: SessionEvent] = [:]
    for entry in events {
      guard history.updateValue(entry.event, forKey: entry.visit) == nil else {
        throw fault(entry.column, "names session \(entry.visit.number) a second time")
      }
    }
    return history
  }

  private func day(_ column: ListColumn) throws(RowFault) -> Day? {
    try value(column, "a day such as 2025-03-01") { Day(iso: $0.withoutMidnight) }
  }

  /// No name fills half a page, and none has a line end or another control character in it.
  private func shortText(_ column: ListColumn) throws(RowFault) -> String? {
    guard let text = text(column) else { return nil }
    guard text.count <= 200 else { throw fault(column, "is longer than 200 characters") }
    let isControl = { (scalar: Unicode.Scalar) in scalar.properties.generalCategory == .control }
    guard !text.unicodeScalars.contains(where: isControl) else {
      throw fault(column, "holds a line end or another control character")
    }
    return text
  }

  private func treatments() throws(RowFault) -> [String] {
    let names = parts(.treatment, separators: ";,+")
    // The list comes from elsewhere: it chooses from the catalogue, and names no file to be read.
    for name in names
    where name.contains("/") || ["md", "markdown", "txt"].contains(FilePath.ending(of: name)) {
      throw fault(
        .treatment, "takes a treatment of the catalogue, not a file",
        hint: "name a file with --treatment, for all rows")
    }
    return names
  }

  private func layout() throws(RowFault) -> String? {
    guard let name = text(.layout) else { return nil }
    guard !name.contains("/"), FilePath.ending(of: name) != "yaml" else {
      throw fault(
        .layout, "takes a layout's name, not a file", hint: "name a file with --layout, for all")
    }
    return name
  }

  private func unavailable() throws(RowFault) -> [ClosedRange<Day>] {
    var ranges: [ClosedRange<Day>] = []
    for part in parts(.unavailable, separators: ";, ") {
      guard let range = OptionValue.dayRange(part) else {
        throw fault(.unavailable, "takes days such as 2025-08-01 or 2025-08-01..2025-08-14")
      }
      ranges.append(range)
    }
    return ranges
  }

  private func readTimes(into request: inout JobRequest) throws(RowFault) {
    for part in parts(.time, separators: ";, ") {
      guard let time = try? OptionParsing.time(part.withoutSeconds) else {
        throw fault(.time, "takes times such as 14:30 or, for session 2, 2=14:30")
      }
      switch time.visit {
      case nil: request.time = time.time
      case let visit? where visit.treatment == nil: request.times[visit.number] = time.time
      case let visit?:
        request.visitTimes[visit.treatment ?? "", default: [:]][visit.number] = time.time
      }
    }
  }

  private func parts(_ column: ListColumn, separators: String) -> [String] {
    (text(column) ?? "").split { separators.contains($0) || $0.isNewline }
      .map { String($0.drop { $0.isWhitespace }).withoutEndSpace }.filter { !$0.isEmpty }
  }

  // MARK: Faults of the job

  /// A failure of the row's job as a fault of the row. A message may quote what the row says, and in
  /// a list with shifted columns that may be the patient's name: it is left out.
  func fault(_ failure: Failure) -> RowFault {
    let diagnostic = failure.diagnostics.first { $0.severity == .error }
    if let ticked = tickedCondition(in: diagnostic?.message ?? "") { return ticked }
    var fault = RowFault(reason: diagnostic?.message ?? "fails", hint: diagnostic?.hint)
    for cell in record.cells where fault.reason.contains("'\(cell.text)'") {
      fault.reason = fault.reason.replacing("'\(cell.text)'", with: "'…'")
      fault.column = fault.column ?? cell.column
    }
    return fault
  }
}

extension RowReader {
  /// What was ticked is health data: a log says that something was, not what.
  private func tickedCondition(in message: String) -> RowFault? {
    for column in [ListColumn.has, .acknowledge] {
      let ticked = parts(column, separators: ";,")
      guard ticked.contains(where: { message.contains("'\($0)'") }) else { continue }
      return fault(
        column, "what was ticked is among the treatment's contraindications",
        hint: "a clinician decides; the column 'acknowledge' accepts it by the same name")
    }
    return nil
  }
}

extension String {
  /// Spreadsheets give a day the time of midnight.
  fileprivate var withoutMidnight: String {
    for suffix in [" 00:00:00", "T00:00:00", " 00:00"] where hasSuffix(suffix) {
      return String(dropLast(suffix.count))
    }
    return self
  }

  /// Spreadsheets give a time seconds.
  fileprivate var withoutSeconds: String {
    hasSuffix(":00") && filter { $0 == ":" }.count == 2 ? String(dropLast(3)) : self
  }

  fileprivate var withoutEndSpace: String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
