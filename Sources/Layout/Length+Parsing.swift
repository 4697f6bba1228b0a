import Typography

extension Length {
  /// What the relative units of a layout's lengths count from.
  struct Bases {
    /// `100%`, of whatever is measured: most lengths that a page's width should rule are widths.
    var pageWidth: Length
    /// `1em`: the size of the body's type, or of a style's own.
    var em: Length
  }

  /// A length with its unit, such as `12pt`, `4.5 mm`, `1 in`, `20%` or `1.4em`; a bare `0` needs
  /// none.
  ///
  /// Nil for any other form, and beyond ten metres.
  init?(_ text: String, bases: Bases) {
    let compact = text.lowercased().filter { !$0.isWhitespace }
    let number = compact.prefix { $0.isNumber || $0 == "." || $0 == "-" }
    guard let value = Double(number), value.isFinite, abs(value) < 30_000 else { return nil }
    switch compact.dropFirst(number.count) {
    case "pt": self = .pt(value)
    case "mm": self = .mm(value)
    case "cm": self = .mm(value * 10)
    case "in": self = .pt(value * 72)
    case "%": self = bases.pageWidth * (value / 100)
    case "em": self = bases.em * value
    case "" where value == 0: self = .zero
    default: return nil
    }
    guard abs(points) < 30_000 else { return nil }
  }

  static let expected = "a length such as \"12pt\", \"15mm\", \"20%\" or \"1.4em\""

  /// What was probably meant: a number wants a unit, and pixels are points to those who write them.
  static func suggestion(for text: String) -> String? {
    let compact = text.lowercased().filter { !$0.isWhitespace }
    let number = compact.prefix { $0.isNumber || $0 == "." || $0 == "-" }
    guard Double(number) != nil else { return nil }
    switch compact.dropFirst(number.count) {
    case "", "p", "px", "pts", "point", "points": return "\(number)pt"
    case "rem", "ems": return "\(number)em"
    case "inch", "inches", "\"": return "\(number)in"
    case "percent": return "\(number)%"
    default: return nil
    }
  }
}
