import Content

/// A language has every phrase, each with the names that are filled in and the plural forms that
/// the language tells apart.
public struct PhrasebookChecker {
  /// English, whose phrases hold the right names.
  private let model: Phrasebook
  /// The forms that a language's whole numbers take.
  private let categories: (String) -> Set<Language.PluralCategory>

  public init(
    model: Phrasebook, categories: @escaping (String) -> Set<Language.PluralCategory>
  ) {
    self.model = model
    self.categories = categories
  }

  public func findings(_ book: Phrasebook, in file: SourceFile) -> [Finding] {
    let root = YAMLNode.parse(file.text, file: file.path).value
    let start = SourceLocation(file: file.path, line: 1, column: 1)
    let missing = book.missing.map { key in
      Finding.error(
        .phrase, "the phrase '\(key.rawValue)' is missing",
        at: root?.nearest(to: key.rawValue) ?? start,
        hint: model.templates[key]?[.other].map { "in \(model.name): \"\($0)\"" })
    }
    let present = Phrasebook.Key.allCases.filter { book.templates[$0] != nil }
    return missing
      + present.flatMap { key in
        let place = root?.value(at: key.rawValue)?.location ?? start
        return names(key, book, place) + [forms(key, book, place)].compactMap(\.self)
      }
  }

  private func names(
    _ key: Phrasebook.Key, _ book: Phrasebook, _ place: SourceLocation
  ) -> [Finding] {
    let known = Set((model.templates[key] ?? [:]).values.flatMap(\.names))
    // A date may be built of any of its parts; the rest take the names that English takes.
    guard !key.rawValue.hasPrefix("date.") else { return [] }
    let used = Set((book.templates[key] ?? [:]).values.flatMap(\.names))
    let unknown = used.subtracting(known).sorted().map { name in
      Finding.error(
        .phrase, "'\(key.rawValue)' has no value for {\(name)}", at: place,
        hint: Spelling.hint(for: name, among: known.sorted())
          ?? (known.isEmpty
            ? nil : "it knows \(known.sorted().map { "{\($0)}" }.joined(separator: ", "))"))
    }
    // A form for one may say the number in a word.
    let isPlural = (book.templates[key] ?? [:]).count > 1
    let lost = known.subtracting(used).filter { !(isPlural && $0 == "count") }.sorted()
    return unknown
      + lost.map { .warning(.phrase, "'\(key.rawValue)' leaves out {\($0)}", at: place) }
  }

  private func forms(
    _ key: Phrasebook.Key, _ book: Phrasebook, _ place: SourceLocation
  ) -> Finding? {
    guard (model.templates[key] ?? [:]).count > 1 else { return nil }
    let lacking = categories(book.language).subtracting((book.templates[key] ?? [:]).keys)
      .map(\.rawValue).sorted()
    guard !lacking.isEmpty else { return nil }
    return .warning(
      .phrase,
      "'\(key.rawValue)' lacks the plural \(lacking.count == 1 ? "form" : "forms") "
        + lacking.map { "'\($0)'" }.joined(separator: ", "), at: place)
  }
}

extension String {
  /// The names in braces.
  fileprivate var names: [String] {
    split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
      part.firstIndex(of: "}").map { String(part[..<$0]) }
    }
  }
}

extension YAMLNode {
  subscript(entry name: String) -> Entry? {
    guard case .mapping(let entries) = kind else { return nil }
    return entries.first { $0.name == name }
  }

  /// The value at a dotted path.
  func value(at path: String) -> YAMLNode? {
    path.split(separator: ".").reduce(self as YAMLNode?) { $0?[entry: String($1)]?.value }
  }

  /// Where as much of a dotted path stands as there is.
  func nearest(to path: String) -> SourceLocation? {
    var place: SourceLocation?
    var node = self
    for name in path.split(separator: ".") {
      guard let entry = node[entry: String(name)] else { break }
      (place, node) = (entry.key.location, entry.value)
    }
    return place
  }
}
