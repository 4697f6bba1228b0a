extension Period {
  /// "14 days", "1 month"; nil for anything else, for nothing at all and beyond ten years.
  public init?(_ text: String) {
    guard let quantity = Quantity(text), quantity.high == nil,
      let period = Period(quantity.low, unit: quantity.unit)
    else { return nil }
    self = period
  }

  private static let longestDays = 3660

  fileprivate init?(_ count: Int, unit: String) {
    guard let unit = Unit(word: unit), (1...Period.longestDays).contains(count) else { return nil }
    self.init(count, unit)
    guard minimumDays <= Period.longestDays else { return nil }
  }

  static let expected = "a length of time such as \"4 weeks\" or \"1 month\""

  /// What somebody meant who wrote "monthly", "two weeks", "4 weks" or "14".
  public static func suggestion(for text: String) -> String? {
    var words = text.plainQuantity.split(separator: " ").map(String.init)
    if words.first == "every" || words.first == "each" { words.removeFirst() }
    let plain = words.joined(separator: " ")
    if let period = adverbs[plain] { return period }
    if Period(plain) != nil || Spacing(plain) != nil { return plain }
    if let first = words.first, let number = numerals[first] { words[0] = String(number) }
    let numbered = words.joined(separator: " ")
    return Quantity(numbered).flatMap(suggestion)
  }

  private static func suggestion(for quantity: Quantity) -> String? {
    let units = Unit.allCases.flatMap { [$0.rawValue, $0.rawValue + "s"] }
    let unit = quantity.unit.isEmpty ? "days" : quantity.unit
    guard let near = Spelling.nearest(to: unit, among: units).first else { return nil }
    let numbers = [quantity.low, quantity.high].compactMap { $0 }.sorted()
    let word = near.replacingSuffix("s", with: "") + (numbers == [1] ? "" : "s")
    let suggestion = numbers.map(String.init).joined(separator: "-") + " " + word
    return Spacing(suggestion) == nil ? nil : suggestion
  }

  private static let adverbs = [
    "daily": "1 day", "day": "1 day", "weekly": "1 week", "week": "1 week",
    "fortnightly": "2 weeks", "fortnight": "2 weeks", "a fortnight": "2 weeks",
    "biweekly": "2 weeks", "monthly": "1 month", "month": "1 month", "quarterly": "3 months",
    "yearly": "1 year", "annually": "1 year", "year": "1 year",
  ]

  private static let numerals = [
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
  ]
}

extension Period.Unit {
  /// "week" or "weeks".
  fileprivate init?(word: String) {
    self.init(rawValue: word.replacingSuffix("s", with: ""))
  }
}

extension Spacing {
  /// "1 month", "1-2 weeks", "10 days - 2 weeks" or "clinic"; nil for anything else and for a range
  /// whose larger end comes first.
  public init?(_ text: String) {
    let plain = text.plainQuantity
    if plain == "clinic" {
      self = .clinic
    } else if let quantity = Quantity(plain), let range = quantity.range(in: 1...Int.max),
      let low = Period(range.lowerBound, unit: quantity.unit),
      let high = Period(range.upperBound, unit: quantity.unit)
    {
      self = .every(low: low, high: quantity.high == nil ? nil : high)
    } else {
      let ends = plain.split(separator: "-").compactMap { Period(String($0)) }
      guard ends.count == 2, plain.split(separator: "-").count == 2,
        ends[0].minimumDays <= ends[1].minimumDays
      else { return nil }
      self = .every(low: ends[0], high: ends[1])
    }
  }

  static let expected = "an interval such as \"14 days\" or \"1-2 weeks\""

  /// What somebody meant who wrote "monthly" or "2-1 weeks".
  public static func suggestion(for text: String) -> String? { Period.suggestion(for: text) }
}

extension CareRule.Span {
  /// "4 weeks", `clinic`, `course`, or any other text, which is printed as it stands.
  public init(_ text: String) {
    switch text.plainQuantity {
    case "clinic": self = .clinic
    case "course": self = .course
    case let plain: self = Period(plain).map(CareRule.Span.period) ?? .text(text.trimmed)
    }
  }

  /// The period that a free text probably was to be: "4 weeks" for "4 weks"; nil where the text
  /// speaks for itself, as "24 hours" does.
  static func misspelled(_ text: String) -> String? {
    guard case .text = CareRule.Span(text), let quantity = Quantity(text), quantity.high == nil,
      !quantity.unit.isEmpty, !["hour", "hours"].contains(quantity.unit)
    else { return nil }
    return Period.suggestion(for: text)
  }
}
