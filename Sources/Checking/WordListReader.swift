import Content

/// Reads `assets/languages/<tag>.words.yaml`.
public enum WordListReader {
  public static func read(_ file: SourceFile) -> Parsed<WordList> {
    let parsed = YAMLNode.parse(file.text, file: file.path)
    guard let node = parsed.value else {
      return Parsed(value: nil, diagnostics: parsed.diagnostics)
    }
    var fields = FieldReader(node, what: "word list", unknown: .warning)
    let tag = file.name.split(separator: ".").first.map(String.init) ?? file.name
    var list = WordList(file: file.path, language: tag)
    list.abbreviations = fields.strings("abbreviations")
    list.jargon = entries("jargon", &fields)
    list.explanations = fields.strings("explanations").map(Phrase.init)
    list.articles = Set(fields.strings("articles"))
    list.pronouns = Set(fields.strings("pronouns"))
    list.promises = entries("promises", &fields)
    list.negations = Set(fields.strings("negations"))
    list.passive = passive(&fields)
    list.vagueLinks = Set(fields.strings("vague_links"))
    list.commonWords = Set(fields.strings("common"))
    fields.finish()
    return Parsed(value: list, diagnostics: (parsed.diagnostics + fields.diagnostics).inOrder)
  }

  private static func entries(
    _ name: String, _ fields: inout FieldReader
  ) -> [WordList.Entry] {
    fields.entries(name).map { entry in
      WordList.Entry(phrase: Phrase(entry.name ?? ""), advice: entry.value.text)
    }
  }

  private static func passive(_ fields: inout FieldReader) -> WordList.Passive? {
    fields.fields("passive") { inner in
      WordList.Passive(
        auxiliaries: Set(inner.strings("auxiliaries")), adverbs: Set(inner.strings("adverbs")),
        endings: inner.strings("endings"), participles: Set(inner.strings("participles")),
        exceptions: Set(inner.strings("exceptions")))
    }
  }
}
