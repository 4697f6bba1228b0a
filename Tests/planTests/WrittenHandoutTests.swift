import Testing

/// `--format text` and `--format html`.
struct WrittenHandoutTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func textAndHTMLHaveTheUsualNames() throws {
    #expect(try scratch.laser("--format", "text").text == "output/laser-2025-03-01.txt\n")
    #expect(try scratch.laser("--format", "html").text == "output/laser-2025-03-01.html\n")
    #expect(try scratch.laser("-o", "a.txt").text == "a.txt\n")
    #expect(try scratch.laser("-o", "a.htm").text == "a.htm\n")
    #expect(try scratch.bytes("a.txt") == scratch.bytes("output/laser-2025-03-01.txt"))
    #expect(try scratch.bytes("a.htm") == scratch.bytes("output/laser-2025-03-01.html"))
  }

  /// The dates are those of the PDF.
  @Test func sayWhatThePDFSays() throws {
    _ = try scratch.laser("-o", "plan.pdf")
    let printed = try Reader.text(of: scratch.path("plan.pdf"))
    let written = try ["text", "html"].map { format in
      try scratch.laser("--format", format, "-o", "-").text
    }
    let dates = [
      "Saturday 1 March 2025", "Tuesday 1 April 2025", "Thursday 1 May 2025",
      "Monday 2 June 2025", "up to and including Friday 28 March",
    ]
    for date in dates {
      #expect(printed.contains(date), "\(date)")
      for text in written { #expect(text.contains(date), "\(date)") }
    }
    #expect(written[0].split(separator: "\n").allSatisfy { $0.count <= 72 })
    #expect(written[1].hasPrefix("<!DOCTYPE html>\n"))
  }

  @Test func needsNoFontsAndNoLayout() throws {
    let run = try scratch.laser("--format", "text", "-o", "-", "--layout", "none", "--quiet")
    #expect(run.exitCode == 0)
    #expect(try scratch.laser("--format", "text", "--pages", "1").exitCode == 64)
  }
}
