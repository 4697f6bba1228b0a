/// Turns Markdown into blocks.
///
/// Tables, struck-out text and task lists are understood. Punctuation stays as it was typed, since
/// quotation marks and dashes differ by language. Raw HTML is left out with a warning, a footnote
/// stands in brackets where it was called, struck-out text is gone.
public struct MarkdownConverter {
  /// Deeper lists, quotes and emphasis are left out, with an error.
  static let deepest = 32

  private var places: MarkdownPlaces
  private var diagnostics: [Diagnostic] = []
  /// The text of each footnote, in cmark's numbering from 1.
  private var notes: [[Inline]] = []
  private var openTags: [String] = []

  private init(places: MarkdownPlaces) {
    self.places = places
  }

  /// The blocks of a text whose first line has the number `firstLine` in its file.
  public static func blocks(
    _ text: String, file: String, firstLine: Int = 1
  ) -> Parsed<[Block]> {
    let lines = text.withPlainLineEnds.lines.enumerated().map { offset, line in
      SourceLine(text: String(line), number: firstLine + offset)
    }
    return blocks(lines, file: file)
  }

  static func blocks(_ lines: [SourceLine], file: String) -> Parsed<[Block]> {
    if let refusal = MarkdownLimits.refusal(of: lines, file: file) {
      return Parsed(value: nil, diagnostics: [refusal])
    }
    var converter = MarkdownConverter(places: MarkdownPlaces(file: file, lines: lines))
    let text = lines.map(\.text).joined(separator: "\n")
    guard let tree = MarkdownTree(text) else {
      let place = SourceLocation(file: file, line: lines.first?.number ?? 1, column: 1)
      return Parsed(value: nil, diagnostics: [.error("this text cannot be read", at: place)])
    }
    let root = tree.root
    converter.readNotes(of: root)
    let blocks = converter.blocks(of: root, depth: 1)
    return Parsed(value: blocks, diagnostics: converter.diagnostics.inOrder)
  }

  /// The running text of a value in the front matter, where `**words**` may be emphasised. Line ends
  /// become spaces, and nothing in it begins a list or a heading.
  ///
  /// - Parameter location: where the text itself begins.
  public static func inlines(_ text: String, at location: SourceLocation) -> Parsed<[Inline]> {
    let line = text.withPlainLineEnds.lines.map(\.trimmed).filter { !$0.isEmpty }
      .joined(separator: " ")
    // An escaped exclamation mark keeps cmark from seeing a list or a heading at the start, and
    // unlike a letter it leaves emphasis beside it alone.
    let guarded = SourceLine(
      text: "\\!" + line, number: location.line, shift: location.column - 3)
    let parsed = blocks([guarded], file: location.file)
    guard case .paragraph(var inlines, _)? = parsed.value?.first else {
      return Parsed(value: parsed.value == nil ? nil : [], diagnostics: parsed.diagnostics)
    }
    if case .text(let first, var place)? = inlines.first {
      let rest = String(first.dropFirst())
      place?.column += 1
      place?.length = max(1, rest.count)
      inlines[0] = .text(rest, place)
      if rest.isEmpty { inlines.removeFirst() }
    }
    return Parsed(value: inlines, diagnostics: parsed.diagnostics)
  }

  // MARK: Blocks

  private mutating func blocks(of parent: MarkdownNode, depth: Int) -> [Block] {
    guard depth <= Self.deepest else {
      if let first = parent.children.first {
        report(.error("this is nested too deeply", at: place(first)))
      }
      return []
    }
    return parent.children.flatMap { block($0, depth: depth) }
  }

  private mutating func block(_ node: MarkdownNode, depth: Int) -> [Block] {
    switch node.kind {
    case .paragraph: return paragraph(node)
    case .heading:
      let inlines = inlines(of: node, depth: 1)
      return inlines.isEmpty ? [] : [.heading(level: node.headingLevel, inlines)]
    case .list: return list(node, depth: depth)
    case .quote:
      let inner = blocks(of: node, depth: depth + 1)
      return inner.isEmpty ? [] : [Alert.block(ofQuote: inner)]
    case .codeBlock:
      return [.code(node.literal.replacingSuffix("\n", with: ""), place(node))]
    case .rule: return [.rule]
    case .table: return [.table(table(node))]
    case .htmlBlock:
      reportHTML(node)
      return []
    case .footnoteDefinition: return []
    default: return blocks(of: node, depth: depth + 1)
    }
  }

  /// A picture alone in its paragraph is a block of its own.
  private mutating func paragraph(_ node: MarkdownNode) -> [Block] {
    let inlines = inlines(of: node, depth: 1)
    if inlines.count == 1, case .image(let reference) = inlines[0] { return [.image(reference)] }
    let isBlank = inlines.allSatisfy { inline in
      if case .text(let text, _) = inline { return text.allSatisfy(\.isWhitespace) }
      return inline == .lineBreak
    }
    return isBlank ? [] : [.paragraph(inlines)]
  }

  private mutating func list(_ node: MarkdownNode, depth: Int) -> [Block] {
    var items: [[Block]] = []
    var hasBoxes = false
    for child in node.children {
      hasBoxes = hasBoxes || child.kind == .task
      let item = blocks(of: child, depth: depth + 1)
      if !item.isEmpty { items.append(item) }
    }
    guard !items.isEmpty else { return [] }
    let marker: List.Marker =
      hasBoxes ? .tickBox : node.listStart.map { .number(start: $0) } ?? .bullet
    return [.list(List(marker: marker, items: items, tight: node.isTight))]
  }

  private mutating func table(_ node: MarkdownNode) -> Table {
    var header: [[Inline]] = []
    var rows: [Table.Row] = []
    for row in node.children {
      let cells = row.children.map { inlines(of: $0, depth: 1) }
      if row.kind == .tableHeader {
        header = cells
      } else {
        rows.append(Table.Row(cells: cells.map { $0.isEmpty ? [] : [.paragraph($0)] }))
      }
    }
    return Table(columns: node.alignments, header: header, rows: rows, location: place(node))
  }

  private mutating func readNotes(of root: MarkdownNode) {
    for definition in root.children where definition.kind == .footnoteDefinition {
      var text: [Inline] = []
      for child in definition.children where child.kind == .paragraph {
        if !text.isEmpty { text.append(.text(" ")) }
        text += inlines(of: child, depth: 1)
      }
      notes.append(text)
    }
  }

  // MARK: Inlines

  private mutating func inlines(of parent: MarkdownNode, depth: Int) -> [Inline] {
    guard depth <= Self.deepest else {
      report(.error("this is nested too deeply", at: place(parent)))
      return []
    }
    if depth == 1 {
      openTags = []
      places.enter(line: parent.line)
    }
    var result: [Inline] = []
    for child in parent.children {
      append(child, to: &result, depth: depth)
    }
    return result
  }

  private mutating func append(_ node: MarkdownNode, to result: inout [Inline], depth: Int) {
    switch node.kind {
    case .text: result.append(.text(node.literal, place(of: node)))
    case .softBreak:
      result.appendSpace()
      places.nextLine()
    case .lineBreak:
      result.append(.lineBreak)
      places.nextLine()
    case .code: result.append(.code(node.literal, place(of: node)))
    case .strong: result.append(.strong(inlines(of: node, depth: depth + 1)))
    case .emphasis: result.append(.emphasis(inlines(of: node, depth: depth + 1)))
    case .link: appendLink(node, to: &result, depth: depth)
    case .image: result.append(.image(image(node, depth: depth)))
    case .struckOut:
      let words = inlines(of: node, depth: depth + 1)
      let place = words.place ?? place(node)
      report(.warning("struck-out text is left out", at: place, hint: "delete it"))
    case .htmlInline: appendHTML(node, to: &result)
    case .footnoteReference: appendNote(node, to: &result)
    default: result += inlines(of: node, depth: depth + 1)
    }
  }

  private mutating func appendLink(
    _ node: MarkdownNode, to result: inout [Inline], depth: Int
  ) {
    let words = inlines(of: node, depth: depth + 1)
    if LinkTarget.isKept(node.destination) {
      result.append(.link(destination: node.destination, words))
    } else {
      report(
        .warning(
          "a link to '\(node.destination.shortened)' leads nowhere on paper",
          at: words.place ?? place(node), hint: "use a web or mail address, or plain text"))
      result += words
    }
  }

  private mutating func image(_ node: MarkdownNode, depth: Int) -> ImageReference {
    let place = place(node)
    let alternative = inlines(of: node, depth: depth + 1).plainText.trimmed
    return ImageReference(
      path: LinkTarget.path(node.destination), alternative: alternative.isEmpty ? nil : alternative,
      location: place)
  }

  private mutating func appendNote(_ node: MarkdownNode, to result: inout [Inline]) {
    report(
      .warning(
        "a footnote is set in brackets where it is called", at: place(node),
        hint: "say it in the text"))
    let index = (Int(node.literal) ?? 0) - 1
    guard notes.indices.contains(index), !notes[index].isEmpty else { return }
    result += [.text(" (")] + notes[index] + [.text(")")]
  }

  // MARK: Raw HTML

  /// A remark of the author is no loss to the reader, so a comment goes without a word.
  private mutating func reportHTML(_ node: MarkdownNode) {
    let text = node.literal.trimmed
    if HTMLTag.isComment(text) { return }
    report(
      .warning(
        "raw HTML is left out: \(text.shortened)",
        at: place(node, length: text.prefix { !$0.isNewline }.count),
        hint: "write it as Markdown"))
  }

  /// The words between two tags stay; a line break is one in any language.
  private mutating func appendHTML(_ node: MarkdownNode, to result: inout [Inline]) {
    if HTMLTag.isComment(node.literal) { return }
    let tag = HTMLTag(node.literal)
    if tag?.name == "br" { result.append(.lineBreak) }
    if let tag, tag.isClosing, let open = openTags.lastIndex(of: tag.name) {
      openTags.remove(at: open)
      return
    }
    if let tag, !tag.isClosing { openTags.append(tag.name) }
    report(
      .warning(
        "raw HTML is left out: \(node.literal.shortened)", at: place(of: node),
        hint: "write it as Markdown"))
  }

  // MARK: Places

  private mutating func place(_ node: MarkdownNode, length: Int = 1) -> SourceLocation {
    places.location(line: node.line, byte: node.byte, length: length)
  }

  private mutating func place(of node: MarkdownNode) -> SourceLocation {
    places.location(of: node.literal, line: node.line, byte: node.byte)
  }

  private mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }
}

extension [Inline] {
  /// Where the first of the words stands that has a place.
  var place: SourceLocation? {
    for inline in self {
      switch inline {
      case .text(_, let place?), .code(_, let place?): return place
      case .strong(let inner), .emphasis(let inner), .link(_, let inner):
        if let place = inner.place { return place }
      case .image(let reference): return reference.location
      default: continue
      }
    }
    return nil
  }

  /// A line that ends within a paragraph is a space.
  fileprivate mutating func appendSpace() {
    if case .text(let text, let place)? = last {
      self[count - 1] = .text(text + " ", place)
    } else if !isEmpty {
      append(.text(" "))
    }
  }
}
