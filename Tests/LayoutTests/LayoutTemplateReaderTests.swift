import Content
import CustomDump
import TestSupport
import Testing

@testable import Layout
@testable import Typography

@Suite struct LayoutTemplateReaderTests {
  private static func read(
    _ text: String, paper: Paper = .a4, accent: Color = TestLayouts.accent,
    bases: [String: String] = [:]
  ) -> Parsed<LayoutTemplate> {
    LayoutTemplateReader { name in
      bases[name].map { SourceFile(path: "\(name).yaml", text: $0) }
    }.read(SourceFile(path: "x.yaml", text: text), name: "x", paper: paper, accent: accent)
  }

  private static func complaints(
    _ text: String, paper: Paper = .a4, bases: [String: String] = [:]
  ) -> [String] {
    read(text, paper: paper, bases: bases).diagnostics.map { $0.formatted() }
  }

  // MARK: Errors at their places

  @Test(arguments: [
    (
      "titel: X\nparts: [body]",
      ["x.yaml:1:1: error: unknown field 'titel'\n   hint: did you mean 'title'?"]
    ),
    (
      "parts: [body]\nmargins: {top: 12}",
      [
        """
        x.yaml:2:16: error: 'top' takes a length such as "12pt", "15mm", "20%" or "1.4em"
           hint: write "12pt"
        """
      ]
    ),
    (
      "parts: [body]\nmargins: {top: wide}",
      ["x.yaml:2:16: error: 'top' takes a length such as \"12pt\", \"15mm\", \"20%\" or \"1.4em\""]
    ),
    (
      "parts: [body]\ncolors:\n  ink: blue",
      ["x.yaml:3:8: error: 'ink' takes a colour such as \"#7a2e43\""]
    ),
    (
      "parts: [body]\ncolors: {inc: \"#000000\"}",
      ["x.yaml:2:10: error: unknown field 'inc'\n   hint: did you mean 'ink'?"]
    ),
    (
      "parts:\n  - body\n  - shedule",
      ["x.yaml:3:5: error: there is no part 'shedule'\n   hint: did you mean 'schedule'?"]
    ),
    (
      "parts:\n  - {part: shedule}\n  - body",
      [
        """
        x.yaml:2:12: error: 'part' takes hero, title, glance, schedule, changes, practical, calendar, \
        aftercare, before, steps, screening, expect, call, body or colophon
           hint: write "schedule"
        """
      ]
    ),
    (
      "parts: [body, {heading: top}]",
      ["x.yaml:1:15: error: 'part' is missing in the part"]
    ),
    (
      "parts: [{part: body, heading: left}]",
      ["x.yaml:1:31: error: 'heading' takes side or top"]
    ),
    (
      "parts: [{part: body, starts_page: maybe}]",
      ["x.yaml:1:35: error: 'starts_page' takes true or false"]
    ),
    (
      "parts: [body]\npapers:\n  a6: {}",
      ["x.yaml:3:3: error: unknown field 'a6'\n   hint: did you mean 'a4'?"]
    ),
    (
      "parts: [body]\nstyles: {body: {weight: heavy, color: tin}}",
      [
        "x.yaml:2:25: error: 'weight' takes regular or bold",
        """
        x.yaml:2:39: error: 'color' takes ink, muted, accent, tint, soft, line or on-accent
           hint: write "tint"
        """,
      ]
    ),
    (
      "parts: [body]\nstyles: {leed: {size: 14pt}}",
      ["x.yaml:2:10: error: unknown field 'leed'\n   hint: did you mean 'lead'?"]
    ),
    (
      "parts: [body]\nimage_resolution: 9000",
      ["x.yaml:2:19: error: 'image_resolution' takes a whole number from 36 to 2400"]
    ),
    (
      "parts: [body]\nfooter: {left: x}",
      ["x.yaml:2:10: error: unknown field 'left'\n   hint: the footer takes 'start' and 'end'"]
    ),
  ])
  func namesWhatIsWrongAndWhere(text: String, expected: [String]) {
    expectNoDifference(Self.complaints(text), expected)
    #expect(Self.read(text).value == nil)
  }

  /// Every error of a file at once, in whichever variant it stands.
  @Test func collectsAllThatIsWrong() {
    let text = """
      parts: [body]
      margins: {top: 12}
      papers:
        a5: {grid: {side: 3}}
      """
    expectNoDifference(
      Self.read(text, paper: .a5).diagnostics.map(\.location?.line), [2, 4])
    expectNoDifference(Self.read(text, paper: .a4).diagnostics.map(\.location?.line), [2])
  }

  @Test func refusesWhatMakesNoPage() {
    func messages(_ text: String) -> [String] { Self.read(text).diagnostics.map(\.message) }
    expectNoDifference(
      messages("margins: {start: 90mm, end: 90mm}\nparts: [body]"),
      ["the margins leave less than 120 pt for the text"])
    expectNoDifference(
      messages("grid: {side: 400pt}\nparts: [body]"),
      ["the side column leaves less than half the page for the text"])
    expectNoDifference(
      messages("margins: {top: 140mm, bottom: 110mm}\nparts: [body]"),
      ["the margins, header and footer leave less than 120 pt of height"])
    expectNoDifference(messages("title: X"), ["the layout names no parts"])
    expectNoDifference(
      messages("styles: {body: {size: 12pt, leading: 10pt}}\nparts: [body]"),
      ["a style's leading is smaller than its size"])
  }

  @Test func refusesWhatIsNoLayout() {
    #expect(Self.read("- a\n- b").diagnostics.hasErrors)
    #expect(Self.read("a: [").diagnostics.hasErrors)
    #expect(Self.read("").diagnostics.hasErrors)
    #expect(Self.read("papers: 3\nparts: [body]").diagnostics.hasErrors)
  }

  // MARK: What is not said

  @Test func fillsInWhatIsNotSaid() throws {
    let template = try #require(Self.read("parts: [body]").sound)
    #expect(template.name == "x")
    #expect(template.title == "x")
    #expect(template.size == Paper.a4.size)
    #expect(template.margins.top == .mm(15))
    #expect(template.grid.side == .zero)
    #expect(template.fonts == [.text: ["Noto Sans"], .display: ["Noto Sans"]])
    #expect(template.palette == Palette(accent: TestLayouts.accent))
    #expect(template.imageResolution == 220)
    #expect(template.firstHeader == .empty)
    expectNoDifference(
      template.parts,
      [
        LayoutTemplate.PartLayout(
          part: .body, heading: .side, height: nil, reachesEdges: false, spaceBefore: .pt(22),
          columns: 1, companions: [], startsPage: false,
          keepsWithPrevious: false)
      ])
  }

  /// A style is the same whether the layout has no styles, empty ones or none of that name.
  @Test(arguments: ["", "styles:\n", "styles: {}\n", "styles: {title: {size: 30pt}}\n"])
  func fillsInStyles(styles: String) throws {
    let template = try #require(Self.read(styles + "parts: [body]").sound)
    for name in LayoutTemplate.StyleName.allCases where name != .title {
      expectNoDifference(
        template[name],
        LayoutTemplate.Style(
          font: .text, weight: .regular, size: .pt(12), leading: .pt(17), color: .ink,
          spaceBefore: .zero, spaceAfter: .pt(8)))
    }
  }

  @Test func takesFromTheBodyWhatAStyleDoesNotSay() throws {
    let template = try #require(
      Self.read(
        """
        styles:
          body: {size: 10pt, leading: 15pt, space_before: 3pt, space_after: 4pt, color: muted}
          title: {size: 20pt, font: display}
          note: {leading: 11pt}
        parts: [body]
        """
      ).sound)
    let title = template[.title]
    #expect(title.leading == .pt(30))
    #expect(title.color == .muted)
    #expect(title.spaceAfter == .pt(4))
    #expect(title.spaceBefore == .zero)
    #expect((template[.note].size, template[.note].leading) == (.pt(10), .pt(11)))
  }

  @Test func theFirstHeaderIsTheHeaderUnlessItSaysOtherwise() throws {
    let one = try #require(Self.read("header: {start: A, end: B}\nparts: [body]").sound)
    #expect(one.firstHeader == .init(start: "A", end: "B"))
    let two = try #require(
      Self.read("header: {start: A}\nfirst_header: {end: C}\nparts: [body]").sound)
    #expect(two.firstHeader == .init(start: "", end: "C"))
    #expect(two.header == .init(start: "A", end: ""))
  }

  // MARK: Units that count from something

  /// `em` in a style is its own size, elsewhere the body's; a style's size counts from the body's.
  @Test func countsEms() throws {
    let template = try #require(
      Self.read(
        """
        header_gap: 2em
        grid: {measure: 34em, rhythm: half}
        parts: [{part: body, space_before: 1.5em}]
        styles:
          title: {size: 2em, leading: 1.2em, space_before: 0.5em, space_after: 0.25em}
          body: {size: 10pt, leading: 1.4em, space_after: 0.5em}
        """
      ).sound)
    #expect(template.headerGap == .pt(20))
    #expect(template.grid.measure == .pt(340))
    #expect(template.grid.rhythm == .pt(7))
    #expect(template.parts[0].spaceBefore == .pt(15))
    let title = template[.title]
    #expect((title.size, title.leading) == (.pt(20), .pt(24)))
    #expect((title.spaceBefore, title.spaceAfter) == (.pt(10), .pt(5)))
    #expect((template[.body].leading, template[.body].spaceAfter) == (.pt(14), .pt(5)))
  }

  /// A layout that extends another may change the size of which that one's ems are made.
  @Test func countsEmsOfTheFinalBody() throws {
    let bases = ["base": "grid: {measure: 30em}\nstyles: {lead: {size: 1.5em}}\nparts: [body]"]
    let template = try #require(
      Self.read("extends: base\nstyles: {body: {size: 20pt}}", bases: bases).sound)
    #expect(template.grid.measure == .pt(600))
    #expect(template[.lead].size == .pt(30))
  }

  /// Per cent are of the page's width; a booklet's page is half of its sheet.
  @Test func countsPerCentOfThePage() throws {
    let text = "margins: {start: 10%, top: 5%}\nparts: [{part: hero, height: 20%}]"
    let single = try #require(Self.read(text, paper: .letter).sound)
    #expect((single.margins.start, single.margins.top) == (.pt(61.2), .pt(30.6)))
    #expect(single.parts[0].height == .pt(122.4))
    let booklet = try #require(Self.read("imposition: booklet\n" + text, paper: .letter).sound)
    #expect(booklet.margins.start == .pt(39.6))
  }

  @Test func namesTheUnitThatWasProbablyMeant() {
    expectNoDifference(
      Self.complaints("parts: [body]\ngrid: {measure: 30rem}\nstyles: {body: {size: 16px}}"),
      [("2:17", "measure", "30em"), ("3:23", "size", "16pt")].map { place, field, hint in
        """
        x.yaml:\(place): error: '\(field)' takes a length such as "12pt", "15mm", "20%" or "1.4em"
           hint: write "\(hint)"
        """
      })
  }

  // MARK: Variants and inheritance

  @Test func laysAPapersFieldsOverTheRest() throws {
    let text = """
      grid: {side: 90pt, gutter: 12pt}
      styles: {body: {size: 12pt, leading: 17pt}, title: {size: 30pt}}
      parts: [title, body]
      papers:
        a5: {grid: {side: 0}, styles: {title: {size: 20pt}}, parts: [body]}
      """
    let large = try #require(Self.read(text, paper: .a4).sound)
    let small = try #require(Self.read(text, paper: .a5).sound)
    #expect((large.grid.side, small.grid.side) == (.pt(90), .zero))
    #expect(small.grid.gutter == .pt(12))
    #expect((large[.title].size, small[.title].size) == (.pt(30), .pt(20)))
    #expect(small[.body].leading == .pt(17))
    #expect((large.parts.count, small.parts.map(\.part)) == (2, [.body]))
    #expect(small.size == Size(width: .mm(148), height: .mm(210)))
  }

  @Test func extendsAnotherLayout() throws {
    let bases = [
      "middle": "extends: base\nmargins: {top: 20mm}\npapers: {a4: {title: For A4}}",
      "base": "title: Base\nmargins: {top: 10mm, bottom: 11mm}\nparts: [title, body]",
    ]
    let text = "extends: middle\nparts: [body]"
    let template = try #require(Self.read(text, bases: bases).sound)
    #expect(template.title == "For A4")
    #expect((template.margins.top, template.margins.bottom) == (.mm(20), .mm(11)))
    #expect(template.parts.map(\.part) == [.body])
  }

  /// What a layout says holds on every paper, also on one for which its base says otherwise.
  @Test func saysMoreThanItsBaseDoesOfAPaper() throws {
    let base = """
      styles: {body: {size: 12pt}, title: {size: 30pt}}
      parts: [title, body]
      papers: {a5: {styles: {title: {size: 20pt}, lead: {size: 13pt}}, parts: [body]}}
      """
    let text = """
      extends: base
      styles: {title: {size: 40pt}}
      papers: {a5: {styles: {lead: {size: 15pt}}}}
      """
    let small = try #require(Self.read(text, paper: .a5, bases: ["base": base]).sound)
    #expect((small[.title].size, small[.lead].size) == (.pt(40), .pt(15)))
    #expect(small.parts.map(\.part) == [.body])
    let large = try #require(Self.read(text, paper: .a4, bases: ["base": base]).sound)
    #expect((large[.title].size, large[.lead].size) == (.pt(40), .pt(12)))
    // A booklet takes what its base says of the pages that it is made of.
    let booklet = "imposition: booklet\n" + "extends: base"
    let folded = try #require(Self.read(booklet, paper: .a4, bases: ["base": base]).sound)
    #expect((folded[.title].size, folded.parts.count) == (.pt(20), 1))
  }

  @Test func saysWhereABaseIsWrong() {
    expectNoDifference(
      Self.complaints("extends: base", bases: ["base": "parts: [body]\nmargins: {top: 1}"]),
      [
        "base.yaml:2:16: error: 'top' takes a length such as \"12pt\", \"15mm\", \"20%\" or \"1.4em\"\n   hint: write \"1pt\""
      ])
  }

  @Test func refusesToExtendWhatIsNotThere() {
    expectNoDifference(
      Self.complaints("parts: [body]\nextends: nothing"),
      [
        "x.yaml:2:10: error: there is no layout 'nothing' to extend\n   hint: plan list shows the layouts"
      ])
  }

  @Test func refusesACircle() {
    let circle = ["a": "extends: b", "b": "extends: a"]
    expectNoDifference(
      Self.read("extends: a", bases: circle).diagnostics.map(\.message),
      ["layouts extend each other in a circle"])
    expectNoDifference(
      Self.read("extends: x", bases: ["x": "extends: x"]).diagnostics.map(\.message),
      ["layouts extend each other in a circle"])
  }

  // MARK: The layouts we ship

  @Test(arguments: Paper.allCases)
  func theHandoutReadsClean(paper: Paper) throws {
    let parsed = LayoutTemplateReader { _ in nil }.read(
      try TestLayouts.shipped("handout"), name: "handout", paper: paper,
      accent: TestLayouts.accent)
    expectNoDifference(parsed.diagnostics, [])
    let template = try #require(parsed.value)
    #expect(Set(template.parts.map(\.part)) == Set(Part.Name.allCases))
    // What research asks for (UKAAF G003; WCAG 1.4.8): nothing below 12 pt, and room between lines.
    for style in template.styles.values { #expect(style.size >= .pt(12)) }
    #expect(template[.body].leading >= template[.body].size * 1.4)
    // Office printers leave 12 mm blank.
    let margins = template.margins
    #expect(min(margins.top, margins.bottom, margins.start, margins.end) >= .mm(12))
    // The families are those that .ci/packages installs.
    for family in template.fonts.values.flatMap(\.names) {
      for weight in FontWeight.allCases {
        #expect(FontLocator().locate(family: family, weight: weight) != nil)
      }
    }
  }
}
