/// A quote whose first line is a label such as `[!NOTE]` is set apart from the text, as on the sites
/// where people learn to write Markdown.
enum Alert: String, CaseIterable {
  case note, tip, important, warning, caution
  /// Beside the text, where the layout has a side column.
  case aside

  /// The quote as what its label makes of it; a quote without a label stays one.
  static func block(ofQuote blocks: [Block]) -> Block {
    guard case .paragraph(let text, let tone) = blocks.first,
      case .text(let first, let place) = text.first, let (alert, rest) = label(of: first)
    else { return .quote(blocks) }
    var opening = Array(text.dropFirst())
    if !rest.isEmpty { opening.insert(.text(rest, place), at: 0) }
    let content =
      (opening.plainText.allSatisfy(\.isWhitespace) ? [] : [Block.paragraph(opening, tone)])
      + blocks.dropFirst()
    guard !content.isEmpty else { return .quote(blocks) }
    switch alert {
    case .note, .tip: return .callout(content, .note)
    case .important, .warning, .caution: return .callout(content, .warning)
    case .aside: return .aside(content)
    }
  }

  /// The label at the start of a text, and what stands behind it.
  private static func label(of text: String) -> (Alert, rest: String)? {
    guard text.hasPrefix("[!"), let end = text.firstIndex(of: "]") else { return nil }
    let name = text[text.index(text.startIndex, offsetBy: 2)..<end].lowercased()
    let rest = text[text.index(after: end)...].drop(while: \.isWhitespace)
    return Alert(rawValue: name).map { ($0, String(rest)) }
  }
}
