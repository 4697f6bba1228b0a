import Content
import Typography

extension Clinic {
  /// Says that text is not set in the clinic's own colour, where that is too light for it.
  public var accentWarnings: [Diagnostic] {
    guard let accent, let color = Color(hex: accent) else { return [] }
    let text = Palette(accent: color)[.accent]
    guard text != color else { return [] }
    return [
      .warning(
        "the accent \(accent) is too light for text, which is set in \(text.hex)",
        at: places["accent"], hint: "areas keep its tints; a darker accent is used as it is")
    ]
  }
}
