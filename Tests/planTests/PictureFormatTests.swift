import Testing

/// Pages as PNG and SVG.
struct PictureFormatTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Width and height of a PNG, from its first chunk.
  private func size(of name: String) throws -> [Int] {
    let bytes = try scratch.bytes(name)
    try #require(bytes.starts(with: [0x89] + Array("PNG\r\n\u{1A}\n".utf8)))
    try #require(bytes[12..<16].elementsEqual("IHDR".utf8))
    return [16, 20].map { start in bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
  }

  @Test(arguments: [(72, [595, 842]), (144, [1191, 1684])])
  func anA4PageInPixels(dpi: Int, expected: [Int]) throws {
    let run = try scratch.laser("--format", "png", "--pages", "1", "--dpi", "\(dpi)")
    #expect(run.text == "output/laser-2025-03-01.png\n")
    #expect(try size(of: "output/laser-2025-03-01.png") == expected)
  }

  @Test func severalPagesAreNumbered() throws {
    let run = try scratch.laser("--format", "png", "--pages", "1-2", "--dpi", "36")
    #expect(run.lines == ["output/laser-2025-03-01-1.png", "output/laser-2025-03-01-2.png"])
    #expect(try scratch.names() == ["output"] + run.lines)
    #expect(try scratch.bytes(run.lines[0]) != scratch.bytes(run.lines[1]))
  }

  @Test func pagesKeepTheirOwnNumbers() throws {
    let run = try scratch.laser("-o", "page.png", "--pages", "2-3", "--dpi", "36")
    #expect(run.lines == ["page-2.png", "page-3.png"])
    #expect(try scratch.names() == run.lines)
  }

  @Test func withoutPagesAllOfThem() throws {
    let run = try scratch.laser("--format", "svg")
    #expect(run.exitCode == 0)
    let pages = try #require(run.messages.firstMatch(of: /(\d+) pages/).flatMap { Int($0.1) })
    #expect(run.lines == (1...pages).map { "output/laser-2025-03-01-\($0).svg" })
  }

  @Test func anSVGIsOne() throws {
    _ = try scratch.laser("-o", "page.svg", "--pages", "1")
    let text = String(decoding: try scratch.bytes("page.svg"), as: UTF8.self)
    #expect(text.hasPrefix("<?xml"))
    #expect(text.contains("<svg "))
    #expect(text.hasSuffix("</svg>\n"))
  }

  @Test(arguments: [
    ("plan.pdf", "%PDF-"), ("plan.PDF", "%PDF-"), ("plan", "%PDF-"), ("plan.svg", "<?xml"),
    ("plan.SVG", "<?xml"),
  ])
  func theOutputsEndingChoosesTheFormat(name: String, start: String) throws {
    let pages = start == "<?xml" ? ["--pages", "1"] : []
    let run = try scratch.plan(Scratch.laser + ["-o", name] + pages)
    #expect(run.exitCode == 0)
    #expect(run.text == name + "\n")
    #expect(try scratch.bytes(name).starts(with: Array(start.utf8)))
  }

  @Test func theNamedFormatWinsOverTheEnding() throws {
    let run = try scratch.laser("-o", "plan.png", "--format", "pdf")
    #expect(run.exitCode == 0)
    #expect(try scratch.bytes("plan.png").starts(with: Array("%PDF-".utf8)))
  }

  @Test func onePageGoesToStandardOutput() throws {
    let run = try scratch.laser("-o", "-", "--format", "png", "--pages", "1", "--dpi", "36")
    #expect(run.bytes.starts(with: [0x89] + Array("PNG".utf8)))
    #expect(try scratch.names().isEmpty)
  }

  @Test(arguments: [
    ("a4", [595, 842]), ("a5", [420, 595]), ("letter", [612, 792]), ("legal", [612, 1008]),
  ])
  func everyPaper(paper: String, expected: [Int]) throws {
    let run = try scratch.laser(
      "-o", "page.png", "--pages", "1", "--dpi", "72", "--paper", paper)
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(try size(of: "page.png") == expected)
  }
}
