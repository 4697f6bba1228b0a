extension CheckReport {
  /// The reading levels and scorecards for people, below the findings.
  ///
  /// - Parameter isFull: with each section and each item; else what is not met, and the counts.
  public func summary(isFull: Bool) -> String {
    treatments.map { report in
      ([report.title] + report.levelLines(isFull) + report.scorecards.flatMap { $0.lines(isFull) })
        .joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}

extension TreatmentReport {
  fileprivate var title: String { "\(file) (\(language))" }

  fileprivate func levelLines(_ isFull: Bool) -> [String] {
    let whole = ["  the text: " + level.words(in: language)]
    guard isFull else { return whole }
    let width = sections.map(\.title.count).max() ?? 0
    return whole
      + sections.map { section in
        let gap = String(repeating: " ", count: width - section.title.count)
        return "    \(section.title)\(gap)  \(section.level.words(in: language))"
      }
  }
}

extension ReadingLevel {
  fileprivate func words(in language: String) -> String {
    let measures = ReadingMeasure.measures(of: language).compactMap { measure -> String? in
      // SMOG has no value for a short text.
      guard let value = values[measure], measure != .smog || value > 0 else { return nil }
      return "\(measure.title) \(value.tenths.short)"
    }
    return ["\(statistics.words) words"].joined() + ", " + measures.joined(separator: ", ")
  }
}

extension Scorecard {
  fileprivate func lines(_ isFull: Bool) -> [String] {
    let head = "  \(name): \(met) of \(checked) met, \(forPerson.count) for a person to judge"
    return [head]
      + items.filter { isFull || $0.outcome == .unmet }.map { item in
        let number = item.number < 10 ? " \(item.number)" : "\(item.number)"
        return "    \(item.outcome.sign)  \(number)  \(item.question)"
      }
  }
}

extension Scorecard.Outcome {
  fileprivate var sign: String {
    switch self {
    case .met: "yes   "
    case .unmet: "NO    "
    case .person: "person"
    }
  }
}
