import CICU

/// What ICU knows of a language: names of days and months, plural forms.
public struct LocaleNames: Hashable, Sendable {
  /// Monday first.
  public var weekdays: [String]
  public var shortWeekdays: [String]
  /// Two letters where the language has such: "Mo".
  public var narrowWeekdays: [String]
  /// January first, as within a date.
  public var months: [String]
  /// January first, as on their own.
  public var standaloneMonths: [String]
  public var shortMonths: [String]

  /// - Throws: `UnicodeError` where ICU has no data for the language.
  public init(language: String) throws(UnicodeError) {
    var status: Int32 = 0
    guard let symbols = cicu_symbols_open(language, &status) else {
      throw UnicodeError(code: Int(status))
    }
    defer { cicu_symbols_close(symbols) }
    func names(_ kind: cicu_names, _ indices: [Int32]) -> [String] {
      indices.map { index in
        var buffer = [UInt16](repeating: 0, count: 64)
        let length = cicu_symbols_name(symbols, kind, index, &buffer, Int32(buffer.count))
        return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF16.self)
      }
    }
    let mondayFirst: [Int32] = [1, 2, 3, 4, 5, 6, 0]
    let months = Array(Int32(0)..<12)
    weekdays = names(CICU_WEEKDAYS, mondayFirst)
    shortWeekdays = names(CICU_SHORT_WEEKDAYS, mondayFirst)
    // Some languages have no abbreviations: Arabic's are whole words, and its narrow names letters.
    let shorter = names(CICU_SHORTER_WEEKDAYS, mondayFirst)
    narrowWeekdays =
      shorter.allSatisfy { $0.count <= 3 }
      ? shorter : names(CICU_NARROW_WEEKDAYS, mondayFirst)
    self.months = names(CICU_MONTHS, months)
    standaloneMonths = names(CICU_STANDALONE_MONTHS, months)
    shortMonths = names(CICU_SHORT_MONTHS, months)
  }

  /// The version of ICU that is linked, such as "72.1".
  public static var icuVersion: String { String(cString: cicu_version()) }

  /// CLDR's plural category of a whole number in a language, such as `one` or `few`.
  ///
  /// - Throws: `UnicodeError` where ICU has no rules for the language.
  public static func pluralCategory(
    of number: Int, language: String
  ) throws(UnicodeError) -> String {
    var status: Int32 = 0
    guard let plurals = cicu_plurals_open(language, &status) else {
      throw UnicodeError(code: Int(status))
    }
    defer { cicu_plurals_close(plurals) }
    var keyword = [CChar](repeating: 0, count: 16)
    status = cicu_plurals_select(plurals, Double(number), &keyword, Int32(keyword.count))
    guard status == 0 else { throw UnicodeError(code: Int(status)) }
    return String(
      decoding: keyword.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

/// What ICU says about single characters.
public enum UnicodeCharacter {
  /// `U+2603 SNOWMAN`: how a message names a character.
  public static func description(of character: Unicode.Scalar) -> String {
    var buffer = [CChar](repeating: 0, count: 128)
    let length = cicu_character_name(character.value, &buffer, Int32(buffer.count))
    let hex = String(character.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    guard length > 0 else { return code }
    let name = buffer.prefix(Int(length)).map(UInt8.init(bitPattern:))
    return code + " " + String(decoding: name, as: UTF8.self)
  }

  /// The name of the script that the character belongs to, such as `Han`; nil for signs that belong
  /// to none.
  public static func scriptName(of character: Unicode.Scalar) -> String? {
    let script = Script(of: character)
    guard !script.isShared, script != .unknown else { return nil }
    return cicu_script_name(cicu_script(character.value)).map { String(cString: $0) }
  }

  /// Controls and default-ignorable characters need no glyph.
  static func needsNoGlyph(_ character: Unicode.Scalar) -> Bool {
    cicu_is_ignorable(character.value) != 0
  }
}
