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

  // MARK: Beside each other

  private static func beside(share: Double = 0.4) throws -> LayoutTemplate {
    var template = try TestLayouts.plain()
    template.parts = template.parts.filter { [.schedule, .body].contains($0.part) }
    return template.setting(.schedule) { part in
      part.beside = .call
      part.besideShare = share
    }
  }

  private static let pair = document(
    Part(name: .schedule, blocks: lines("left", 4)), Part(name: .call, blocks: lines("right", 3)),
    Part(name: .body, blocks: lines("below", 1)))

  @Test(arguments: [0.3, 0.5])
  func setsAPartBesideAnother(share: Double) throws {
    let template = try Self.beside(share: share)
    let document = template.laidOut(Self.pair)
    let width = (template.size.width - template.margins.start - template.margins.end).points
    let (left, right, below) = (
      try #require(document.first("left 0")), try #require(document.first("right 0")),
      try #require(document.first("below 0"))
    )
    #expect(left.baseline == right.baseline)
    let gap = template.grid.gutter.points
    #expect(abs(right.x - left.x - (width - gap) * (1 - share) - gap) < 0.01)
    // The higher of both decides where the next part begins.
    let last = try #require(document.first("left 3"))
    #expect(below.baseline > last.baseline)
    expectNoDifference(
      document.texts.map { $0.text.prefix(4) }.uniqued, ["left", "righ", "belo"])
  }

  @Test func setsAPartAloneWhereTheOtherIsMissing() throws {
    let template = try Self.beside()
    let document = template.laidOut(
      Self.document(Part(name: .schedule, blocks: [SampleHandout.paragraph(Self.long)])))
    let end = document.texts.map(\.end).max() ?? 0
    #expect(end > template.size.width.points * 0.6)
    #expect(document.texts.contains { $0.text.hasPrefix("word") })
  }

  private static let long = Array(repeating: "word", count: 60).joined(separator: " ")

  @Test func setsPartsBelowEachOtherWhereAPageIsTooLow() throws {
    var template = try Self.beside()
    template.size.height = .pt(300)
    let document = template.laidOut(
      Self.document(
        Part(name: .schedule, blocks: Self.lines("left", 30)),
        Part(name: .call, blocks: Self.lines("right", 3))))
    let (left, right) = (
      try #require(document.first("left")), try #require(document.first("right"))
    )
    #expect(left.x != right.x || left.page < right.page)
    #expect(right.page > 0)
    expectNoDifference(document.diagnostics, [])
    for text in document.texts { #expect(template.contentHeight.contains(text.baseline)) }
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
