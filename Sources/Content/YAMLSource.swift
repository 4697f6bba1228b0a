/// A YAML text before it is parsed: where it lies in its file, and what is refused unread.
struct YAMLSource {
  static let mostBytes = 512 * 1024

  let text: String
  let file: String
  let firstLine: Int
  let indentation: Int

  /// What the parser is given. libyaml breaks lines as YAML 1.1 does, also at Unicode's separators,
  /// which would shift every line number after them.
  var parserText: String {
    func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "\u{85}" || scalar == "\u{2028}" || scalar == "\u{2029}"
    }
    guard !isPlain, text.unicodeScalars.contains(where: isSeparator) else { return text }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text.unicodeScalars.map { isSeparator($0) ? " " : $0 })
    return String(scalars)
  }

  /// Nothing but ASCII's printable characters and ends of lines.
  private var isPlain: Bool { text.utf8.allSatisfy { $0 &- 0x20 < 0x5F || $0 == 10 || $0 == 13 } }

  var start: SourceLocation { location(line: 0, column: 1) }

  /// - Parameters:
  ///   - line: from 0, within this text.
  ///   - column: from 1, within this text's line.
  func location(line: Int, column: Int, length: Int = 1) -> SourceLocation {
    SourceLocation(
      file: file, line: firstLine + line, column: column + indentation, length: length)
  }

  /// Why the text is not parsed at all; nil where it may be.
  var refusal: Diagnostic? {
    if text.utf8.count > Self.mostBytes {
      return .error("this is too long: \(Self.mostBytes / 1024) kB at most", at: start)
    }
    return controlCharacter
  }

  /// libyaml refuses control characters, but says where in bytes only.
  private var controlCharacter: Diagnostic? {
    guard !isPlain, text.unicodeScalars.contains(where: \.isUnprintableControl) else { return nil }
    for (number, line) in text.lines.enumerated() {
      let column = line.firstIndex { $0.unicodeScalars.contains(where: \.isUnprintableControl) }
      guard let column, let scalar = line[column].unicodeScalars.first else { continue }
      return .error(
        "a control character (\(scalar.codePoint)) stands here",
        at: location(line: number, column: line[..<column].count + 1), hint: "delete it")
    }
    return nil
  }

  /// The first place that lies deeper in brackets than `limit`; only a guess, for a message.
  func firstDeepPlace(limit: Int) -> SourceLocation {
    var depth = 0
    for (number, line) in text.lines.enumerated() {
      for (column, byte) in line.utf8.enumerated() {
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
        default: break
        }
        if depth > limit { return location(line: number, column: column + 1) }
      }
    }
    return start
  }
}

extension Unicode.Scalar {
  /// A control character that no text means: not a tab and not the end of a line.
  var isUnprintableControl: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x85: false
    case 0..<0x20, 0x7F..<0xA0: true
    case 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// As Unicode writes it: `U+0007`.
  var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
