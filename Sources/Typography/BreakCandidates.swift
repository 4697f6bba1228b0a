/// Weighs UAX #14's break opportunities by what reads well.
enum BreakCandidates {
  /// Demerits for a break that parts what belongs together: taken only where nothing else fits.
  static let severe = 400.0
  /// Demerits for a break before a number that names a thing: "Session 3", "Sunday 29 June".
  static let strong = 60.0
  /// Demerits for a break that is better avoided.
  static let mild = 12.0

  static func candidates(
    from opportunities: [BreakOpportunity], in units: [UInt16]
  ) -> [BreakCandidate] {
    opportunities.map { opportunity in
      let visibleEnd = end(ofVisibleTextBefore: opportunity.offset, in: units)
      return BreakCandidate(
        offset: opportunity.offset, visibleEnd: visibleEnd,
        isMandatory: opportunity.isMandatory || opportunity.offset == units.count,
        penalty: opportunity.isMandatory
          ? 0 : penalty(at: opportunity.offset, visibleEnd: visibleEnd, in: units))
    }
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

  private static func penalty(at offset: Int, visibleEnd: Int, in units: [UInt16]) -> Double {
    guard visibleEnd > 0, offset < units.count else { return 0 }
    if visibleEnd == offset { return mild }
    let word = units[start(ofWordBefore: visibleEnd, in: units)..<visibleEnd]
    if word.count == 1, isLetter(word.first) { return severe }
    if isShortNumber(word) { return isUnit(at: offset, in: units) ? severe : mild }
    if isDigit(units[offset]), isUppercase(word.first) { return strong }
    return 0
  }

  private static func start(ofWordBefore end: Int, in units: [UInt16]) -> Int {
    var start = end
    while start > 0, !isBreakingSpace(units[start - 1]) { start -= 1 }
    return start
  }

  private static func isLetter(_ unit: UInt16?) -> Bool {
    unit.flatMap(Unicode.Scalar.init)?.properties.isAlphabetic ?? false
  }

  /// Up to three digits, with a range's dash or a decimal sign: "4", "30–40", "1.5".
  private static func isShortNumber(_ word: ArraySlice<UInt16>) -> Bool {
    guard word.count <= 6, let last = word.last, isDigit(last) else { return false }
    return word.allSatisfy { isDigit($0) || [0x2D, 0x2013, 0x2E, 0x2C].contains($0) }
      && !(word.count == 4 && word.allSatisfy(isDigit))
  }

  private static func isUppercase(_ unit: UInt16?) -> Bool {
    unit.flatMap(Unicode.Scalar.init)?.properties.isUppercase ?? false
  }

  private static func isDigit(_ unit: UInt16) -> Bool { (0x30...0x39).contains(unit) }

  /// A word of at most three letters, a percent or a degree sign: "mm", "ml", "°C"; also a word
  /// with a capital, which after a number is nearly always a month.
  private static func isUnit(at offset: Int, in units: [UInt16]) -> Bool {
    var end = offset
    while end < units.count, isLetter(units[end]), end - offset < 4 { end += 1 }
    let first = Unicode.Scalar(units[offset])
    return first?.properties.isUppercase ?? false || first == "%" || first == "°"
      || measures.contains(String(decoding: units[offset..<end], as: UTF16.self))
  }

  private static let measures: Set<String> = [
    "mm", "cm", "m", "km", "ml", "l", "mg", "g", "kg", "pt", "min", "h", "am", "pm", "мм", "см",
    "мл", "мг", "хв",
  ]
}
