/// Reads the fields of a YAML mapping one by one and collects what is wrong with them.
///
///     var fields = FieldReader(node, what: "layout")
///     let title = fields.string("title")
///     let every = fields.value("every", as: "an interval such as \"14 days\"") { Spacing($0) }
///     fields.finish()
///     return Parsed(value: …, diagnostics: fields.diagnostics)
///
/// An empty field is an absent one. `finish` names the fields that nobody asked for, with the name
/// that was probably meant. A field of the wrong kind is one error and reads as absent.
public struct FieldReader: Sendable {
  /// In the order in which they were found; `inOrder` sorts them by their places.
  public private(set) var diagnostics: [Diagnostic] = []
  /// What the fields describe, as it reads after "the": "treatment", "course 'standard'".
  public let what: String
  public let location: SourceLocation
  /// The fields were fields at all; where they were not, that is said already, and there is no use
  /// in asking what is missing.
  public let isReadable: Bool

  private let unknownSeverity: Diagnostic.Severity
  private let repeatsUnknown: Bool
  private var entries: [YAMLNode.Entry] = []
  private var index: [String: Int] = [:]
  /// The names that were asked for.
  private(set) var known: [String] = []

  /// - Parameters:
  ///   - node: a mapping, or null for none of the fields; anything else is an error.
  ///   - unknown: how grave a field is that nobody asked for.
  ///   - repeatsUnknown: whether a message names such a field although it resembles none that is
  ///     known. Not where a patient's name may stand in its place.
  public init(
    _ node: YAMLNode, what: String, unknown: Diagnostic.Severity = .error,
    repeatsUnknown: Bool = true
  ) {
    self.what = what
    location = node.location
    unknownSeverity = unknown
    self.repeatsUnknown = repeatsUnknown
    switch node.kind {
    case .null: isReadable = true
    case .mapping(let entries):
      isReadable = true
      take(entries)
    case .scalar, .sequence:
      isReadable = false
      diagnostics.append(
        .error("the \(what) is made of fields, each written as 'name: value'", at: location))
    }
  }

  private mutating func take(_ all: [YAMLNode.Entry]) {
    for entry in all {
      guard let name = entry.name else {
        diagnostics.append(.error("the name of a field is a word", at: entry.key.location))
        continue
      }
      index[name] = entries.count
      entries.append(entry)
    }
  }

  // MARK: What is there

  /// No field has a value.
  public var isEmpty: Bool { entries.allSatisfy(\.value.isNull) }

  /// The names in the order of the file, also of empty fields.
  public var names: [String] { entries.compactMap(\.name) }

  /// Whether the field is there and not empty; does not count as asking for it.
  public func has(_ name: String) -> Bool {
    index[name].map { !entries[$0].value.isNull } ?? false
  }

  /// The value of a field as it stands; does not count as asking for it.
  func peek(_ name: String) -> YAMLNode? {
    index[name].map { entries[$0].value }
  }

  /// Where the value of a field stands; where the fields begin, if it is not there.
  public func location(of name: String) -> SourceLocation {
    index[name].map { entries[$0].value.location } ?? location
  }

  /// Where the name of a field stands; where the fields begin, if it is not there.
  public func nameLocation(of name: String) -> SourceLocation {
    index[name].map { entries[$0].key.location } ?? location
  }

  /// Counts the fields as known although this run does not ask for them.
  public mutating func knows(_ names: String...) {
    for name in names where !known.contains(name) { known.append(name) }
  }

  // MARK: Values

  /// The value of a field whatever its kind; nil where it is absent or empty.
  public mutating func node(_ name: String) -> YAMLNode? {
    knows(name)
    guard let position = index[name] else { return nil }
    let value = entries[position].value
    if value.isNull { return nil }
    if case .scalar(let text, _) = value.kind, text.trimmed.isEmpty { return nil }
    return value
  }

  /// A text without the space around it.
  public mutating func string(_ name: String) -> String? {
    scalar(name, as: "a text")?.trimmed
  }

  /// A list of texts; one text alone is a list of one.
  public mutating func strings(_ name: String) -> [String] {
    nodes(name).compactMap { item in
      guard let text = item.text?.trimmed else {
        wrongKind(name, "a list of texts", at: item.location)
        return nil
      }
      return text
    }
  }

  /// The items of a list that are not empty; one value alone is a list of one.
  public mutating func nodes(_ name: String) -> [YAMLNode] {
    guard let node = node(name) else { return [] }
    guard case .sequence(let items) = node.kind else { return [node] }
    return items.filter { !$0.isNull && $0.text?.trimmed.isEmpty != true }
  }

  /// A whole number, by default any.
  public mutating func int(
    _ name: String, in range: ClosedRange<Int> = Int.min...Int.max
  ) -> Int? {
    let bounds =
      range == Int.min...Int.max ? "" : " from \(range.lowerBound) to \(range.upperBound)"
    return value(name, as: "a whole number\(bounds)") { text in
      Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  /// True or false; `yes` and `no` are understood.
  public mutating func bool(_ name: String) -> Bool? {
    value(name, as: "true or false") { text in
      switch text.lowercased() {
      case "true", "yes": true
      case "false", "no": false
      default: nil
      }
    }
  }

  /// One of an enumeration's raw values; an error names them all.
  public mutating func choice<Choice>(_ name: String) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    let names = Choice.allCases.map(\.rawValue)
    return choice(name, among: names).flatMap { Choice(rawValue: $0) }
  }

  /// One of a few names, whatever its letter case; an error names them all.
  public mutating func choice(_ name: String, among names: [String]) -> String? {
    func nearest(_ text: String) -> String? {
      Spelling.nearest(to: text, among: names).first
    }
    return value(name, as: names.listed("or"), suggest: nearest) { text in
      names.first { $0.lowercased() == text.lowercased() }
    }
  }

  /// A text that `convert` makes sense of.
  ///
  /// Where it does not, the error reads "'every' takes an interval such as …".
  ///
  /// - Parameters:
  ///   - expected: what the field takes, with its article and an example.
  ///   - suggest: what to write in place of a text; becomes the hint `write "1 month"`.
  ///   - convert: the value, or nil where the text has none. The text has no space around it.
  public mutating func value<Value>(
    _ name: String, as expected: String, suggest: (String) -> String? = { _ in nil },
    convert: (String) -> Value?
  ) -> Value? {
    guard let node = node(name), let text = scalar(name, as: expected)?.trimmed else { return nil }
    if let value = convert(text) { return value }
    let hint = suggest(text).map { "write \"\($0)\"" }
    wrongKind(name, expected, at: node.location, hint: hint)
    return nil
  }

  /// Reads the fields of a field. What is wrong with them, unknown ones too, joins `diagnostics`.
  ///
  /// - Returns: what `read` returns; nil where the field is absent or empty.
  public mutating func fields<Value>(
    _ name: String, what: String? = nil, read: (inout FieldReader) -> Value
  ) -> Value? {
    guard let node = node(name) else { return nil }
    return fields(of: node, what: what ?? name, read: read)
  }

  /// Reads the fields of a node that belongs to these, such as an item of a list.
  public mutating func fields<Value>(
    of node: YAMLNode, what: String, read: (inout FieldReader) -> Value
  ) -> Value {
    var inner = FieldReader(
      node, what: what, unknown: unknownSeverity, repeatsUnknown: repeatsUnknown)
    let value = read(&inner)
    inner.finish()
    diagnostics += inner.diagnostics
    return value
  }

  /// The entries of a field whose names are free, such as courses by their ids, in order.
  public mutating func entries(_ name: String) -> [YAMLNode.Entry] {
    guard let node = node(name) else { return [] }
    guard case .mapping(let entries) = node.kind else {
      wrongKind(name, "fields, each written as 'name: value'", at: node.location)
      return []
    }
    return entries.filter { entry in
      let isNamed = entry.name?.trimmed.isEmpty == false
      if !isNamed { report(.error("a name is a word", at: entry.key.location)) }
      return isNamed
    }
  }

  // MARK: What is wrong

  public mutating func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  public mutating func report(_ more: [Diagnostic]) {
    diagnostics += more
  }

  /// Reports that a field is missing.
  public mutating func missing(_ name: String, hint: String? = nil) {
    guard isReadable else { return }
    report(.error("'\(name)' is missing in the \(what)", at: location, hint: hint))
  }

  /// Names the fields that nobody asked for. To be called once, after the last field is read.
  public mutating func finish() {
    for entry in entries {
      guard let name = entry.name, !known.contains(name) else { continue }
      let hint = Spelling.hint(for: name, among: known)
      let isNamed = repeatsUnknown || hint != nil
      report(
        Diagnostic(
          unknownSeverity, "unknown field" + (isNamed ? " '\(name.shortened)'" : ""),
          at: entry.key.location, hint: hint ?? knownHint))
    }
  }

  /// Where the fields are few, all of them; a long list would bury the message.
  private var knownHint: String? {
    guard (1...8).contains(known.count) else { return nil }
    return "the \(what) takes \(known.map { "'\($0)'" }.listed("and"))"
  }

  private mutating func scalar(_ name: String, as expected: String) -> String? {
    guard let node = node(name) else { return nil }
    if node.text == nil { wrongKind(name, expected, at: node.location) }
    return node.text
  }

  /// Reports "'name' takes …" at a place.
  public mutating func wrongKind(
    _ name: String, _ expected: String, at place: SourceLocation, hint: String? = nil
  ) {
    report(.error("'\(name)' takes \(expected)", at: place, hint: hint))
  }
}
