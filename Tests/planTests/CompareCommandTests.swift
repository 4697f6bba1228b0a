import CustomDump
import Testing

/// `plan compare`: two treatments side by side.
struct CompareCommandTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func compare(_ arguments: String...) throws -> Outcome {
    try scratch.plan(["compare"] + arguments + ["--as-of", "2026-11-21"])
  }

  @Test(arguments: ["en", "de", "es", "pl", "uk", "ar"])
  func twoPagesInEveryLanguage(language: String) throws {
    for pair in [
      ("biorevitalisation", "mesotherapy"), ("laser", "mesotherapy"),
      ("laser", "biorevitalisation"),
    ] {
      let run = try compare(
        pair.0, pair.1, "--language", language, "--json", "-o", "\(pair.0).pdf")
      #expect(run.exitCode == 0, "\(run.messages)")
      let file = try #require(try JSON(parsing: run.text)["files"]?.elements.first)
      guard case .integer(let pages)? = file["pages"] else {
        Issue.record("no pages")
        continue
      }
      #expect(pages <= 2, "\(pair) in \(language)")
    }
  }

  @Test func whatItSays() throws {
    let text = try compare(
      "biorevitalisation", "mesotherapy", "--format", "text", "--output", "-"
    ).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for words in [
      "Biorevitalisation or Mesotherapy?", "Not yet reviewed by a clinician.", "What it is",
      "5–30 minutes", "3–4 sessions, 14 days apart", "10 days apart, set by your clinic",
      "Lower than for Mesotherapy", "Higher than for Biorevitalisation", "For both treatments",
      "are pregnant or breastfeeding", "020 7946 0321",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    // What holds for both is said once.
    #expect(text.components(of: "are pregnant or breastfeeding") == 1)
  }

  @Test func whatAFileDoesNotSayIsAsked() throws {
    try scratch.write("# Peel\n\nSome words.\n", to: "peel.md")
    let text = try compare("laser", "peel.md", "--format", "text", "-o", "-").text
    #expect(text.contains("Ask your clinician"))
    #expect(text.contains("Ask us for our prices"))
  }

  @Test func theUsualNameIsThatOfBoth() throws {
    let run = try compare("laser", "meso")
    expectNoDifference(run.lines, ["output/compare-laser-mesotherapy.pdf"])
    #expect(try scratch.bytes("output/compare-laser-mesotherapy.pdf").starts(with: "%PDF".utf8))
    // The same day, the same bytes.
    expectNoDifference(try compare("laser", "meso").lines, run.lines)
  }

  @Test func whatMakesNoComparison() throws {
    #expect(try compare("laser", "laser-face").exitCode == 64)
    #expect(try compare("laser", "lazer").exitCode == 66)
    #expect(try compare("laser").exitCode == 64)
    #expect(try scratch.names() == [])
  }
}

extension String {
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
