import CustomDump
import TestSupport
import Testing

@testable import Typography

/// Lines of a font whose glyphs are squares: at 10 pt a capital is 10 pt wide, all else 5 pt, so that
/// every break and every demerit can be worked out by hand.
@Suite struct SquareLinesTests {
  private static func text(_ string: String, hyphenation: Hyphenation? = nil) -> StyledText {
    var text = StyledText(language: "en", hyphenation: hyphenation)
    text.append(string, style: SquareFont.style)
    return text
  }

  private static func set(
    _ string: String, measure: Double, edge: TextEdge = .ragged, hyphenation: Hyphenation? = nil
  ) throws -> [Line] {
    let typesetter = SquareFont.typesetter(dictionary: { _ in dictionary })
    let paragraph = try typesetter.prepare(text(string, hyphenation: hyphenation))
    return typesetter.lines(of: paragraph, measure: .pt(measure), edge: edge)
  }

  private static func strings(_ lines: [Line]) -> [String] {
    lines.map { $0.runs.map(\.run.text).joined() }
  }

  /// Parts a word between a and b.
  private static let dictionary = HyphenationDictionary(
    bytes: Array("UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 2\na1b\n".utf8))

  @Test func squaresHaveTheirWidths() throws {
    let lines = try Self.set("aB, C", measure: 1000)
    expectNoDifference(lines.map(\.width), [.pt(5 + 10 + 5 + 5 + 10)])
    let face = try #require(lines.first?.runs.first?.run.face)
    #expect(face.unitsPerEm == 1000)
    #expect(face.covers("~") && !face.covers("é"))
  }

  // MARK: By hand

  /// Knuth's own example: first fit leaves 0 and 4 of 6 squares empty, the optimum 3 and 1.
  @Test func evensOutTheEdge() throws {
    expectNoDifference(
      Self.strings(try Self.set("aaa bb cc ddddd", measure: 30)), ["aaa ", "bb cc ", "ddddd"])
  }

  /// First fit fills 18 of 19 squares and leaves "eee" alone.
  @Test func leavesNoStub() throws {
    expectNoDifference(
      Self.strings(try Self.set("aa bbb cccccc dddd eee", measure: 95)),
      ["aa bbb cccccc ", "dddd eee"])
  }

  /// 10 squares in a measure of 11: two spaces take all but what letters may.
  @Test func widensSpacesAndLettersInProportion() throws {
    let lines = try Self.set("aaa bb ccc ddddddddd", measure: 55, edge: .justified)
    expectNoDifference(Self.strings(lines), ["aaa bb ccc ", "ddddddddd"])
    let first = lines[0]
    #expect(abs(first.width.points - 55) < 0.006)
    let advances = first.runs.flatMap(\.run.glyphs).map { Double($0.advance) / 100 }
    let spaces = [advances[3], advances[6]]
    // 5 pt over a give of 10 · 1/2 + 40 · 0.015 = 5.6 pt.
    for space in spaces { #expect(abs(space - (5 + 5 * 0.5 * 5 / 5.6)) < 0.02) }
    for letter in advances[0..<3] { #expect(abs(letter - (5 + 5 * 0.015 * 5 / 5.6)) < 0.02) }
    // The last line is set as it is.
    #expect(lines[1].width == .pt(45))
  }

  @Test func pressesALineTogether() throws {
    // Natural 16 squares of 5 pt: 80 pt in a measure of 78; four spaces give 20/3 pt.
    let lines = try Self.set("aaa bb ccc d eeee ffffffffff", measure: 83, edge: .justified)
    expectNoDifference(Self.strings(lines), ["aaa bb ccc d eeee ", "ffffffffff"])
    #expect(abs(lines[0].width.points - 83) < 0.006)
  }

  /// A hole in the text is worse than an uneven edge.
  @Test func leavesALineShortRatherThanTornApart() throws {
    let lines = try Self.set("aa bb cccccccccccc", measure: 60, edge: .justified)
    expectNoDifference(Self.strings(lines), ["aa bb ", "cccccccccccc"])
    #expect(lines[0].width == .pt(25))
  }

  @Test func addsAHyphenWhereTheStyleAllowsIt() throws {
    let string = "cccc xxabxx dddd eee"
    expectNoDifference(
      Self.strings(try Self.set(string, measure: 45, edge: .justified, hyphenation: .init())),
      ["cccc xxa\u{AD}", "bxx dddd ", "eee"])
    expectNoDifference(
      Self.strings(try Self.set(string, measure: 45, edge: .justified)),
      ["cccc ", "xxabxx ", "dddd eee"])
  }

  @Test func hyphensTakeRoom() throws {
    let lines = try Self.set("cccc xxabxx dddd", measure: 45, edge: .ragged, hyphenation: .init())
    let hyphenated = try #require(lines.first { $0.isHyphenated })
    #expect(hyphenated.width == .pt(45))
    #expect(hyphenated.runs.last?.run.text == "\u{AD}")
    #expect(!hyphenated.splitsWord)
  }

  /// A word wider than its line is parted at a syllable rather than anywhere, hyphenation or not.
  @Test func partsAWideWordAtASyllable() throws {
    let lines = try Self.set("xxxxabxxx", measure: 40)
    expectNoDifference(Self.strings(lines), ["xxxxa\u{AD}", "bxxx"])
    expectNoDifference(lines.map(\.splitsWord), [true, false])
  }

  @Test func partsAtASoftHyphenOnlyWhereItMust() throws {
    expectNoDifference(
      Self.strings(try Self.set("cccc dd\u{AD}dd", measure: 40)), ["cccc ", "dd\u{AD}dd"])
    expectNoDifference(
      Self.strings(try Self.set("ddddd\u{AD}ddddd", measure: 40)), ["ddddd\u{AD}", "ddddd"])
    expectNoDifference(
      Self.strings(
        try Self.set("cccc ddd\u{AD}dd eeeee", measure: 45, edge: .justified, hyphenation: .init())),
      ["cccc ddd\u{AD}", "dd eeeee"])
  }

  // MARK: What hangs out

  @Test(arguments: [("“aa bb”", -2.5), ("‘aa", -3.5), ("«aa", -1.5), ("• aa", -1.25), ("aa", 0)])
  func quotesAndBulletsStandOut(string: String, x: Double) throws {
    let line = try #require(try Self.set(string, measure: 100).first)
    #expect(abs((line.runs.first?.x.points ?? 1) - x) < 1e-9)
    #expect(abs(line.width.points - (Double(string.count) * 5 + x)) < 1e-9)
  }

  /// A justified line that begins with a quotation mark is wider by what hangs out.
  @Test func justifiedLinesEndTogether() throws {
    let lines = try Self.set("“aa bb cc dd eeeeeeeeeee”", measure: 65, edge: .justified)
    let first = try #require(lines.first?.runs.first)
    #expect(first.x == .pt(-2.5))
    #expect(abs((first.x + first.run.width).points - 65 - 5) < 0.006, "with the kept space")
  }

  // MARK: The optimum

  /// A line worked out from its characters alone.
  private struct Measured {
    var spaces = 0.0
    var letters = 0.0
    var hyphen = 0.0
    var width: Double { spaces + letters + hyphen }
    var stretch: Double { spaces / 2 + letters * 0.015 }
    var shrink: Double { spaces / 3 + letters * 0.015 }

    init(_ units: ArraySlice<UInt16>, hyphenated: Bool) {
      for unit in units {
        if unit == 0x20 {
          spaces += 5
        } else {
          letters += (0x41...0x5A).contains(unit) ? 10 : 5
        }
      }
      if hyphenated { hyphen = 5 }
    }
  }

  private static func fit(_ line: Measured, measure: Double, edge: TextEdge) -> Double {
    let room = measure - line.width
    if edge == .ragged {
      let part = (max(0, room) - min(measure * 0.1, 20)) / min(measure, 250)
      return 1000 * part * part
    }
    if abs(room) < 0.01 { return 0 }
    let ratio = abs(room) / (room < 0 ? line.shrink : line.stretch)
    return min(100 * ratio * ratio * ratio, 10_000)
  }

  private static func stub(_ line: Measured, isLoneWord: Bool, measure: Double) -> Double {
    if isLoneWord, line.width < min(measure * 0.33, 40) { return 100 }
    return line.width < min(measure * 0.18, 40) ? 60 : 0
  }

  /// What a way of breaking costs, told from the description of the demerits and the widths of the
  /// squares alone. Nil where a line that could have been broken does not fit.
  private static func demerits(
    _ choice: [BreakCandidate], of paragraph: ShapedParagraph, measure: Double, edge: TextEdge
  ) -> Double? {
    var total = 0.0
    var start = 0
    var last: BreakCandidate?
    for end in choice {
      let units = paragraph.text.units[start..<max(start, end.visibleEnd)]
      let line = Measured(units, hyphenated: end.addsHyphen)
      let inner = paragraph.candidates.filter { start < $0.offset && $0.offset < end.offset }
      let isAfterHyphen = last?.addsHyphen ?? false
      let shrink = edge == .justified ? line.shrink : 0
      total += 20
      if line.width > measure + shrink + 0.01 {
        guard inner.isEmpty else { return nil }
        total += end.penalty
      } else if end.isMandatory {
        let isLoneWord = last != nil && inner.allSatisfy(\.addsHyphen)
        total += stub(line, isLoneWord: isLoneWord, measure: measure)
        if isAfterHyphen { total += 150 }
      } else {
        total += fit(line, measure: measure, edge: edge) + end.penalty
        if end.addsHyphen, isAfterHyphen { total += 150 }
      }
      (start, last) = (end.offset, end)
    }
    return total
  }

  /// Every way of breaking at some of the candidates and at the last.
  private static func allChoices(_ candidates: [BreakCandidate]) -> [[BreakCandidate]] {
    guard let last = candidates.last else { return [] }
    let optional = candidates.dropLast()
    return (0..<1 << optional.count).map { (bits: Int) -> [BreakCandidate] in
      optional.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element) + [last]
    }
  }

  private static func words(_ random: inout SplitMix64) -> String {
    var words: [String] = []
    for _ in 0..<Int.random(in: 1...9, using: &random) {
      let letters = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        "aabbcdE".randomElement(using: &random) ?? "a"
      }
      words.append(String(letters))
    }
    return words.joined(separator: " ")
  }

  @Test(arguments: TextEdge.allCases, [nil, Hyphenation()])
  func isAsGoodAsEveryOtherWay(edge: TextEdge, hyphenation: Hyphenation?) throws {
    var random = SplitMix64(seed: 31)
    let typesetter = SquareFont.typesetter(dictionary: { _ in Self.dictionary })
    var hyphens = 0
    for _ in 0..<120 {
      let string = Self.words(&random)
      let paragraph = try typesetter.prepare(
        Self.text(string, hyphenation: hyphenation))
      guard paragraph.candidates.count <= 9 else { continue }
      let measure =
        typesetter.minimumWidth(of: paragraph).points + Double.random(in: 0...90, using: &random)
      let choice = typesetter.breaks(of: paragraph, measure: measure, edge: edge)
      let found = try #require(
        Self.demerits(choice, of: paragraph, measure: measure, edge: edge))
      let best = Self.allChoices(paragraph.candidates)
        .compactMap { Self.demerits($0, of: paragraph, measure: measure, edge: edge) }.min()
      #expect(abs(found - (best ?? -1)) < 1e-6, "\(paragraph.text.string) at \(measure)")
      hyphens += choice.count { $0.addsHyphen }
    }
    #expect((hyphens > 0) == (hyphenation != nil))
  }

  /// Justified lines end at the measure or keep to their limits, and the text comes back.
  @Test func justifiedLinesKeepTheirLimits() throws {
    var texts = SampleTexts(seed: 8)
    let typesetter = InstalledFonts.typesetter()
    var full = 0
    for _ in 0..<40 {
      let text = texts.paragraph(words: 20...60)
      let measure = texts.length(150...450)
      let paragraph = try typesetter.prepare(text)
      let natural = typesetter.lines(of: paragraph, measure: .pt(100_000))
      #expect(natural.map(\.range.count).reduce(0, +) == text.units.count)
      for line in typesetter.lines(of: paragraph, measure: measure, edge: .justified) {
        #expect(line.width.points < measure.points + 0.5 || line.isOverfull)
        if abs((line.width - measure).points) < 0.05 { full += 1 }
      }
    }
    #expect(full > 100)
  }
}
