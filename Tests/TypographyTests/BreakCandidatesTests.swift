import CustomDump
import Testing

@testable import Typography

@Suite struct BreakCandidatesTests {
  /// Every place where a line may end, as the two words around it, by what it costs.
  private static func penalties(
    _ text: String, language: String = "en"
  ) throws -> [String: Double] {
    let units = Array(text.utf16)
    let opportunities = try LineBreakFinder(language: language).opportunities(in: units)
    let candidates = BreakCandidates.candidates(
      from: opportunities, in: units, glue: try WordGlue(language: language))
    func string(_ range: Range<Int>) -> String { String(decoding: units[range], as: UTF16.self) }
    var result: [String: Double] = [:]
    for candidate in candidates where candidate.offset < units.count {
      let before = string(0..<candidate.offset).split(separator: " ").last ?? ""
      let after = string(candidate.offset..<units.count).split(separator: " ").first ?? ""
      result["\(before)|\(after)"] = candidate.penalty
    }
    return result
  }

  private static let severe = BreakCandidates.severe
  private static let strong = BreakCandidates.strong
  private static let mild = BreakCandidates.mild

  @Test func gradesItsPenalties() {
    #expect(0 < Self.mild && Self.mild < Self.strong && Self.strong < Self.severe)
    // Severe outweighs a line left half empty, so it is taken only where nothing else fits.
    #expect(Self.severe > LineBreaker.emptyLine / 4)
    // Parting a number is worse than a line left empty.
    #expect(BreakCandidates.number >= LineBreaker.emptyLine)
  }

  @Test func keepsNumbersWithUnits() throws {
    expectNoDifference(
      try Self.penalties("take 5 ml or 30–40 min at 37 °C with 10 % cream"),
      [
        "take|5": 0, "5|ml": Self.severe, "ml|or": 0, "or|30–40": 0,
        "30–|40": BreakCandidates.number,
        "30–40|min": Self.severe, "min|at": 0, "at|37": 0, "37|°C": Self.severe, "°C|with": 0,
        "with|10": 0, "10|%": Self.severe, "%|cream": 0,
      ])
  }

  @Test(arguments: ["5 ml.", "5 ml, then", "5 мл;", "5 mm)"])
  func knowsAUnitBeforeAPunctuationMark(text: String) throws {
    let penalty = try Self.penalties("now \(text)").first { $0.key.hasPrefix("5|") }?.value
    #expect(penalty == Self.severe)
  }

  @Test func keepsShortNumbersWithWhatTheyCount() throws {
    expectNoDifference(
      try Self.penalties("about 4 minutes or 1.5 litres since 2025 or so"),
      [
        "about|4": 0, "4|minutes": Self.mild, "minutes|or": 0, "or|1.5": 0,
        "1.5|litres": Self.mild, "litres|since": 0, "since|2025": 0, "2025|or": 0, "or|so": 0,
      ])
  }

  /// Dates come with a space that no line ends at between day and month; their other ends hold too.
  @Test(arguments: [
    ("en", "on Sunday 29\u{A0}June 2025 at", ["29\u{A0}June|2025", "Sunday|29\u{A0}June"]),
    (
      "de", "am Samstag, 1.\u{A0}Februar 2025 um",
      ["1.\u{A0}Februar|2025", "Samstag,|1.\u{A0}Februar"]
    ),
  ])
  func keepsDatesWithHardSpaces(language: String, text: String, places: [String]) throws {
    let penalties = try Self.penalties(text, language: language)
    for place in places { #expect(penalties[place] == BreakCandidates.date, "\(place)") }
  }

  @Test func keepsDatesAndNumberedThings() throws {
    expectNoDifference(
      try Self.penalties("on Sunday 29 June come to Session 3 of sessions 4"),
      [
        "on|Sunday": 0, "Sunday|29": BreakCandidates.date, "29|June": Self.severe, "June|come": 0,
        "come|to": 0, "to|Session": 0, "Session|3": Self.strong, "3|of": Self.mild,
        "of|sessions": 0, "sessions|4": 0,
      ])
  }

  /// A telephone number read as two is wrong; what ends in a comma is another number.
  @Test func keepsTelephoneNumbersAndHoursTogether() throws {
    let number = BreakCandidates.number
    expectNoDifference(
      try Self.penalties("020 7946 0321 or +44 (20) 7946, 12 from 9:00–18:00"),
      [
        "020|7946": number, "7946|0321": number, "0321|or": 0, "or|+44": 0,
        "+44|(20)": number, "(20)|7946,": number, "7946,|12": 0, "12|from": Self.mild,
        "from|9:00–18:00": 0, "9:00–|18:00": number,
      ])
  }

  /// In right-to-left text numbers stand between marks of direction.
  @Test func looksThroughMarksOfDirection() throws {
    let penalties = try Self.penalties("على \u{2066}020 7946\u{2069} إذا", language: "ar")
    #expect(
      penalties.first { $0.key.hasSuffix("020|7946\u{2069}") }?.value == BreakCandidates.number)
  }

  @Test func keepsADateWithItsWeekdayAndItsYear() throws {
    expectNoDifference(
      try Self.penalties("on Monday 24 February 2025 at ten"),
      [
        "on|Monday": 0, "Monday|24": BreakCandidates.date, "24|February": Self.severe,
        "February|2025": BreakCandidates.date, "2025|at": 0, "at|ten": 0,
      ])
  }

  @Test func keepsOneLetterWordsWithWhatFollows() throws {
    expectNoDifference(
      try Self.penalties("with a plan I can і так"),
      [
        "with|a": 0, "a|plan": Self.severe, "plan|I": 0, "I|can": Self.severe, "can|і": 0,
        "і|так": Self.severe,
      ])
  }

  /// No line begins with the dot between two items.
  @Test func keepsAMiddleDotWithWhatStandsBefore() throws {
    expectNoDifference(
      try Self.penalties("version · made ·not"),
      ["version|·": Self.severe, "·|made": 0, "made|·not": 0])
  }

  @Test func breaksAfterAHyphenCostLittle() throws {
    expectNoDifference(try Self.penalties("well-known"), ["well-|known": Self.mild])
  }

  @Test func endsVisibleTextBeforeSpaces() throws {
    let units = Array("ab   cd\u{2028}e ".utf16)
    let opportunities = try LineBreakFinder(language: "en").opportunities(in: units)
    expectNoDifference(
      BreakCandidates.candidates(
        from: opportunities, in: units, glue: try WordGlue(language: "en")),
      [
        BreakCandidate(offset: 5, visibleEnd: 2, isMandatory: false, penalty: 0),
        BreakCandidate(offset: 8, visibleEnd: 7, isMandatory: true, penalty: 0),
        BreakCandidate(offset: 10, visibleEnd: 9, isMandatory: true, penalty: 0),
      ])
  }
}
