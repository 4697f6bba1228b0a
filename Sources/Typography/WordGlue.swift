/// Which words of a language belong so closely together that a line should not end between them.
struct WordGlue {
  /// Names of months, in lower case, as they stand in dates and on their own.
  private let months: Set<String>
  /// Names of weekdays, in lower case.
  private let weekdays: Set<String>
  /// Words between a day and its month: Spanish "29 de junio".
  private let links: Set<String>
  /// What stands after a year: "2025 р.", "2025 r."
  private let yearMarks: Set<String>
  /// Before a capital after a number may stand any noun, as in German; elsewhere it is a month.
  private let capitalisesNouns: Bool

  /// Whether words in small letters matter, not only numbers and capitals.
  var hasLinks: Bool { !links.isEmpty }

  /// - Parameter language: a BCP 47 tag.
  /// - Throws: `UnicodeError` where ICU has no data for the language.
  init(language: String) throws(UnicodeError) {
    let primary = String(language.prefix { $0 != "-" }).lowercased()
    let names = try LocaleNames(language: language)
    months = Set(
      (names.months + names.standaloneMonths + names.shortMonths).map { name in
        WordGlue.trimmed(name.lowercased())
      })
    weekdays = Set(
      (names.weekdays + names.shortWeekdays).map { WordGlue.trimmed($0.lowercased()) })
    links = WordGlue.links[primary] ?? []
    yearMarks = WordGlue.yearMarks[primary] ?? []
    capitalisesNouns = primary == "de" || primary == "lb"
  }

  /// Demerits of a break after a number.
  ///
  /// - Parameters:
  ///   - number: in digits, perhaps a range or with an ordinal's full stop.
  ///   - following: the words after it.
  func penalty(afterNumber number: String, before following: [String]) -> Double {
    guard let next = following.first else { return 0 }
    let word = WordGlue.trimmed(next.lowercased())
    if months.contains(word) { return BreakCandidates.severe }
    let continues = word.unicodeScalars.first?.properties.numericType == .decimal
    if continues, number.last?.isPunctuation != true || number.hasSuffix(")") {
      return BreakCandidates.number
    }
    // What ends in a comma or a full stop counts nothing; only a date may go on: "29. Juni".
    if let last = number.last, last.isPunctuation { return 0 }
    if yearMarks.contains(word) { return BreakCandidates.severe }
    let isYear = number.count == 4 && number.allSatisfy(\.isNumber)
    guard !isYear, number.count <= 6 else { return 0 }
    if WordGlue.units.contains(word) || "%°‰".contains(next.prefix(1)) {
      return BreakCandidates.severe
    }
    if links.contains(word), let month = following.dropFirst().first, isMonth(month) {
      return BreakCandidates.severe
    }
    let isCapital = next.unicodeScalars.first?.properties.isUppercase ?? false
    return isCapital && !capitalisesNouns ? BreakCandidates.severe : BreakCandidates.mild
  }

  /// Demerits of a break between a word and a number.
  func penalty(afterWord word: String) -> Double {
    let plain = WordGlue.trimmed(word.lowercased())
    if WordGlue.numberSigns.contains(plain) { return BreakCandidates.severe }
    if months.contains(plain) || weekdays.contains(plain) { return BreakCandidates.date }
    let isCapital = word.unicodeScalars.first?.properties.isUppercase ?? false
    return isCapital || links.contains(plain) ? BreakCandidates.strong : 0
  }

  /// Demerits of a break between a word and what is no number.
  func penalty(afterWord word: String, before next: String) -> Double {
    if links.contains(word.lowercased()), isMonth(next) { return BreakCandidates.severe }
    let isCapital = next.unicodeScalars.first?.properties.isUppercase ?? false
    return isCapital && WordGlue.titles.contains(word) ? BreakCandidates.strong : 0
  }

  private func isMonth(_ word: String) -> Bool {
    months.contains(WordGlue.trimmed(word.lowercased()))
  }

  /// Without the punctuation around it.
  private static func trimmed(_ word: String) -> String {
    let start = word.firstIndex { !marks.contains($0) } ?? word.endIndex
    let end = word[start...].lastIndex { !marks.contains($0) }.map(word.index(after:))
    return String(word[start..<(end ?? word.endIndex)])
  }

  private static let marks: Set<Character> = [
    ".", ",", ";", ":", "!", "?", ")", "(", "»", "«", "”", "“", "„", "’", "،", "؛", "؟", "…",
  ]

  // MARK: Words

  /// Of all our languages together: a text in one may well use another's.
  private static let units: Set<String> = [
    "mm", "cm", "m", "km", "nm", "µm", "ml", "l", "mg", "µg", "g", "kg", "pt", "px", "min", "h",
    "s", "hz", "khz", "w", "j", "am", "pm", "€", "£", "$", "₴", "zł", "c", "f",
    // English, German, Polish, Spanish, French
    "hr", "hrs", "mins", "secs", "uhr", "std", "sek", "euro", "godz", "gr", "tyg", "seg", "mn",
    // Ukrainian and Russian
    "мм", "см", "м", "км", "нм", "мл", "л", "мг", "мкг", "г", "кг", "хв", "год", "с", "грн", "мин",
    "ч", "руб",
    // Arabic
    "مم", "سم", "م", "كم", "مل", "ل", "مغ", "ملغ", "غ", "كغ", "د", "دقيقة", "ساعة",
  ]

  private static let links: [String: Set<String>] = [
    "es": ["de", "del"], "pt": ["de"], "ca": ["de"], "gl": ["de"],
  ]

  private static let yearMarks: [String: Set<String>] = [
    "uk": ["р", "рр", "року", "році"], "ru": ["г", "гг", "года", "году"],
    "pl": ["r", "roku"], "bg": ["г"], "ar": ["م", "هـ"],
  ]

  /// Signs and abbreviations before a number.
  private static let numberSigns: Set<String> = ["№", "nr", "no", "n.º", "nº", "n°", "§", "tel"]

  private static let titles: Set<String> = [
    "Dr", "Dr.", "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Prof", "Prof.", "St", "St.", "Frau",
    "Herr", "dr", "Sr.", "Sra.", "Dra.", "M.", "Mme", "д-р", "проф.",
  ]
}
