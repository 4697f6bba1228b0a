import FoundationEssentials

/// Reads JSON Lines: one object a line, its members the row's cells.
struct JSONLinesReader {
  private var stream: TextStream
  private var row = 0
  private var line = 0

  init(stream: TextStream) { self.stream = stream }

  var bytesRead: Int { stream.bytesRead }

  mutating func next() throws(ListError) -> ListRecord? {
    while let bytes = try nextLine() {
      row += 1
      line += 1
      if bytes.contains(where: { $0 != 32 && $0 != 9 && $0 != 13 }) { return record(bytes) }
    }
    return nil
  }

  /// A line without its end, cut where it is longer than a row may be; nil at the end.
  private mutating func nextLine() throws(ListError) -> [UInt8]? {
    var bytes: [UInt8] = []
    while let byte = try stream.next() {
      if byte == 10 { return bytes }
      if bytes.count <= ListLimits.rowBytes { bytes.append(byte) }
    }
    return bytes.isEmpty ? nil : bytes
  }

  private func record(_ bytes: [UInt8]) -> ListRecord {
    var record = ListRecord(row: row, line: line, cells: [])
    guard bytes.count <= ListLimits.rowBytes else {
      record.fault = .init(reason: "the row is longer than \(ListLimits.rowBytes >> 20) MB")
      return record
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      record.fault = .init(reason: "the row is not in the list's encoding")
      return record
    }
    record.copy = text + "\n"
    guard let members = try? JSONDecoder().decode([String: Value].self, from: Data(bytes)) else {
      record.fault = .init(reason: "the row is no JSON object of texts, numbers and lists of them")
      return record
    }
    for (name, value) in members.sorted(by: { $0.key < $1.key }) where !value.text.isEmpty {
      record.cells.append(.init(column: name, text: value.text))
      if value.text.utf8.count > ListLimits.cellBytes {
        record.fault = .init(
          column: name, reason: "is longer than \(ListLimits.cellBytes) characters")
      }
    }
    return record
  }

  /// A member's value as the text of a cell.
  private struct Value: Decodable {
    var text: String

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if value.decodeNil() {
        text = ""
      } else if let string = try? value.decode(String.self) {
        text = string
      } else if let number = try? value.decode(Int.self) {
        text = String(number)
      } else {
        text = try value.decode([Value].self).map(\.text).joined(separator: "; ")
      }
    }
  }
}
