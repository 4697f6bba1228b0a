/// What a link or a picture points at.
enum LinkTarget {
  private static let schemes: Set<String> = ["http", "https", "mailto", "tel"]

  /// Whether a link is worth keeping in a printed document: on the web, by mail, by telephone.
  static func isKept(_ destination: String) -> Bool {
    scheme(destination).map(schemes.contains) ?? false
  }

  /// The letters before the colon, in lower case; nil where there are none.
  private static func scheme(_ destination: String) -> String? {
    guard let colon = destination.firstIndex(of: ":") else { return nil }
    let scheme = destination[..<colon]
    let isScheme = scheme.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0))
    }
    return isScheme && scheme.count > 1 ? scheme.lowercased() : nil
  }

  /// The file that a picture's destination names: `%20` is a space there.
  static func path(_ destination: String) -> String {
    guard destination.contains("%"), scheme(destination) == nil else { return destination }
    var bytes: [UInt8] = []
    var rest = Array(destination.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), value > 0x1F
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? destination
  }
}

/// The name of a raw HTML tag.
struct HTMLTag {
  /// In lower case.
  let name: String
  let isClosing: Bool

  /// Nil for what is no tag, such as a processing instruction.
  init?(_ literal: String) {
    guard literal.first == "<" else { return nil }
    let inner = literal.dropFirst()
    isClosing = inner.first == "/"
    let name = (isClosing ? inner.dropFirst() : inner).prefix { $0.isLetter || $0.isNumber }
    guard !name.isEmpty else { return nil }
    self.name = name.lowercased()
  }

  /// The text is one comment and nothing else.
  static func isComment(_ text: String) -> Bool {
    guard text.hasPrefix("<!--"), let end = text.range(ofFirst: "-->") else { return false }
    return end.upperBound == text.endIndex
  }
}

/// What Markdown may ask of the parser: cmark takes time that grows with the square of some texts,
/// and fills up every row of a table to the width of its head.
enum MarkdownLimits {
  static let mostBytes = 1024 * 1024
  static let mostLines = 20_000
  static let mostColumns = 32
  /// Between two empty lines.
  static let mostParagraphBytes = 64 * 1024

  /// Why the text is not parsed at all; nil where it may be.
  static func refusal(of lines: [SourceLine], file: String) -> Diagnostic? {
    var bytes = 0
    var paragraph = 0
    for (offset, line) in lines.enumerated() {
      let place = SourceLocation(file: file, line: line.number, column: 1)
      let width = line.text.utf8.count
      bytes += width + 1
      paragraph = line.isBlank ? 0 : paragraph + width + 1
      if bytes > mostBytes || offset >= mostLines {
        return .error(
          "the text is too long: \(mostBytes / 1024) kB and \(mostLines) lines at most", at: place)
      }
      if paragraph > mostParagraphBytes {
        return .error(
          "this paragraph is too long: \(mostParagraphBytes / 1024) kB at most", at: place,
          hint: "leave a line empty between paragraphs")
      }
      if line.text.utf8.count(where: { $0 == UInt8(ascii: "|") }) > mostColumns + 1 {
        return .error("a table has \(mostColumns) columns at most", at: place)
      }
    }
    return nil
  }
}
