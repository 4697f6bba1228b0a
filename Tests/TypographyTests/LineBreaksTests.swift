import CustomDump
import Testing

@testable import Typography

@Suite struct LineBreaksTests {
  private static func opportunities(
    _ text: String, language: String = "en"
  ) throws -> [BreakOpportunity] {
    try LineBreakFinder(language: language).opportunities(in: Array(text.utf16))
  }

  /// The pieces between which a line may end.
  private static func pieces(_ text: String, language: String = "en") throws -> [String] {
    let units = Array(text.utf16)
    var start = 0
    return try opportunities(text, language: language).map { opportunity in
      defer { start = opportunity.offset }
      return String(decoding: units[start..<opportunity.offset], as: UTF16.self)
    }
  }

  @Test func breaksAfterSpacesHyphensAndDashes() throws {
    expectNoDifference(
      try Self.pieces("a well-known plan – 30–40 minutes"),
      ["a ", "well-", "known ", "plan ", "– ", "30–", "40 ", "minutes"])
  }

  @Test func keepsWhatNoBreakSpacesAndHyphensJoin() throws {
    expectNoDifference(
      try Self.pieces("5\u{A0}ml of 10\u{202F}mg non\u{2011}stop"),
      ["5\u{A0}ml ", "of ", "10\u{202F}mg ", "non\u{2011}stop"])
  }

  @Test func tellsWhatMustEndALine() throws {
    expectNoDifference(
      try Self.opportunities("a b\u{2028}c\nd"),
      [
        BreakOpportunity(offset: 2, isMandatory: false),
        BreakOpportunity(offset: 4, isMandatory: true),
        BreakOpportunity(offset: 6, isMandatory: true),
        BreakOpportunity(offset: 7, isMandatory: false),
      ])
  }

  @Test func findsWordsWhereNoSpaceParts() throws {
    expectNoDifference(try Self.pieces("ภาษาไทย", language: "th"), ["ภาษา", "ไทย"])
  }

  @Test func hasNothingToBreakInNothing() throws {
    expectNoDifference(try Self.opportunities(""), [])
  }

  @Test func takesALanguageThatNobodyKnows() throws {
    expectNoDifference(try Self.pieces("one two", language: "xx-Qaaa"), ["one ", "two"])
  }

  // MARK: Unicode's own samples

  @Test func conformsToLineBreakTest() throws {
    let finder = try LineBreakFinder(language: "en")
    let lines = try UnicodeTestFile("auxiliary/LineBreakTest.txt").lines
    let differing = try lines.filter { line in
      let (units, breaks) = Self.sample(line)
      return try finder.opportunities(in: units).map(\.offset) != breaks
    }
    #expect(lines.count > 7_600)
    expectNoDifference(differing.map(\.text).sorted(), Self.tailored.sorted())
  }

  /// Where ICU 72 does not break and the samples do.
  private static let tailored = [
    // ICU's rule 20.09 keeps a hyphen that begins a word with the letter after it: "-ed".
    "× 002D ÷ 0023 ÷", "× 002D × 0308 ÷ 0023 ÷",
    "× 002D ÷ 00A7 ÷", "× 002D × 0308 ÷ 00A7 ÷",
    "× 002D ÷ 50005 ÷", "× 002D × 0308 ÷ 50005 ÷",
    "× 002D ÷ 0E01 ÷", "× 002D × 0308 ÷ 0E01 ÷",
    // LB25 keeps a comma or full stop with the digit after it. The samples tailor that to whole
    // numbers (UAX #14, 8.2, example 7), as their header says; ICU does not.
    "× 002C ÷ 0030 ÷", "× 002C × 0308 ÷ 0030 ÷",
    "× 0065 × 0071 × 0075 × 0061 × 006C × 0073 × 0020 × 002E ÷ 0033 × 0035 × 0020"
      + " ÷ 0063 × 0065 × 006E × 0074 × 0073 ÷",
    "× 0061 × 002E ÷ 0032 × 0020 ÷",
    "× 0061 × 002E ÷ 0032 × 0020 ÷ 0915 ÷",
    "× 0061 × 002E ÷ 0032 × 0020 ÷ 672C ÷",
    "× 0061 × 002E ÷ 0032 × 3000 ÷ 672C ÷",
    "× 0061 × 002E ÷ 0032 × 3000 ÷ 307E ÷",
    "× 0061 × 002E ÷ 0032 × 3000 ÷ 0033 ÷",
    "× 0061 × 002E ÷ 0032 × 3000 ÷ 300C ÷",
    "× 0041 × 002E ÷ 0031 × 0020 ÷ BABB ÷",
    "× BD24 ÷ C5B4 × 002E × 0020 ÷ 0041 × 002E ÷ 0032 × 0020 ÷ BCFC ÷",
    "× BD10 ÷ C694 × 002E × 0020 ÷ 0041 × 002E ÷ 0033 × 0020 ÷ BABB ÷",
    "× C694 × 002E × 0020 ÷ 0041 × 002E ÷ 0034 × 0020 ÷ BABB ÷",
  ]

  private static func sample(_ line: UnicodeTestFile.Field) -> (units: [UInt16], breaks: [Int]) {
    var units: [UInt16] = []
    var breaks: [Int] = []
    for word in line.words {
      if let value = word.hexadecimal, let scalar = Unicode.Scalar(UInt32(value)) {
        units.append(contentsOf: Character(scalar).utf16)
      } else if word.text == "÷" {
        breaks.append(units.count)
      }
    }
    return (units, breaks)
  }
}
