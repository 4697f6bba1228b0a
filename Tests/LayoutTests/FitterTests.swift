import Content
import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout

@Suite struct FitterTests {
  private static let images = ["hero.jpg": PixelSize(width: 900, height: 400)]

  /// A picture and so many lines of three words, on pages of about fifteen lines.
  private static func document(lines: Int, hero: Bool = true) -> Document {
    let paragraphs = (0..<lines).map { SampleHandout.paragraph("Line \($0) stands") }
    let parts = [
      Part(name: .hero, blocks: hero ? [.image(SampleHandout.hero)] : []),
      Part(name: .body, blocks: paragraphs),
    ]
    return Document(language: "en", rightToLeft: false, title: "T", parts: parts, running: [:])
  }

  private static func laidOut(_ document: Document, _ fit: Fit) throws -> LaidOutDocument {
    var template = try LayoutTemplate.sample()
    template.fit = fit
    template.size.height = .pt(500)
    return LayoutEngine(template: template, typesetter: InstalledFonts.typesetter())
      .layOut(document, images: images)
  }

  private static func fit(_ goal: Fit.Goal) -> Fit {
    Fit(goal: goal, hero: 0.6...1.5, spacing: 0.6...1.8, leading: 0.98...1.06, size: 1...1.04)
  }

  /// How far down the page its last line stands, from 0 to 1.
  private static func fill(_ page: Page) throws -> Double {
    let template = try LayoutTemplate.sample()
    let running = template[.running].leading
    let top = template.margins.top + running + template.headerGap
    let bottom = page.size.height - template.margins.bottom - running - template.footerGap
    let lowest = page.items.compactMap { item -> Length? in
      guard case .glyphs(_, let point) = item.content, case .node = item.meaning else { return nil }
      return point.y
    }.max()
    return ((lowest ?? top) - top) / (bottom - top)
  }

  // MARK: So many pages

  @Test func endsOnTheWantedPageAndFillsIt() throws {
    for lines in [10, 14, 18] {
      let document = try Self.laidOut(Self.document(lines: lines), Self.fit(.pages(1)))
      let plain = try Self.laidOut(Self.document(lines: lines), .unbent)
      if document.pages.count == 1 {
        expectNoDifference(document.diagnostics, [])
        let (bent, before) = (try Self.fill(document.pages[0]), try Self.fill(plain.pages[0]))
        #expect(bent >= before || plain.pages.count > 1)
      } else {
        expectNoDifference(
          document.diagnostics.map(\.message), ["the document takes 2 pages, not 1"])
      }
    }
  }

  @Test(arguments: 1...4)
  func endsOnWholePagesOrWarns(count: Int) throws {
    var exact = 0
    for lines in stride(from: 4, through: 64, by: 4) {
      let document = try Self.laidOut(Self.document(lines: lines), Self.fit(.pages(count)))
      let plain = try Self.laidOut(Self.document(lines: lines), .unbent)
      if document.pages.count == count {
        exact += 1
        expectNoDifference(document.diagnostics, [])
      } else {
        let pages = document.pages.count == 1 ? "page" : "pages"
        expectNoDifference(
          document.diagnostics,
          [.warning("the document takes \(document.pages.count) \(pages), not \(count)")])
        // What cannot end there is not made worse.
        #expect(document.pages.count <= plain.pages.count || plain.pages.count < count)
      }
    }
    #expect(exact > 2)
  }

  @Test func saysWhatItChanged() throws {
    let loose = try Self.laidOut(Self.document(lines: 9), Self.fit(.pages(1)))
    #expect(loose.adjustment.hasPrefix("hero 1"))
    #expect(try Self.laidOut(Self.document(lines: 9), .unbent).adjustment == "")
  }

  /// Nothing leaves the bounds that the layout states.
  @Test func staysWithinItsBounds() throws {
    let template = try LayoutTemplate.sample()
    for lines in stride(from: 3, through: 40, by: 3) {
      let document = try Self.laidOut(Self.document(lines: lines), Self.fit(.pages(2)))
      let height = try #require(template.parts[0].height)
      for page in document.pages {
        for item in page.items {
          if case .image(let image) = item.content {
            let factor = image.frame.height / height
            #expect((0.599...1.501).contains(factor))
          }
          if case .glyphs(let run, _) = item.content, case .node = item.meaning {
            #expect((0.999...1.041).contains(run.style.size / template[.body].size))
            #expect((0.979...1.103).contains(run.style.leading / template[.body].leading))
          }
        }
      }
    }
  }

  // MARK: Whole sheets

  @Test func endsOnBothSidesOfASheetWhereItCan() throws {
    var even = 0
    for lines in stride(from: 4, through: 80, by: 4) {
      let plain = try Self.laidOut(Self.document(lines: lines), .unbent)
      let document = try Self.laidOut(Self.document(lines: lines), Self.fit(.sheet))
      if document.pages.count.isMultiple(of: 2) {
        even += 1
        expectNoDifference(document.diagnostics, [])
      } else {
        // It stays as it was, and says so.
        #expect(document.pages.count == plain.pages.count)
        #expect(document.adjustment == "")
        expectNoDifference(document.diagnostics.count, 1)
      }
    }
    #expect(even > 12)
  }

  // MARK: Tidy

  @Test func savesASparseLastPage() throws {
    var saved = 0
    for lines in 4...60 {
      let document = Self.document(lines: lines)
      let plain = try Self.laidOut(document, .unbent)
      let tidy = try Self.laidOut(document, .tidy)
      if tidy.pages.count < plain.pages.count { saved += 1 }
      #expect(plain.pages.count - tidy.pages.count <= 1)
      #expect((tidy.pages.count < plain.pages.count) == !tidy.adjustment.isEmpty)
    }
    #expect(saved > 3)
  }

  /// A last page that is well used is worth its sheet.
  @Test func squeezesNothingForAPageThatIsUsed() throws {
    let lines = try #require(
      (20...40).first { lines in
        let pages = try? Self.laidOut(Self.document(lines: lines), .unbent).pages
        guard let last = pages?.last, pages?.count == 2 else { return false }
        return ((try? Self.fill(last)) ?? 0) > 0.6
      })
    #expect(try Self.laidOut(Self.document(lines: lines), .tidy).adjustment == "")
  }

  /// The picture gives way where that lets a part stand whole beside the one it belongs to.
  @Test func keepsTheFirstPageWhole() throws {
    var template = try LayoutTemplate.sample()
    template.size.height = .pt(500)
    template.parts = template.parts.map { part in
      var part = part
      part.keepsWithPrevious = part.part == .schedule
      return part
    }
    let rows = (1...9).map { row in
      Table.Row(cells: [[SampleHandout.paragraph("Row \(row)")]])
    }
    let document = Document(
      language: "en", rightToLeft: false, title: "T",
      parts: [
        Part(name: .hero, blocks: [.image(SampleHandout.hero)]),
        Part(name: .title, blocks: [.heading(level: 1, [.text("Title")])]),
        Part(
          name: .schedule,
          blocks: [.table(Table(style: .schedule, columns: [.start], header: [], rows: rows))]),
      ], running: [:])
    func pages(_ fit: Fit) -> LaidOutDocument {
      template.fit = fit
      return LayoutEngine(template: template, typesetter: InstalledFonts.typesetter())
        .layOut(document, images: Self.images)
    }
    #expect(pages(.unbent).pages.count == 2)
    let tidy = pages(.tidy)
    #expect(tidy.pages.count == 1)
    #expect(tidy.adjustment.hasPrefix("hero "))
  }
}

extension Fit {
  /// Nothing may give way.
  fileprivate static let unbent = Fit(
    goal: .tidy, hero: 1...1, spacing: 1...1, leading: 1...1, size: 1...1)
}

extension LayoutTemplate {
  /// A picture above running text; the first part is the picture.
  static func sample() throws -> LayoutTemplate {
    var template = try TestLayouts.plain()
    template.size.width = .pt(400)
    template.grid.side = .zero
    return template
  }
}
