extension ClosedRange<Day> {
  /// A day, or two joined by `..`: "2025-12-24..2026-01-01"; an en dash with spaces serves too. Nil
  /// for anything else and where the later day comes first.
  public init?(days text: String) {
    let separators = ["..", "–", " - "]
    for separator in separators {
      guard let middle = text.range(ofFirst: separator) else { continue }
      guard let first = Day(iso: text[..<middle.lowerBound].trimmed),
        let last = Day(iso: text[middle.upperBound...].trimmed), first <= last
      else { return nil }
      self = first...last
      return
    }
    guard let day = Day(iso: text.trimmed) else { return nil }
    self = day...day
  }
}

extension Hours {
  /// "09:00-18:00"; a day may close at "24:00". Nil for anything else and where the clinic would
  /// close before it opens.
  public init?(_ text: String) {
    let ends = text.plainQuantity.split(separator: "-").map(\.trimmed)
    guard ends.count == 2, let opens = Hours.minutes(ends[0]), let closes = Hours.minutes(ends[1]),
      opens < closes
    else { return nil }
    self.init(opens: opens, closes: closes)
  }

  /// The stretches of one day, separated by commas, in order; nil where one is malformed or where
  /// they overlap. "closed" has none.
  public static func list(_ text: String) -> [Hours]? {
    if text.plainQuantity == "closed" { return [] }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
      .map { Hours(String($0)) }
    let hours = parts.compactMap { $0 }.sorted { $0.opens < $1.opens }
    guard hours.count == parts.count, !hours.isEmpty, !hours.overlap else { return nil }
    return hours
  }

  /// Minutes since midnight of "09:00" or "9:00"; nil for anything else.
  public static func minutes(_ text: some StringProtocol) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60,
      hour < 24 || (hour == 24 && minute == 0)
    else { return nil }
    return hour * 60 + minute
  }
}

extension [Hours] {
  /// One stretch begins before the one before it has ended.
  var overlap: Bool {
    zip(self, dropFirst()).contains { $0.closes > $1.opens }
  }
}
