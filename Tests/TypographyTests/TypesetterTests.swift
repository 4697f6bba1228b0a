import TestSupport
import Testing

@testable import Typography

/// What a typesetter keeps from one document to the next.
@Suite struct TypesetterTests {
  private static func text(_ string: String) -> StyledText {
    var text = StyledText(language: "en")
    text.append(string, style: SquareFont.style)
    return text
  }

  @Test func whatDocumentsShareStaysAndNamesGo() throws {
    let typesetter = SquareFont.typesetter()
    let shared = (0..<50).map { Self.text("shared \($0)") }
    var most = 0
    for number in 0..<5_000 {
      typesetter.beginDocument()
      for text in shared { _ = try typesetter.prepare(text) }
      let name = try typesetter.prepare(Self.text("Patient \(number)"))
      _ = try typesetter.prepare(Self.text("Patient \(number)"))
      #expect(typesetter.lines(of: name, measure: .pt(500)).count == 1)
      most = max(most, typesetter.rememberedCount)
    }
    #expect(most <= 700)
    #expect(typesetter.shaper.wordCount <= 6_100)
    let before = typesetter.rememberedCount
    for text in shared { _ = try typesetter.prepare(text) }
    #expect(typesetter.rememberedCount == before, "what all have is still there")
  }

  @Test func aLongDocumentForgetsNothingWithinItself() throws {
    let typesetter = SquareFont.typesetter()
    typesetter.beginDocument()
    for number in 0..<2_000 { _ = try typesetter.prepare(Self.text("paragraph \(number)")) }
    #expect(typesetter.rememberedCount == 2_000)
  }

  @Test func manyWordsThatAllNeedAreKept() throws {
    let typesetter = SquareFont.typesetter()
    for _ in 0..<3 {
      for part in 0..<20 {
        typesetter.beginDocument()
        for word in 0..<500 { _ = try typesetter.prepare(Self.text("w\(part)x\(word)")) }
      }
    }
    #expect(typesetter.shaper.wordCount > 6_000)
  }
}
