/// Families that complete a text font, by script; all are part of Noto, so that a fallback agrees
/// in weight and size with the Noto Sans around it.
enum FontFallback {
  /// Families to try for a character of a script, most fitting first. Punctuation has the script of
  /// the text around it.
  ///
  /// - Parameter language: decides between the forms that Chinese, Japanese and Korean give one
  ///   character.
  static func families(for script: Script, language: String) -> [String] {
    let usual = byScript[script] ?? []
    return (script.isEastAsian ? [eastAsian(language)] : []) + usual + general
  }

  private static func eastAsian(_ language: String) -> String {
    let tag = language.lowercased()
    if tag.hasPrefix("ja") { return "Noto Sans CJK JP" }
    if tag.hasPrefix("ko") { return "Noto Sans CJK KR" }
    if tag.hasPrefix("zh-hk") || tag.hasPrefix("yue") { return "Noto Sans CJK HK" }
    let isTraditional = tag.hasPrefix("zh-hant") || tag.hasPrefix("zh-tw")
    return isTraditional ? "Noto Sans CJK TC" : "Noto Sans CJK SC"
  }

  /// Signs, arrows, dingbats and mathematics, then a wide net.
  private static let general = [
    "Noto Sans", "Noto Sans Symbols", "Noto Sans Symbols 2", "Noto Sans Symbols2",
    "Noto Sans Math", "DejaVu Sans",
  ]

  private static let byScript: [Script: [String]] = {
    let names: [(String, [String])] = [
      ("Latn", ["Noto Sans"]), ("Cyrl", ["Noto Sans"]), ("Grek", ["Noto Sans"]),
      ("Arab", ["Noto Sans Arabic"]), ("Hebr", ["Noto Sans Hebrew"]),
      ("Deva", ["Noto Sans Devanagari", "Noto Sans"]), ("Thai", ["Noto Sans Thai"]),
      ("Armn", ["Noto Sans Armenian"]), ("Geor", ["Noto Sans Georgian"]),
      ("Beng", ["Noto Sans Bengali"]), ("Gujr", ["Noto Sans Gujarati"]),
      ("Guru", ["Noto Sans Gurmukhi"]), ("Taml", ["Noto Sans Tamil"]),
      ("Telu", ["Noto Sans Telugu"]), ("Knda", ["Noto Sans Kannada"]),
      ("Mlym", ["Noto Sans Malayalam"]), ("Sinh", ["Noto Sans Sinhala"]),
      ("Khmr", ["Noto Sans Khmer"]), ("Laoo", ["Noto Sans Lao"]),
      ("Mymr", ["Noto Sans Myanmar"]), ("Ethi", ["Noto Sans Ethiopic"]),
      ("Hani", ["Noto Sans CJK SC", "Noto Sans CJK JP"]),
      ("Hira", ["Noto Sans CJK JP"]), ("Kana", ["Noto Sans CJK JP"]),
      ("Hang", ["Noto Sans CJK KR"]), ("Bopo", ["Noto Sans CJK TC"]),
    ]
    return Dictionary(uniqueKeysWithValues: names.map { (Script(iso: $0.0), $0.1) })
  }()
}
