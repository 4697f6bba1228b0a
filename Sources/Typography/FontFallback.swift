/// Families that complete a text font, by script; all are part of Noto, so that a fallback agrees
/// in weight and size with the Noto Sans around it.
enum FontFallback {
  /// Families to try for a character, most fitting first.
  static func families(for character: Unicode.Scalar) -> [String] {
    byScript[Script(of: character)] ?? general
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
