import Content

/// A treatment's text as sentences, by section, each word with its place.
public struct Prose: Sendable {
  public struct Section: Hashable, Sendable {
    /// The heading, or the name of the front matter's field.
    public var title: String
    public var sentences: [Sentence]

    /// Where its first words stand.
    public var place: SourceLocation? { sentences.first?.place }
  }

  public var sections: [Section]

  public var sentences: [Sentence] { sections.flatMap(\.sentences) }

  public init(_ treatment: Treatment, in file: SourceFile, abbreviations: [String] = []) {
    let source = SourceTokens(file)
    let splitter = SentenceSplitter(abbreviations: abbreviations)
    sections = []
    for passage in treatment.passages {
      if sections.last?.title != passage.section {
        sections.append(Section(title: passage.section, sentences: []))
      }
      sections[sections.count - 1].sentences += Self.sentences(of: passage, source, splitter)
    }
  }

  private static func sentences(
    of passage: Passage, _ source: SourceTokens, _ splitter: SentenceSplitter
  ) -> [Sentence] {
    // The words of a passage are looked for as a whole, so that a short sentence is not mistaken for
    // the same words elsewhere.
    var placed = source.placed(passage.text.tokens, from: passage.start)[...]
    return splitter.sentences(of: passage.text).enumerated().map { index, text in
      let count = text.tokens.count
      defer { placed = placed.dropFirst(count) }
      return Sentence(
        text: text, tokens: Array(placed.prefix(count)),
        isDefinition: passage.isDefinition && index == 0,
        isContinuation: index > 0, isHeading: passage.isHeading)
    }
  }
}
