/// A file's front matter and what follows it.
struct FrontMatter {
  /// Null where there is none, or where it is empty; nil where it is malformed.
  var fields: YAMLNode?
  var isPresent: Bool
  var body: [SourceLine]
  var diagnostics: [Diagnostic]

  /// Splits a file at the lines `---` that enclose its front matter.
  ///
  /// A first line `---` without a partner is a rule of the text, unless what follows looks like
  /// fields: then it was meant to be front matter.
  init(_ file: SourceFile) {
    let lines = file.lines
    let start = lines.firstIndex { !$0.trimmed.isEmpty } ?? 0
    let end = FrontMatter.end(of: lines, from: start)
    body = []
    diagnostics = []
    isPresent = false
    fields = YAMLNode(.null, at: SourceLocation(file: file.path, line: start + 1, column: 1))
    guard let end else {
      if FrontMatter.isOpen(lines, at: start) { reportOpen(file, line: start + 1) }
      body = FrontMatter.numbered(lines, from: isPresent ? lines.count : 0)
      return
    }
    isPresent = true
    let text = lines[(start + 1)..<end].joined(separator: "\n")
    let parsed = YAMLNode.parse(text, file: file.path, firstLine: start + 2)
    fields = parsed.value
    diagnostics = parsed.diagnostics
    body = FrontMatter.numbered(lines, from: end + 1)
  }

  /// The line that closes the front matter which begins at `start`; nil where none does.
  private static func end(of lines: [Substring], from start: Int) -> Int? {
    guard lines.indices.contains(start), isFence(lines[start]) else { return nil }
    let end = lines[(start + 1)...].firstIndex { isFence($0) || $0.trailingTrimmed == "..." }
    guard let end else { return nil }
    let inner = lines[(start + 1)..<end]
    return inner.allSatisfy(\.trimmed.isEmpty) || inner.contains(where: looksLikeField) ? end : nil
  }

  private static func isOpen(_ lines: [Substring], at start: Int) -> Bool {
    guard lines.indices.contains(start), isFence(lines[start]) else { return false }
    return lines.dropFirst(start + 1).first.map(looksLikeField) ?? false
  }

  private mutating func reportOpen(_ file: SourceFile, line: Int) {
    isPresent = true
    fields = nil
    let place = SourceLocation(file: file.path, line: line, column: 1, length: 3)
    diagnostics.append(
      .error("the front matter that begins here has no end", at: place, hint: "end it with '---'"))
  }

  private static func isFence(_ line: Substring) -> Bool { line.trailingTrimmed == "---" }

  /// "name: value", the name one word.
  private static func looksLikeField(_ line: Substring) -> Bool {
    let trimmed = line.trimmed
    guard let colon = trimmed.firstIndex(of: ":"), colon > trimmed.startIndex else { return false }
    let name = trimmed[..<colon].filter { $0 != "\"" && $0 != "'" }
    return name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
  }

  private static func numbered(_ lines: [Substring], from start: Int) -> [SourceLine] {
    lines.enumerated().dropFirst(start).map { SourceLine(text: String($1), number: $0 + 1) }
  }
}
