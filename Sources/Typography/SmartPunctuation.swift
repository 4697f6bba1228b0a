/// Turns typewriter quotes, dashes and dots into the language's own signs.
///
/// A value walks through one paragraph piece by piece, since a quotation may begin in one style and
/// end in another.
public struct SmartPunctuation: Sendable {
  /// A language's quotation marks, outer and inner (CLDR, `delimiters`).
  struct Quotes {
    var open: Character
    var close: Character
    var innerOpen: Character
    var innerClose: Character
  }

  private let quotes: Quotes
  /// As it was set.
  private var previous: Character?
  private var innerIsOpen = false

  /// - Parameter language: a BCP 47 tag.
  public init(language: String) {
    let primary = String(language.prefix { $0 != "-" })
    quotes = SmartPunctuation.quotes[primary] ?? SmartPunctuation.english
  }

  /// The piece with its punctuation set.
  public mutating func converted(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var characters = text.makeIterator()
    var pending = characters.next()
    while let character = pending {
      pending = characters.next()
      switch character {
      case "\"":
        result.append(opensHere ? quotes.open : quotes.close)
      case "'":
        result.append(single(before: pending))
      case "-" where pending == "-":
        pending = characters.next()
        result.append("–")
      case "-" where previous == " " && pending == " ":
        result.append("–")
      case "." where pending == ".":
        result += dots(&pending, &characters)
      default:
        result.append(character)
      }
      previous = result.last
    }
    return result
  }

  /// Passes a piece by that stays as it is, such as code.
  public mutating func skip(_ text: String) {
    previous = text.last ?? previous
  }

  private var opensHere: Bool {
    guard let previous else { return true }
    return previous.isWhitespace || "([{–—/".contains(previous) || previous == quotes.open
      || previous == quotes.innerOpen
  }

  /// Within a word, and where there is nothing to close, the sign is an apostrophe.
  private mutating func single(before next: Character?) -> Character {
    if opensHere {
      innerIsOpen = true
      return quotes.innerOpen
    }
    let isWithinWord = previous?.isLetter ?? false && next?.isLetter ?? false
    guard innerIsOpen, !isWithinWord else { return "’" }
    innerIsOpen = false
    return quotes.innerClose
  }

  private func dots(
    _ pending: inout Character?, _ rest: inout String.Iterator
  ) -> String {
    var count = 1
    while pending == "." {
      count += 1
      pending = rest.next()
    }
    return count == 3 ? "…" : String(repeating: ".", count: count)
  }

  private static let english = Quotes(open: "“", close: "”", innerOpen: "‘", innerClose: "’")

  private static let quotes: [String: Quotes] = [
    "en": english,
    "de": Quotes(open: "„", close: "“", innerOpen: "‚", innerClose: "‘"),
    "pl": Quotes(open: "„", close: "”", innerOpen: "«", innerClose: "»"),
    "uk": Quotes(open: "«", close: "»", innerOpen: "„", innerClose: "“"),
    "es": Quotes(open: "«", close: "»", innerOpen: "“", innerClose: "”"),
    "fr": Quotes(open: "«", close: "»", innerOpen: "“", innerClose: "”"),
    "ar": Quotes(open: "”", close: "“", innerOpen: "’", innerClose: "‘"),
  ]
}
