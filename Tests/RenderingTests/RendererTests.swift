import Content
import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout
@testable import Rendering

/// The PDF that Cairo draws, as other programs read it.
@Suite struct RendererTests {
  /// Another Cairo writes other marks: 1.18 leaves pictures without any.
  @Test func cairoIsTheOneWeKnow() {
    #expect(Renderer.cairoVersion.hasPrefix("1.16."), "Cairo \(Renderer.cairoVersion) is linked")
  }

  @Test func drawsTheSameBytesTwice() throws {
    let (document, images) = try RenderedSample.handout()
    let first = try RenderedSample.pdf(of: document, images: images)
    let again = try RenderedSample.handout()
    let second = try RenderedSample.pdf(of: again.document, images: again.images)
    #expect(first.bytes == second.bytes)
    #expect(first.marks == second.marks)
  }

  /// A renderer keeps its fonts; nothing of an earlier document shows.
  @Test func drawsTheSameWithAUsedRenderer() throws {
    let (document, images) = try RenderedSample.handout()
    let renderer = try Renderer()
    let other = RenderedSample.layOut(
      SampleHandout.document([SampleHandout.paragraph("Something else: שלום")]),
      on: try TestLayouts.plain(.a5))
    _ = try renderer.pdf(other, images: [:], made: RenderedSample.made)
    let used = try renderer.pdf(document, images: images, made: RenderedSample.made)
    #expect(used.bytes == (try RenderedSample.pdf(of: document, images: images)).bytes)
  }

  @Test func isSoundPDF() throws {
    let (document, images) = try RenderedSample.handout()
    let pdf = try RenderedSample.pdf(of: document, images: images)
    let check = try Tool.run("qpdf", ["--check", "FILE"], on: pdf.bytes)
    #expect(check.status == 0, "\(check.text)")
    #expect(check.text.contains("No syntax or stream encoding errors"), "\(check.text)")
  }

  /// All compressing is left to the finisher (see CZlib).
  @Test func compressesNothing() throws {
    let (document, images) = try RenderedSample.handout()
    let kinds = blocks(of: try RenderedSample.pdf(of: document, images: images).bytes)
    #expect(kinds.count > document.pages.count)
    #expect(kinds.allSatisfy { $0 == 0 })
  }

  /// What finishing is measured against is what Cairo makes for everybody else.
  @Test func compressesWhatIsNotFinished() throws {
    let (document, images) = try RenderedSample.handout()
    let renderer = try Renderer()
    let made = RenderedSample.made
    let own = try renderer.unfinishedPDF(document, images: images, made: made)
    let drawing = try renderer.pdf(document, images: images, made: made)
    #expect(blocks(of: own).count > document.pages.count)
    #expect(blocks(of: own).allSatisfy { $0 != 0 })
    #expect(own.count < drawing.bytes.count)
    #expect(drawing.bytes == (try RenderedSample.pdf(of: document, images: images)).bytes)
  }

  /// The kind of the first block of every compressed stream (RFC 1951, 3.2.3); 0 is stored.
  private func blocks(of pdf: [UInt8]) -> [UInt8] {
    pdf.ranges(of: Array("/FlateDecode".utf8)).compactMap { filter in
      pdf[filter.upperBound...].firstRange(of: Array("stream\n".utf8))?.upperBound
    }.map { start in
      // After zlib's header of two bytes comes a bit that tells the last block.
      pdf[start + 2] >> 1 & 0b11
    }
  }

  @Test func saysWhatItIs() throws {
    let (document, images) = try RenderedSample.handout()
    let pdf = try RenderedSample.pdf(of: document, images: images)
    let info = try Tool.run("pdfinfo", ["-isodates", "FILE"], on: pdf.bytes).text
      .split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    let expected = [
      "Title: Gentle light", "CreationDate: 2025-03-01T00:00:00Z",
      "Pages: \(document.pages.count)", "Page size: 595.276 x 841.89 pts (A4)",
      "PDF version: 1.4",
    ]
    expectNoDifference(expected.filter { !info.contains($0) }, [], "\(info)")
  }

  @Test func sizesEachPage() throws {
    var document = RenderedSample.document([[], [], []])
    document.pages[1].size = Size(width: .pt(300), height: .pt(200))
    let pdf = try RenderedSample.pdf(of: document)
    let info = try Tool.run("pdfinfo", ["-f", "1", "-l", "3", "FILE"], on: pdf.bytes).text
    let sizes = info.split(separator: "\n").filter { $0.contains(" size:") && $0.contains("pts") }
      .map { $0.split(separator: " ").dropFirst(3).prefix(3).joined(separator: " ") }
    expectNoDifference(sizes, ["100 x 80", "300 x 200", "100 x 80"])
  }

  @Test func needsAPage() {
    #expect(throws: RenderError.cairo("there is no page to draw")) {
      try RenderedSample.pdf(of: RenderedSample.document([]))
    }
  }

  // MARK: Text

  /// The text as it was drawn, without spaces, which readers set by the gaps they see.
  private static func drawn(_ document: LaidOutDocument) -> String {
    document.pages.flatMap(\.items).map { item -> String in
      if case .glyphs(let run, _) = item.content { run.text } else { "" }
    }.joined().filter { !$0.isWhitespace }
  }

  @Test func givesItsTextBackInReadingOrder() throws {
    let (document, images) = try RenderedSample.handout()
    let pdf = try RenderedSample.pdf(of: document, images: images)
    let text = try Tool.run("pdftotext", ["-raw", "FILE", "-"], on: pdf.bytes).text
    #expect(text.filter { !$0.isWhitespace } == Self.drawn(document))
  }

  /// Words stay apart, also where a line was wrapped, whoever reads.
  @Test(arguments: [
    ["pdftotext", "FILE", "-"], ["mutool", "draw", "-q", "-F", "text", "FILE"],
  ])
  func keepsWordsApart(command: [String]) throws {
    let (document, images) = try RenderedSample.handout()
    let pdf = try RenderedSample.pdf(of: document, images: images)
    let text = try Tool.run(command[0], Array(command.dropFirst()), on: pdf.bytes).text
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let sentences = [
      "A plan for calmer skin, made for A. Sample.", "Saturday 3 March 2025",
      "An open ring marks a visit that may follow.", "no sun until Friday 28 March",
      "feel little. It may take weeks before you see a change.", "post@example.org",
    ]
    expectNoDifference(sentences.filter { !text.contains($0) }, [])
  }

  @Test func keepsItsPlaces() throws {
    let (document, images) = try RenderedSample.handout()
    let pdf = try RenderedSample.pdf(of: document, images: images)
    let lines = try Tool.run("pdftotext", ["-layout", "FILE", "-"], on: pdf.bytes).text
      .split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    let expected = [
      "Clinic of the North 01632 960 001", "5 visits 30–40 min 1 March",
      "1 Saturday 1 March 2025 a short note 10:30", "Hands and arms light 120",
    ]
    expectNoDifference(expected.filter { !lines.contains($0) }, [])
  }

  /// What a reader copies, word by word.
  private static func copied(_ text: String, language: String) throws -> [String] {
    let rightToLeft = ["ar", "he"].contains(language)
    let document = RenderedSample.layOut(
      Document(
        language: language, rightToLeft: rightToLeft, title: "T",
        parts: [Part(name: .title, blocks: [SampleHandout.paragraph(text)])], running: [:]),
      on: try TestLayouts.plain())
    let pdf = try RenderedSample.pdf(of: document)
    let copy = try Tool.run("pdftotext", ["FILE", "-"], on: pdf.bytes).text
    return copy.split(whereSeparator: \.isWhitespace).map { word in
      // Poppler wraps a right-to-left line in embedding controls.
      let scalars = word.unicodeScalars.filter { !(0x202A...0x202E).contains($0.value) }
      return String(String.UnicodeScalarView(scalars))
    }.filter { !$0.isEmpty }
  }

  @Test(arguments: [
    ("ar", "اشرب الماء قبل الجلسة"), ("he", "שתו מים לפני הטיפול"),
    ("uk", "Пийте воду – ґанок, їжа"), ("en", "𝑥 is offic\u{E9} q\u{303} ffi"),
  ])
  func copiesEveryScript(language: String, text: String) throws {
    expectNoDifference(
      try Self.copied(text, language: language), text.split(separator: " ").map(String.init))
  }

  @Test(arguments: [("hi", "पानी पिएं और क्षमा करें"), ("ar", "السَّلامُ عليكم")])
  func copiesClusters(language: String, text: String) throws {
    let found = try Self.copied(text, language: language)
    expectNoDifference(found, text.split(separator: " ").map(String.init))
  }

  @Test func embedsSubsetsOfItsFonts() throws {
    let (document, images) = try RenderedSample.handout()
    let pdf = try RenderedSample.pdf(of: document, images: images)
    let rows = try Tool.run("pdffonts", ["FILE"], on: pdf.bytes).text.split(separator: "\n")
      .dropFirst(2)
    #expect(rows.count >= 3)
    for row in rows {
      let words = row.split(separator: " ")
      #expect(words[0].firstMatch(of: /^[A-Z]{6}\+Noto/) != nil, "\(row)")
      // Embedded, a subset, with a map to Unicode.
      expectNoDifference(words.dropLast(2).suffix(3), ["yes", "yes", "yes"], "\(row)")
    }
    // Whole, three faces of Noto are 1.5 MB.
    #expect(pdf.bytes.count < 120_000)
  }

  // MARK: Marks

  /// The marked-content sequences of each page as Cairo wrote them.
  private static func writtenMarks(_ pdf: [UInt8]) throws -> [[String]] {
    let arguments = ["--qdf", "--object-streams=disable", "FILE", "-"]
    let text = try Tool.run("qpdf", arguments, on: pdf).text
    var pages: [[String]] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("%% Contents for page ") { pages.append([]) }
      if line.hasSuffix("BDC"), line.contains("/MCID"), !pages.isEmpty {
        pages[pages.count - 1].append(String(line))
      }
    }
    return pages
  }

  @Test func countsMarksAsCairoDoes() throws {
    let (document, images) = try RenderedSample.handout()
    let pdf = try RenderedSample.pdf(of: document, images: images)
    let expected = pdf.marks.map { marks in
      marks.enumerated().map { number, meaning in
        "/\(Self.tag(meaning, in: document.tree)) << /MCID \(number) >> BDC"
      }
    }
    #expect(expected.count == document.pages.count)
    #expect(expected.allSatisfy { $0.count > 10 })
    expectNoDifference(try Self.writtenMarks(pdf.bytes), expected)
  }

  private static func tag(_ meaning: Item.Meaning, in tree: SemanticTree) -> String {
    guard case .node(let node) = meaning else { return "Private" }
    switch tree.nodes[node].role {
    case .heading(let level): return "H\(level)"
    case .figure: return "Figure"
    default: return "P"
    }
  }

  @Test func opensAMarkWhereTheMeaningChanges() throws {
    let items = [
      RenderedSample.fill(0, 0, 5, 5, .black), RenderedSample.fill(5, 0, 5, 5, .black),
      RenderedSample.fill(0, 5, 5, 5, .black, .node(0)),
      RenderedSample.fill(0, 9, 5, 5, .black, .artifact(.footer)),
      RenderedSample.fill(5, 9, 5, 5, .black, .node(0)),
    ]
    let pdf = try RenderedSample.pdf(of: RenderedSample.document([items, [], items]))
    let marks: [Item.Meaning] = [
      .artifact(.layout), .node(0), .artifact(.footer), .node(0),
    ]
    expectNoDifference(pdf.marks, [marks, [], marks])
    let written = try Self.writtenMarks(pdf.bytes)
    expectNoDifference(written.map(\.count), [4, 0, 4])
  }

  // MARK: Fonts that cannot be drawn

  /// HarfBuzz reads what FreeType refuses: a font cut off within its outlines.
  @Test func refusesAFontWithoutOutlines() throws {
    let bytes = try InstalledFonts.bytes("Noto Sans")
    let face = try FontFace(
      family: "Cut Off", weight: .regular, data: FontData(Array(bytes.prefix(20_000))))
    let glyph = try #require(RenderedSample.run("a").first)
    let document = RenderedSample.document([
      [Item(.glyphs(glyph.with(face: face), at: Point(x: .pt(10), y: .pt(20))), .node(0))]
    ])
    #expect(throws: RenderError.font(family: "Cut Off")) { try RenderedSample.pdf(of: document) }
  }
}
