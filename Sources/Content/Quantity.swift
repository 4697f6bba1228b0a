/// One or two whole numbers and the words behind them, as in "1-2 weeks" or "35 minutes".
struct Quantity: Equatable {
  var low: Int
  /// The second number of a range; nil where there is one number.
  var high: Int?
  /// In lower case, without space around it; empty where only numbers stand.
  var unit: String

  /// The quantity that a text begins with; nil where it begins with no number, or with one too
  /// large to count.
  init?(_ text: String) {
    var rest = text.plainQuantity[...]
    guard let low = Quantity.number(&rest) else { return nil }
    self.low = low
    if rest.first == "-" {
      rest = rest.dropFirst().drop { $0 == " " }
      guard let high = Quantity.number(&rest) else { return nil }
      self.high = high
    }
    unit = String(rest)
  }

  /// Takes the digits at the start of a text and the space behind them.
  private static func number(_ rest: inout Substring) -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count).drop { $0 == " " }
    return Int(digits)
  }

  /// Both numbers, the smaller first; nil where they stand the other way round or beyond `limits`.
  func range(in limits: ClosedRange<Int>) -> ClosedRange<Int>? {
    let high = high ?? low
    guard low <= high, limits.contains(low), limits.contains(high) else { return nil }
    return low...high
  }
}

extension String {
  /// In lower case, with single spaces and plain hyphens: people type en dashes, and word
  /// processors put spaces that do not break.
  var plainQuantity: String {
    let plain = lowercased().map { character -> Character in
      switch character {
      case "–", "—", "−", "‐", "‑": "-"
      case _ where character.isWhitespace: " "
      default: character
      }
    }
    return String(plain).split(separator: " ").joined(separator: " ")
  }
}
