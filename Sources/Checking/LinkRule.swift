import Content

/// A link leads somewhere, and its words say where.
struct LinkRule {
  let words: WordList?

  func findings(_ treatment: Treatment) -> [Finding] {
    let texts =
      treatment.body.flatMap(\.inlines) + treatment.steps.map(\.text)
      + treatment.contraindications.map(\.text) + treatment.whenToCall
    return texts.flatMap(\.links).flatMap { destination, text in
      let place = text.firstPlace
      return [
        Self.fault(of: destination).map {
          .error(.link, "the link to '\(destination)' \($0)", at: place)
        }, vague(text, at: place),
      ].compactMap(\.self)
    }
  }

  private func vague(_ text: [Inline], at place: SourceLocation?) -> Finding? {
    let said = text.plainText.tokens.map(\.text).joined(separator: " ")
    guard words?.vagueLinks.contains(said) == true else { return nil }
    return .warning(
      .linkWords, "\"\(said)\" does not say where the link leads", at: place,
      hint: "name what is found there; on paper only the words are seen")
  }

  /// Why an address cannot be right; nil where it may be. Nothing is fetched.
  static func fault(of destination: String) -> String? {
    guard let colon = destination.firstIndex(of: ":") else { return "has no scheme such as https" }
    let rest = destination[destination.index(after: colon)...]
    switch destination[..<colon].lowercased() {
    case "http", "https":
      let host = rest.dropFirst(2).prefix { !"/?#:".contains($0) }
      let isHost =
        rest.hasPrefix("//") && host.contains(".") && !host.hasPrefix(".")
        && !host.hasSuffix(".") && !host.contains("..")
      return !isHost
        ? "names no host" : destination.contains(where: \.isWhitespace) ? "holds a space" : nil
    case "mailto":
      let parts = rest.prefix { $0 != "?" }.split(
        separator: "@", omittingEmptySubsequences: false)
      return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
        ? nil : "names no mail address"
    case "tel":
      let isNumber = rest.allSatisfy { $0.isNumber || "+-() .".contains($0) }
      return isNumber && rest.count(where: \.isNumber) >= 3 ? nil : "names no telephone number"
    default: return "has a scheme that nobody opens"
    }
  }
}

extension Block {
  /// Every stretch of running text.
  var inlines: [[Inline]] {
    switch self {
    case .heading(_, let text), .paragraph(let text, _): [text]
    case .list(let list): list.items.flatMap { $0.flatMap(\.inlines) }
    case .quote(let blocks), .callout(let blocks, _), .aside(let blocks): blocks.flatMap(\.inlines)
    case .table(let table):
      table.header + table.rows.flatMap { $0.cells.flatMap { $0.flatMap(\.inlines) } }
    default: []
    }
  }

  var pictures: [ImageReference] {
    switch self {
    case .image(let reference): [reference]
    case .list(let list): list.items.flatMap { $0.flatMap(\.pictures) }
    case .quote(let blocks), .callout(let blocks, _), .aside(let blocks): blocks.flatMap(\.pictures)
    case .table(let table): table.rows.flatMap { $0.cells.flatMap { $0.flatMap(\.pictures) } }
    default: []
    }
  }
}

extension [Inline] {
  var links: [(destination: String, text: [Inline])] {
    flatMap { inline -> [(destination: String, text: [Inline])] in
      switch inline {
      case .link(let destination, let text): [(destination, text)]
      case .foreign(_, let inner): inner.links
      case .strong(let inner), .emphasis(let inner): inner.links
      default: []
      }
    }
  }
}
