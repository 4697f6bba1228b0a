import Content
import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout

@Suite struct LetterheadTests {
  private let sign = Drawing(
    size: Size(width: .pt(20), height: .pt(10)), shapes: [.init(.rectangle(.zero), .black)])

  private func pages(
    _ letterhead: Letterhead?, rightToLeft: Bool = false
  ) throws -> [Page] {
    let document = Document(
      language: rightToLeft ? "ar" : "en", rightToLeft: rightToLeft, title: "T",
      parts: [
        Part(name: .body, blocks: Array(repeating: SampleHandout.paragraph("words"), count: 60))
      ],
      running: ["clinic": "North", "phone": "01632 960 001", "tagline": ""],
      letterhead: letterhead)
    return LayoutEngine(template: try TestLayouts.plain(), typesetter: InstalledFonts.typesetter())
      .layOut(document, images: [:], drawings: ["logo": sign]).pages
  }

  private func logo(_ page: Page) -> Rectangle? {
    page.items.lazy.compactMap { item -> Rectangle? in
      if case .drawing(let placed) = item.content { placed.frame } else { nil }
    }.first
  }

  private func heads(_ page: Page) -> [String] {
    page.items.compactMap { item in
      guard case .glyphs(let run, _) = item.content, item.meaning == .artifact(.header) else {
        return nil
      }
      return run.text.trimmingCharacters
    }
  }

  private func firstLine(_ page: Page) -> Length? {
    page.items.compactMap { item -> Length? in
      guard case .glyphs(_, let point) = item.content, case .node = item.meaning else { return nil }
      return point.y
    }.min()
  }

  private var ownLogo: Logo { Logo(picture: ImageReference(path: "logo"), height: 20) }

  @Test func standsOnTheFirstPageAlone() throws {
    let pages = try pages(
      Letterhead(logo: ownLogo, start: ["**{clinic}**", "{tagline}"], end: ["{phone}"]))
    expectNoDifference(heads(pages[0]), ["North", "01632 960 001"])
    let frame = try #require(logo(pages[0]))
    let template = try TestLayouts.plain()
    #expect(frame.x == template.margins.start && frame.y == template.margins.top)
    #expect(abs((frame.height - .mm(20)).points) < 1e-6)
    #expect(abs(frame.width / frame.height - 2) < 1e-6)
    #expect(logo(pages[1]) == nil)
    #expect(!heads(pages[1]).isEmpty)
  }

  /// What the logo needs beyond the header's own line is taken from the first page.
  @Test func pushesTheContentDown() throws {
    let plain = try #require(firstLine(try pages(nil)[0]))
    let pushed = try #require(firstLine(try pages(Letterhead(logo: ownLogo))[0]))
    let line = try TestLayouts.plain()[.running].leading
    #expect(abs((pushed - plain - (.mm(20) - line)).points) < 10)
  }

  @Test func withoutLinesOfItsOwnTheLayoutSpeaks() throws {
    var template = try TestLayouts.plain()
    template.firstHeader = .init(start: "{clinic}", end: "{phone}")
    #expect(try heads(pages(Letterhead(logo: ownLogo))[0]).contains("North"))
    // An empty list asks for no line.
    expectNoDifference(
      try heads(pages(Letterhead(logo: ownLogo, start: [], end: ["{phone}"]))[0]),
      ["01632 960 001"])
  }

  /// The logo changes sides with the page's direction and is never mirrored itself.
  @Test func changesSidesAndStaysAsItIs() throws {
    let page = try pages(Letterhead(logo: ownLogo), rightToLeft: true)[0]
    let template = try TestLayouts.plain()
    let frame = try #require(logo(page))
    #expect(
      abs((frame.x + frame.width - (template.size.width - template.margins.start)).points) < 1e-6)
    for case .drawing(let placed) in page.items.map(\.content) { #expect(placed.drawing == sign) }
  }

  @Test func aLogoThatIsNotThereLeavesNoHole() throws {
    let missing = Logo(picture: ImageReference(path: "missing"))
    let page = try pages(Letterhead(logo: missing, start: ["{clinic}"]))[0]
    #expect(logo(page) == nil)
    #expect(heads(page).first == "North")
  }
}

extension Rectangle {
  fileprivate static let zero = Rectangle(x: .zero, y: .zero, width: .pt(20), height: .pt(10))
}

extension String {
  fileprivate var trimmingCharacters: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
