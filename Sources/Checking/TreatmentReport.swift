import Content

/// What is to be said of one treatment's file.
public struct TreatmentReport: Sendable {
  public struct Section: Hashable, Sendable {
    public var title: String
    public var line: Int?
    public var level: ReadingLevel
    public var sentences: [String]
  }

  public var id: String
  public var file: String
  public var language: String
  public var level: ReadingLevel
  public var sections: [Section]
  public var scorecards: [Scorecard]
  /// By line and column.
  public var findings: [Finding]

  init(
    treatment: Treatment, prose: Prose, levels: ReadingLevelRule, findings: [Finding]
  ) {
    id = treatment.id
    file = treatment.file
    language = levels.language
    level = levels.level(of: prose.sentences)
    sections = prose.sections.map { section in
      Section(
        title: section.title, line: section.place?.line, level: levels.level(of: section.sentences),
        sentences: section.sentences.map(\.text))
    }
    let facts = ScorecardFacts(
      treatment: treatment, prose: prose, level: level, findings: findings)
    scorecards = [.pemat(facts), .clearCommunication(facts)]
    self.findings = findings
  }
}
