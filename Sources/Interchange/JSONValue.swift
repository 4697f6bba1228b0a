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
    let lines = members.map { "\($0.key.quotedForJSON): \($0.value.lines)" }
    return "{" + lines.joined(separator: ",\n ") + "}"
  }

  private var lines: String {
    guard case .array(let values) = self, values.count > 1 else { return line }
    return "[\n  " + values.map(\.line).joined(separator: ",\n  ") + "]"
  }

  /// All on one line.
  public var line: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .decimal(let value): value.isFinite ? String((value * 100).rounded() / 100) : "null"
    case .string(let value): value.quotedForJSON
    case .array(let values): "[" + values.map(\.line).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { "\($0.key.quotedForJSON): \($0.value.line)" }.joined(separator: ", ")
        + "}"
    }
  }
}

extension String {
  /// As a JSON string (RFC 8259, section 7). U+2028 and U+2029 are escaped too: JSON allows them
  /// bare, but whoever pastes the text into a script of old would find lines ended by them.
  var quotedForJSON: String {
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
