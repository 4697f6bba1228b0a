/// Brings text that was copied from a web page into Markdown, line for line.
///
/// Bullets become list items, lists that are only indented stay lists, a comment form is left out,
/// and short lines that stand alone become headings. No line is added or taken away, and each knows
/// how far its text has moved, so every place still points at what the author sees.
struct PlainTextReader {
  /// The longest first line that can be a title.
  static let longestTitle = 120
  private static let longestHeading = 80

  private let file: String
  private var lines: [SourceLine]
  private var diagnostics: [Diagnostic] = []
  private let fenced: Set<Int>

  /// What a text was found to be.
  struct Result {
    var lines: [SourceLine]
    /// The first line where it can be a title; in `lines` it is a level-1 heading if it stands alone.
    var firstLine: String?
    var diagnostics: [Diagnostic]
  }

  /// - Parameters:
  ///   - lines: a file's text below its front matter.
  ///   - hasFrontMatter: then its headings are marked as Markdown's, or there are none.
  ///   - needsTitle: the first line may become the title.
  static func read(
    _ lines: [SourceLine], file: String, hasFrontMatter: Bool, needsTitle: Bool
  ) -> Result {
    var reader = PlainTextReader(file: file, lines: lines)
    reader.dropControlCharacters()
    let isPasted = reader.dropCommentForm() || file.hasSuffix(".txt") || reader.hasWebBullets
    let hasHeadings = reader.hasHeadings
    let isPlain = isPasted && !hasFrontMatter && !hasHeadings
    if isPasted { reader.markLists(isPlain: isPlain) }
    if isPlain { reader.markHeadings() }
    let title = needsTitle && !hasHeadings ? reader.markTitle() : nil
    return Result(lines: reader.lines, firstLine: title, diagnostics: reader.diagnostics)
  }

  private init(file: String, lines: [SourceLine]) {
    self.file = file
    self.lines = lines
    fenced = PlainTextReader.fencedLines(lines)
  }

  /// The lines between code fences, fences included, which stay as they are.
  private static func fencedLines(_ lines: [SourceLine]) -> Set<Int> {
    var fenced: Set<Int> = []
    var fence: Substring?
    for (number, line) in lines.enumerated() where fence != nil || hasFence(line) {
      let trimmed = line.text[...].trimmed
      let mark = trimmed.prefix { $0 == "`" || $0 == "~" }
      if let open = fence {
        fenced.insert(number)
        if mark.hasPrefix(open), mark == trimmed { fence = nil }
      } else if mark.count >= 3, line.indentation < 4 {
        fenced.insert(number)
        fence = mark
      }
    }
    return fenced
  }

  /// Three marks of a fence side by side.
  private static func hasFence(_ line: SourceLine) -> Bool {
    var (previous, count) = (UInt8(0), 0)
    for byte in line.text.utf8 {
      count = byte == previous ? count + 1 : 1
      if count == 3, byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") { return true }
      previous = byte
    }
    return false
  }

  // MARK: What does not belong to the text

  private mutating func dropControlCharacters() {
    for (number, line) in lines.enumerated() {
      let isControl = \Unicode.Scalar.isUnprintableControl
      let text = line.text
      guard let first = text.unicodeScalars.first(where: { $0[keyPath: isControl] }) else {
        continue
      }
      let column = text.prefix { !$0.unicodeScalars.contains(first) }.count + 1
      diagnostics.append(
        .warning(
          "a control character (\(first.codePoint)) is left out",
          at: SourceLocation(file: file, line: line.number, column: column + line.shift),
          hint: "delete it"))
      lines[number].text = String(
        String.UnicodeScalarView(text.unicodeScalars.filter { !$0[keyPath: isControl] }))
    }
  }

  /// True where there was one.
  private mutating func dropCommentForm() -> Bool {
    let start = lines.indices.first { number in
      !fenced.contains(number) && CommentForm.begins(lines[number].text)
    }
    guard let start else { return false }
    let first = lines[start]
    diagnostics.append(
      .warning(
        "the comment form of a web page is left out",
        at: SourceLocation(
          file: file, line: first.number, column: first.indentation + 1,
          length: first.text[...].trimmed.count), hint: "delete it"))
    for number in start..<lines.count
    where !fenced.contains(number) && CommentForm.contains(lines[number].text) {
      lines[number] = lines[number].emptied
    }
    return true
  }

  // MARK: Lists

  private var hasWebBullets: Bool {
    lines.indices.contains { number in
      !fenced.contains(number) && ListMark(lines[number])?.isFromWeb == true
    }
  }

  /// Sets every list item at the indentation that Markdown expects of its depth.
  private mutating func markLists(isPlain: Bool) {
    var nesting = ListNesting()
    for number in lines.indices where !fenced.contains(number) {
      let line = lines[number]
      if line.isBlank {
        nesting.sawBlankLine()
      } else if let mark = ListMark(line) {
        let lead = nesting.enter(mark)
        lines[number] = line.replacing(first: mark.length, with: lead)
      } else if let indentation = nesting.indentation(of: line) {
        let spaces = line.text.prefix { $0 == " " || $0 == "\t" }.count
        lines[number] = line.replacing(
          first: spaces, with: String(repeating: " ", count: indentation))
      } else if isPlain, line.indentation >= 4 {
        let spaces = line.text.prefix { $0 == " " || $0 == "\t" }.count
        lines[number] = line.replacing(first: spaces, with: "")
      }
    }
  }

  // MARK: Headings

  private var hasHeadings: Bool {
    lines.indices.contains { number in
      !fenced.contains(number) && (isHeading(number) || isUnderlined(number))
    }
  }

  /// `## …`
  private func isHeading(_ number: Int) -> Bool {
    guard lines[number].indentation < 4 else { return false }
    let text = lines[number].text.drop { $0 == " " }
    let marks = text.prefix { $0 == "#" }
    let next = text.dropFirst(marks.count).first
    return (1...6).contains(marks.count) && (next == nil || next == " " || next == "\t")
  }

  /// A line of `===` or `---` follows.
  private func isUnderlined(_ number: Int) -> Bool {
    guard number + 1 < lines.count, !lines[number].isBlank, ListMark(lines[number]) == nil else {
      return false
    }
    let below = lines[number + 1].text[...].trimmed
    return below.count >= 2
      && (below.allSatisfy { $0 == "=" } || below.allSatisfy { $0 == "-" })
  }

  private mutating func markHeadings() {
    let first = firstTextLine ?? 0
    let numbers = lines.indices.filter { $0 > first && looksLikeHeading($0) }
    for number in numbers {
      let spaces = lines[number].text.prefix { $0 == " " }.count
      lines[number] = lines[number].replacing(first: spaces, with: "## ")
    }
  }

  /// A short line without an end mark, alone between paragraphs, with a paragraph below it.
  private func looksLikeHeading(_ number: Int) -> Bool {
    let text = lines[number].text[...].trimmed
    guard isRunningText(number), standsAlone(number),
      text.count <= Self.longestHeading, let last = text.last, !".!?…:;,".contains(last),
      let next = lines[(number + 1)...].firstIndex(where: { !$0.isBlank }), isRunningText(next)
    else { return false }
    let below = lines[next].text[...].trimmed
    return below.count > Self.longestHeading || below.last.map { ".!?…:;".contains($0) } ?? false
  }

  private var firstTextLine: Int? { lines.firstIndex { !$0.isBlank } }

  private func standsAlone(_ number: Int) -> Bool {
    (number == 0 || lines[number - 1].isBlank)
      && (number + 1 == lines.count || lines[number + 1].isBlank)
  }

  /// Not a list, a quote, a table, a tag, a rule, a picture or code.
  private func isRunningText(_ number: Int) -> Bool {
    let line = lines[number]
    guard !fenced.contains(number), line.indentation < 4, ListMark(line) == nil,
      let first = line.text[...].trimmed.first, !"#>|<!=".contains(first)
    else { return false }
    return line.text.contains { $0.isLetter || $0.isNumber }
  }

  /// Makes the first line a level-1 heading where it stands alone.
  private mutating func markTitle() -> String? {
    guard let number = firstTextLine, isRunningText(number) else { return nil }
    let text = lines[number].text[...].trimmed
    guard text.count <= Self.longestTitle else { return nil }
    if standsAlone(number) {
      let spaces = lines[number].text.prefix { $0 == " " }.count
      lines[number] = lines[number].replacing(first: spaces, with: "# ")
    }
    return String(text)
  }
}
