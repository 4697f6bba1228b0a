import Content

/// A text is in the language that its file names.
struct LanguageRule {
  let language: String
  /// Of all languages.
  let lists: [WordList]

  /// Shorter sentences have too few small words to tell.
  private static let fewestTokens = 6
  private static let fewestHits = 3

  func findings(_ sentences: [Sentence]) -> [Finding] {
    let foreign = sentences.compactMap { sentence in
      self.foreign(sentence).map { (sentence: sentence, language: $0) }
    }
    let long = sentences.count { $0.tokens.count >= Self.fewestTokens }
    if foreign.count > 1, foreign.count * 2 > long, let first = foreign.first {
      return [
        .warning(
          .mixedLanguage,
          "most of this text is in \(Self.name(first.language)), not in "
            + Self.name(language), at: first.sentence.place,
          hint: "set 'language: \(first.language)', or translate it")
      ]
    }
    return foreign.map { sentence, other in
      .warning(
        .mixedLanguage, "this is in \(Self.name(other)), and the text in \(Self.name(language))",
        at: sentence.place, hint: "translate it")
    }
  }

  /// The other language of a sentence; nil where it is in this one, or nothing tells.
  private func foreign(_ sentence: Sentence) -> String? {
    let tokens = sentence.tokens.map(\.text)
    guard tokens.count >= Self.fewestTokens else { return nil }
    if let other = foreignScript(tokens) { return other }
    let own = hits(tokens, language)
    let others = lists.filter { $0.language != language }
      .map { (language: $0.language, hits: hits(tokens, $0.language)) }
    guard let best = others.max(by: { $0.hits < $1.hits }), best.hits >= Self.fewestHits,
      best.hits > own * 2
    else { return nil }
    return best.language
  }

  private func hits(_ tokens: [String], _ language: String) -> Int {
    guard let list = lists.first(where: { $0.language == language }) else { return 0 }
    return tokens.count { list.commonWords.contains($0) }
  }

  // MARK: Scripts

  private enum Script { case latin, cyrillic, arabic }

  /// Most words are written in a script that the language does not use.
  private func foreignScript(_ tokens: [String]) -> String? {
    let own = Self.script(of: language)
    let scripts = tokens.compactMap { $0.unicodeScalars.first.flatMap(Self.script) }
    guard scripts.count >= Self.fewestTokens,
      let other = [Script.latin, .cyrillic, .arabic].first(where: { script in
        script != own && scripts.count(where: { $0 == script }) * 2 > scripts.count
      })
    else { return nil }
    let candidates = lists.filter { Self.script(of: $0.language) == other }
    return candidates.max { hits(tokens, $0.language) < hits(tokens, $1.language) }?.language
      ?? (other == .latin ? "en" : other == .cyrillic ? "uk" : "ar")
  }

  private static func script(of language: String) -> Script {
    switch language.split(separator: "-").first ?? "" {
    case "uk", "ru", "bg", "be", "sr", "mk": .cyrillic
    case "ar", "fa", "ur": .arabic
    default: .latin
    }
  }

  private static func script(_ scalar: Unicode.Scalar) -> Script? {
    switch scalar.value {
    case 0x41...0x24F: .latin
    case 0x400...0x52F: .cyrillic
    case 0x600...0x6FF, 0x750...0x77F: .arabic
    default: nil
    }
  }

  /// In English, as all messages are.
  static func name(_ language: String) -> String {
    let names = [
      "en": "English", "uk": "Ukrainian", "pl": "Polish", "de": "German", "es": "Spanish",
      "ar": "Arabic", "fr": "French", "it": "Italian", "ru": "Russian",
    ]
    return names[language] ?? "the language '\(language)'"
  }
}
