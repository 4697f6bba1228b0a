import Content
import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout

/// Documents that nobody writes and everybody meets: they come out well or with a clear warning.
@Suite struct LayoutStressTests {
  private static func document(_ blocks: [Block]) -> Document {
    Document(
      language: "en", rightToLeft: false, title: "T", parts: [Part(name: .body, blocks: blocks)],
      running: ["page-of": "Page {page} of {pages}"])
  }

  private static func words(_ count: Int, seed: UInt64 = 1) -> String {
    var random = SplitMix64(seed: seed)
    let words = "the skin is warm and light may help you to see little changes after some weeks"
      .split(separator: " ")
    return (0..<count).map { _ in words.randomElement(using: &random).map(String.init) ?? "" }
      .joined(separator: " ")
  }

  private static func expectWithinPage(
    _ document: LaidOutDocument, _ template: LayoutTemplate,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    let height = template.contentHeight
    let width =
      template.margins.start.points...(template.size.width - template.margins.end).points
    for text in document.texts {
      // A space that ends a line may hang out, and a bullet or quote a little at its beginning.
      let hang = template[.body].size.points / 4
      let fits =
        height.contains(text.baseline) && text.x >= width.lowerBound - hang
        && text.end <= width.upperBound + 5
      #expect(fits, "\(text)", sourceLocation: sourceLocation)
    }
  }

  // MARK: Long

  @Test func aParagraphOfTenThousandWords() throws {
    let text = Self.words(10_000)
    let template = try TestLayouts.handout()
    let document = template.laidOut(Self.document([SampleHandout.paragraph(text)]))
    expectNoDifference(document.diagnostics, [])
    Self.expectWithinPage(document, template)
    // Typography may bind words by other spaces.
    let read = document.texts.map(\.text).joined().split(whereSeparator: \.isWhitespace)
    #expect(read == text.split(separator: " "))
    // No line alone at a page's foot or head.
    let lines = Dictionary(grouping: document.texts, by: \.page)
      .mapValues { Set($0.map(\.baseline)).count }
    #expect(lines.count > 15)
    #expect(lines.values.allSatisfy { $0 >= 2 })
  }

  @Test func aTableOfFiveHundredRows() throws {
    let rows = (0..<500).map { row in
      Table.Row(
        cells: [
          [SampleHandout.paragraph("Row \(row)")],
          [SampleHandout.paragraph(Self.words(1 + row % 23, seed: UInt64(row)))],
        ])
    }
    let table = Table(
      columns: [.start, .start], header: [[.text("Number")], [.text("Meaning")]], rows: rows)
    let template = try TestLayouts.handout()
    let document = template.laidOut(Self.document([.table(table)]))
    expectNoDifference(document.diagnostics, [])
    Self.expectWithinPage(document, template)
    expectNoDifference(
      document.texts.filter { $0.text.hasPrefix("Row ") }.map(\.text), (0..<500).map { "Row \($0)" }
    )
    for page in document.pages {
      let heads = page.items.filter { item in
        if case .glyphs(let run, _) = item.content { run.text == "Number" } else { false }
      }
      #expect(heads.count == 1)
    }
  }

  // MARK: Empty

  private static let nothing = Document(
    language: "en", rightToLeft: false, title: "T", parts: [],
    running: ["page-of": "Page {page} of {pages}"])

  @Test func anEmptyDocumentIsAPageWithAWarning() throws {
    let document = try TestLayouts.plain().laidOut(Self.nothing)
    #expect(document.pages.count == 1)
    #expect(document.texts.isEmpty)
    expectNoDifference(document.diagnostics.map(\.severity), [.warning])
    #expect(document.diagnostics[0].hint?.contains("hero, title") == true)
    let footer = document.pages[0].items.compactMap { item -> String? in
      if case .glyphs(let run, _) = item.content { run.text } else { nil }
    }
    expectNoDifference(footer, ["Page 1 of 1"])
  }

  @Test func aDocumentWithoutThePartsOfALayoutIsAnEmptyOne() throws {
    var template = try TestLayouts.plain()
    template.parts = template.parts.filter { $0.part == .expect }
    let document = template.laidOut(SampleHandout.document)
    #expect(document.pages.count == 1)
    expectNoDifference(
      document.diagnostics,
      [
        .warning(
          "the document has none of the parts that the layout 'plain' sets",
          hint: "it sets expect")
      ])
  }

  @Test func anEmptyBookletIsASheet() throws {
    var template = try TestLayouts.plain(.a5)
    template.imposition = .booklet
    #expect(template.laidOut(Self.nothing).pages.count == 2)
  }

  @Test func aTitleAloneIsAPage() throws {
    let title = SampleHandout.document([.heading(level: 1, [.text("Only a title")])])
    let document = try TestLayouts.handout().laidOut(title)
    #expect(document.pages.count == 1)
    expectNoDifference(document.diagnostics, [])
    expectNoDifference(document.texts.map(\.text), ["Only a title"])
  }

  @Test(arguments: [
    [Block.paragraph([])], [.list(List(marker: .bullet, items: []))],
    [.list(List(marker: .bullet, items: [[]]))],
    [.table(Table(columns: [], header: [], rows: []))],
    [.table(Table(columns: [.start], header: [[]], rows: [Table.Row(cells: [])]))],
    [.quote([])], [.callout([], .note)], [.steps([])], [.glance([])], [.details([])], [.form([])],
    [.heading(level: 2, [])], [.code("", nil)],
    [.calendar(MonthCalendar(weekdays: [], months: [], legend: []))],
    [.timeline(Timeline(days: Day(number: 0)...Day(number: 0), ticks: [], events: [], tracks: []))],
  ])
  func blocksOfNothing(blocks: [Block]) throws {
    let words = [SampleHandout.paragraph("Before"), SampleHandout.paragraph("After")]
    let template = try TestLayouts.handout()
    let document = template.laidOut(Self.document([words[0]] + blocks + [words[1]]))
    expectNoDifference(document.diagnostics, [])
    expectNoDifference(
      document.texts.map(\.text).filter { $0 != "•" }, ["Before", "After"])
    #expect(template.laidOut(Self.document(blocks)).pages.count == 1)
  }

  // MARK: Deep

  private static func list(depth: Int, of marker: List.Marker) -> Block {
    let paragraph = SampleHandout.paragraph("depth\(depth) " + words(12))
    return .list(
      List(
        marker: marker,
        items: [depth == 1 ? [paragraph] : [paragraph, list(depth: depth - 1, of: marker)]]))
  }

  @Test(
    arguments: [List.Marker.bullet, .number(start: 99), .tickBox], [Paper.a4, .a5])
  func aListTwelveDeep(marker: List.Marker, paper: Paper) throws {
    let template = try TestLayouts.handout(paper)
    let document = template.laidOut(Self.document([Self.list(depth: 12, of: marker)]))
    Self.expectWithinPage(document, template)
    expectNoDifference(document.diagnostics, [])
    let starts = (1...12).reversed().map { document.first("depth\($0) ")?.x ?? 0 }
    // Each stands no further out than the one that holds it, and the last has room for some words.
    #expect(starts == starts.sorted())
    let measure = (template.size.width - template.margins.end).points - (starts.last ?? 0)
    #expect(measure > template[.body].size.points * 7)
  }

  /// Even where the column is narrow and the list absurdly deep, indents leave room for words.
  @Test func aListFortyDeepInANarrowColumn() throws {
    var template = try TestLayouts.plain()
    template.size.width = .pt(260)
    template.grid.side = .zero
    let document = template.laidOut(Self.document([Self.list(depth: 40, of: .bullet)]))
    Self.expectWithinPage(document, template)
    expectNoDifference(document.diagnostics, [])
    let starts = (1...40).reversed().map { document.first("depth\($0) ")?.x ?? 0 }
    #expect(starts.last ?? 0 < 160)
    #expect(Set(starts).count > 3)
  }

  // MARK: Wide

  @Test func aPageOfLongAddressesIsSplitWithOneWarning() throws {
    var random = SplitMix64(seed: 5)
    let paragraphs = (0..<200).map { number in
      let path = (0..<150).map { _ in
        String("abcdefghijklmnopqrstuvwxyz".randomElement(using: &random) ?? "x")
      }
      let place = Content.SourceLocation(file: "urls.md", line: number + 7, column: 1)
      return Block.paragraph([.text("https://example.org/" + path.joined(), place)], .body)
    }
    let template = try TestLayouts.handout()
    let document = template.laidOut(Self.document(paragraphs))
    Self.expectWithinPage(document, template)
    expectNoDifference(
      document.diagnostics,
      [
        .warning(
          "a word is wider than its column and is split; 199 more like it",
          at: Content.SourceLocation(file: "urls.md", line: 7, column: 1))
      ])
  }

  /// Addresses of words that a line may end between are split where readers expect it.
  @Test func addressesOfShortPiecesNeedNoWarning() throws {
    let url = "https://example.org/" + (0..<30).map { "piece\($0)" }.joined(separator: "/")
    let template = try TestLayouts.handout()
    let document = template.laidOut(Self.document([SampleHandout.paragraph(url)]))
    expectNoDifference(document.diagnostics, [])
    Self.expectWithinPage(document, template)
    let lines = Dictionary(grouping: document.texts, by: \.baseline).sorted { $0.key < $1.key }
      .map { $0.value.map(\.text).joined() }
    #expect(lines.count > 3)
    for line in lines.dropLast() { #expect(line.last == "/") }
  }

  // MARK: Tall

  /// Nothing leaves the page in silence.
  @Test func aTableRowTallerThanAPage() throws {
    func cell(_ text: String) -> [Block] { [SampleHandout.paragraph(text)] }
    let rows = [Self.words(3), Self.words(3000), Self.words(3)].map { text in
      Table.Row(cells: [cell("a"), cell(text)])
    }
    let table = Table(columns: [.start, .start], header: [[.text("A")], [.text("B")]], rows: rows)
    let template = try TestLayouts.handout()
    let document = template.laidOut(Self.document([.table(table)]))
    let overflows = document.texts.contains { !template.contentHeight.contains($0.baseline) }
    #expect(
      overflows == document.diagnostics.contains { $0.message.hasSuffix("taller than the page") })
  }

  /// Lines that are set without breaking find room as well.
  @Test(arguments: LayoutSchemaTests.shipped, Paper.allCases)
  func longLabelsStayOnThePage(layout: String, paper: Paper) throws {
    let long = "a session only if your clinician recommends it after the one before"
    let calendar = MonthCalendar(
      weekdays: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].map { .init(short: $0, spoken: $0) },
      months: [.init(title: "September 2025", captions: [long], weeks: [])],
      legend: [.init(mark: .planned, text: "planned"), .init(mark: .optional, text: long)])
    let day = Day(number: 20_148)
    let timeline = Timeline(
      days: day...day.adding(days: 90), ticks: [.init(day: day, label: "a tick that is long")],
      events: [],
      tracks: [
        .init(
          kind: .avoid, label: long, bars: [day...day],
          lines: Array(repeating: [.text(long)], count: 9))
      ])
    let blocks: [Block] = [
      .calendar(calendar), .form(["Notes", long, "", long + long]), .timeline(timeline),
      .glance([Fact(figure: long, label: [.text(long)])]), SampleHandout.schedule,
      .details([Detail(name: long, value: [SampleHandout.paragraph(long)])]),
    ]
    let parts: [Part.Name] = [.title, .aftercare]
    let document = Document(
      language: "en", rightToLeft: false, title: "T",
      parts: parts.map { Part(name: $0, heading: [.text(long)], blocks: blocks) }, running: [:])
    var template = try TestLayouts.layout(layout, paper)
    template.printMarks = nil
    template.imposition = .single
    let laidOut = template.laidOut(document)
    // One page has to warn, and a panel may be higher than a page of A6.
    if layout != "one-page", (layout, paper) != ("booklet", .a5) {
      expectNoDifference(laidOut.diagnostics, [])
    }
    #expect(laidOut.texts.contains { $0.text.hasPrefix("a session") })
    for item in laidOut.pages.flatMap(\.items) {
      if case .glyphs(let run, let point) = item.content {
        let end = point.x + run.width
        #expect(end <= template.size.width - template.margins.end + .pt(5), "\(run.text)")
      }
    }
  }
}
