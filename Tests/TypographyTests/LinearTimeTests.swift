import TestSupport
import Testing

@testable import Typography

/// A paragraph ten times as long takes about ten times as long.
@Suite(.serialized) struct LinearTimeTests {
  private static func paragraph(words: Int, separator: String = " ") -> StyledText {
    var random = SplitMix64(seed: 5)
    let known = [
      "skin", "your", "treatment", "a", "gentle", "light", "after", "30", "minutes", "of",
    ]
    let words = (0..<words).map { _ in known.randomElement(using: &random) ?? "" }
    var text = StyledText(language: "en")
    text.append(words.joined(separator: separator), style: SquareFont.style)
    return text
  }

  private static func ratio(
    separator: String = " ", measure: Double, edge: TextEdge = .ragged
  ) throws -> Double {
    func set(_ text: StyledText) throws {
      let typesetter = SquareFont.typesetter()
      let paragraph = try typesetter.prepare(text)
      _ = typesetter.lines(of: paragraph, measure: .pt(measure), edge: edge)
    }
    let short = paragraph(words: 1_000, separator: separator)
    let long = paragraph(words: 10_000, separator: separator)
    try set(paragraph(words: 100))
    return try Effort.growth(
      upTo: 15, repeats: 3, small: { try set(short) }, large: { try set(long) })
  }

  @Test(arguments: TextEdge.allCases)
  func longParagraphs(edge: TextEdge) throws {
    #expect(try Self.ratio(measure: 400, edge: edge) < 15)
  }

  /// One word of 50 000 letters, split wherever a line ends.
  @Test func longWords() throws {
    #expect(try Self.ratio(separator: "x", measure: 400) < 15)
  }

  /// A batch meets a new name on every row: its shape costs what the name is long, and not what all
  /// names before it were. Every line ends within what is shaped as one word, before its line feed, so
  /// that the new name is shaped while the line is under way.
  @Test func newWordsBesideManyOthers() throws {
    var number = 0
    func setNewWords(_ count: Int, tail: String = "", _ typesetter: Typesetter) throws {
      var text = StyledText(language: "en")
      let words = (number..<number + count).map { "of n\($0)\(tail)\n" }
      number += count
      text.append(words.joined(), style: SquareFont.style)
      _ = typesetter.lines(of: try typesetter.prepare(text), measure: .pt(400), edge: .ragged)
    }
    let experienced = SquareFont.typesetter()
    try setNewWords(10_000, tail: String(repeating: "x", count: 60), experienced)
    let ratio = try Effort.growth(
      upTo: 3, repeats: 2, small: { try setNewWords(300, SquareFont.typesetter()) },
      large: { try setNewWords(300, experienced) })
    #expect(ratio < 3)
  }
}
