import Typography

extension Length {
  /// A length with its unit, such as `12pt`, `4.5 mm` or `1 in`; a bare `0` needs none.
  ///
  /// Nil for any other form, and beyond ten metres.
  init?(_ text: String) {
    let compact = text.lowercased().filter { !$0.isWhitespace }
    let number = compact.prefix { $0.isNumber || $0 == "." || $0 == "-" }
    guard let value = Double(number), value.isFinite, abs(value) < 30_000 else { return nil }
    switch compact.dropFirst(number.count) {
    case "pt": self = .pt(value)
    case "mm": self = .mm(value)
    case "cm": self = .mm(value * 10)
    case "in": self = .pt(value * 72)
    case "" where value == 0: self = .zero
    default: return nil
    }
  }
}
