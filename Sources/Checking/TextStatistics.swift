/// The counts from which measures of readability are computed.
public struct TextStatistics: Hashable, Sendable {
  public var words = 0
  public var sentences = 0
  public var letters = 0
  public var syllables = 0
  /// Words of one syllable; of three and more; of four and more.
  public var monosyllables = 0
  public var polysyllables = 0
  public var longPolysyllables = 0
  /// Words of more than six letters.
  public var longWords = 0

  public var wordsPerSentence: Double { Double(words) / Double(max(1, sentences)) }
  public var lettersPerWord: Double { Double(letters) / Double(max(1, words)) }
  public var syllablesPerWord: Double { Double(syllables) / Double(max(1, words)) }

  /// - Parameters:
  ///   - texts: one sentence each; one without a stop at its end, such as a heading, gets one.
  ///   - counting: English figures agree with `textstat` 0.7.4 where these are its patterns.
  public init(sentences texts: [String], _ counter: SyllableCounter) {
    let text = texts.map { $0.hasSentenceEnd ? $0 : $0 + "." }.joined(separator: " ")
    for word in text.split(whereSeparator: \.isWhitespace) {
      add(word.unicodeScalars.filter(\.isWordCharacter).string.lowercased(), counter)
    }
    sentences = Self.sentences(in: text)
  }

  private mutating func add(_ word: String, _ counter: SyllableCounter) {
    guard !word.isEmpty else { return }
    let count = counter.syllables(in: word)
    words += 1
    letters += word.count
    syllables += count
    monosyllables += count == 1 ? 1 : 0
    polysyllables += count >= 3 ? 1 : 0
    longPolysyllables += count >= 4 ? 1 : 0
    longWords += word.count > 6 ? 1 : 0
  }

  /// As `textstat` counts them, by the pattern `\b[^.!?]+[.!?]*`; what has two words or fewer is no
  /// sentence. A decimal point ends one too, which all of its figures have learned to live with.
  private static func sentences(in text: String) -> Int {
    let scalars = Array(text.unicodeScalars)
    var count = 0
    var index = 0
    while index < scalars.count {
      let isBoundary =
        scalars[index].isWordCharacter != (index > 0 && scalars[index - 1].isWordCharacter)
      guard isBoundary, !scalars[index].endsSentence else {
        index += 1
        continue
      }
      let start = index
      while index < scalars.count, !scalars[index].endsSentence { index += 1 }
      if words(in: scalars[start..<index]) > 2 { count += 1 }
      while index < scalars.count, scalars[index].endsSentence { index += 1 }
    }
    return max(1, count)
  }

  private static func words(in scalars: ArraySlice<Unicode.Scalar>) -> Int {
    scalars.split { $0.properties.isWhitespace }.count { $0.contains(where: \.isWordCharacter) }
  }
}

extension String {
  fileprivate var hasSentenceEnd: Bool {
    let last = unicodeScalars.last { $0.isWordCharacter || $0.endsSentence }
    return last?.endsSentence ?? false
  }
}

extension Unicode.Scalar {
  /// Of a word, by Python's `\w`.
  fileprivate var isWordCharacter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: self == "_"
    }
  }

  fileprivate var endsSentence: Bool { self == "." || self == "!" || self == "?" }
}

extension [Unicode.Scalar] {
  fileprivate var string: String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: self)
    return String(scalars)
  }
}
