extension Scorecard {
  /// AHRQ's Patient Education Materials Assessment Tool for printable materials (PEMAT-P, 2013), in
  /// its own numbers; items 13 and 14 are for sound and film.
  static func pemat(_ facts: ScorecardFacts) -> Scorecard {
    Scorecard(name: "PEMAT-P", items: understandability(facts) + actionability(facts))
  }

  private static func understandability(_ facts: ScorecardFacts) -> [Item] {
    [
      Item(1, "the purpose is evident: a title, and a summary below it", facts.hasSummary),
      Item(2, "nothing distracts from the purpose", .person),
      Item(3, "common, everyday words", facts.isEasy),
      Item(4, "medical terms are few, and explained", facts.isRare(.jargon)),
      Item(
        5, "the active voice",
        facts.language.hasPrefix("en") ? facts.isRare(.passive) : nil as Bool?),
      Item(6, "numbers are clear", .person),
      Item(7, "the reader need not calculate: dates stand as dates", facts.hasCourse),
      Item(8, "short sections", facts.isChunked),
      Item(9, "headings that say what follows", .person),
      Item(10, "a logical order", .person),
      Item(11, "a summary", facts.hasSummary),
      Item(12, "visual cues: lists, boxes, bold", facts.hasLists),
      Item(15, "pictures where they help to understand", facts.hasPicture),
      Item(16, "pictures support the text", .person),
      Item(17, "pictures have titles or captions", .person),
      Item(18, "pictures are clear and uncluttered", .person),
      Item(19, "simple tables with short headings", facts.hasSimpleTables),
    ]
  }

  private static func actionability(_ facts: ScorecardFacts) -> [Item] {
    [
      Item(20, "at least one action for the reader", facts.actions > 0),
      Item(21, "the reader is addressed as \"you\"", facts.addressesReader),
      Item(22, "actions in explicit steps", facts.hasSteps),
      Item(23, "a tool to use: boxes to tick, a calendar", facts.hasTool),
      Item(24, "calculations are explained, or none are asked for", facts.hasCourse),
      Item(25, "says how to use tables and charts", .person),
      Item(26, "pictures where they help to act", .person),
    ]
  }
}

extension Scorecard.Item {
  init(_ number: Int, _ question: String, _ isMet: Bool?) {
    self.init(number, question, isMet.outcome)
  }
}
