/// Turns typewriter quotes, dashes and dots into the language's own signs, and sets the spaces that
/// the language wants around signs.
///
/// A value walks through one paragraph piece by piece, since a quotation may begin in one style and
/// end in another.
public struct SmartPunctuation: Sendable {
  private let quotes: QuotationMarks
  /// Before these a narrow no-break space stands.
  private let spacedSigns: Set<Character>
  /// As it was set.
  private var previous: Character?
  /// The last piece that was passed by since: to find its last character takes as long as to set it.
  private var passed: String?
  /// Closing signs of the quotations that are open, the innermost last.
  private var open: [Character] = []
  private var singleIsOpen = false
  /// Nothing but spaces has come since a quotation was opened.
  private var wasOpened = false

  /// - Parameter language: a BCP 47 tag.
  public init(language: String) {
    quotes = QuotationMarks(language: language)
    spacedSigns = SmartPunctuation.spacedSigns(language: language.lowercased())
  }

  /// French sets high signs off; in Canada only the colon, in Switzerland none (Imprimerie nationale,
  /// "Lexique des règles typographiques"; Office québécois de la langue française).
  private static func spacedSigns(language: String) -> Set<Character> {
    guard language == "fr" || language.hasPrefix("fr-") else { return [] }
    if language.hasPrefix("fr-ca") { return [":"] }
    return language.hasPrefix("fr-ch") ? [] : [":", ";", "!", "?"]
  }

  /// The piece with its punctuation set.
  public mutating func converted(_ text: String) -> String {
    if staysAsItIs(text) {
      skip(text)
      return text
    }
    if let passed { previous = passed.last }
    passed = nil
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var characters = text.makeIterator()
    var pending = characters.next()
    while let character = pending {
      pending = characters.next()
      switch character {
      case "\"":
        result += double()
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
        append(character, before: pending, to: &result)
      }
      previous = result.last ?? previous
    }
    return result
  }

  /// Passes a piece by that stays as it is, such as code.
  public mutating func skip(_ text: String) {
    if !text.isEmpty { passed = text }
  }

  /// Whether there is nothing to set in a piece, as in most, where the language sets no spaces.
  private func staysAsItIs(_ text: String) -> Bool {
    guard !quotes.isSpaced, spacedSigns.isEmpty else { return false }
    // The sign before counts too: of two dots or hyphens each may stand in a piece of its own.
    var before = UInt8(ascii: "-")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): return false
      case UInt8(ascii: "-") where before == byte || before == UInt8(ascii: " "): return false
      case UInt8(ascii: ".") where before == byte: return false
      // So end quotation marks from U+2018 on and the narrow space, and hardly anything else.
      case 0x98...0x9F, 0xAF, 0xB9, 0xBA: if before == 0x80 { return false }
      default: break
      }
      before = byte
    }
    return true
  }

  // MARK: Quotations

  private var opensHere: Bool {
    guard let previous else { return true }
    if previous == SmartPunctuation.thinSpace { return wasOpened }
    return previous.isWhitespace || "([{–—/".contains(previous) || previous == quotes.open
      || previous == quotes.innerOpen
  }

  /// A quotation within a quotation takes the inner signs. Where nothing is open, a sign after a digit
  /// means inches or seconds.
  private mutating func double() -> String {
    if opensHere {
      let isInner = !open.isEmpty
      open.append(isInner ? quotes.innerClose : quotes.close)
      let sign = String(isInner ? quotes.innerOpen : quotes.open)
      wasOpened = true
      return quotes.isSpaced && !isInner ? sign + String(SmartPunctuation.thinSpace) : sign
    }
    if open.isEmpty, let previous, previous.isNumber { return "″" }
    let sign = open.popLast() ?? quotes.close
    wasOpened = false
    return quotes.isSpaced && sign == quotes.close
      ? String(SmartPunctuation.thinSpace) + String(sign) : String(sign)
  }

  /// Within a word, before a year's last digits, and where there is nothing to close, the sign is an
  /// apostrophe.
  private mutating func single(before next: Character?) -> Character {
    if opensHere {
      guard next?.isNumber != true else { return "’" }
      singleIsOpen = true
      wasOpened = true
      return quotes.innerOpen
    }
    let isWithinWord = previous?.isLetter ?? false && next?.isLetter ?? false
    guard singleIsOpen, !isWithinWord else { return "’" }
    singleIsOpen = false
    wasOpened = false
    return quotes.innerClose
  }

  // MARK: Spaces and dots

  /// A sign that stays, and the thin spaces where the language wants them: before high signs at a
  /// word's end, and inside the quotation marks that were typed as such.
  private mutating func append(
    _ character: Character, before next: Character?, to result: inout String
  ) {
    let space = SmartPunctuation.thinSpace
    if isSpace(character), let next, wantsSpaceBefore(next) { return result.append(space) }
    if quotes.isSpaced, isSpace(character), previous == quotes.open { return result.append(space) }
    if wantsSpaceBefore(character), next?.isNumber != true || character == quotes.close,
      let previous, previous.isLetter || previous.isNumber || ")]”’%…»".contains(previous),
      character != ":" || next?.isWhitespace ?? true
    {
      result.append(space)
    }
    result.append(character)
    if quotes.isSpaced, character == quotes.open, let next, !isSpace(next) { result.append(space) }
    if !character.isWhitespace { wasOpened = character == quotes.open }
  }

  private func wantsSpaceBefore(_ character: Character) -> Bool {
    spacedSigns.contains(character) || quotes.isSpaced && character == quotes.close
  }

  private func isSpace(_ character: Character) -> Bool {
    character == " " || character == "\u{A0}" || character == SmartPunctuation.thinSpace
  }

  /// U+202F NARROW NO-BREAK SPACE.
  private static let thinSpace: Character = "\u{202F}"

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
}
