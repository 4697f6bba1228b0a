/// A JSON text in the making.
///
/// Written by hand because the order of the keys is part of what the command line promises, and a
/// person reads it too: `JSONEncoder` knows the alphabet or no order at all, and brings Foundation
/// into every start of the program.
public indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Rounded to two places.
  case decimal(Double)
  case string(String)
  case array([JSONValue])
  /// Keys in the order in which they are written.
  case object([Member])

  public struct Member: Hashable, Sendable {
    public var key: String
    public var value: JSONValue

    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// A string, or null.
  public init(_ text: String?) {
    self = text.map(JSONValue.string) ?? .null
  }

  /// A number, or null.
  public init(_ number: Int?) {
    self = number.map(JSONValue.integer) ?? .null
  }

  /// The text, with one line for each key of the outermost object and for each object in a list
  /// below it; no line end at its end.
  public var text: String {
    guard case .object(let members) = self, !members.isEmpty else { return line }
    var text = ""
    for (index, member) in members.enumerated() {
      text += (index > 0 ? ",\n " : "{") + member.key.quotedForJSON + ": "
      member.value.writeLines(to: &text)
    }
    return text + "}"
  }

  private func writeLines(to text: inout String) {
    guard case .array(let values) = self, values.count > 1 else { return write(to: &text) }
    for (index, value) in values.enumerated() {
      text += index > 0 ? ",\n  " : "[\n  "
      value.write(to: &text)
    }
    text += "]"
  }

  /// All on one line.
  public var line: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .decimal(let value):
      text += value.isFinite ? String((value * 100).rounded() / 100) : "null"
    case .string(let value): text += value.quotedForJSON
    case .array(let values):
      for (index, value) in values.enumerated() {
        text += index > 0 ? ", " : "["
        value.write(to: &text)
      }
      text += values.isEmpty ? "[]" : "]"
    case .object(let members):
      for (index, member) in members.enumerated() {
        text += (index > 0 ? ", " : "{") + member.key.quotedForJSON + ": "
        member.value.write(to: &text)
      }
      text += members.isEmpty ? "{}" : "}"
    }
  }
}

extension String {
  /// As a JSON string (RFC 8259, section 7). U+2028 and U+2029 are escaped too: JSON allows them
  /// bare, but whoever pastes the text into a script of old would find lines ended by them.
  var quotedForJSON: String {
    // Most texts are plain, and those that are not would take as long as all else of a record.
    let isPlain = utf8.allSatisfy {
      (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    if isPlain { return "\"" + self + "\"" }
    var result = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{8}": result += "\\b"
      case "\u{C}": result += "\\f"
      case "\u{0}"..<" ", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
