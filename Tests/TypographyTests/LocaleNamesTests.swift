import CustomDump
import Testing

@testable import Typography

@Suite struct LocaleNamesTests {
  @Test func knowsEnglish() throws {
    let names = try LocaleNames(language: "en")
    expectNoDifference(
      names.weekdays,
      ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
    expectNoDifference(names.shortWeekdays, ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
    expectNoDifference(
      names.months,
      [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ])
    expectNoDifference(names.standaloneMonths, names.months)
    #expect(names.shortMonths.first == "Jan")
  }

  /// A month within a date stands in the genitive, alone in the nominative.
  @Test func knowsUkrainian() throws {
    let names = try LocaleNames(language: "uk")
    expectNoDifference(
      names.months,
      [
        "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня",
        "жовтня", "листопада", "грудня",
      ])
    expectNoDifference(
      names.standaloneMonths,
      [
        "січень", "лютий", "березень", "квітень", "травень", "червень", "липень", "серпень",
        "вересень", "жовтень", "листопад", "грудень",
      ])
    #expect(names.weekdays.first == "понеділок")
    #expect(names.weekdays.last == "неділя")
  }

  @Test func knowsArabicAndPolish() throws {
    #expect(try LocaleNames(language: "ar").weekdays.first == "الاثنين")
    let polish = try LocaleNames(language: "pl")
    #expect(polish.months.prefix(2) == ["stycznia", "lutego"])
    #expect(polish.standaloneMonths.prefix(2) == ["styczeń", "luty"])
  }

  /// CLDR's plural rules, at the numbers where they turn.
  @Test(arguments: [
    ("en", [1: "one", 0: "other", 2: "other", 21: "other"]),
    (
      "pl",
      [
        0: "many", 1: "one", 2: "few", 4: "few", 5: "many", 12: "many", 14: "many", 21: "many",
        22: "few", 112: "many",
      ]
    ),
    (
      "uk",
      [0: "many", 1: "one", 3: "few", 5: "many", 11: "many", 14: "many", 21: "one", 111: "many"]
    ),
    ("ar", [0: "zero", 1: "one", 2: "two", 3: "few", 11: "many", 100: "other"]),
    ("fr", [0: "one", 1: "one", 2: "other"]),
  ])
  func choosesPluralForms(language: String, expected: [Int: String]) throws {
    for (number, category) in expected {
      #expect(
        try LocaleNames.pluralCategory(of: number, language: language) == category,
        "\(number) in \(language)")
    }
  }

  @Test func namesCharacters() {
    #expect(UnicodeCharacter.description(of: "\u{2603}") == "U+2603 SNOWMAN")
    #expect(UnicodeCharacter.description(of: "A") == "U+0041 LATIN CAPITAL LETTER A")
    #expect(UnicodeCharacter.description(of: "\u{1F600}") == "U+1F600 GRINNING FACE")
    #expect(UnicodeCharacter.description(of: "\u{7}") == "U+0007 <control-0007>")
    #expect(UnicodeCharacter.description(of: "\u{E000}") == "U+E000 <private use area-E000>")
  }

  @Test func knowsWhatNeedsNoGlyph() {
    for character in "\u{AD}\u{200B}\u{200D}\u{200F}\u{2060}\u{2066}\t\u{FE0F}".unicodeScalars {
      #expect(UnicodeCharacter.needsNoGlyph(character), "\(character.value)")
    }
    for character in "a \u{A0}\u{301}☐".unicodeScalars {
      #expect(!UnicodeCharacter.needsNoGlyph(character), "\(character.value)")
    }
  }
}
