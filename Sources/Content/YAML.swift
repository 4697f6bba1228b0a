internal import Yams

/// A value of a YAML file with the place where it stands.
///
/// Every scalar stays the text that was written: what is a number, a date or an interval is for the
/// reader of the field to say, so that "no" may be a word and 2025-03-01 a day.
public struct YAMLNode: Hashable, Sendable {
  public indirect enum Kind: Hashable, Sendable {
    /// Nothing, `~` or `null`.
    case null
    case scalar(String, quoted: Bool)
    case sequence([YAMLNode])
    /// In the order of the file, no key twice.
    case mapping([Entry])
  }

  public struct Entry: Hashable, Sendable {
    public var key: YAMLNode
    public var value: YAMLNode

    public init(key: YAMLNode, value: YAMLNode) {
      self.key = key
      self.value = value
    }

    /// The key's text; nil where the key is not a scalar.
    public var name: String? { key.text }
  }

  public var kind: Kind
  public var location: SourceLocation

  public init(_ kind: Kind, at location: SourceLocation) {
    self.kind = kind
    self.location = location
  }

  /// The text of a scalar; nil for anything else.
  public var text: String? {
    guard case .scalar(let text, _) = kind else { return nil }
    return text
  }

  public var isNull: Bool { kind == .null }

  /// Reads one YAML document.
  ///
  /// Malformed YAML is one error at its place and no value; anchors, aliases and tags are refused,
  /// and a key that stands twice is an error at the second. Depth and size are bounded, so that no
  /// text can exhaust the stack or the memory.
  ///
  /// - Parameters:
  ///   - firstLine: the number of the text's first line in the file.
  ///   - indentation: how many columns were cut from the start of each line.
  public static func parse(
    _ text: String, file: String, firstLine: Int = 1, indentation: Int = 0
  ) -> Parsed<YAMLNode> {
    let text = text.withoutByteOrderMark.withPlainLineEnds
    let source = YAMLSource(text: text, file: file, firstLine: firstLine, indentation: indentation)
    if let refusal = source.refusal {
      return Parsed(value: nil, diagnostics: [refusal])
    }
    var composer = YAMLComposer(source: source)
    return composer.compose()
  }
}

/// Asks Yams for the tree and turns it into ours.
private struct YAMLComposer {
  static let deepest = 32

  let source: YAMLSource
  var columns: ColumnTable
  var diagnostics: [Diagnostic] = []

  init(source: YAMLSource) {
    self.source = source
    columns = ColumnTable(source.parserText.lines, countedIn: .scalar)
  }

  mutating func compose() -> Parsed<YAMLNode> {
    do {
      let root = try tree().map { try node($0, depth: 1) }
      let empty = YAMLNode(.null, at: source.location(line: 0, column: 1))
      return Parsed(value: root ?? empty, diagnostics: diagnostics.inOrder)
    } catch let refusal as Refusal {
      return Parsed(value: nil, diagnostics: [refusal.diagnostic])
    } catch {
      return Parsed(value: nil, diagnostics: [diagnostic(for: error)])
    }
  }

  /// Yams refuses a key that stands twice, and with it the whole file. So the second one gets
  /// another name and the file another try, that the rest of it can be checked too.
  private mutating func tree() throws -> Yams.Node? {
    var text = source.parserText
    for attempt in 0..<YAMLSource.mostDuplicates {
      do {
        // The encoding is named because Yams' default looks into the environment; the basic
        // resolver leaves scalars alone, where the default one matches them against expressions.
        return try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        guard let name = names.first,
          let renamed = source.renamingSecond(
            name, after: (context.mark.line - 1, context.mark.column - 1), in: text,
            attempt: attempt)
        else {
          throw Refusal(YAMLComplaint.duplicate(names.first ?? "", at: place(context.mark)))
        }
        text = renamed
      }
    }
    throw Refusal(.error("the same fields stand here again and again", at: source.start))
  }

  private mutating func node(_ node: Yams.Node, depth: Int) throws -> YAMLNode {
    guard let mark = node.mark else {
      throw Refusal(.error("this is not valid YAML", at: source.start))
    }
    try refuse(node, at: mark, depth: depth)
    switch node {
    case .scalar(let scalar):
      let quoted = scalar.style != .plain && scalar.style != .any
      let isNull = !quoted && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
      let length = scalarLength(scalar.string, quoted: quoted, at: mark)
      return YAMLNode(
        isNull ? .null : .scalar(scalar.string, quoted: quoted), at: place(mark, length: length))
    case .sequence(let sequence):
      let items = try sequence.map { try self.node($0, depth: depth + 1) }
      return YAMLNode(.sequence(items), at: place(mark, length: restLength(at: mark)))
    case .mapping(let mapping):
      let entries = try self.entries(of: mapping, depth: depth)
      return YAMLNode(.mapping(entries), at: place(mark, length: restLength(at: mark)))
    case .alias:
      throw Refusal(YAMLComplaint.badStart("*", at: place(mark)))
    }
  }

  private mutating func entries(
    of mapping: Yams.Node.Mapping, depth: Int
  ) throws -> [YAMLNode.Entry] {
    var entries: [YAMLNode.Entry] = []
    var names: Set<String> = []
    for (key, value) in mapping {
      var key = try node(key, depth: depth + 1)
      let value = try node(value, depth: depth + 1)
      if let renamed = key.text, let original = source.originalName(renamed, at: key.location) {
        key.kind = .scalar(original, quoted: false)
        key.location.length = original.count
      }
      if let name = key.text, !names.insert(name).inserted {
        diagnostics.append(YAMLComplaint.duplicate(name, at: key.location))
      } else {
        entries.append(YAMLNode.Entry(key: key, value: value))
      }
    }
    return entries
  }

  /// Throws for what a content file has no use for and an attacker has.
  private mutating func refuse(_ node: Yams.Node, at mark: Mark, depth: Int) throws {
    guard depth <= Self.deepest else { throw Refusal(YAMLComplaint.tooDeep(at: place(mark))) }
    let first = columns.columns(ofLine: mark.line - 1).rest(from: mark.column - 1).first
    if first == "!" || first == "&" {
      throw Refusal(YAMLComplaint.badStart(first, at: place(mark)))
    }
    if node.anchor != nil { throw Refusal(YAMLComplaint.badStart("&", at: place(mark))) }
  }

  // MARK: Places

  private mutating func place(_ mark: Mark, length: Int = 1) -> SourceLocation {
    let column = columns.columns(ofLine: mark.line - 1).column(at: mark.column - 1)
    return source.location(line: mark.line - 1, column: column, length: length)
  }

  /// How many characters a scalar takes on its first line, its quotes included.
  private mutating func scalarLength(_ text: String, quoted: Bool, at mark: Mark) -> Int {
    let rest = columns.columns(ofLine: mark.line - 1).rest(from: mark.column - 1)
    if !quoted, rest.hasPrefix(text) { return text.count }
    guard quoted, let quote = rest.first, quote == "\"" || quote == "'" else {
      return restLength(at: mark)
    }
    var escaped = false
    for (offset, character) in rest.dropFirst().enumerated() {
      if character == quote, !escaped { return offset + 2 }
      escaped = quote == "\"" && character == "\\" && !escaped
    }
    return restLength(at: mark)
  }

  /// How far a line reaches, its trailing spaces left out; no more than anybody wants underlined.
  private mutating func restLength(at mark: Mark) -> Int {
    let rest = columns.columns(ofLine: mark.line - 1).rest(from: mark.column - 1).prefix(72)
    return max(1, rest.count - rest.reversed().prefix { $0 == " " }.count)
  }

  // MARK: Errors

  private mutating func diagnostic(for error: any Error) -> Diagnostic {
    switch error {
    case YamlError.scanner(let context, let problem, let mark, _),
      YamlError.parser(let context, let problem, let mark, _),
      YamlError.composer(let context, let problem, let mark, _):
      let complaint = YAMLComplaint(
        problem: problem, context: context?.text ?? "",
        mark: (mark.line - 1, mark.column - 1),
        contextMark: context.map { ($0.mark.line - 1, $0.mark.column - 1) })
      if complaint.isTooDeep {
        return YAMLComplaint.tooDeep(at: source.firstDeepPlace(limit: Self.deepest))
      }
      return complaint.diagnostic(in: source, columns: &columns)
    case YamlError.memory:
      return YAMLComplaint.tooDeep(at: source.firstDeepPlace(limit: Self.deepest))
    default:
      return .error("this is not valid YAML", at: source.start)
    }
  }
}

/// The diagnostic for which reading stops.
private struct Refusal: Error {
  let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }
}
