import Content

/// How hard a text and each of its sections are to read.
struct ReadingLevelRule {
  let language: String
  let counter: SyllableCounter

  /// A few words make no level.
  static let fewestWords = 40

  func level(of sentences: [Sentence]) -> ReadingLevel {
    ReadingLevel(TextStatistics(sentences: sentences.map(\.text), counter), language: language)
  }

  func findings(_ prose: Prose) -> [Finding] {
    let whole = level(of: prose.sentences)
    let ofText = ReadingMeasure.measures(of: language).compactMap { measure in
      finding(
        measure, whole, "the text", at: prose.sentences.first?.place,
        limit: measure.limit(in: language))
    }
    let ofSections = prose.sections.flatMap { section in
      let level = level(of: section.sentences)
      return ReadingMeasure.measures(of: language).filter { !$0.isForWholeTexts }
        .compactMap { measure in
          finding(
            measure, level, "\"\(section.title)\"", at: section.place,
            limit: measure.sectionLimit(in: language))
        }
    }
    return ofText + ofSections
  }

  private func finding(
    _ measure: ReadingMeasure, _ level: ReadingLevel, _ what: String, at place: SourceLocation?,
    limit: Double?
  ) -> Finding? {
    guard level.statistics.words >= Self.fewestWords, let limit,
      let value = level.values[measure],
      measure.growsWithEase ? value < limit : value > limit
    else { return nil }
    let bound = "\(limit.tenths.short) at \(measure.growsWithEase ? "least" : "most")"
    return .warning(
      .readingLevel, "\(what) is hard to read: \(measure.title) \(value.tenths.short), \(bound)",
      at: place, hint: "shorter sentences, shorter words")
  }
}

/// What the measures of a language say of a text.
public struct ReadingLevel: Hashable, Sendable {
  public var statistics: TextStatistics
  public var values: [ReadingMeasure: Double]

  init(_ statistics: TextStatistics, language: String) {
    self.statistics = statistics
    values = ReadingMeasure.measures(of: language).reduce(into: [:]) {
      $0[$1] = $1.value(statistics)
    }
  }

  /// Within what patients' texts keep.
  func isEasy(in language: String) -> Bool {
    values.allSatisfy { measure, value in
      guard let limit = measure.limit(in: language) else { return true }
      return measure.growsWithEase ? value >= limit : value <= limit
    }
  }
}

extension Double {
  /// Without a decimal place where that is zero.
  var short: String { self == rounded() ? String(Int(self)) : String(self) }
}
