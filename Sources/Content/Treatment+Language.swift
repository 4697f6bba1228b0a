extension Treatment {
  /// The treatment for a handout in a language: where it is written in another one, its running
  /// texts say so, for readers that speak.
  public func marked(beside language: String) -> Treatment {
    guard let own = self.language, own != language else { return self }
    func marked(_ text: [Inline]) -> [Inline] {
      text.isEmpty ? [] : [.foreign(language: own, text)]
    }
    var treatment = self
    treatment.whenToCall = whenToCall.map(marked)
    for index in steps.indices { treatment.steps[index].text = marked(steps[index].text) }
    for index in contraindications.indices {
      treatment.contraindications[index].text = marked(contraindications[index].text)
    }
    treatment.comparison.what = marked(comparison.what)
    treatment.comparison.aim = marked(comparison.aim)
    treatment.comparison.sensation = marked(comparison.sensation)
    treatment.comparison.lasts = marked(comparison.lasts)
    treatment.comparison.suits = marked(comparison.suits)
    return treatment
  }

  /// That the treatment is written in another language than a handout's; nil where it is not.
  public func foreignWarning(beside language: String) -> Diagnostic? {
    guard let own = self.language, own != language else { return nil }
    return .warning(
      "'\(id)' is not written in the language '\(language)' but in '\(own)'",
      at: places["language"] ?? SourceLocation(file: file, line: 1, column: 1),
      hint: "the handout mixes both languages")
  }
}
