import Glibc
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

  /// Seconds of this thread alone, so that other tests do not count.
  private static func seconds(_ body: () throws -> Void) rethrows -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    try body()
    return now() - start
  }

  private static func ratio(
    separator: String = " ", measure: Double, edge: TextEdge = .ragged
  ) throws -> Double {
    func time(_ words: Int) throws -> Double {
      let text = paragraph(words: words, separator: separator)
      let typesetter = SquareFont.typesetter()
      return try seconds {
        let paragraph = try typesetter.prepare(text)
        _ = typesetter.lines(of: paragraph, measure: .pt(measure), edge: edge)
      }
    }
    _ = try time(100)
    return try time(10_000) / min(time(1_000), time(1_000))
  }

  @Test(arguments: TextEdge.allCases)
  func longParagraphs(edge: TextEdge) throws {
    #expect(try Self.ratio(measure: 400, edge: edge) < 15)
  }

  /// One word of 50 000 letters, split wherever a line ends.
  @Test func longWords() throws {
    #expect(try Self.ratio(separator: "x", measure: 400) < 15)
  }
}
