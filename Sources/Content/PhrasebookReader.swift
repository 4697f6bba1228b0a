/// Reads a language's file: its phrases by their dotted paths, with their plural forms.
public enum PhrasebookReader {
  /// The phrasebook that a file holds; its language is the file's name. Phrases that are missing are
  /// no error here: `Phrasebook.missing` names them.
  public static func read(_ file: SourceFile) -> Parsed<Phrasebook> {
    let parsed = YAMLNode.parse(file.text, file: file.path)
    guard let node = parsed.value else {
      return Parsed(value: nil, diagnostics: parsed.diagnostics)
    }
    var fields = FieldReader(node, what: "language", unknown: .warning)
    let direction = fields.string("direction")
    var book = Phrasebook(
      file: file.path, language: file.name, name: fields.string("name") ?? file.name,
      rightToLeft: direction == "rtl", firstWeekday: fields.choice("week_starts") ?? .monday,
      templates: [:])
    if let direction, !["ltr", "rtl"].contains(direction) {
      fields.wrongKind("direction", "ltr or rtl", at: fields.location(of: "direction"))
    }
    if !fields.has("name") { fields.missing("name") }
    book.weekdayHeads = fields.strings("weekday_heads")
    if ![0, 7].contains(book.weekdayHeads.count) {
      fields.wrongKind(
        "weekday_heads", "seven names, Monday first", at: fields.location(of: "weekday_heads"))
      book.weekdayHeads = []
    }
    let phrases = PhraseCollector(node)
    book.templates = phrases.templates
    return Parsed(
      value: book,
      diagnostics: (parsed.diagnostics + fields.diagnostics + phrases.diagnostics).inOrder)
  }
}

/// Walks through a language's file and gathers the phrases under their paths.
private struct PhraseCollector {
  private static let own: Set<String> = ["name", "direction", "week_starts", "weekday_heads"]
  private static let keys = Phrasebook.Key.allCases.map(\.rawValue)

  private(set) var templates: [Phrasebook.Key: [Language.PluralCategory: String]] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  init(_ node: YAMLNode) {
    guard case .mapping(let entries) = node.kind else { return }
    collect(entries.filter { $0.name.map { !Self.own.contains($0) } ?? true }, path: "")
  }

  private mutating func collect(_ entries: [YAMLNode.Entry], path: String) {
    for entry in entries {
      guard let name = entry.name else {
        diagnostics.append(.error("the name of a phrase is a word", at: entry.key.location))
        continue
      }
      let path = path.isEmpty ? name : "\(path).\(name)"
      if case .mapping(let inner) = entry.value.kind, !PhraseCollector.isPlural(inner),
        Self.keys.contains(where: { $0.hasPrefix(path + ".") })
      {
        collect(inner, path: path)
      } else if let key = Phrasebook.Key(rawValue: path) {
        templates[key] = forms(of: entry.value, path: path)
      } else {
        diagnostics.append(
          .warning(
            "unknown phrase '\(path.shortened)'", at: entry.key.location,
            hint: Spelling.hint(for: path, among: Self.keys)))
      }
    }
  }

  /// One text, or one for each plural category; nil, with nothing said, where the phrase is empty.
  private mutating func forms(
    of node: YAMLNode, path: String
  ) -> [Language.PluralCategory: String]? {
    switch node.kind {
    case .null: return nil
    case .scalar(let text, _): return text.trimmed.isEmpty ? nil : [.other: text]
    case .sequence:
      diagnostics.append(.error("'\(path)' takes a text", at: node.location))
      return nil
    case .mapping(let entries): return plural(entries, path: path, at: node.location)
    }
  }

  private mutating func plural(
    _ entries: [YAMLNode.Entry], path: String, at place: SourceLocation
  ) -> [Language.PluralCategory: String]? {
    var forms: [Language.PluralCategory: String] = [:]
    for entry in entries {
      guard let category = entry.name.flatMap(Language.PluralCategory.init(rawValue:)) else {
        let names = Language.PluralCategory.allCases.map { "'\($0.rawValue)'" }
        diagnostics.append(
          .error(
            "'\(entry.name ?? "")' is no plural form", at: entry.key.location,
            hint: "the forms are \(names.listed("and"))"))
        continue
      }
      forms[category] = entry.value.text
    }
    guard forms[.other] != nil else {
      diagnostics.append(.error("'\(path)' needs the form 'other'", at: place))
      return nil
    }
    return forms
  }

  private static func isPlural(_ entries: [YAMLNode.Entry]) -> Bool {
    !entries.isEmpty
      && entries.allSatisfy { entry in
        entry.name.flatMap(Language.PluralCategory.init(rawValue:)) != nil
      }
  }
}
