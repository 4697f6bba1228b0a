import Content

/// What a language's words tell about a text: `assets/languages/<tag>.words.yaml`.
public struct WordList: Hashable, Sendable {
  /// A term or phrase, and what to write in its place.
  public struct Entry: Hashable, Sendable {
    public var phrase: Phrase
    public var advice: String?
  }

  /// The verbs and endings by which passive voice is recognised.
  public struct Passive: Hashable, Sendable {
    var auxiliaries: Set<String> = []
    /// May stand between the auxiliary and the participle.
    var adverbs: Set<String> = []
    var endings: [String] = []
    var participles: Set<String> = []
    /// Look like participles and describe a state.
    var exceptions: Set<String> = []
  }

  public var file: String
  /// A BCP 47 tag.
  public var language: String
  public var abbreviations: [String] = []
  public var jargon: [Entry] = []
  /// Words that tie a term to its explanation, behind it or before it: "means", "called".
  public var explanations: [Phrase] = []
  /// Begin an explanation behind a comma: "collagen, the fibres …".
  public var articles: Set<String> = []
  /// Begin a sentence about the term in the one before: "Hyaluronic acid. It holds water."
  public var pronouns: Set<String> = []
  public var promises: [Entry] = []
  /// Words that turn a promise into its contrary: "not", "cannot", "whether".
  public var negations: Set<String> = []
  public var passive: Passive?
  /// Words of a link that say nothing: "click here".
  public var vagueLinks: Set<String> = []
  /// Small words by which the language is recognised.
  public var commonWords: Set<String> = []

  public init(file: String, language: String) {
    self.file = file
    self.language = language
  }
}
