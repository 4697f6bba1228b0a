import Content
import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout

/// What is true of the pages of every document.
@Suite struct LayoutEngineTests {
  struct Sample: Sendable {
    var document: Document
    var laidOut: LaidOutDocument
    var template: LayoutTemplate

    var contentHeight: ClosedRange<Double> {
      let running = template[.running].leading
      let top = template.margins.top + running + template.headerGap
      let bottom =
        template.size.height - template.margins.bottom - running - template.footerGap
      return top.points...bottom.points
    }
  }

  /// A glyph run on a page, with the node it belongs to.
  private struct Text {
    var run: GlyphRun
    var origin: Point
    var node: SemanticTree.NodeID?

    init?(_ item: Item) {
      guard case .glyphs(let run, let point) = item.content else { return nil }
      self.run = run
      origin = point
      if case .node(let node) = item.meaning { self.node = node } else { node = nil }
    }
  }

  static let samples: [Sample] = {
    var documents = SampleDocuments(seed: 10)
    let typesetter = InstalledFonts.typesetter()
    return (0..<24).compactMap { number in
      guard var template = try? TestLayouts.plain(number % 2 == 0 ? .a4 : .a5) else { return nil }
      // Low pages have many breaks.
      template.size.height = .pt([842, 500, 380][number % 3])
      let document = documents.document()
      return Sample(
        document: document,
        laidOut: LayoutEngine(template: template, typesetter: typesetter)
          .layOut(document, images: [:]),
        template: template)
    }
  }()

  private static func texts(_ page: Page) -> [Text] {
    page.items.compactMap { Text($0) }
  }

  private static func role(
    _ text: Text, in document: LaidOutDocument
  ) -> SemanticTree.Role? {
    text.node.map { document.tree.nodes[$0].role }
  }

  @Test func samplesAreMany() {
    #expect(Self.samples.count == 24)
    #expect(Self.samples.reduce(0) { $0 + $1.laidOut.pages.count } > 150)
  }

  @Test func everyWordStandsOnceInReadingOrder() {
    for sample in Self.samples {
      let read = sample.laidOut.pages.flatMap(Self.texts).filter { $0.node != nil }
      let words = read.flatMap { text in text.run.text.split(separator: " ") }
      // Bullets and numbers are no words of the document.
      let found = words.filter { $0.first == "w" && $0.count == 5 }
      if found != sample.document.words { expectNoDifference(found, sample.document.words) }
    }
  }

  @Test func everyNodeWithItemsIsUnderTheRoot() {
    for sample in Self.samples {
      let nodes = sample.laidOut.tree.nodes
      for (index, node) in nodes.enumerated().dropFirst() {
        let parent = node.parent.map { nodes[$0] }
        #expect(parent?.children.contains(index) == true)
        // A parent is made before its children, so every way up ends at the root.
        #expect((node.parent ?? index) < index)
      }
    }
  }

  @Test func contentStandsBetweenHeaderAndFooter() {
    for sample in Self.samples where !sample.laidOut.diagnostics.contains(where: \.isTooTall) {
      for text in sample.laidOut.pages.flatMap(Self.texts) where text.node != nil {
        #expect(sample.contentHeight.contains(text.origin.y.points), "\(text.run.text)")
        let right = (text.origin.x + text.run.width).points
        let margins = sample.template.margins
        // A bullet or a quotation mark stands a little out of the edge.
        #expect(text.origin.x >= margins.start - text.run.style.size * 0.3)
        // A space that ends a line may hang out.
        #expect(right <= (sample.template.size.width - margins.end).points + 5)
      }
    }
  }

  /// Unless what it heads has no room below it on any page.
  @Test func noHeadingEndsAPage() {
    for sample in Self.samples where !sample.laidOut.diagnostics.contains(where: \.isTooTall) {
      for page in sample.laidOut.pages {
        let last = Self.texts(page).last { $0.node != nil }
        guard let last, case .heading = Self.role(last, in: sample.laidOut) else { continue }
        Issue.record("\(last.run.text) ends a page")
      }
    }
  }

  /// The paragraph that a text belongs to, also as a link within it.
  private static func paragraph(
    of text: Text, in document: LaidOutDocument
  ) -> SemanticTree.NodeID? {
    guard let node = text.node else { return nil }
    switch document.tree.nodes[node].role {
    case .paragraph: return node
    case .link: return document.tree.nodes[node].parent
    default: return nil
    }
  }

  @Test func noLineOfAParagraphStandsAlone() {
    var divided = 0
    for sample in Self.samples {
      var lines: [SemanticTree.NodeID: [Int: Set<Double>]] = [:]
      for (number, page) in sample.laidOut.pages.enumerated() {
        for text in Self.texts(page) {
          guard let node = Self.paragraph(of: text, in: sample.laidOut) else { continue }
          lines[node, default: [:]][number, default: []].insert(text.origin.y.points.rounded())
        }
      }
      for pages in lines.values where pages.count > 1 {
        divided += 1
        #expect(pages.values.allSatisfy { $0.count >= 2 })
      }
    }
    #expect(divided > 20)
  }

  @Test func textsDoNotOverlap() {
    for sample in Self.samples {
      for page in sample.laidOut.pages {
        let overlaps = Self.overlaps(on: page)
        #expect(overlaps.isEmpty, "\(overlaps)")
      }
    }
  }

  /// Words that stand in each other, by their baselines and widths.
  private static func overlaps(on page: Page) -> [String] {
    let texts = texts(page).filter { !$0.run.text.allSatisfy(\.isWhitespace) }
      .sorted { ($0.origin.y, $0.origin.x) < ($1.origin.y, $1.origin.x) }
    return texts.enumerated().flatMap { index, one in
      texts[(index + 1)...].prefix { $0.origin.y < one.origin.y + .pt(9) }.filter { other in
        let visible = one.run.width - .pt(one.run.text.last == " " ? 4.2 : 0)
        return other.origin.x + .pt(0.05) < one.origin.x + visible
          && one.origin.x < other.origin.x + other.run.width - .pt(4.2)
      }.map { "\(one.run.text)|\($0.run.text)" }
    }
  }

  @Test(arguments: Paper.allCases)
  func nothingOverlapsInTheHandout(paper: Paper) throws {
    let document = LayoutEngine(
      template: try TestLayouts.handout(paper), typesetter: InstalledFonts.typesetter()
    ).layOut(SampleHandout.document, images: ["hero.jpg": PixelSize(width: 900, height: 400)])
    expectNoDifference(document.diagnostics, [])
    let overlaps = document.pages.flatMap(Self.overlaps)
    expectNoDifference(overlaps, [])
  }

  // MARK: Tables

  @Test func aTableRepeatsItsHeader() throws {
    var documents = SampleDocuments(seed: 11)
    var template = try TestLayouts.plain()
    template.size.height = .pt(400)
    let table = documents.table(rows: 30...30)
    let header = try #require(table.header[0].plainText.split(separator: " ").first)
    let document = LayoutEngine(template: template, typesetter: InstalledFonts.typesetter())
      .layOut(SampleHandout.document([.table(table)]), images: [:])
    #expect(document.pages.count > 2)
    for (number, page) in document.pages.enumerated() {
      let texts = Self.texts(page)
      let found = texts.filter { $0.run.text.hasPrefix(header) }
      #expect(found.count == 1)
      // Readers hear it once; on further pages it is there for the eye.
      #expect(found.allSatisfy { ($0.node != nil) == (number == 0) })
      let rows = texts.filter { $0.node != nil && $0.origin.y > found[0].origin.y + .pt(5) }
      #expect(!rows.isEmpty)
      #expect(texts.allSatisfy { $0.node == nil || $0.origin.y >= found[0].origin.y - .pt(0.01) })
    }
  }

  // MARK: Warnings and errors

  private static func diagnostics(
    _ blocks: [Block], width: Length = .pt(300), height: Length = .pt(400)
  ) throws -> [Diagnostic] {
    var template = try TestLayouts.plain()
    template.size = Size(width: width, height: height)
    return LayoutEngine(template: template, typesetter: InstalledFonts.typesetter())
      .layOut(SampleHandout.document(blocks), images: [:]).diagnostics
  }

  private static let place = SourceLocation(file: "laser.md", line: 12, column: 3)

  @Test func warnsOfAWordThatIsSplit() throws {
    let word = String(repeating: "unbreakable", count: 9)
    expectNoDifference(
      try Self.diagnostics([
        .paragraph([.text("Short before "), .text("a \(word) end", Self.place)], .body),
        SampleHandout.paragraph("All is well here."),
      ]),
      [.warning("a word is wider than its column and is split", at: Self.place)])
  }

  @Test func warnsOfATableThatIsTooWide() throws {
    let cell = [SampleHandout.paragraph("Donaudampfschifffahrt")]
    let table = Table(
      columns: [.start, .start], header: [[.text("A")], [.text("B")]],
      rows: [Table.Row(cells: [cell, cell])], location: Self.place)
    #expect(
      try Self.diagnostics([.table(table)]).contains(
        .warning("a table is too wide for its column; words are split", at: Self.place)))
  }

  @Test func warnsOfWhatIsTallerThanAPage() throws {
    let items = (0..<30).map { [SampleHandout.paragraph("Item \($0)")] }
    let list = Block.list(List(marker: .bullet, items: items))
    expectNoDifference(try Self.diagnostics([list]), [])
    expectNoDifference(try Self.diagnostics([.callout([list], .note)]), [])
    let long = String(repeating: "a long step ", count: 200)
    let found = try Self.diagnostics([.steps([Step(title: "One", text: [.text(long)])])])
    expectNoDifference(found.map(\.severity), [.warning])
    #expect(found.allSatisfy { $0.isTooTall })
  }

  @Test func namesACharacterThatNoFontHas() throws {
    let text = Inline.text("a\u{E000}b\u{E000} \u{E001}", Self.place)
    expectNoDifference(
      try Self.diagnostics([.paragraph([text], .body), .paragraph([text], .body)]),
      ["U+E000 <private use area-E000>", "U+E001 <private use area-E001>"].map { name in
        .error(
          "no installed font has the character \(name)", at: Self.place,
          hint: "install a font for its script, or write it differently")
      })
  }

  /// A text without a place in a file may be a patient's name.
  @Test func spellsNoNameThatNoFontHas() throws {
    let text = Inline.text("\u{11A00}\u{11A01}\u{E000}")
    expectNoDifference(
      try Self.diagnostics([.paragraph([text], .body)]).map(\.message),
      [
        "no installed font has letters of the script Zanabazar_Square",
        "no installed font has one of the signs in a name or reference",
      ])
  }

  @Test func namesAFontThatIsMissingOnce() throws {
    var template = try TestLayouts.plain()
    template.fonts[.text] = ["Nothing Sans"]
    let found = LayoutEngine(template: template, typesetter: InstalledFonts.typesetter())
      .layOut(SampleHandout.document, images: [:]).diagnostics
    expectNoDifference(
      found,
      [
        .error(
          "the font \"Nothing Sans\" is not installed",
          hint: "plan doctor lists the fonts that are found")
      ])
  }

  // MARK: Parts

  @Test func setsThePartsThatTheLayoutNames() throws {
    var template = try TestLayouts.plain()
    template.parts = template.parts.filter { [.body, .before].contains($0.part) }.reversed()
    let document = LayoutEngine(template: template, typesetter: InstalledFonts.typesetter())
      .layOut(SampleHandout.document, images: [:])
    let text = document.pages.flatMap(Self.texts).filter { $0.node != nil }.map(\.run.text).joined()
    #expect(text.contains("How it works"))
    #expect(text.contains("Take off make-up."))
    #expect(!text.contains("Your visits"))
    let body = try #require(text.firstRange(of: "How it works"))
    let before = try #require(text.firstRange(of: "Take off make-up."))
    #expect(body.lowerBound < before.lowerBound)
  }

  @Test func startsAPageWhereTheLayoutWantsIt() throws {
    var template = try TestLayouts.plain()
    let paragraphs = (0..<20).map { SampleHandout.paragraph("Line \($0)") }
    let document = Document(
      language: "en", rightToLeft: false, title: "T",
      parts: [Part(name: .title, blocks: paragraphs), Part(name: .body, blocks: paragraphs)],
      running: [:])
    let engine = { (template: LayoutTemplate) in
      LayoutEngine(template: template, typesetter: InstalledFonts.typesetter())
        .layOut(document, images: [:])
    }
    let loose = engine(template)
    template.parts = template.parts.map { part in
      var part = part
      part.startsPage = part.part == .body
      return part
    }
    let broken = engine(template)
    #expect(loose.pages.count == 2)
    #expect(broken.pages.count == 2)
    #expect(Self.texts(broken.pages[1]).first { $0.node != nil }?.run.text == "Line 0")
    #expect(Self.texts(loose.pages[1]).first { $0.node != nil }?.run.text != "Line 0")
  }
}

extension Diagnostic {
  fileprivate var isTooTall: Bool { message.hasSuffix("taller than the page") }
}
