/// Counts the syllables of words.
public struct SyllableCounter: Sendable {
  private enum Method: Sendable {
    case patterns(HyphenationPatterns)
    /// By the vowels that make a syllable of their own.
    case vowels(Vowels)
  }

  /// How a language's vowels make syllables.
  private struct Vowels {
    var letters: Set<Character>
    /// Two vowels that make one syllable.
    var diphthongs: Set<String> = []
    /// Any vowels side by side make one syllable.
    var joinsAll = false
    /// An e at the end is silent, but for "le".
    var hasSilentE = false
  }

  private let method: Method

  /// As `textstat` counts, where the patterns are the same.
  public init(patterns: HyphenationPatterns) {
    method = .patterns(patterns)
  }

  /// By the language's rules for vowels, which need no patterns: exact in Spanish, Polish and
  /// Ukrainian, close in German, rough in English.
  public init(language: String) {
    method = .vowels(Self.vowels(of: language))
  }

  /// At least 1.
  ///
  /// - Parameter word: letters and digits alone, in lower case.
  public func syllables(in word: String) -> Int {
    switch method {
    case .patterns(let patterns): patterns.points(in: word) + 1
    case .vowels(let vowels): max(1, count(in: word, vowels))
    }
  }

  private func count(in word: String, _ vowels: Vowels) -> Int {
    let letters = Array(word)
    var count = 0
    var index = 0
    while index < letters.count {
      guard vowels.letters.contains(letters[index]) else {
        index += 1
        continue
      }
      count += 1
      index += 1
      while index < letters.count, vowels.letters.contains(letters[index]),
        vowels.joinsAll || vowels.diphthongs.contains(String(letters[index - 1...index]))
      { index += 1 }
    }
    let isSilent = vowels.hasSilentE && count > 1 && word.hasSuffix("e") && !word.hasSuffix("le")
    return isSilent ? count - 1 : count
  }

  private static func vowels(of language: String) -> Vowels {
    switch language {
    case "de":
      Vowels(
        letters: Set("aeiouyäöü"),
        diphthongs: ["ai", "au", "äu", "ei", "eu", "ie", "aa", "ee", "oo", "ui", "ey", "ay"])
    case "es":
      // A weak vowel without an accent joins the vowel beside it.
      Vowels(letters: Set("aeiouáéíóúü"), diphthongs: Self.spanishDiphthongs)
    case "pl":
      // An i before a vowel only softens the consonant before it.
      Vowels(
        letters: Set("aeiouyąęó"),
        diphthongs: ["ia", "ie", "io", "iu", "ią", "ię", "ió", "au", "eu"])
    case "uk": Vowels(letters: Set("аеиіоуєїюя"))
    case "ru": Vowels(letters: Set("аеёиоуыэюя"))
    case "en": Vowels(letters: Set("aeiouy"), joinsAll: true, hasSilentE: true)
    default: Vowels(letters: Set("aeiouyáéíóúàèìòùâêîôûäöüåæø"), joinsAll: true)
    }
  }

  private static let spanishDiphthongs: Set<String> = {
    let (strong, weak) = (Array("aeoáéó"), Array("iuü"))
    let mixed = strong.flatMap { strong in
      weak.flatMap { weak in [String([strong, weak]), String([weak, strong])] }
    }
    return Set(mixed + ["iu", "ui", "üi"])
  }()
}
