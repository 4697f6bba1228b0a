import Delivery
import Interchange

/// Documents of a ledger, for people and for programs, each written as it is read.
struct LedgerListing {
  private let ledger: LedgerClient
  private let reference: String?

  /// - Parameter reference: nil for all.
  init(_ ledger: LedgerClient, reference: String?) {
    self.ledger = ledger
    self.reference = reference
  }

  // MARK: Table

  private static let header = [
    "Made", "Row", "Reference", "Treatment", "Version", "First day", "File", "Went",
  ]

  /// Goes through the ledger twice: the columns' widths are known at its end.
  func writeTable(to console: Console) throws(Failure) {
    var widths = Self.header.map(\.count)
    var isEmpty = true
    try ledger.eachDocument(of: reference) { record in
      isEmpty = false
      for (column, cell) in cells(record).enumerated() {
        widths[column] = max(widths[column], cell.count)
      }
    }
    if isEmpty { return console.say("no documents") }
    try console.answer(line(Self.header, widths))
    try ledger.eachDocument(of: reference) { record throws(Failure) in
      try console.answer(line(cells(record), widths))
    }
  }

  private func cells(_ record: LedgerRecord) -> [String] {
    let entry = record.entry
    return [
      entry.made, String(entry.row), entry.reference ?? "–", entry.treatment,
      String(record.version), entry.schedule.first.flatMap { $0 } ?? "–", entry.path,
      went(record),
    ]
  }

  private func went(_ record: LedgerRecord) -> String {
    let printed = record.printed.map { "printed \($0.at) (\($0.state))" }
    let sent = record.sent.map { "email \($0.at) (\($0.state))" }
    return (printed + sent).joined(separator: "; ")
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    // What has come since the widths were taken may be wider.
    zip(cells, widths).map { cell, width in
      cell + String(repeating: " ", count: max(0, width - cell.count))
    }.joined(separator: "  ").withoutEndSpaces
  }

  // MARK: JSON

  func writeJSON(to console: Console) throws(Failure) {
    try console.write("{\"documents\": [")
    var separator = "\n  "
    try ledger.eachDocument(of: reference) { record throws(Failure) in
      try console.write(separator + value(record).line)
      separator = ",\n  "
    }
    try console.write("]}\n")
  }

  private func value(_ record: LedgerRecord) -> JSONValue {
    let entry = record.entry
    return .object([
      .init("row", .integer(entry.row)), .init("reference", JSONValue(entry.reference)),
      .init("version", .integer(record.version)), .init("treatment", .string(entry.treatment)),
      .init("course", JSONValue(entry.course)), .init("language", .string(entry.language)),
      .init("layout", .string(entry.layout)),
      .init("dates", .array(entry.schedule.map { JSONValue($0) })),
      .init("path", .string(entry.path)), .init("bytes", .integer(entry.bytes)),
      .init("sha256", .string(entry.sha256)), .init("pages", .integer(entry.pages)),
      .init("inputs", .string(entry.inputs)), .init("made", .string(entry.made)),
      .init("printed", .array(record.printed.map(value))),
      .init("sent", .array(record.sent.map(value))),
    ])
  }

  private func value(_ event: LedgerRecord.Event) -> JSONValue {
    .object([.init("at", .string(event.at)), .init("state", .string(event.state))])
  }
}

extension String {
  fileprivate var withoutEndSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
