import Content

/// What the scorecards ask about a treatment's text.
struct ScorecardFacts {
  let treatment: Treatment
  let prose: Prose
  let level: ReadingLevel
  let findings: [Finding]

  var language: String { treatment.language ?? "en" }

  /// No more than one sentence in twenty.
  func isRare(_ rule: Rule) -> Bool {
    findings.count(of: rule) * 20 <= max(20, prose.sentences.count)
  }

  var isEasy: Bool { level.isEasy(in: language) && isRare(.longSentence) }

  /// A handout of a course shows its days as a table, a calendar and a timeline.
  var hasCourse: Bool { !treatment.courses.isEmpty }

  var hasSummary: Bool { treatment.description?.contains(where: \.isWordPart) == true }

  var headings: Int {
    treatment.body.count { if case .heading = $0 { true } else { false } }
  }

  /// A heading for every 150 words at least.
  var isChunked: Bool { headings > 0 && level.statistics.words / (headings + 1) <= 150 }

  var hasLists: Bool {
    !treatment.steps.isEmpty || !treatment.contraindications.isEmpty
      || treatment.body.contains { if case .list = $0 { true } else { false } }
  }

  var hasPicture: Bool {
    treatment.hero?.alternative != nil && findings.count(of: .pictureMissing) == 0
  }

  /// What the reader can do: aftercare, before-care, whom to tell, when to call.
  var actions: Int {
    treatment.aftercare.count + treatment.before.count + treatment.contraindications.count
      + treatment.whenToCall.count
  }

  var hasSteps: Bool { !treatment.steps.isEmpty || !treatment.aftercare.isEmpty }

  /// Boxes to tick, or a calendar.
  var hasTool: Bool { !treatment.contraindications.isEmpty || hasCourse }

  /// In languages whose word for "you" may hide in a verb, only a person can tell.
  var addressesReader: Bool? {
    guard language.hasPrefix("en") else { return nil }
    let words = prose.sentences.flatMap(\.tokens).map(\.text)
    return words.count { $0 == "you" || $0 == "your" } * 100 >= words.count * 2
  }

  var hasSimpleTables: Bool {
    treatment.body.allSatisfy { block in
      guard case .table(let table) = block else { return true }
      return table.columns.count <= 4 && table.header.allSatisfy { $0.plainText.count <= 40 }
    }
  }

  /// What may go wrong is named: what to expect, and when to call.
  var namesRisks: Bool { !treatment.expect.isEmpty && !treatment.whenToCall.isEmpty }
}

extension Bool? {
  /// Met or not where it is known; else for a person.
  var outcome: Scorecard.Outcome { map { $0 ? .met : .unmet } ?? .person }
}
