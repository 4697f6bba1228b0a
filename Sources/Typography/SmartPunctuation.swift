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
  private var previous: Character?

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
        result.append(opensHere ? quotes.innerOpen : apostropheOrClose)
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
      previous = character
    }
    return result
  }

  /// Passes a piece by that stays as it is, such as code.
  public mutating func skip(_ text: String) {
    previous = text.last ?? previous
  }

  private var opensHere: Bool {
    guard let previous else { return true }
    return previous.isWhitespace || "([{–—/".contains(previous)
  }

  /// Within a word the sign is an apostrophe, whatever closes an inner quotation.
  private var apostropheOrClose: Character {
    previous.map { $0.isLetter || $0.isNumber } ?? false ? "’" : quotes.innerClose
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
