/// A measure of how hard a text is to read, and how hard a patient's text may be.
public enum ReadingMeasure: String, CaseIterable, Hashable, Sendable {
  /// Kincaid, Fishburne, Rogers, Chissom, "Derivation of New Readability Formulas", 1975: years of
  /// school in the United States.
  case fleschKincaid = "flesch-kincaid-grade"
  /// McLaughlin, "SMOG Grading", Journal of Reading 12, 1969.
  case smog
  /// Fernández Huerta, "Medidas sencillas de lecturabilidad", 1959, as corrected by Law, 2011:
  /// from 0, hard, to 100, easy.
  case fernandezHuerta = "fernandez-huerta"
  /// Bamberger and Vanecek, "Lesen – Verstehen – Lernen – Schreiben", 1984, first formula: years of
  /// school in Austria.
  case wienerSachtext = "wiener-sachtextformel"
  /// Gunning's FOG with words of four syllables, as Broda and others, "Measuring Readability of
  /// Polish Texts", LREC 2014: years of school.
  case fogPolish = "fog-pl"
  /// Björnsson, "Läsbarhet", 1968; compared across languages by Anderson, "Lix and Rix", 1983.
  case lix
  case wordsPerSentence = "words-per-sentence"
  case lettersPerWord = "letters-per-word"

  /// The measures of a language, its own first; LIX, which needs no syllables, serves any other.
  public static func measures(of language: String) -> [ReadingMeasure] {
    let own: [ReadingMeasure] =
      switch language.split(separator: "-").first ?? "" {
      case "en": [.fleschKincaid, .smog]
      case "es": [.fernandezHuerta]
      case "de": [.wienerSachtext]
      case "pl": [.fogPolish, .lix]
      default: [.lix]
      }
    return own + [.wordsPerSentence, .lettersPerWord]
  }

  public func value(_ text: TextStatistics) -> Double {
    let words = Double(max(1, text.words))
    let perHundred = { (count: Int) in 100 * Double(count) / words }
    switch self {
    case .fleschKincaid:
      // textstat rounds the two means before it uses them, so its figure is the one that agrees.
      let value = 0.39 * text.wordsPerSentence.tenths + 11.8 * text.syllablesPerWord.tenths - 15.59
      return value.tenths
    case .smog:
      guard text.sentences >= Self.fewestSentencesForSMOG else { return 0 }
      let perSentence = Double(text.polysyllables) / Double(text.sentences)
      return (1.043 * (30 * perSentence).squareRoot() + 3.1291).tenths
    case .fernandezHuerta:
      return 206.84 - 0.60 * perHundred(text.syllables) - 1.02 * text.wordsPerSentence
    case .wienerSachtext:
      return 0.1935 * perHundred(text.polysyllables) + 0.1672 * text.wordsPerSentence
        + 0.1297 * perHundred(text.longWords) - 0.0327 * perHundred(text.monosyllables) - 0.875
    case .fogPolish: return 0.4 * (text.wordsPerSentence + perHundred(text.longPolysyllables))
    case .lix: return text.wordsPerSentence + perHundred(text.longWords)
    case .wordsPerSentence: return text.wordsPerSentence
    case .lettersPerWord: return text.lettersPerWord
    }
  }

  /// textstat gives none for less.
  private static let fewestSentencesForSMOG = 3

  /// Whether a larger value is an easier text.
  var growsWithEase: Bool { self == .fernandezHuerta }

  /// What a patient's text should keep; nil where a measure only informs.
  public func limit(in language: String) -> Double? {
    switch self {
    // The AMA, the NIH and the NHS ask for grade 6 to 8, which the other languages' measures follow
    // in their own scales.
    case .fleschKincaid, .wienerSachtext: 8
    case .smog, .fogPolish: 9
    case .fernandezHuerta: 60
    // Words of Slavic languages and of Arabic are longer than those of the Swedish that 40 was
    // found for; Anderson's "medium" ends at 50.
    case .lix: language == "uk" || language == "pl" || language == "ar" ? 50 : 40
    case .wordsPerSentence: 20
    case .lettersPerWord: nil
    }
  }

  /// What a section should keep. Measures by long words scatter in short texts: a list of illnesses
  /// holds little else.
  func sectionLimit(in language: String) -> Double? {
    switch self {
    case .fogPolish, .lix, .wienerSachtext: limit(in: language).map { $0 * 1.25 }
    case .fernandezHuerta: limit(in: language).map { $0 / 1.25 }
    default: limit(in: language)
    }
  }

  /// SMOG was found for texts of thirty sentences; a section has fewer.
  var isForWholeTexts: Bool { self == .smog }

  public var title: String {
    switch self {
    case .fleschKincaid: "Flesch–Kincaid grade"
    case .smog: "SMOG"
    case .fernandezHuerta: "Fernández Huerta"
    case .wienerSachtext: "Wiener Sachtextformel"
    case .fogPolish: "FOG-PL"
    case .lix: "LIX"
    case .wordsPerSentence: "words per sentence"
    case .lettersPerWord: "letters per word"
    }
  }
}

extension Double {
  /// To one decimal place, halves up.
  var tenths: Double { (self * 10 + (self < 0 ? -0.5 : 0.5)).rounded(.down) / 10 }
}
