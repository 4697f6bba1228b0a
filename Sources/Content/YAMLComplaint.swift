/// What libyaml has to say about a text, and how we say it.
///
/// libyaml speaks of tokens, simple keys and block mappings. Whoever writes about skin care wants to
/// know which character to change.
struct YAMLComplaint {
  typealias Mark = (line: Int, column: Int)

  let problem: String
  let context: String
  /// Line and scalar, from 0.
  let mark: Mark
  /// Where what could not be read began.
  let contextMark: Mark?

  static let quoteIt = "put the value in quotes"

  func diagnostic(in source: YAMLSource, columns: inout ColumnTable) -> Diagnostic {
    if let quote = unclosedQuote(in: source, columns: &columns) { return quote }
    let place = place(of: mark, in: source, columns: &columns)
    let contextPlace = contextMark.map { self.place(of: $0, in: source, columns: &columns) }
    let rest = columns.columns(ofLine: mark.line).rest(from: mark.column)
    let lead = columns.columns(ofLine: mark.line).line.dropLast(rest.count)
    switch problem {
    case "mapping values are not allowed in this context":
      return strayColon(lead: lead, at: place, in: source, columns: columns.lines)
    case "could not find expected ':'":
      let start = contextMark ?? mark
      let written = columns.columns(ofLine: start.line).rest(from: start.column)
      return Self.missingColon(in: written, at: contextPlace ?? place)
    case "found character that cannot start any token", "found undefined alias":
      return Self.badStart(rest.first, at: place)
    case "did not find expected alphabetic or numeric character":
      return Self.badStart("*", at: contextPlace ?? place)
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return Self.tab(at: place)
    case "did not find expected ',' or ']'":
      return .error("a list that opens with '[' is not closed", at: contextPlace ?? place)
    case "did not find expected ',' or '}'":
      return .error("fields that open with '{' are not closed", at: contextPlace ?? place)
    case "did not find expected node content":
      return .error("a value is missing here", at: place)
    case "found unknown escape character":
      return .error(
        "a '\\' in double quotes begins a special character, and this one is unknown", at: place,
        hint: "use single quotes")
    case "block sequence entries are not allowed in this context":
      return .error("a list begins on a line of its own, below its field", at: place)
    case "but found another document", "found unexpected document indicator",
      "did not find expected <document start>":
      return .error("something follows the end of the fields", at: place)
    case "did not find expected key", "did not find expected '-' indicator":
      return misplaced(rest: rest, lead: lead, at: place)
    case "found unexpected end of stream" where context.contains("quoted"):
      return Self.openQuote(at: contextPlace ?? place)
    default:
      return .error("this is not valid YAML: \(problem)", at: place)
    }
  }

  /// libyaml stops by itself at a thousand levels.
  var isTooDeep: Bool { problem.hasPrefix("Maximum nesting level") }

  private func place(
    of mark: Mark, in source: YAMLSource, columns: inout ColumnTable
  ) -> SourceLocation {
    // At the end of the text libyaml's mark lies behind the last line.
    let line = min(mark.line, max(0, columns.lines.count - 1))
    let column = columns.columns(ofLine: line).column(at: mark.column)
    return source.location(line: line, column: column)
  }

  /// A colon where none can be. Where it ends the name of a field at a line's start, the line before
  /// is at fault: it has no colon of its own, or a value, and then nothing can lie below it.
  private func strayColon(
    lead: Substring, at place: SourceLocation, in source: YAMLSource, columns lines: [Substring]
  ) -> Diagnostic {
    let above = lines.prefix(mark.line).lastIndex { !$0.trimmed.isEmpty && $0.trimmed.first != "#" }
    guard lead.range(ofFirst: ": ") == nil, !lead.trimmed.isEmpty, let above else {
      return .error(
        "a value cannot hold a colon followed by a space", at: place, hint: Self.quoteIt)
    }
    let indentation = lead.prefix { $0 == " " }.count
    let indentationAbove = lines[above].prefix { $0 == " " }.count
    if indentation > indentationAbove {
      return misplaced(
        rest: "", lead: "", at: source.location(line: mark.line, column: indentation + 1))
    }
    return Self.missingColon(
      in: lines[above].dropFirst(indentationAbove),
      at: source.location(line: above, column: indentationAbove + 1))
  }

  /// The hints repeat nothing of the line, since a request's lines may name a patient.
  ///
  /// - Parameter written: the line from the name of the field on.
  private static func missingColon(
    in written: Substring, at place: SourceLocation
  ) -> Diagnostic {
    let name = written.prefix { !" :".contains($0) }
    var place = place
    place.length = max(1, name.count)
    if name.first == "-", name.count > 1 {
      return .error(
        "a space is missing after the hyphen", at: place, hint: "write an item as \"- text\"")
    }
    let hasColon = written.dropFirst(name.count).first == ":"
    let message =
      hasColon ? "a space is missing after the colon" : "a colon is missing after a field's name"
    return .error(message, at: place, hint: "write a field as \"name: value\"")
  }

  private func misplaced(
    rest: Substring, lead: Substring, at place: SourceLocation
  ) -> Diagnostic {
    if rest.first == "\t" || lead.last == "\t" { return Self.tab(at: place) }
    if lead.allSatisfy({ $0 == " " }) {
      return .error(
        "this line is not indented like the lines above it", at: place,
        hint: "fields that belong together begin in the same column")
    }
    let quote = lead.trimmed.last
    let other = quote == "\"" ? "single" : quote == "'" ? "double" : nil
    return .error(
      "something follows the end of the value", at: place,
      hint: other.map { "use \($0) quotes around a value that holds quotes" } ?? Self.quoteIt)
  }

  /// The quote that most likely spoils the rest of the file: the nearest line at or above the place,
  /// within what could not be read, whose value opens a quote and does not close it.
  private func unclosedQuote(
    in source: YAMLSource, columns: inout ColumnTable
  ) -> Diagnostic? {
    let first = min(contextMark?.line ?? 0, mark.line)
    let last = min(mark.line, columns.lines.count - 1)
    guard first <= last, context.contains("quoted") || context.contains("mapping") else {
      return nil
    }
    for line in max(0, first)...last {
      guard let offset = Self.openQuote(in: columns.lines[line]) else { continue }
      return Self.openQuote(at: source.location(line: line, column: offset + 1))
    }
    return nil
  }

  /// The character (from 0) of a quote that opens a line's value and has no partner on that line.
  static func openQuote(in line: Substring) -> Int? {
    var rest = line.drop { $0 == " " }
    while rest.hasPrefix("- ") { rest = rest.dropFirst(2).drop { $0 == " " } }
    if rest.first != "\"", rest.first != "'", let colon = rest.range(ofFirst: ": ") {
      rest = rest[colon.upperBound...].drop { $0 == " " }
    }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    var escaped = false
    for character in rest.dropFirst() {
      if character == quote, !escaped { return nil }
      escaped = quote == "\"" && character == "\\" && !escaped
    }
    return line.distance(from: line.startIndex, to: rest.startIndex)
  }

  // MARK: Sentences that are said in more than one place

  static func openQuote(at place: SourceLocation) -> Diagnostic {
    .error("this quote is not closed", at: place)
  }

  static func tab(at place: SourceLocation) -> Diagnostic {
    .error("a tab is used to indent", at: place, hint: "use spaces")
  }

  static func duplicate(_ name: String, at place: SourceLocation) -> Diagnostic {
    .error("'\(name.shortened)' stands here a second time", at: place)
  }

  /// A sign that YAML keeps for itself: for aliases, anchors, tags and what is still to come.
  static func badStart(_ character: Character?, at place: SourceLocation) -> Diagnostic {
    switch character {
    case "\t": tab(at: place)
    case let character?:
      .error("a value cannot begin with '\(character)'", at: place, hint: quoteIt)
    case nil: .error("a value is missing here", at: place)
    }
  }

  static func tooDeep(at place: SourceLocation) -> Diagnostic {
    .error("this is nested too deeply", at: place)
  }
}
