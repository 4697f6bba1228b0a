import Content
import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout

@Suite struct PartComposerTests {
  private static func document(_ parts: Part...) -> Document {
    Document(language: "en", rightToLeft: false, title: "T", parts: parts, running: [:])
  }

  private static func lines(_ name: String, _ count: Int) -> [Block] {
    (0..<count).map { SampleHandout.paragraph("\(name) \($0) of several") }
  }

  // MARK: Columns

  private static func columns(_ count: Int, height: Double = 842) throws -> LayoutTemplate {
    var template = try TestLayouts.plain()
    template.size.height = .pt(height)
    template.parts = template.parts.filter { $0.part == .body }
    return template.setting(.body) { part in
      part.columns = count
      part.heading = .top
    }
  }

  @Test(arguments: 2...3)
  func setsAPartInColumnsWithLevelEnds(count: Int) throws {
    let template = try Self.columns(count)
    let document = template.laidOut(
      Self.document(Part(name: .body, blocks: Self.lines("line", 12 * count))))
    let columns = Dictionary(grouping: document.texts) { $0.x.rounded() }
    // The runs of a line after its first begin elsewhere; the columns' edges have most lines.
    let edges = columns.filter { $0.value.count >= 12 }
    #expect(edges.count == count)
    #expect(Set(edges.values.map { $0.map(\.baseline).max() ?? 0 }).count == 1)
    expectNoDifference(
      document.texts.map(\.text), (0..<12 * count).map { "line \($0) of several" })
  }

  @Test func setsColumnsPageByPage() throws {
    let template = try Self.columns(2, height: 300)
    let document = template.laidOut(
      Self.document(Part(name: .body, blocks: Self.lines("line", 60))))
    #expect(document.pages.count > 2)
    expectNoDifference(document.diagnostics, [])
    expectNoDifference(document.texts.map(\.text), (0..<60).map { "line \($0) of several" })
    for text in document.texts { #expect(template.contentHeight.contains(text.baseline)) }
  }

  private static func sharing(height: Double) throws -> LayoutTemplate {
    var template = try columns(2, height: height)
    template.parts[0].companions = [.call, .expect]
    return template
  }

  /// How many lines of each part stand in each column, page by page.
  private static func places(
    _ document: LaidOutDocument, _ template: LayoutTemplate
  ) -> [[String: Int]] {
    let middle = template.size.width.points / 2
    let texts = document.texts.filter { $0.text.contains(" of several") }
    let columns = Dictionary(grouping: texts) { $0.page * 2 + ($0.x < middle ? 0 : 1) }
    return columns.sorted { $0.key < $1.key }.map { _, texts in
      Dictionary(grouping: texts) { String($0.text.prefix { $0 != " " }) }.mapValues(\.count)
    }
  }

  private static let three = document(
    Part(name: .body, blocks: lines("one", 6)), Part(name: .call, blocks: lines("two", 4)),
    Part(name: .expect, blocks: lines("three", 8)))

  @Test func setsPartsWholeInTheColumnsThatTheyShare() throws {
    let template = try Self.sharing(height: 842)
    expectNoDifference(
      Self.places(template.laidOut(Self.three), template),
      [["one": 6, "two": 4], ["three": 8]])
  }

  @Test func dividesAPartWhereColumnsAreTooLow() throws {
    let template = try Self.sharing(height: 352)
    let document = template.laidOut(Self.three)
    #expect(document.pages.count == 1)
    expectNoDifference(
      Self.places(document, template), [["one": 6, "two": 3], ["two": 1, "three": 8]])
  }

  /// Columns fill the page below what stands before them, and go on on the next.
  @Test func fillsTheFirstPageWithColumns() throws {
    var template = try Self.sharing(height: 500)
    template.parts.insert(try #require(try TestLayouts.plain().parts.first), at: 0)
    template.parts[0].part = .title
    let document = template.laidOut(
      Self.document(
        Part(name: .title, blocks: Self.lines("title", 3)),
        Part(name: .body, blocks: Self.lines("one", 50))))
    #expect(document.pages.count == 2)
    let places = Self.places(document, template)
    #expect(places.count == 4)
    #expect((places[0]["one"] ?? 0) > 10)
    expectNoDifference(places.compactMap { $0["one"] }.reduce(0, +), 50)
    expectNoDifference(document.diagnostics, [])
  }

  // MARK: Compact layouts

  @Test func aCompactLayoutLeavesIntroductionsOut() throws {
    var template = try TestLayouts.plain()
    let document = Self.document(
      Part(
        name: .title,
        blocks: [
          SampleHandout.paragraph("A lead.", .lead), SampleHandout.paragraph("The rest."),
        ]))
    #expect(template.laidOut(document).first("A lead") != nil)
    template.isCompact = true
    #expect(template.laidOut(document).texts.map(\.text) == ["The rest."])
  }

  @Test func aCompactLayoutTellsATimelineInWordsAlone() throws {
    var template = try TestLayouts.plain()
    let document = SampleHandout.document([SampleHandout.timeline])
    func fills(_ document: LaidOutDocument) -> Int {
      document.pages[0].items.count { if case .fill = $0.content { true } else { false } }
    }
    let full = template.laidOut(document)
    template.isCompact = true
    let compact = template.laidOut(document)
    #expect(fills(full) > 0)
    #expect(fills(compact) == 0)
    expectNoDifference(compact.texts.map(\.text), full.texts.map(\.text))
  }

  /// Days of a rule that go on over the page stand under its name again, for the eye alone.
  @Test func aDividedTrackNamesItselfOnEachPage() throws {
    var template = try TestLayouts.plain(.a5)
    template.size.height = .pt(300)
    let day = Day(number: 20_148)
    let lines = (1...30).map { [Inline.text("visit \($0): until Friday")] }
    let timeline = Timeline(
      days: day...day.adding(days: 60), ticks: [], events: [],
      tracks: [.init(kind: .avoid, label: "No sauna", bars: [day...day], lines: lines)])
    let document = template.laidOut(SampleHandout.document([.timeline(timeline)]))
    #expect(document.pages.count > 2)
    for page in document.pages {
      let names = page.items.filter {
        if case .glyphs(let run, _) = $0.content { run.text == "No sauna" } else { false }
      }
      #expect(names.count == 1)
    }
    let nodes = document.tree.nodes.filter { $0.role == .label }
    #expect(nodes.count == 1)
  }

  @Test func aCompactLayoutTakesLessRoom() throws {
    var template = try TestLayouts.plain()
    template.fit = Fit(goal: .tidy, hero: 1...1, spacing: 1...1, leading: 1...1, size: 1...1)
    let full = template.laidOut(SampleHandout.document).texts
    template.isCompact = true
    let compact = template.laidOut(SampleHandout.document).texts
    func bottom(_ texts: [LaidOutDocument.PlacedText]) -> Double {
      texts.map { Double($0.page) * 10_000 + $0.baseline }.max() ?? 0
    }
    #expect(bottom(compact) < bottom(full))
  }

  // MARK: The picture

  private static let images = ["hero.jpg": PixelSize(width: 900, height: 400)]

  @Test func aHeroNeverEndsAPage() throws {
    var template = try TestLayouts.plain()
    for height in stride(from: 290.0, through: 420, by: 10) {
      template.size.height = .pt(height)
      let document = template.laidOut(SampleHandout.document, images: Self.images)
      for (number, page) in document.pages.enumerated() {
        let hasHero = page.items.contains { if case .image = $0.content { true } else { false } }
        if hasHero { #expect(document.texts.contains { $0.page == number }, "\(height) pt") }
      }
    }
  }

  @Test func aHeroIsSoHighAsTheLayoutSays() throws {
    let template = try TestLayouts.plain().setting(.hero) { $0.height = .pt(123) }
    let document = template.laidOut(SampleHandout.document, images: Self.images)
    #expect(document.frames.first?.height == .pt(123))
    #expect(document.frames.first?.x == template.margins.start)
  }
}

extension Sequence where Element: Equatable {
  /// Without neighbours that are equal.
  fileprivate var uniqued: [Element] {
    reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }
}
