/// The house's colours: wine, its tints down to cream, and one cool tone that answers them.
enum Palette {
  static let wine = Light(hex: 0x7A2E43)
  static let garnet = Light(hex: 0x4E1B2E)
  static let rose = Light(hex: 0xB65F68)
  static let terracotta = Light(hex: 0xCF8275)
  static let blush = Light(hex: 0xE7B3A2)
  static let petal = Light(hex: 0xF0CDBE)
  static let mauve = Light(hex: 0xC7A0A6)
  static let sand = Light(hex: 0xEBD3B7)
  static let porcelain = Light(hex: 0xEFE7E3)
  static let cream = Light(hex: 0xFAEFE0)

  static let teal = Light(hex: 0x6FA3A6)
  static let mist = Light(hex: 0xBFD7D4)

  /// Lamplight, for what glows.
  static let ember = Light(hex: 0xFFB98C)
  static let candle = Light(hex: 0xFFE9C4)
  /// Daylight in water.
  static let glacier = Light(hex: 0xC9F0EE)
}
