import Content

/// A translation follows its original: its version, its courses, its rules.
struct TranslationRule {
  let original: Treatment

  func findings(_ translation: Treatment) -> [Finding] {
    [staleness(translation)].compactMap(\.self) + courses(translation) + rules(translation)
      + comparison(translation)
  }

  /// What a comparison says of the original, it says in every language.
  private func comparison(_ translation: Treatment) -> [Finding] {
    let facts: [(String, KeyPath<ComparisonFacts, [Inline]>)] = [
      ("what", \.what), ("aim", \.aim), ("sensation", \.sensation), ("lasts", \.lasts),
      ("suits", \.suits),
    ]
    let (own, other) = (translation.comparison, original.comparison)
    let missing = facts.filter { own[keyPath: $1].isEmpty && !other[keyPath: $1].isEmpty }.map {
      difference("'\($0.0)' of the original is missing", at: start(of: translation))
    }
    guard own.cost != other.cost else { return missing }
    return missing + [
      difference("'cost' differs from the original", at: translation.places["cost"])
    ]
  }

  private func staleness(_ translation: Treatment) -> Finding? {
    guard let version = original.version else { return nil }
    let start = SourceLocation(file: translation.file, line: 1, column: 1)
    guard let followed = translation.translationOf else {
      return .warning(
        .translationStale, "nothing says which version of the original this translates",
        at: start, hint: "add 'translation_of: \"\(version)\"'")
    }
    guard followed != version else { return nil }
    return .warning(
      .translationStale, "this translates version \(followed); the original is at \(version)",
      at: translation.places["translation_of"] ?? start,
      hint: "bring it up to date, and set 'translation_of: \"\(version)\"'")
  }

  /// A patient must be told the same numbers in every language.
  private func courses(_ translation: Treatment) -> [Finding] {
    let known = translation.courses.map(\.id)
    let missing = original.courses.filter { !known.contains($0.id) }.map { course in
      difference(
        "the course '\(course.id)' of the original is missing",
        at: translation.places["courses"] ?? start(of: translation))
    }
    return missing
      + translation.courses.compactMap { course in
        guard let other = original.courses.first(where: { $0.id == course.id }) else {
          return difference("the original has no course '\(course.id)'", at: course.location)
        }
        return course.hasNumbers(of: other)
          ? nil
          : difference("the course '\(course.id)' differs from the original", at: course.location)
      }
  }

  private func rules(_ translation: Treatment) -> [Finding] {
    func compare(
      _ field: String, _ own: [(id: String, place: SourceLocation?)], _ others: [String]
    ) -> [Finding] {
      let ids = own.map(\.id)
      let missing = others.filter { !ids.contains($0) }.map { id in
        difference(
          "'\(field)' lacks '\(id)' of the original",
          at: translation.places[field] ?? start(of: translation))
      }
      let added = own.filter { !others.contains($0.id) }.map { id, place in
        difference("the original has no '\(id)' in '\(field)'", at: place)
      }
      return missing + added
    }
    let spans = zipped(\.before, translation) + zipped(\.aftercare, translation)
    return compare(
      "contraindications", translation.contraindications.map { ($0.id, $0.location) },
      original.contraindications.map(\.id))
      + compare(
        "before", translation.before.map { ($0.id, $0.location) }, original.before.map(\.id))
      + compare(
        "aftercare", translation.aftercare.map { ($0.id, $0.location) },
        original.aftercare.map(\.id))
      + spans.filter { $0.hasOtherSpan(than: $1) }.map { own, _ in
        difference("the span of '\(own.id)' differs from the original", at: own.location)
      }
  }

  private func zipped(
    _ rules: KeyPath<Treatment, [CareRule]>, _ translation: Treatment
  ) -> [(CareRule, CareRule)] {
    translation[keyPath: rules].compactMap { own in
      original[keyPath: rules].first { $0.id == own.id }.map { (own, $0) }
    }
  }

  private func start(of translation: Treatment) -> SourceLocation {
    SourceLocation(file: translation.file, line: 1, column: 1)
  }

  private func difference(_ message: String, at place: SourceLocation?) -> Finding {
    .error(
      .translationDiffers, message, at: place,
      hint: "patients must read the same in every language")
  }
}

extension Course {
  fileprivate func hasNumbers(of other: Course) -> Bool {
    func bare(_ phase: Phase) -> Phase {
      var phase = phase
      phase.location = nil
      return phase
    }
    return maintenance == other.maintenance && phases.map(bare) == other.phases.map(bare)
  }
}

extension CareRule {
  /// Words for a span are translated, a length of time is not.
  fileprivate func hasOtherSpan(than other: CareRule) -> Bool {
    if case .text = span, case .text = other.span { return false }
    return span != other.span
  }
}
