import Content
import Interchange

extension CheckReport {
  /// A log in OASIS's Static Analysis Results Interchange Format, version 2.1.0, as build servers
  /// show it beside the lines.
  ///
  /// - Parameter version: of this program.
  public func sarif(version: String) -> String {
    let driver = JSONValue.object([
      .init("name", .string("plan")), .init("version", .string(version)),
      .init("rules", .array(Rule.allCases.map(\.sarif))),
    ])
    let run = JSONValue.object([
      .init("tool", .object([.init("driver", driver)])),
      .init("columnKind", .string("unicodeCodePoints")),
      .init("results", .array(findings.map(\.sarif))),
    ])
    return JSONValue.object([
      .init("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      .init("version", .string("2.1.0")), .init("runs", .array([run])),
    ]).text
  }
}

extension Rule {
  fileprivate var sarif: JSONValue {
    .object([
      .init("id", .string(rawValue)),
      .init("shortDescription", .object([.init("text", .string(summary))])),
    ])
  }
}

extension Finding {
  fileprivate var sarif: JSONValue {
    let text = [diagnostic.message, diagnostic.hint].compactMap(\.self).joined(separator: "; ")
    var members: [JSONValue.Member] = [
      .init("ruleId", .string(rule.rawValue)),
      .init("ruleIndex", JSONValue(Rule.allCases.firstIndex(of: rule))),
      .init("level", .string(diagnostic.severity.rawValue)),
      .init("message", .object([.init("text", .string(text))])),
    ]
    if let place = diagnostic.location {
      members.append(
        .init("locations", .array([.object([.init("physicalLocation", place.sarif)])])))
    }
    return .object(members)
  }
}

extension SourceLocation {
  fileprivate var sarif: JSONValue {
    .object([
      .init("artifactLocation", .object([.init("uri", .string(file.asURI))])),
      .init(
        "region",
        .object([
          .init("startLine", .integer(line)), .init("startColumn", .integer(column)),
          .init("endColumn", .integer(column + length)),
        ])),
    ])
  }
}

extension String {
  /// A path as a URI reference (RFC 3986): an absolute one names its scheme.
  fileprivate var asURI: String {
    let path = utf8.map { byte -> String in
      switch byte {
      case 0x2D, 0x2E, 0x2F, 0x5F, 0x7E, 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
        return String(UnicodeScalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        return "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }.joined()
    return hasPrefix("/") ? "file://" + path : path
  }
}
