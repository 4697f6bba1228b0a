internal import CYAML

/// Makes a tree of libyaml's events.
///
/// libyaml itself is asked, since a wrapper would bring all of Foundation into the start of every
/// run, and would refuse a whole file for a key that stands twice.
struct YAMLComposer {
  static let deepest = 32
  /// After so many keys that stand twice the rest of a file is not worth checking.
  static let mostDuplicates = 20

  let source: YAMLSource
  private let events: YAMLEvents
  private var columns: ColumnTable
  private var diagnostics: [Diagnostic] = []

  init(source: YAMLSource) {
    self.source = source
    let text = source.parserText
    events = YAMLEvents(text)
    columns = ColumnTable(text.lines, countedIn: .scalar)
  }

  mutating func compose() -> Parsed<YAMLNode> {
    do {
      let root = try document()
      return Parsed(value: root, diagnostics: diagnostics.inOrder)
    } catch {
      return Parsed(value: nil, diagnostics: [diagnostic(for: error)])
    }
  }

  // MARK: Nodes

  private mutating func document() throws(YAMLEvents.Problem) -> YAMLNode {
    _ = try events.next()
    guard case .documentStart = try events.next().kind else {
      return YAMLNode(.null, at: source.location(line: 0, column: 1))
    }
    let root = try node(try events.next(), depth: 1)
    _ = try events.next()
    let after = try events.next()
    guard case .end = after.kind else {
      throw .refusal(
        .error("something follows the end of the fields", at: place(after.mark)))
    }
    return root
  }

  private mutating func node(
    _ event: YAMLEvents.Event, depth: Int
  ) throws(YAMLEvents.Problem) -> YAMLNode {
    try refuse(event, depth: depth)
    switch event.kind {
    case .scalar(let text, let quoted):
      let isNull = !quoted && ["", "~", "null", "Null", "NULL"].contains(text)
      let length = scalarLength(text, quoted: quoted, at: event.mark)
      return YAMLNode(
        isNull ? .null : .scalar(text, quoted: quoted), at: place(event.mark, length: length))
    case .sequenceStart:
      var items: [YAMLNode] = []
      while true {
        let next = try events.next()
        if case .sequenceEnd = next.kind { break }
        items.append(try node(next, depth: depth + 1))
      }
      return YAMLNode(.sequence(items), at: place(event.mark, length: restLength(at: event.mark)))
    case .mappingStart:
      let entries = try entries(depth: depth)
      return YAMLNode(.mapping(entries), at: place(event.mark, length: restLength(at: event.mark)))
    default: throw .refusal(YAMLComplaint.badStart("*", at: place(event.mark)))
    }
  }

  private mutating func entries(depth: Int) throws(YAMLEvents.Problem) -> [YAMLNode.Entry] {
    var entries: [YAMLNode.Entry] = []
    var names: Set<String> = []
    while true {
      let next = try events.next()
      if case .mappingEnd = next.kind { return entries }
      let key = try node(next, depth: depth + 1)
      let value = try node(try events.next(), depth: depth + 1)
      if let name = key.text, !names.insert(name).inserted {
        diagnostics.append(YAMLComplaint.duplicate(name, at: key.location))
        guard diagnostics.count < Self.mostDuplicates else {
          throw .refusal(
            .error("the same fields stand here again and again", at: source.start))
        }
      } else {
        entries.append(YAMLNode.Entry(key: key, value: value))
      }
    }
  }

  /// Throws for what a content file has no use for and an attacker has.
  private mutating func refuse(
    _ event: YAMLEvents.Event, depth: Int
  ) throws(YAMLEvents.Problem) {
    guard depth <= Self.deepest else {
      throw .refusal(YAMLComplaint.tooDeep(at: place(event.mark)))
    }
    guard event.isDecorated else { return }
    let first = columns.columns(ofLine: event.mark.line).rest(from: event.mark.column).first
    throw .refusal(
      YAMLComplaint.badStart(first == "!" ? "!" : "&", at: place(event.mark)))
  }

  // MARK: Places

  private mutating func place(_ mark: YAMLComplaint.Mark, length: Int = 1) -> SourceLocation {
    let column = columns.columns(ofLine: mark.line).column(at: mark.column)
    return source.location(line: mark.line, column: column, length: length)
  }

  /// How many characters a scalar takes on its first line, its quotes included.
  private mutating func scalarLength(
    _ text: String, quoted: Bool, at mark: YAMLComplaint.Mark
  ) -> Int {
    let line = columns.columns(ofLine: mark.line)
    var rest = line.rest(from: mark.column)
    let bytes = rest.withUTF8 { rest in
      quoted ? Self.quotationLength(rest) : Self.length(of: text, beginning: rest)
    }
    guard let bytes else { return restLength(at: mark) }
    return line.isASCII ? bytes : String(rest.utf8.prefix(bytes))?.count ?? bytes
  }

  /// How many bytes a text has; nil where the others do not begin with it.
  private static func length(
    of text: String, beginning rest: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var text = text
    return text.withUTF8 { rest.starts(with: $0) ? $0.count : nil }
  }

  /// How many bytes the quotation has with which a text begins; nil where it does not, or goes on.
  private static func quotationLength(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    let (double, single) = (UInt8(ascii: "\""), UInt8(ascii: "'"))
    guard let quote = text.first, quote == double || quote == single else { return nil }
    var escaped = false
    for index in text.indices.dropFirst() {
      if text[index] == quote, !escaped { return index + 1 }
      escaped = quote == double && text[index] == UInt8(ascii: "\\") && !escaped
    }
    return nil
  }

  /// How far a line reaches, its trailing spaces left out; no more than anybody wants underlined.
  private mutating func restLength(at mark: YAMLComplaint.Mark) -> Int {
    let line = columns.columns(ofLine: mark.line)
    let rest = line.rest(from: mark.column)
    guard line.isASCII else {
      let start = rest.prefix(72)
      return max(1, start.count - start.reversed().prefix { $0 == " " }.count)
    }
    let start = rest.utf8.prefix(72)
    return max(1, start.count - start.reversed().prefix { $0 == UInt8(ascii: " ") }.count)
  }

  // MARK: Errors

  private mutating func diagnostic(for problem: YAMLEvents.Problem) -> Diagnostic {
    switch problem {
    case .refusal(let diagnostic): return diagnostic
    case .memory: return YAMLComplaint.tooDeep(at: source.firstDeepPlace(limit: Self.deepest))
    case .complaint(let complaint):
      if complaint.isTooDeep {
        return YAMLComplaint.tooDeep(at: source.firstDeepPlace(limit: Self.deepest))
      }
      return complaint.diagnostic(in: source, columns: &columns)
    }
  }
}

/// libyaml's reading of a text, event by event.
final class YAMLEvents {
  struct Event {
    enum Kind {
      case scalar(String, quoted: Bool)
      case sequenceStart, sequenceEnd, mappingStart, mappingEnd
      case alias
      case documentStart
      /// Where a document ends, or something else that holds nothing.
      case other
      case end
    }

    var kind: Kind
    var mark: YAMLComplaint.Mark
    /// It has an anchor or a tag.
    var isDecorated = false
  }

  enum Problem: Error {
    case complaint(YAMLComplaint)
    case refusal(Diagnostic)
    case memory
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let text: UnsafeMutableBufferPointer<UInt8>
  private let isReady: Bool

  init(_ text: String) {
    let bytes = Array(text.utf8)
    self.text = .allocate(capacity: bytes.count)
    _ = self.text.initialize(from: bytes)
    parser = .allocate(capacity: 1)
    isReady = yaml_parser_initialize(parser) == 1
    guard isReady else { return }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, self.text.baseAddress, bytes.count)
  }

  deinit {
    if isReady { yaml_parser_delete(parser) }
    parser.deallocate()
    text.deallocate()
  }

  func next() throws(Problem) -> Event {
    guard isReady else { throw .memory }
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw problem }
    defer { yaml_event_delete(&event) }
    let mark = Self.mark(event.start_mark)
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      return Event(
        kind: .scalar(text, quoted: scalar.style != YAML_PLAIN_SCALAR_STYLE), mark: mark,
        isDecorated: scalar.anchor != nil || scalar.tag != nil)
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      return Event(
        kind: .sequenceStart, mark: mark, isDecorated: start.anchor != nil || start.tag != nil)
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      return Event(
        kind: .mappingStart, mark: mark, isDecorated: start.anchor != nil || start.tag != nil)
    case YAML_SEQUENCE_END_EVENT: return Event(kind: .sequenceEnd, mark: mark)
    case YAML_MAPPING_END_EVENT: return Event(kind: .mappingEnd, mark: mark)
    case YAML_ALIAS_EVENT: return Event(kind: .alias, mark: mark)
    case YAML_DOCUMENT_START_EVENT: return Event(kind: .documentStart, mark: mark)
    case YAML_STREAM_END_EVENT: return Event(kind: .end, mark: mark)
    default: return Event(kind: .other, mark: mark)
    }
  }

  private var problem: Problem {
    let state = parser.pointee
    guard state.error != YAML_MEMORY_ERROR, let text = state.problem else { return .memory }
    let context = state.context.map { String(cString: $0) }
    return .complaint(
      YAMLComplaint(
        problem: String(cString: text), context: context ?? "",
        mark: Self.mark(state.problem_mark),
        contextMark: context.map { _ in Self.mark(state.context_mark) }))
  }

  private static func mark(_ mark: yaml_mark_t) -> YAMLComplaint.Mark {
    (Int(mark.line), Int(mark.column))
  }
}
