/// Reads comma, semicolon or tab separated values as spreadsheets save them (RFC 4180, kindly).
struct DelimitedReader {
  private(set) var stream: TextStream
  private(set) var columns: [String] = []
  private var delimiter = UInt8(ascii: ",")
  private var row = 0
  private var line = 1

  /// A record's cells as bytes.
  private struct Raw {
    var line: Int
    var cells: [[UInt8]] = []
    var isTooLong = false
    var isOpen = false

    var isEmpty: Bool { cells.allSatisfy { $0.allSatisfy { $0 == 32 || $0 == 9 } } }
  }

  /// Reads the header.
  init(stream: TextStream) throws(ListError) {
    self.stream = stream
    try readSeparatorLine()
    guard let header = try nextRaw() else { throw .empty }
    columns = header.cells.map { DelimitedReader.text($0)?.trimmed ?? "" }
  }

  /// Excel's first line `sep=;`, or else the character that the first line has most of.
  private mutating func readSeparatorLine() throws(ListError) {
    let first = stream.preview().prefix { $0 != 10 && $0 != 13 }
    if first.starts(with: Array("sep=".utf8)), first.count == 5, let last = first.last {
      delimiter = last
      _ = try nextRaw()
      return
    }
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in first {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    let candidates = Array(",;\t".utf8)
    let best = candidates.max { counts[$0, default: 0] < counts[$1, default: 0] }
    if let best, counts[best, default: 0] > 0 { delimiter = best }
  }

  /// The next row that holds anything.
  mutating func next() throws(ListError) -> ListRecord? {
    while let raw = try nextRaw() {
      row += 1
      if !raw.isEmpty || raw.isTooLong { return record(raw) }
    }
    return nil
  }

  private func record(_ raw: Raw) -> ListRecord {
    let texts = raw.cells.map { DelimitedReader.text($0) }
    var record = ListRecord(row: row, line: raw.line, cells: [])
    for (index, text) in texts.enumerated() where index < columns.count {
      guard let text = text?.trimmed, !text.isEmpty else { continue }
      record.cells.append(.init(column: columns[index], text: text.unguarded))
    }
    record.fault = fault(raw, texts)
    if !raw.isTooLong {
      record.copy = copy(
        of: raw.cells.map { String(decoding: $0, as: UTF8.self).unguarded })
    }
    return record
  }

  private func fault(_ raw: Raw, _ texts: [String?]) -> ListRecord.Fault? {
    func column(_ index: Int) -> String? { index < columns.count ? columns[index] : nil }
    if raw.isTooLong {
      return .init(reason: "the row is longer than \(ListLimits.rowBytes >> 20) MB")
    }
    if raw.isOpen { return .init(reason: "a quotation mark is opened and never closed") }
    if let long = raw.cells.firstIndex(where: { $0.count > ListLimits.cellBytes }) {
      return .init(
        column: column(long), reason: "is longer than \(ListLimits.cellBytes) characters")
    }
    if let broken = texts.firstIndex(of: nil) {
      return .init(column: column(broken), reason: "is not in the list's encoding")
    }
    guard texts.dropFirst(columns.count).allSatisfy({ $0?.trimmed.isEmpty ?? false }) else {
      return .init(reason: "the row has more cells than the header has columns")
    }
    return nil
  }

  /// Nil for what is no UTF-8.
  private static func text(_ bytes: [UInt8]) -> String? {
    String(validating: bytes, as: UTF8.self)
  }

  // MARK: Bytes

  private mutating func nextRaw() throws(ListError) -> Raw? {
    guard try stream.peek() != nil else { return nil }
    var raw = Raw(line: line)
    var length = 0
    while true {
      let isLast = try readCell(into: &raw, &length)
      if isLast { return raw }
    }
  }

  /// - Returns: whether the row ends with this cell.
  private mutating func readCell(
    into raw: inout Raw, _ length: inout Int
  ) throws(ListError) -> Bool {
    var cell: [UInt8] = []
    var isQuoted = false
    defer { raw.cells.append(cell) }
    if try stream.peek() == UInt8(ascii: "\"") {
      isQuoted = true
      _ = try stream.next()
    }
    while let byte = try stream.next() {
      length += 1
      raw.isTooLong = length > ListLimits.rowBytes
      if byte == 10 || byte == 13 {
        if byte == 13, try stream.peek() == 10 { _ = try stream.next() }
        line += 1
        // A quote without an end must not swallow the rows behind it for ever.
        if !isQuoted || raw.isTooLong { return true }
        cell.append(10)
      } else if byte == UInt8(ascii: "\""), isQuoted {
        isQuoted = try stream.peek() == byte
        if isQuoted { cell.append(try stream.next() ?? byte) }
      } else if byte == delimiter, !isQuoted {
        return false
      } else if !raw.isTooLong {
        cell.append(byte)
      }
    }
    raw.isOpen = isQuoted
    return true
  }

  // MARK: Copies

  /// Cells as a line of the same kind of list. What a spreadsheet would take for a formula gets an
  /// apostrophe before it, which the reader takes away again.
  func copy(of cells: [String]) -> String {
    let separator = String(UnicodeScalar(delimiter))
    return cells.map { $0.asCell(besides: delimiter) }.joined(separator: separator) + "\r\n"
  }
}

extension String {
  /// Without white space at both ends.
  fileprivate var trimmed: String {
    func isSpace(_ character: Character) -> Bool {
      character.isWhitespace || character == "\u{FEFF}"
    }
    guard let start = firstIndex(where: { !isSpace($0) }),
      let last = lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(self[start...last])
  }

  /// Whether a spreadsheet that opens a list might run it.
  var looksLikeFormula: Bool {
    first.map { "=+-@\t\r".contains($0) } ?? false
  }

  /// As a cell of a spreadsheet's file, in quotes where it needs them, and never to be run.
  func asCell(besides delimiter: UInt8) -> String {
    let guarded = looksLikeFormula ? "'" + self : self
    let special: [UInt8] = [delimiter, 34, 10, 13]
    guard guarded.utf8.contains(where: special.contains) else { return guarded }
    return "\"" + guarded.replacing("\"", with: "\"\"") + "\""
  }

  /// Without the apostrophe that keeps a spreadsheet from running a cell.
  fileprivate var unguarded: String {
    guard hasPrefix("'") else { return self }
    let rest = String(dropFirst())
    return rest.looksLikeFormula ? rest : self
  }
}
