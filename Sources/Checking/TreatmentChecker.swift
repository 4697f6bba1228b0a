import Content
import Layout
import Planning

/// Looks at one treatment's file: its fields, its text, its rules.
public struct TreatmentChecker {
  /// What a treatment is judged by, beside its own file.
  public struct Surroundings {
    public var clinic: Clinic?
    public var planner: Planner?
    /// The clinic's own layout.
    public var template: LayoutTemplate?
    /// Of all languages.
    public var words: [WordList]
    /// By language, where hyphenation patterns are installed.
    public var patterns: [String: HyphenationPatterns]
    /// The only clock.
    public var asOf: Day

    public init(
      clinic: Clinic?, planner: Planner?, template: LayoutTemplate?, words: [WordList],
      patterns: [String: HyphenationPatterns], asOf: Day
    ) {
      self.clinic = clinic
      self.planner = planner
      self.template = template
      self.words = words
      self.patterns = patterns
      self.asOf = asOf
    }
  }

  private let surroundings: Surroundings
  private let picture: (_ reference: ImageReference, _ file: String) -> PictureState

  /// - Parameter picture: what a picture named in a file is like.
  public init(
    _ surroundings: Surroundings,
    picture: @escaping (_ reference: ImageReference, _ file: String) -> PictureState
  ) {
    self.surroundings = surroundings
    self.picture = picture
  }

  /// - Parameters:
  ///   - original: of which this treatment is a translation.
  ///   - diagnostics: what the reader found.
  public func report(
    on treatment: Treatment, in file: SourceFile, original: Treatment? = nil,
    diagnostics: [Diagnostic] = []
  ) -> TreatmentReport {
    let language = treatment.language ?? surroundings.clinic?.language ?? "en"
    var spoken = treatment
    spoken.language = language
    let words = surroundings.words.first { $0.language == language }
    let prose = Prose(spoken, in: file, abbreviations: words?.abbreviations ?? [])
    let levels = ReadingLevelRule(language: language, counter: counter(language))
    var findings = diagnostics.map { Finding(.content, $0) } + FillInRule().findings(file)
    findings += self.prose(prose, of: spoken, words) + levels.findings(prose)
    findings += LinkRule(words: words).findings(spoken) + rules(spoken)
    if let original { findings += TranslationRule(original: original).findings(spoken) }
    let pictures = PictureRule(template: surroundings.template) { picture($0, treatment.file) }
    findings += pictures.findings(spoken)
    return TreatmentReport(
      treatment: spoken, prose: prose, levels: levels, findings: findings.inOrder)
  }

  private func counter(_ language: String) -> SyllableCounter {
    surroundings.patterns[language].map(SyllableCounter.init(patterns:))
      ?? SyllableCounter(language: language)
  }

  private func prose(
    _ prose: Prose, of treatment: Treatment, _ words: WordList?
  ) -> [Finding] {
    let language = treatment.language ?? "en"
    let sentences = prose.sentences
    let rules = SentenceRules(words: words)
    return sentences.flatMap(rules.findings)
      + (words.map { JargonRule(words: $0).findings(sentences, title: treatment.title) } ?? [])
      + LanguageRule(language: language, lists: surroundings.words).findings(sentences)
  }

  private func rules(_ treatment: Treatment) -> [Finding] {
    let applied = surroundings.clinic.map { treatment.applying($0) }
    let own = applied?.value ?? treatment
    return (applied?.diagnostics ?? []).map { Finding(.content, $0) }
      + ReviewRule(asOf: surroundings.asOf).findings(own) + CareSpanRule().findings(own)
      + (surroundings.planner.map {
        CourseRule(planner: $0, from: surroundings.asOf).findings(own)
      } ?? [])
  }
}
