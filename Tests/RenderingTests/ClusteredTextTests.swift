import CustomDump
import TestSupport
import Testing
import Typography

@testable import Rendering

@Suite struct ClusteredTextTests {
  /// The text of each cluster, with how many glyphs draw it, in logical order.
  private static func clusters(_ run: GlyphRun) -> [String] {
    let text = ClusteredText(run)
    var offset = 0
    return text.clusters.map { cluster in
      let bytes = text.bytes[offset..<offset + Int(cluster.num_bytes)]
      offset += Int(cluster.num_bytes)
      return "\(String(decoding: bytes, as: UTF8.self)) \(cluster.num_glyphs)"
    }
  }

  private static func run(
    _ string: String, language: String = "en", rightToLeft: Bool = false
  ) throws -> GlyphRun {
    let runs = try RenderedSample.run(string, language: language, rightToLeft: rightToLeft)
    try #require(runs.count == 1)
    return runs[0]
  }

  @Test func givesEachLetterItsGlyph() throws {
    expectNoDifference(
      try Self.clusters(Self.run("ffi é–я")),
      [
        "f 1", "f 1", "i 1", "  1", "é 1", "– 1", "я 1",
      ])
  }

  @Test func keepsSurrogatesWhole() throws {
    expectNoDifference(try Self.clusters(Self.run("𝑥𝑦")), ["𝑥 1", "𝑦 1"])
  }

  @Test func keepsMarksWithTheirBase() throws {
    expectNoDifference(
      try Self.clusters(Self.run("aq\u{303}\u{331}b")),
      [
        "a 1", "q\u{303}\u{331} 3", "b 1",
      ])
    // Where the font has the letter with its mark, both characters are one glyph.
    expectNoDifference(try Self.clusters(Self.run("e\u{301}")), ["e\u{301} 1"])
  }

  @Test func turnsRightToLeftRunsRound() throws {
    let run = try Self.run("ابج", language: "ar", rightToLeft: true)
    #expect(run.rightToLeft)
    #expect(run.glyphs.map(\.cluster) == [2, 1, 0])
    let letters = Self.clusters(run)
    expectNoDifference(letters.map { String($0.prefix(1)) }, ["ا", "ب", "ج"])
    let marked = try Self.clusters(Self.run("بَت", language: "ar", rightToLeft: true))
    expectNoDifference(marked.map { $0.split(separator: " ")[0] }, ["بَ", "ت"])
  }

  /// A character without a glyph of its own belongs to the cluster before it, and the first cluster
  /// begins with the text.
  @Test func losesNoByteAndNoGlyph() throws {
    let strings = [
      "a", "plain text ", "\u{200B}a\u{AD}b", "क्षत्रिय", "שָׁלוֹם עולם", "السَّلامُ", "x\u{2028}",
      "👍 ok", "𝑥\u{302}", "á̧b",
    ]
    for string in strings {
      for rightToLeft in [false, true] {
        let runs = try RenderedSample.run(string, rightToLeft: rightToLeft)
        #expect(!runs.isEmpty)
        for run in runs {
          let text = ClusteredText(run)
          #expect(text.bytes == Array(run.text.utf8))
          #expect(text.clusters.reduce(0) { $0 + Int($1.num_bytes) } == text.bytes.count)
          #expect(text.clusters.reduce(0) { $0 + Int($1.num_glyphs) } == run.glyphs.count)
          try #require(text.clusters.allSatisfy { $0.num_bytes > 0 && $0.num_glyphs > 0 })
          // Cutting between clusters never cuts a character.
          let pieces = Self.clusters(run).map { $0.unicodeScalars.contains("\u{FFFD}") }
          #expect(!pieces.contains(true))
        }
      }
    }
  }
}
