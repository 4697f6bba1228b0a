/// The words that the program itself puts on a page, in one language; `assets/languages/<tag>.yaml`.
public struct Phrasebook: Hashable, Sendable {
  public var file: String
  /// A BCP 47 tag.
  public var language: String
  /// The language's own name for itself.
  public var name: String
  public var rightToLeft: Bool
  public var firstWeekday: Weekday
  /// Templates by key and plural category; a phrase without plural forms has only `other`.
  public var templates: [Key: [Language.PluralCategory: String]]

  public init(
    file: String, language: String, name: String, rightToLeft: Bool, firstWeekday: Weekday,
    templates: [Key: [Language.PluralCategory: String]]
  ) {
    self.file = file
    self.language = language
    self.name = name
    self.rightToLeft = rightToLeft
    self.firstWeekday = firstWeekday
    self.templates = templates
  }

  func template(_ key: Key, _ category: Language.PluralCategory?) -> String {
    let forms = templates[key] ?? [:]
    return forms[category ?? .other] ?? forms[.other] ?? key.rawValue
  }

  /// Keys without a phrase, in the order of `Key.allCases`.
  public var missing: [Key] {
    Key.allCases.filter { templates[$0] == nil }
  }

  /// The name of a phrase; the raw value is its path in the file.
  public enum Key: String, CaseIterable, Hashable, Sendable {
    // Dates
    case dateLong = "date.long"
    case dateMedium = "date.medium"
    case dateDayMonth = "date.day-month"
    case dateMonth = "date.month"
  }
}
