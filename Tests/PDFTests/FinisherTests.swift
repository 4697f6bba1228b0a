import Content
import CustomDump
import Foundation
import TestSupport
import Testing

@testable import Layout
@testable import PDF
@testable import Rendering

@Suite struct FinisherTests {
  @Test(arguments: Paper.allCases) func breaksNoRule(_ paper: Paper) throws {
    let pdf = try FinishedSample.finished(on: try TestLayouts.plain(paper))
    expectNoDifference(try Conformance.failures(in: pdf), [])
  }

  @Test func breaksNoRuleWithoutTheArchivalClaim() throws {
    let drawing = try FinishedSample.drawing()
    let pdf = try Finisher(metadata: FinishedSample.metadata, conformance: .accessible)
      .finish(drawing.bytes, structure: drawing.structure, Compressor())
    expectNoDifference(try Conformance.failures(in: pdf, isArchival: false), [])
  }

  /// The rules are able to fail: Cairo's own file breaks many.
  @Test func cairosFileBreaksRules() throws {
    let failures = try Conformance.failures(in: try FinishedSample.drawing().bytes)
    let expected = [
      "6.1.3 ID", "UA 07-002 DisplayDocTitle", "UA 11-006 Lang", "6.2.3 one output intent",
      "UA 06-002 pdfuaid",
    ]
    expectNoDifference(expected.filter { !failures.contains($0) }, [])
  }

  @Test func readersOfOthersStaySilent() throws {
    let pdf = try FinishedSample.finished()
    let check = try Tool.run("qpdf", ["--check", "FILE"], on: pdf)
    #expect(check.status == 0 && check.text.contains("No syntax or stream encoding errors"))
    let text = try Tool.run("pdftotext", ["FILE", "-"], on: pdf)
    #expect(!text.text.contains("Syntax"), "\(text.text.prefix(300))")
    let pages = try Tool.run("mutool", ["draw", "-q", "-F", "txt", "FILE"], on: pdf)
    let complaints = pages.text.split(separator: "\n").filter {
      $0.hasPrefix("error") || $0.hasPrefix("warning") && !$0.contains("ICC support")
    }
    expectNoDifference(complaints, [])
  }

  @Test func equalInputsGiveEqualBytes() throws {
    #expect(try FinishedSample.finished() == FinishedSample.finished())
    let other = try FinishedSample.finished(title: "Other")
    #expect(try FinishedSample.finished() != other)
  }

  /// What is finished looks as it was drawn, to the bit. Cairo's steps from line to line have six
  /// decimals, so the resolution is one at which no place in tenths of a point falls between two
  /// pixels.
  @Test(arguments: ["handout", "large-print", "one-page", "press"], [Paper.a4, .a5])
  func picturesStayAsTheyWereDrawn(_ layout: String, _ paper: Paper) throws {
    let drawing = try FinishedSample.drawing(on: try TestLayouts.layout(layout, paper))
    let finished = try Finisher(metadata: FinishedSample.metadata)
      .finish(drawing.bytes, structure: drawing.structure, Compressor())
    let pictures = try [drawing.bytes, finished].map {
      try Tool.run("pdftoppm", ["-r", "101.37", "FILE"], on: $0).output
    }
    #expect(pictures[0].count > 1_000_000)
    try #require(pictures[0].count == pictures[1].count)
    let changes = zip(pictures[0], pictures[1]).map { abs(Int($0) - Int($1)) }.filter { $0 > 0 }
    #expect(changes.isEmpty, "\(changes.count) differ, by \(changes.max() ?? 0) at most")
  }

  @Test func readsAloudAsAPersonWould() throws {
    let pdf = try FinishedSample.finished()
    let read = try Tool.run("pdfinfo", ["-struct-text", "FILE"], on: pdf).text
    let words = read.matches(of: /"(.*)"/).map { String($0.output.1) }.filter { !$0.isEmpty }
    let beginning = [
      "Gentle light", "A plan for calmer skin, made for A. Sample.",
      "No clinician has reviewed this text yet.", "5 visits", "one month apart",
    ]
    expectNoDifference(Array(words.prefix(5)), beginning)
    let paragraph = words.joined(separator: "|")
    #expect(
      paragraph.contains("Light warms the skin |gently|, and |most people| feel little.")
        || paragraph.contains("Light warms the skin gently, and |most people| feel little."))
    // Page furniture is passed over.
    #expect(!words.contains { $0.contains("Page 1 of") || $0 == "01632 960 001" })
  }

  @Test func oneParagraphIsOneElementAcrossALink() throws {
    let file = try PDFFile(try FinishedSample.finished())
    let link = try #require(
      file.document?.all.first { $0.type == "Link" && $0.contents.count == 1 })
    #expect(link.annotations.count == 1)
    let paragraph = file.document?.all.first { element in
      element.type == "P" && element.contents.count > 1
        && element.children.contains { $0.type == "Link" }
    }
    let kids = try #require(paragraph.map { file.array($0.dictionary["/K"]) })
    let place = kids.firstIndex { $0 is String }
    #expect(place.map { $0 > 0 && $0 < kids.count - 1 } == true, "\(kids)")
  }

  @Test func saysWhatOnlyTheEyeSees() throws {
    let elements = try PDFFile(try FinishedSample.finished()).document?.all ?? []
    func texts(_ key: String) -> [String] {
      elements.compactMap { $0.dictionary[key] as? String }.map { String($0.dropFirst(2)) }
    }
    #expect(texts("/Alt") == ["Light passes through layers."])
    #expect(texts("/ActualText").contains("Visit 5, if suggested"))
    #expect(texts("/ActualText").contains("1, planned"))
    #expect(texts("/ActualText").filter { $0 == "☐" }.count == 3)
    #expect(texts("/E").contains("Mo, in full"))
  }

  @Test func tellsAnotherLanguage() throws {
    let paragraph = Block.paragraph([.text("Das Licht wärmt die Haut.")])
    let document = Document(
      language: "en", rightToLeft: false, title: "T",
      parts: [
        Part(name: .title, blocks: [.heading(level: 1, [.text("T")])]),
        Part(name: .body, blocks: [paragraph], language: "de"),
      ], running: [:])
    let pdf = try FinishedSample.finished(of: document)
    expectNoDifference(try Conformance.failures(in: pdf), [])
    let languages = try PDFFile(pdf).document?.all.compactMap { $0.dictionary["/Lang"] as? String }
    #expect(languages == ["u:de"])
  }

  @Test func refusesALanguageThatIsNone() throws {
    var drawing = try FinishedSample.drawing()
    drawing.structure.language = "English (UK)"
    #expect(throws: PDFError.language("English (UK)")) {
      try Finisher(metadata: FinishedSample.metadata)
        .finish(drawing.bytes, structure: drawing.structure, Compressor())
    }
  }

  // MARK: Damage

  @Test func marksThatWereNotCountedAreAnError() throws {
    let drawing = try FinishedSample.drawing()
    let finisher = Finisher(metadata: FinishedSample.metadata)
    var fewer = drawing.structure
    let counted = fewer.marks[0].count
    fewer.marks[0].removeLast()
    #expect(throws: PDFError.marks(page: 1, counted: counted - 1, drawn: counted)) {
      try finisher.finish(drawing.bytes, structure: fewer, Compressor())
    }
    var more = drawing.structure
    more.marks[0].append(.artifact(.layout))
    #expect(throws: PDFError.marks(page: 1, counted: counted + 1, drawn: counted)) {
      try finisher.finish(drawing.bytes, structure: more, Compressor())
    }
    var pages = drawing.structure
    pages.marks.append([])
    #expect(throws: PDFError.self) {
      try finisher.finish(drawing.bytes, structure: pages, Compressor())
    }
  }

  /// Whatever happens to the drawing on its way, the answer is a whole document or an error.
  @Test func damagedDrawingsNeverPass() throws {
    let drawing = try FinishedSample.drawing(
      of: SampleHandout.document([SampleHandout.paragraph("Short.")]))
    let finisher = Finisher(metadata: FinishedSample.metadata)
    for count in [0, 1, 20, drawing.bytes.count / 2, drawing.bytes.count - 30] {
      #expect(throws: PDFError.self) {
        try finisher.finish(
          Array(drawing.bytes.prefix(count)), structure: drawing.structure, Compressor())
      }
    }
    var random = SplitMix64(seed: 4)
    for _ in 0..<300 {
      var damaged = drawing.bytes
      for _ in 0..<4 {
        damaged[.random(in: 0..<damaged.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      _ = try? finisher.finish(damaged, structure: drawing.structure, Compressor())
    }
  }

  // MARK: Hostile text

  static let hostile = [
    "((", "))", "\\", "\\(", "%%EOF", "endstream endobj", "<</MCID 0>> BDC", "EMC",
    "a\u{0}b\u{1}\u{7F}",
    "\u{1B}en\u{1B}", "]]>", "<x>&amp;</x>", "\u{FFFE}\u{FFFF}", "\u{202E}drawkcab", "line\nbreak",
    String(decoding: [0xD83D, 0x41] as [UInt16], as: UTF16.self), "😀 ☐ ö",
    String(repeating: "long ", count: 2000), String(repeating: "ö", count: 40_000),
  ]

  @Test(arguments: hostile.indices) func hostileTitlesStayText(_ index: Int) throws {
    let title = Self.hostile[index]
    let pdf = try FinishedSample.finished(
      of: SampleHandout.document([SampleHandout.paragraph("Short.")]), title: title)
    expectNoDifference(
      try Conformance.failures(in: pdf).filter { $0 != "UA 14-002 first heading is H0" }, [])
    let shown = try #require(try PDFFile(pdf).text(PDFFile(pdf).information["/Title"]))
    #expect(shown == PDFString.bounded(PDFString.printable(title)))
  }

  @Test(arguments: [
    "((", "\\(%%EOF) Tj EMC", "endstream\u{2028}endobj", "/MCID 0 >> BDC", "<</a>>",
  ])
  func hostileContentStaysText(_ text: String) throws {
    let document = Document(
      language: "en", rightToLeft: false, title: text,
      parts: [
        Part(
          name: .title,
          blocks: [
            .heading(level: 1, [.text(text)]),
            .paragraph([.link(destination: "https://example.org/\(text)", [.text(text)])]),
            .table(
              Table(
                columns: [.start], header: [[.text(text)]],
                rows: [
                  .init(
                    marker: Marker(label: "1", filled: true, spoken: text),
                    cells: [[SampleHandout.paragraph(text)]])
                ])),
          ])
      ], running: ["clinic": text, "title": text, "patient": text])
    let pdf = try FinishedSample.finished(of: document, title: text)
    expectNoDifference(try Conformance.failures(in: pdf), [])
    let read = try Tool.run("pdftotext", ["FILE", "-"], on: pdf).text
    #expect(read.contains(text.split(separator: "\u{2028}")[0]))
  }

  @Test func onlySafeAddressesAreLinks() throws {
    let links: [Inline] = [
      "javascript:alert(1)", "file:///etc/passwd", "#here", "tel:+1", "HTTPS://x.org",
    ]
    .map { .link(destination: $0, [.text("words ")]) }
    let pdf = try FinishedSample.finished(of: SampleHandout.document([.paragraph(links)]))
    let file = try PDFFile(pdf)
    let addresses = file.objects.values.compactMap { value in
      (value as? PDFFile.Dictionary).flatMap { file.dictionary($0["/A"])["/URI"] as? String }
    }
    #expect(addresses.sorted() == ["u:HTTPS://x.org", "u:tel:+1"])
  }

  @Test func nothingTellsWhereItWasMade() throws {
    let pdf = try FinishedSample.finished()
    let plain = try Tool.run(
      "qpdf", ["--qdf", "--object-streams=disable", "FILE", "-"], on: pdf)
    let text = String(decoding: plain.output, as: UTF8.self)
    for secret in [NSHomeDirectory(), NSTemporaryDirectory(), NSUserName() + "/", "/usr/", "cairo"]
    {
      #expect(!text.contains(secret), "\(secret)")
    }
  }
}
