/// Picks, of what a clinic wrote in one language or in several, the words for a handout.
///
///     cancel: Please call us.
///     cancel: {en: Please call us., uk: "Зателефонуйте нам."}
struct LocalWords {
  /// The handout's language.
  let language: String
  /// Of what is written in one language only: the clinic's own.
  let own: String

  /// The words, and the language in which they are written where that is another one.
  struct Choice {
    var text: String
    var foreign: String?
  }

  /// The best of what stands in a field; nil where there is nothing.
  ///
  /// - Parameter name: the field's, for messages.
  func choice(of node: YAMLNode?, in name: String, _ fields: inout FieldReader) -> Choice? {
    guard let node, !node.isNull else { return nil }
    guard let best = best(of: texts(node, name, &fields)) else { return nil }
    guard Self.isSame(best.language, language) else {
      fields.report(
        .warning(
          "'\(name)' is not written in the language '\(language)' but in '\(best.language)'",
          at: node.location, hint: "write \"\(language): …\" beside \"\(best.language): …\""))
      return Choice(text: best.text, foreign: best.language)
    }
    return Choice(text: best.text, foreign: nil)
  }

  private typealias Text = (language: String, text: String)

  private func texts(_ node: YAMLNode, _ name: String, _ fields: inout FieldReader) -> [Text] {
    if let text = node.text?.singleSpaced.nonEmpty { return [(own, text)] }
    guard case .mapping(let entries) = node.kind else {
      if node.text == nil {
        fields.wrongKind(name, "a text, or one for each language", at: node.location)
      }
      return []
    }
    return entries.compactMap { entry in
      guard let tag = entry.name, FieldReader.isLanguageTag(tag) else {
        fields.report(
          .error(
            "'\(entry.name ?? "")' is no language tag such as \"en\" or \"uk\"",
            at: entry.key.location))
        return nil
      }
      guard let text = entry.value.text?.singleSpaced.nonEmpty else {
        if !entry.value.isNull { fields.wrongKind(name, "a text", at: entry.value.location) }
        return nil
      }
      return (tag, text)
    }
  }

  /// In the handout's language, else in the clinic's own, else the first.
  private func best(of texts: [Text]) -> Text? {
    texts.first { $0.language == language } ?? texts.first { Self.isSame($0.language, language) }
      ?? texts.first { Self.isSame($0.language, own) } ?? texts.first
  }

  /// `en` and `en-GB` are one language.
  private static func isSame(_ first: String, _ second: String) -> Bool {
    func base(_ tag: String) -> String { tag.prefix { $0 != "-" }.lowercased() }
    return base(first) == base(second)
  }
}

extension FieldReader {
  /// A text that may be written in several languages; see `LocalWords`.
  ///
  /// - Parameter path: of the field, as it is noted in `foreign` where the text is in another
  ///   language.
  mutating func words(
    _ name: String, path: String? = nil, _ words: LocalWords, foreign: inout [String: String]
  ) -> String? {
    guard let choice = words.choice(of: node(name), in: name, &self) else { return nil }
    foreign[path ?? name] = choice.foreign
    return choice.text
  }
}
