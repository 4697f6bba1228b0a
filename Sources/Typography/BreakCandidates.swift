/// Weighs UAX #14's break opportunities by what reads well.
enum BreakCandidates {
  /// Demerits for a break that parts what belongs together: taken only where nothing else fits.
  static let severe = 400.0
  /// Demerits for parting the groups of a telephone number or the ends of a range such as
  /// "9:00–18:00": read as two numbers, they are wrong.
  static let number = 1000.0
  /// Demerits for parting a date elsewhere than between its day and its month.
  static let date = 150.0
  /// Demerits for a break before a number that names a thing: "Session 3", "Sunday 29 June".
  static let strong = 60.0
  /// Demerits for a break that is better avoided.
  static let mild = 12.0
  /// Demerits for parting a word with a hyphen.
  static let hyphen = 50.0

  static func candidates(
    from opportunities: [BreakOpportunity], in units: [UInt16], glue: WordGlue,
    hyphenates: Bool = false
  ) -> [BreakCandidate] {
    opportunities.map { opportunity in
      let offset = opportunity.offset
      let isMandatory = opportunity.isMandatory || offset == units.count
      if !isMandatory, offset > 0, units[offset - 1] == 0xAD {
        return softHyphen(at: offset, hyphenates: hyphenates)
      }
      let visibleEnd = end(ofVisibleTextBefore: offset, in: units)
      return BreakCandidate(
        offset: offset, visibleEnd: visibleEnd, isMandatory: isMandatory,
        penalty: isMandatory
          ? 0 : penalty(at: offset, visibleEnd: visibleEnd, in: units, glue))
    }
  }

  /// Where the text itself says how to part a word. Without hyphenation that serves only a word wider
  /// than its line.
  private static func softHyphen(at offset: Int, hyphenates: Bool) -> BreakCandidate {
    BreakCandidate(
      offset: offset, visibleEnd: offset - 1, isMandatory: false,
      penalty: hyphenates ? hyphen : LineBreaker.hyphenatedSplit, splitsWord: !hyphenates,
      addsHyphen: true)
  }

  private static func end(ofVisibleTextBefore offset: Int, in units: [UInt16]) -> Int {
    var end = offset
    while end > 0, isBreakingSpace(units[end - 1]) { end -= 1 }
    return end
  }

  private static func isBreakingSpace(_ unit: UInt16) -> Bool {
    unit == 0x20 || (0x09...0x0D).contains(unit) || unit == 0x2028 || unit == 0x2029
      || unit == 0x3000
  }

  /// Also between words that no line parts: "1 March 2025" is a date whatever spaces it has.
  private static func isSpace(_ unit: UInt16) -> Bool {
    isBreakingSpace(unit) || unit == 0xA0 || unit == 0x202F
  }

  private static func penalty(
    at offset: Int, visibleEnd: Int, in units: [UInt16], _ glue: WordGlue
  ) -> Double {
    guard visibleEnd > 0, offset < units.count else { return 0 }
    // Thai and Chinese end their lines anywhere; a hyphen or a dash is a seam.
    if visibleEnd == offset { return penalty(afterDashBefore: offset, in: units) }
    if isMiddleDot(at: offset, in: units) { return severe }
    let word = visible(units[start(ofWordBefore: visibleEnd, in: units)..<visibleEnd])
    if word.count == 1, let letter = word.first, letter < 0x2E80, isLetter(letter) {
      return severe
    }
    if isNumber(word) {
      return glue.penalty(
        afterNumber: text(word), before: words(from: offset, count: 2, in: units))
    }
    let first = units[offset...].first { !isDirectionMark($0) } ?? units[offset]
    if isDigit(first) { return glue.penalty(afterWord: text(word)) }
    guard word.count <= 5, glue.hasLinks || isUppercase(units[offset]) else { return 0 }
    let next = words(from: offset, count: 1, in: units).first ?? ""
    return glue.penalty(afterWord: text(word), before: next)
  }

  private static func penalty(afterDashBefore offset: Int, in units: [UInt16]) -> Double {
    guard isDash(units[offset - 1]) else { return 0 }
    let isRange = offset > 1 && isDigit(units[offset - 2]) && isDigit(units[offset])
    return isRange ? number : mild
  }

  /// Between two items of a line: the dot stays with the first.
  private static func isMiddleDot(at offset: Int, in units: [UInt16]) -> Bool {
    units[offset] == 0xB7 && offset + 1 < units.count && isBreakingSpace(units[offset + 1])
  }

  private static func start(ofWordBefore end: Int, in units: [UInt16]) -> Int {
    var start = end
    while start > 0, !isSpace(units[start - 1]) { start -= 1 }
    return start
  }

  private static func words(from start: Int, count: Int, in units: [UInt16]) -> [String] {
    var words: [String] = []
    var offset = start
    while words.count < count, offset < units.count {
      var end = offset
      while end < units.count, !isSpace(units[end]) { end += 1 }
      if end > offset { words.append(text(visible(units[offset..<end]))) }
      offset = end + 1
    }
    return words
  }

  /// Without the marks that keep a number's direction within right-to-left text.
  private static func visible(_ units: ArraySlice<UInt16>) -> ArraySlice<UInt16> {
    units.contains(where: isDirectionMark) ? units.filter { !isDirectionMark($0) }[...] : units
  }

  private static func isDirectionMark(_ unit: UInt16) -> Bool {
    (0x2066...0x2069).contains(unit) || (0x200E...0x200F).contains(unit)
      || (0x202A...0x202E).contains(unit)
  }

  private static func text(_ units: ArraySlice<UInt16>) -> String {
    units.withUnsafeBufferPointer { String(units: $0) }
  }

  private static func isLetter(_ unit: UInt16) -> Bool {
    Unicode.Scalar(unit)?.properties.isAlphabetic ?? false
  }

  private static func isUppercase(_ unit: UInt16) -> Bool {
    unit < 0x80
      ? (0x41...0x5A).contains(unit)
      : Unicode.Scalar(unit)?.properties.isUppercase ?? false
  }

  private static func isDash(_ unit: UInt16) -> Bool {
    unit == 0x2D || (0x2010...0x2014).contains(unit)
  }

  /// Digits with a range's dash, a decimal sign, an ordinal's full stop or a telephone number's
  /// signs: "4", "30–40", "29.", "+44", "(020)".
  private static func isNumber(_ word: ArraySlice<UInt16>) -> Bool {
    guard word.count <= 8, word.contains(where: isDigit) else { return false }
    return word.allSatisfy { isDigit($0) || isNumberSign($0) }
  }

  private static func isNumberSign(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x28...0x29, 0x2B...0x2E, 0x66B, 0x2013: true
    default: false
    }
  }

  /// European digits and the two kinds that Arabic script uses.
  private static func isDigit(_ unit: UInt16) -> Bool {
    (0x30...0x39).contains(unit) || (0x660...0x669).contains(unit)
      || (0x6F0...0x6F9).contains(unit)
  }
}
