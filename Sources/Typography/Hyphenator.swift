/// Where and how words may be parted, as a style asks for it.
public struct Hyphenation: Hashable, Sendable {
  /// The least number of letters before and after a hyphen; the language's own where that is more.
  public var before: Int
  public var after: Int

  /// Two letters before and three after (Bringhurst, "The Elements of Typographic Style", 2.4.1).
  public init(before: Int = 2, after: Int = 3) {
    self.before = before
    self.after = after
  }
}

/// Finds the syllables of words, each language's patterns loaded when they are first needed.
final class Hyphenator {
  private let dictionary: (String) -> HyphenationDictionary?
  private var dictionaries: [String: HyphenationDictionary?] = [:]

  init(dictionary: @escaping (String) -> HyphenationDictionary?) {
    self.dictionary = dictionary
  }

  /// UTF-16 offsets at which a stretch without spaces may be parted with a hyphen. Only a stretch
  /// that is one word of letters, with punctuation around it at most, is ever parted: no number, no
  /// address, no word that has a hyphen already, and no abbreviation in capitals.
  func syllables(in range: Range<Int>, of text: StyledText) -> [Int] {
    let style = text.hyphenation ?? Hyphenation()
    guard range.count >= style.before + style.after,
      let word = Hyphenator.word(in: range, of: text.units),
      let dictionary = dictionary(for: text.language)
    else { return [] }
    let breaks = dictionary.breaks(
      in: word.letters.map(Hyphenator.lowercase),
      before: max(style.before, dictionary.minima.before),
      after: max(style.after, dictionary.minima.after))
    var offsets: [Int] = []
    var (offset, count) = (word.start, 0)
    var next = breaks.makeIterator()
    var wanted = next.next()
    for letter in word.letters {
      offset += UTF16.width(letter)
      count += 1
      guard count == wanted else { continue }
      offsets.append(offset)
      wanted = next.next()
    }
    return offsets
  }

  private func dictionary(for language: String) -> HyphenationDictionary? {
    if let known = dictionaries[language] { return known }
    let found = dictionary(language)
    dictionaries[language] = .some(found)
    return found
  }

  /// The letters between punctuation marks; nil where there is more than one stretch of them.
  private static func word(
    in range: Range<Int>, of units: [UInt16]
  ) -> (start: Int, letters: [Unicode.Scalar])? {
    var (start, offset) = (range.lowerBound, range.lowerBound)
    var letters: [Unicode.Scalar] = []
    var isOver = false
    while offset < range.upperBound {
      let (character, width) = Itemizer.scalar(at: offset, in: units)
      if character.properties.isAlphabetic {
        guard !isOver else { return nil }
        if letters.isEmpty { start = offset }
        letters.append(character)
      } else {
        guard !isHyphen(character), character.properties.numericType == nil else { return nil }
        isOver = !letters.isEmpty
      }
      offset += width
    }
    let isAbbreviation = letters.dropFirst().contains(where: \.properties.isUppercase)
    return letters.isEmpty || isAbbreviation ? nil : (start, letters)
  }

  private static func isHyphen(_ character: Unicode.Scalar) -> Bool {
    character.properties.generalCategory == .dashPunctuation || character == "\u{AD}"
      || "@/_\\".unicodeScalars.contains(character)
  }

  /// The small letter, where that is a single one.
  private static func lowercase(_ character: Unicode.Scalar) -> Unicode.Scalar {
    let mapping = character.properties.lowercaseMapping.unicodeScalars
    return mapping.count == 1 ? mapping.first ?? character : character
  }
}
