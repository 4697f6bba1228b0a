extension Scorecard {
  /// The CDC's Clear Communication Index (2013, user guide of 2019), in its own numbers.
  static func clearCommunication(_ facts: ScorecardFacts) -> Scorecard {
    Scorecard(
      name: "CDC Clear Communication Index",
      items: mainMessage(facts) + language(facts) + behaviour(facts) + numbers(facts))
  }

  private static func mainMessage(_ facts: ScorecardFacts) -> [Item] {
    [
      Item(1, "one main message", .person),
      Item(2, "the main message stands first", facts.hasSummary),
      // Every layout sets the summary larger than the text.
      Item(3, "visual cues lead to the main message", facts.hasSummary),
      Item(4, "a picture supports the main message", facts.hasPicture),
      Item(5, "calls to action", facts.actions > 0),
    ]
  }

  private static func language(_ facts: ScorecardFacts) -> [Item] {
    [
      Item(
        6, "the active voice in main message and calls to action",
        facts.language.hasPrefix("en") ? facts.isRare(.passive) : nil as Bool?),
      Item(7, "words that the readers use", facts.isEasy && facts.isRare(.jargon)),
      Item(8, "lists", facts.hasLists),
      Item(9, "short sections with headings", facts.isChunked),
      Item(10, "the most important in the first section", facts.hasSummary),
      Item(11, "what experts know, and what they do not", .person),
    ]
  }

  private static func behaviour(_ facts: ScorecardFacts) -> [Item] {
    [
      Item(12, "recommends what to do", facts.actions > 0),
      Item(13, "says why that matters", .person),
      Item(14, "says how to do it", facts.hasSteps),
    ]
  }

  private static func numbers(_ facts: ScorecardFacts) -> [Item] {
    [
      Item(15, "numbers that the readers use", .person),
      Item(16, "numbers are explained", .person),
      Item(17, "no calculation is asked for: dates stand as dates", facts.hasCourse),
      Item(18, "the nature of the risk is explained", .person),
      Item(19, "risks beside benefits", facts.namesRisks && facts.isRare(.promise)),
      Item(20, "a probability is explained in words", .person),
    ]
  }
}
