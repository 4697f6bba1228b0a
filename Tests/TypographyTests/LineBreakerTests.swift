import CustomDump
import TestSupport
import Testing

@testable import Typography

@Suite struct LineBreakerTests {
  private static let style = TextStyle(families: ["Noto Sans"], size: .pt(12), leading: .pt(17))

  private static func prepared(_ string: String) throws -> ShapedParagraph {
    var text = StyledText(language: "en")
    text.append(string, style: style)
    return try InstalledFonts.typesetter().prepare(text)
  }

  private static func lines(_ string: String, measure: Length) throws -> [String] {
    let paragraph = try prepared(string)
    return InstalledFonts.typesetter().lines(of: paragraph, measure: measure)
      .map { paragraph.text.string(in: $0.range) }
  }

  // MARK: The optimum

  /// What a way of breaking costs, told from the description of the demerits alone. Nil where a line
  /// that could have been broken is wider than the measure.
  private static func demerits(
    _ choice: [BreakCandidate], of paragraph: ShapedParagraph, measure: Double
  ) -> Double? {
    var total = 0.0
    var start = 0
    for end in choice {
      let width = paragraph.width(start..<max(start, end.visibleEnd))
      let couldBreak = paragraph.candidates.contains { start < $0.offset && $0.offset < end.offset }
      if width > measure + 0.01, couldBreak { return nil }
      let em = paragraph.text.spans.first?.style.size.points ?? 0
      let distance = max(0, measure - width) - min(LineBreaker.aim.part * measure, 2 * em)
      let room = distance / min(measure, LineBreaker.widestReference * em)
      total += LineBreaker.line
      if !end.isMandatory {
        total += LineBreaker.emptyLine * room * room + end.penalty
      } else if start > 0, !couldBreak, width < min(measure * 0.33, 4 * em) {
        total += LineBreaker.loneLast
      } else if width < min(measure * 0.18, 4 * em) {
        total += LineBreaker.shortLast
      }
      start = end.offset
    }
    return total
  }

  /// Every way of breaking at some of the candidates and at all that are mandatory.
  private static func allChoices(_ candidates: [BreakCandidate]) -> [[BreakCandidate]] {
    let optional = candidates.filter { !$0.isMandatory }
    return (0..<1 << optional.count).map { bits in
      var index = 0
      return candidates.filter { candidate in
        guard !candidate.isMandatory else { return true }
        defer { index += 1 }
        return bits >> index & 1 == 1
      }
    }
  }

  /// Every line filled as far as it goes, as word processors do.
  private static func greedy(_ paragraph: ShapedParagraph, measure: Double) -> [BreakCandidate] {
    var choice: [BreakCandidate] = []
    var start = 0
    var last: BreakCandidate?
    for candidate in paragraph.candidates {
      if let end = last, paragraph.width(start..<candidate.visibleEnd) > measure + 0.01 {
        choice.append(end)
        start = end.offset
      }
      last = candidate
      guard candidate.isMandatory else { continue }
      choice.append(candidate)
      start = candidate.offset
      last = nil
    }
    return choice
  }

  private static func widestWord(_ paragraph: ShapedParagraph) -> Double {
    InstalledFonts.typesetter().minimumWidth(of: paragraph).points
  }

  @Test func isAsGoodAsEveryOtherWay() throws {
    var texts = SampleTexts(seed: 1)
    let typesetter = InstalledFonts.typesetter()
    var compared = 0
    for _ in 0..<120 {
      let paragraph = try typesetter.prepare(texts.paragraph(words: 1...9))
      guard paragraph.candidates.count <= 12 else { continue }
      let measure = Self.widestWord(paragraph) + texts.length(0...120).points
      let choice = typesetter.breaks(of: paragraph, measure: measure)
      let found = try #require(Self.demerits(choice, of: paragraph, measure: measure))
      let best = Self.allChoices(paragraph.candidates)
        .compactMap { Self.demerits($0, of: paragraph, measure: measure) }.min()
      #expect(abs(found - (best ?? -1)) < 1e-6, "\(paragraph.text.string) at \(measure)")
      compared += 1
    }
    #expect(compared > 60)
  }

  @Test func isNeverWorseThanGreedy() throws {
    var texts = SampleTexts(seed: 2)
    let typesetter = InstalledFonts.typesetter()
    var better = 0
    for _ in 0..<60 {
      let paragraph = try typesetter.prepare(texts.paragraph(words: 20...60))
      let measure = Self.widestWord(paragraph) + texts.length(0...300).points
      let choice = typesetter.breaks(of: paragraph, measure: measure)
      let found = try #require(Self.demerits(choice, of: paragraph, measure: measure))
      let greedy = try #require(
        Self.demerits(
          Self.greedy(paragraph, measure: measure), of: paragraph, measure: measure))
      #expect(found <= greedy + 1e-6)
      if found < greedy - 1e-6 { better += 1 }
    }
    #expect(better > 30)
  }

  /// The last candidate is always the end, and candidates are those that were given.
  @Test func choosesAmongTheCandidates() throws {
    var texts = SampleTexts(seed: 3)
    let typesetter = InstalledFonts.typesetter()
    for _ in 0..<40 {
      let paragraph = try typesetter.prepare(texts.paragraph(words: 1...40))
      let measure = Self.widestWord(paragraph) + 1
      let choice = typesetter.breaks(of: paragraph, measure: measure)
      #expect(Set(choice).isSubset(of: paragraph.candidates))
      #expect(choice.last == paragraph.candidates.last)
      #expect(Set(choice).isSuperset(of: paragraph.candidates.filter(\.isMandatory)))
    }
  }

  // MARK: What reads well

  @Test func evensOutTheEdge() throws {
    let text = "Your skin may be red and warm for some hours after the treatment."
    let paragraph = try Self.prepared(text)
    // Greedily the third line ends far short.
    var start = 0
    let greedy = Self.greedy(paragraph, measure: 130).map { end in
      defer { start = end.offset }
      return paragraph.text.string(in: start..<end.offset)
    }
    expectNoDifference(
      greedy, ["Your skin may be red ", "and warm for some ", "hours after the ", "treatment."])
    expectNoDifference(
      try Self.lines(text, measure: .pt(130)),
      ["Your skin may be ", "red and warm for ", "some hours after the ", "treatment."])
  }

  @Test func keepsDatesTogether() throws {
    for points in stride(from: 100.0, to: 260, by: 5) {
      let lines = try Self.lines(
        "Come to us again on Sunday 29 June for Session 3 of 5.", measure: .pt(points))
      for line in lines {
        #expect(!line.hasSuffix("29 "), "\(points) pt")
      }
    }
  }

  @Test func keepsUnitsAndOneLetterWords() throws {
    for points in stride(from: 90.0, to: 260, by: 5) {
      let lines = try Self.lines(
        "We use 5 ml of a gel that I warm to 37 °C for you.", measure: .pt(points))
      for line in lines {
        #expect(!["5 ", " a ", " I ", "37 "].contains { line.hasSuffix($0) }, "\(points) pt")
      }
    }
  }

  @Test func endsLinesWhereItMust() throws {
    expectNoDifference(
      try Self.lines("one\u{2028}two three\u{2028}\u{2028}four", measure: .pt(400)),
      ["one\u{2028}", "two three\u{2028}", "\u{2028}", "four"])
  }

  @Test func setsNothing() throws {
    expectNoDifference(try Self.lines("", measure: .pt(100)), [])
  }

  // MARK: Words wider than the measure

  @Test func splitsAWordThatIsTooWide() throws {
    let word = "Donaudampfschifffahrtsgesellschaft"
    let lines = try Self.lines("Die \(word) fährt.", measure: .pt(90))
    #expect(lines.joined() == "Die \(word) fährt.")
    // No more pieces than it takes.
    #expect(lines.count == 3)
  }

  /// Letters keep their marks, however narrow the measure.
  @Test func splitsBetweenClustersAlone() throws {
    let word = "e\u{301}e\u{301}e\u{301}👩‍🔬क्षिक्षि"
    let lines = try Self.lines(word, measure: .pt(1))
    expectNoDifference(lines, word.map { String($0) })
  }
}
