/// A language's quotation marks, outer and inner (CLDR, `delimiters`; where that has one pair for
/// both, the inner one is what the language's own style guides name).
struct QuotationMarks {
  var open: Character
  var close: Character
  var innerOpen: Character
  var innerClose: Character
  /// A narrow no-break space stands inside the marks.
  var isSpaced = false

  private init(
    _ open: Character, _ close: Character, _ innerOpen: Character, _ innerClose: Character,
    isSpaced: Bool = false
  ) {
    self.open = open
    self.close = close
    self.innerOpen = innerOpen
    self.innerClose = innerClose
    self.isSpaced = isSpaced
  }

  /// - Parameter language: a BCP 47 tag; a language that is not known is set as English is.
  init(language: String) {
    let tag = language.lowercased()
    let primary = String(tag.prefix { $0 != "-" })
    self =
      QuotationMarks.byLanguage[tag] ?? QuotationMarks.byLanguage[primary] ?? QuotationMarks.english
  }

  func contains(_ character: Character) -> Bool {
    [open, close, innerOpen, innerClose].contains(character)
  }

  private static let english = QuotationMarks("“", "”", "‘", "’")
  private static let low = QuotationMarks("„", "“", "‚", "‘")
  private static let angled = QuotationMarks("«", "»", "“", "”")
  private static let slavonic = QuotationMarks("«", "»", "„", "“")
  private static let corner = QuotationMarks("「", "」", "『", "』")

  private static let byLanguage: [String: QuotationMarks] = [
    "en": english, "nl": english, "tr": english, "he": english, "hi": english, "th": english,
    "ko": english, "zh": english, "ga": english, "cy": english,
    "de": low, "cs": low, "sk": low, "sl": low, "is": low, "lt": low, "lb": low,
    "de-ch": QuotationMarks("«", "»", "‹", "›"),
    "bg": low, "hr": QuotationMarks("„", "”", "‚", "’"),
    "pl": QuotationMarks("„", "”", "«", "»"), "ro": QuotationMarks("„", "”", "«", "»"),
    "hu": QuotationMarks("„", "”", "»", "«"), "sr": QuotationMarks("„", "“", "’", "’"),
    "uk": slavonic, "ru": slavonic, "be": slavonic, "lv": slavonic, "et": low,
    "es": angled, "it": angled, "pt": QuotationMarks("«", "»", "“", "”"),
    "pt-br": english, "ca": angled, "gl": angled, "el": angled,
    "fr": QuotationMarks("«", "»", "“", "”", isSpaced: true),
    "fr-ch": QuotationMarks("«", "»", "‹", "›", isSpaced: true),
    "no": QuotationMarks("«", "»", "‘", "’"), "nb": QuotationMarks("«", "»", "‘", "’"),
    "nn": QuotationMarks("«", "»", "‘", "’"), "da": QuotationMarks("“", "”", "‘", "’"),
    "sv": QuotationMarks("”", "”", "’", "’"), "fi": QuotationMarks("”", "”", "’", "’"),
    "ar": QuotationMarks("”", "“", "’", "‘"), "fa": QuotationMarks("«", "»", "‹", "›"),
    "ja": corner, "zh-hant": corner, "zh-tw": corner, "zh-hk": corner,
  ]
}
