/// A YAML text before it is parsed: where it lies in its file, and what is refused unread.
struct YAMLSource {
  static let mostBytes = 512 * 1024
  /// After so many keys that stand twice the rest of a file is not worth checking.
  static let mostDuplicates = 20
  /// Fewer aliases than this cannot grow into a tree that hurts.
  private static let mostAliases = 16

  let text: String
  let file: String
  let firstLine: Int
  let indentation: Int

  /// What the parser is given. libyaml breaks lines as YAML 1.1 does, also at Unicode's separators,
  /// which would shift every line number after them.
  var parserText: String {
    let separators: Set<Unicode.Scalar> = ["\u{85}", "\u{2028}", "\u{2029}"]
    guard text.unicodeScalars.contains(where: separators.contains) else { return text }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text.unicodeScalars.map { separators.contains($0) ? " " : $0 })
    return String(scalars)
  }

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
    return controlCharacter ?? aliasBomb
  }

  /// libyaml refuses control characters, but says where in bytes only.
  private var controlCharacter: Diagnostic? {
    guard text.unicodeScalars.contains(where: \.isUnprintableControl) else { return nil }
    for (number, line) in text.lines.enumerated() {
      let column = line.firstIndex { $0.unicodeScalars.contains(where: \.isUnprintableControl) }
      guard let column, let scalar = line[column].unicodeScalars.first else { continue }
      return .error(
        "a control character (\(scalar.codePoint)) stands here",
        at: location(line: number, column: line[..<column].count + 1), hint: "delete it")
    }
    return nil
  }

  /// Aliases are refused one by one where they stand, but a mapping whose keys are aliases of
  /// aliases is expanded by Yams before we see it. The names are compared, so that an ampersand and
  /// an asterisk in running text raise no suspicion.
  private var aliasBomb: Diagnostic? {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return nil }
    let anchors = Set(words(after: "&").map(\.name))
    let aliases = words(after: "*").filter { anchors.contains($0.name) }
    guard aliases.count >= Self.mostAliases, let first = aliases.first else { return nil }
    return YAMLComplaint.badStart(
      "*", at: location(line: first.line, column: first.column))
  }

  private func words(after sign: Character) -> [(name: Substring, line: Int, column: Int)] {
    text.lines.enumerated().flatMap { number, line in
      line.indices(of: sign).map { index in
        let rest = line[line.index(after: index)...]
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
        return (name, number, line.distance(from: line.startIndex, to: index) + 1)
      }
    }
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

  // MARK: Keys that stand twice

  /// The text with the second of two equal keys renamed to as many private-use characters, so that
  /// no column moves; nil where it cannot be found.
  ///
  /// - Parameters:
  ///   - mark: line and scalar (from 0) of the first key.
  ///   - attempt: keeps the new names apart.
  func renamingSecond(
    _ name: String, after mark: (line: Int, column: Int), in text: String, attempt: Int
  ) -> String? {
    guard let stand = Unicode.Scalar(Self.privateUse + UInt32(attempt)), !name.isEmpty,
      !name.contains("\n")
    else { return nil }
    var lines = text.lines.map { String($0).unicodeScalars }
    guard lines.indices.contains(mark.line) else { return nil }
    for number in mark.line..<lines.count {
      let from = number == mark.line ? mark.column + name.unicodeScalars.count : 0
      guard let found = Self.key(name, in: lines[number], from: from) else { continue }
      let line = lines[number]
      let start = line.index(line.startIndex, offsetBy: found)
      let end = line.index(start, offsetBy: name.unicodeScalars.count)
      let stands = repeatElement(stand, count: name.unicodeScalars.count)
      lines[number].replaceSubrange(start..<end, with: stands)
      let isSameMapping = number == mark.line || Self.column(of: line, key: found) == mark.column
      if isSameMapping { return lines.map { String($0) }.joined(separator: "\n") }
      lines[number] = line
    }
    return nil
  }

  private static let privateUse: UInt32 = 0xE000

  /// What a renamed key was called, read from the text as it was written; nil for other keys.
  func originalName(_ name: String, at location: SourceLocation) -> String? {
    guard let first = name.unicodeScalars.first, name.unicodeScalars.allSatisfy({ $0 == first }),
      (Self.privateUse..<Self.privateUse + UInt32(Self.mostDuplicates)).contains(first.value)
    else { return nil }
    let lines = text.lines
    let number = location.line - firstLine
    guard lines.indices.contains(number) else { return nil }
    let rest = lines[number].dropFirst(location.column - indentation - 1)
    let unquoted = rest.first == "\"" || rest.first == "'" ? rest.dropFirst() : rest
    return String(unquoted.unicodeScalars.prefix(name.unicodeScalars.count))
  }

  /// Where a key (before a colon, quoted or not) begins; in scalars from 0.
  private static func key(_ name: String, in line: String.UnicodeScalarView, from: Int) -> Int? {
    let scalars = Array(line)
    let wanted = Array(name.unicodeScalars)
    guard scalars.count >= wanted.count + 1 else { return nil }
    for start in stride(from: from, through: scalars.count - wanted.count - 1, by: 1)
    where scalars[start..<start + wanted.count].elementsEqual(wanted) {
      let before = start == 0 ? " " : scalars[start - 1]
      var next = start + wanted.count
      while next < scalars.count, " \"'".unicodeScalars.contains(scalars[next]) { next += 1 }
      if " {,\"'".unicodeScalars.contains(before), next < scalars.count, scalars[next] == ":" {
        return start
      }
    }
    return nil
  }

  /// The column at which a key's node begins: its quote where it has one.
  private static func column(of line: String.UnicodeScalarView, key start: Int) -> Int {
    guard start > 0 else { return start }
    let before = line[line.index(line.startIndex, offsetBy: start - 1)]
    return before == "\"" || before == "'" ? start - 1 : start
  }
}

extension Substring {
  fileprivate func indices(of character: Character) -> [Index] {
    indices.filter { self[$0] == character }
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
