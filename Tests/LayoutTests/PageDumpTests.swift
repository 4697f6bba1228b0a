import Content
import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout

/// Pages as text, compared with what was recorded and read.
@Suite struct PageDumpTests {
  private static func laidOut(
    _ document: Document, on template: LayoutTemplate
  ) -> LaidOutDocument {
    LayoutEngine(template: template, typesetter: InstalledFonts.typesetter())
      .layOut(document, images: ["hero.jpg": PixelSize(width: 900, height: 400)])
  }

  // MARK: Single kinds of blocks

  private static let blocks: [String: [Block]] = [
    "headings": (1...4).flatMap { level -> [Block] in
      [
        .heading(level: level, [.text("A heading of the level \(level) on two lines")]),
        SampleHandout.paragraph("What it heads."),
      ]
    },
    "paragraphs": [Block.Tone.body, .lead, .note, .caution].map { tone in
      SampleHandout.paragraph("This is a paragraph in the tone \"\(tone.rawValue)\".", tone)
    },
    "inlines": Array(SampleHandout.body[1...1]) + [
      .paragraph(
        [
          .emphasis([.text("Stressed")]), .text(" and "), .code("x = \"1\"", nil), .lineBreak,
          .image(ImageReference(path: "none.jpg", alternative: "a sign")),
        ], .body)
    ],
    "list-bullet": [SampleHandout.bullets],
    "list-number": [SampleHandout.body[4]],
    "list-tick-box": [SampleHandout.tickBoxes],
    "table-plain": [SampleHandout.table],
    "table-schedule": [SampleHandout.schedule],
    "quote": [SampleHandout.body[5]],
    "code": [SampleHandout.body[7]],
    "image": [
      .image(SampleHandout.hero),
      .image(ImageReference(path: "missing.jpg", alternative: "What the picture shows.")),
    ],
    "rule": [SampleHandout.paragraph("Above."), .rule, SampleHandout.paragraph("Below.")],
    "glance": [SampleHandout.glance],
    "callout": [SampleHandout.callout],
    "steps": [SampleHandout.steps],
    "calendar": [SampleHandout.calendar],
    "timeline": [SampleHandout.timeline],
    "form": [SampleHandout.form],
    "details": [SampleHandout.details],
  ]

  @Test(arguments: blocks.keys.sorted())
  func block(name: String) throws {
    var template = try TestLayouts.plain()
    template.size = Size(width: .pt(420), height: .pt(400))
    let document = Self.laidOut(
      SampleHandout.document(Self.blocks[name] ?? []), on: template)
    try Golden(name: "block-\(name)").check("\(PageDump(document: document))")
  }

  // MARK: Whole documents

  @Test(arguments: [Paper.a4, .a5])
  func handout(paper: Paper) throws {
    let document = Self.laidOut(SampleHandout.document, on: try TestLayouts.plain(paper))
    try Golden(name: "handout-\(paper.rawValue)").check("\(PageDump(document: document))")
  }

  @Test func rightToLeft() throws {
    var template = try TestLayouts.plain()
    template.size = Size(width: .pt(420), height: .pt(400))
    let document = Self.laidOut(Self.arabic, on: template)
    try Golden(name: "right-to-left").check("\(PageDump(document: document))")
  }

  private static let arabic = Document(
    language: "ar", rightToLeft: true, title: "خطة العلاج",
    parts: [
      Part(
        name: .body, heading: [.text("قبل الجلسة")],
        blocks: [
          .paragraph(
            [.text("اشرب الماء ("), .strong([.text("Aqua")]), .text(") 30–40 دقيقة.")], .body),
          .list(
            List(
              marker: .number(start: 1),
              items: [[SampleHandout.paragraph("لا شمس")], [SampleHandout.paragraph("لا ساونا")]])),
          .table(
            Table(
              columns: [.start, .end], header: [[.text("اليوم")], [.text("الساعة")]],
              rows: [
                Table.Row(cells: [
                  [SampleHandout.paragraph("السبت")], [SampleHandout.paragraph("10:30")],
                ])
              ])),
          .paragraph([.text("سطر"), .lineBreak, .text("آخر")], .caution),
          .image(SampleHandout.hero),
        ])
    ],
    running: ["clinic": "عيادة الشمال", "phone": "01632 960 001", "page-of": "{page} / {pages}"])

  // MARK: The goldens themselves

  @Test func everyGoldenIsUsed() throws {
    let used =
      Self.blocks.keys.map { "block-\($0)" } + ["handout-a4", "handout-a5", "right-to-left"]
    expectNoDifference(Set(try Golden.recorded()).subtracting(used), [])
  }

  @Test func isTheSameTwice() throws {
    let template = try TestLayouts.plain()
    let first = "\(PageDump(document: Self.laidOut(SampleHandout.document, on: template)))"
    let second = "\(PageDump(document: Self.laidOut(SampleHandout.document, on: template)))"
    #expect(first == second)
  }

  /// A typesetter keeps what it learned; nothing of it may show.
  @Test func isTheSameWithAUsedTypesetter() throws {
    let template = try TestLayouts.plain()
    let engine = LayoutEngine(template: template, typesetter: InstalledFonts.typesetter())
    _ = engine.layOut(Self.arabic, images: [:])
    let images = ["hero.jpg": PixelSize(width: 900, height: 400)]
    let used = engine.layOut(SampleHandout.document, images: images)
    let fresh = Self.laidOut(SampleHandout.document, on: template)
    #expect("\(PageDump(document: used))" == "\(PageDump(document: fresh))")
  }
}
