extension ClosedRange<Int> {
  /// The most sessions that a course can have.
  static let mostSessions = 400
  private static let minutesOfDay = 24 * 60

  /// Session counts: "3", "4-6", "up to 8" (1 to 8); nil for anything else and beyond 400.
  public init?(sessions text: String) {
    var plain = text.plainQuantity
    let upTo = plain.hasPrefix("up to ")
    if upTo { plain = String(plain.dropFirst("up to ".count)) }
    guard let quantity = Quantity(plain), ["", "session", "sessions"].contains(quantity.unit),
      let range = quantity.range(in: 1...Self.mostSessions)
    else { return nil }
    if upTo {
      guard quantity.high == nil else { return nil }
      self = 1...range.upperBound
    } else {
      self = range
    }
  }

  /// Minutes: "35", "30-40", "30-40 minutes"; nil for anything else and beyond a day.
  public init?(minutes text: String) {
    guard let quantity = Quantity(text), ["", "min", "minute", "minutes"].contains(quantity.unit),
      let range = quantity.range(in: 1...Self.minutesOfDay)
    else { return nil }
    self = range
  }
}

extension ImageReference.Focus {
  /// "50% 40%", "0.5 0.4" (from the left, from the top), or words: "top", "bottom left", "centre";
  /// nil for anything else and for points outside the picture.
  public init?(_ text: String) {
    let parts = text.lowercased().split { $0.isWhitespace || $0 == "," }.map(String.init)
    guard (1...2).contains(parts.count) else { return nil }
    if parts.count == 2, let x = Self.fraction(parts[0]), let y = Self.fraction(parts[1]) {
      self.init(x: x, y: y)
      return
    }
    self = .centre
    var named = (across: false, down: false)
    for part in parts {
      switch part {
      case "left" where !named.across: (x, named.across) = (0, true)
      case "right" where !named.across: (x, named.across) = (1, true)
      case "top" where !named.down: (y, named.down) = (0, true)
      case "bottom" where !named.down: (y, named.down) = (1, true)
      case "centre", "center", "middle": break
      default: return nil
      }
    }
  }

  /// 0.4 of "0.4" or "40%".
  private static func fraction(_ text: String) -> Double? {
    let digits = text.hasSuffix("%") ? text.dropLast() : text[...]
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "." }), let value = Double(digits)
    else { return nil }
    let fraction = text.hasSuffix("%") ? value / 100 : value
    return (0...1).contains(fraction) ? fraction : nil
  }
}
