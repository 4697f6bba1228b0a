import Content

/// A handout with every kind of block, for no real patient and of no real clinic.
public enum SampleHandout {
  /// The picture at its head.
  public static let hero = ImageReference(
    path: "hero.jpg", alternative: "Light passes through layers.",
    focus: .init(x: 0.5, y: 0.25))

  public static let document = Document(
    language: "en", rightToLeft: false, title: "Gentle light", parts: parts,
    running: [
      "clinic": "Clinic of the North", "phone": "01632 960 001", "title": "Gentle light",
      "patient": "A. Sample", "page-of": "Page {page} of {pages}",
    ])

  /// A document of a single part, set without a heading.
  public static func document(_ blocks: [Block]) -> Document {
    Document(
      language: "en", rightToLeft: false, title: "Blocks",
      parts: [Part(name: .title, blocks: blocks)], running: [:])
  }

  public static func paragraph(_ text: String, _ tone: Block.Tone = .body) -> Block {
    .paragraph([.text(text)], tone)
  }

  private static let parts = [
    Part(name: .hero, blocks: [.image(hero)]),
    Part(
      name: .title,
      blocks: [
        .heading(level: 1, [.text("Gentle light")]),
        paragraph("A plan for calmer skin, made for A. Sample.", .lead),
        paragraph("No clinician has reviewed this text yet.", .caution),
      ]),
    Part(name: .glance, blocks: [glance]),
    Part(
      name: .schedule, heading: [.text("Your visits")],
      blocks: [schedule, paragraph("An open ring marks a visit that may follow.", .note)]),
    Part(name: .practical, heading: [.text("How to reach us")], blocks: [details, form]),
    Part(name: .calendar, heading: [.text("Calendar")], blocks: [calendar]),
    Part(name: .aftercare, heading: [.text("Afterwards")], blocks: [timeline]),
    Part(name: .before, heading: [.text("Before you come")], blocks: [bullets]),
    Part(name: .steps, heading: [.text("At a visit")], blocks: [steps]),
    Part(name: .screening, heading: [.text("Tell us first")], blocks: [tickBoxes]),
    Part(name: .call, blocks: [callout]),
    Part(name: .body, blocks: body),
    Part(name: .colophon, blocks: [paragraph("Version 1.0 (March 2026)", .note)]),
  ]

  // MARK: Blocks

  public static let glance = Block.glance([
    Fact(figure: "5 visits", label: [.text("one month apart")]),
    Fact(figure: "30–40 min", label: [.text("for each visit")]),
    Fact(figure: "1 March", label: [.text("the first visit")]),
  ])

  public static let schedule = Block.table(
    Table(
      style: .schedule, columns: [.start, .start],
      header: [[.text("Day")], [.text("Time")]],
      rows: (1...5).map { visit in
        Table.Row(
          marker: Marker(
            label: "\(visit)", filled: visit < 4,
            spoken: visit < 4 ? "Visit \(visit)" : "Visit \(visit), if suggested"),
          cells: [
            [paragraph("Saturday \(visit) March 2025"), paragraph("a short note", .note)],
            visit == 1 ? [paragraph("10:30")] : [],
          ])
      }))

  public static let table = Block.table(
    Table(
      columns: [.start, .centre, .end],
      header: [[.text("Area")], [.text("Kind")], [.text("Minutes")]],
      rows: [("Face", "even", "35"), ("Neck", "fine", "20"), ("Hands and arms", "light", "120")]
        .map { area, kind, minutes in
          Table.Row(cells: [[paragraph(area)], [paragraph(kind)], [paragraph(minutes)]])
        }))

  public static let details = Block.details([
    Detail(
      name: "Address",
      value: [.paragraph([.text("1 North Street"), .lineBreak, .text("Northtown")], .body)]),
    Detail(
      name: "Email",
      value: [
        .paragraph(
          [.link(destination: "mailto:post@example.org", [.text("post@example.org")])], .body)
      ]),
  ])

  public static let form = Block.form(["Notes", ""])

  public static let calendar = Block.calendar(
    MonthCalendar(
      weekdays: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].map {
        MonthCalendar.WeekdayName(short: $0, spoken: "\($0), in full")
      },
      months: [
        month("March 2025", marked: [1: .planned, 4: .closed]),
        month("April 2025", marked: [5: .optional]),
      ],
      legend: [
        .init(mark: .planned, text: "planned"), .init(mark: .optional, text: "if suggested"),
        .init(mark: .closed, text: "closed"),
      ]))

  /// The first two weeks of a month that begins on a Saturday.
  private static func month(
    _ title: String, marked marks: [Int: MonthCalendar.Mark]
  ) -> MonthCalendar.Month {
    let days: [MonthCalendar.Cell?] = (1...9).map { day in
      MonthCalendar.Cell(
        label: "\(day)", mark: marks[day], spoken: marks[day].map { "\(day), \($0.rawValue)" })
    }
    return MonthCalendar.Month(
      title: title, captions: ["Visit: Saturday 1"],
      weeks: [
        Array(repeating: nil, count: 5) + days.prefix(2), Array(days.dropFirst(2)),
      ])
  }

  private static let firstDay = Day(number: 20_148)

  public static let timeline = Block.timeline(
    Timeline(
      days: firstDay...firstDay.adding(days: 60),
      ticks: [
        .init(day: firstDay, label: "March"), .init(day: firstDay.adding(days: 31), label: "April"),
      ],
      events: [
        .init(day: firstDay, marker: Marker(label: "1", filled: true, spoken: "Visit 1")),
        .init(
          day: firstDay.adding(days: 31),
          marker: Marker(label: "2", filled: false, spoken: "Visit 2, if suggested")),
      ],
      tracks: [
        .init(
          kind: .avoid, label: "Sun", bars: [firstDay...firstDay.adding(days: 27)],
          lines: [[.text("no sun until Friday 28 March")]]),
        .init(kind: .do, label: "Cream", bars: [], lines: [[.text("every morning")]]),
      ]))

  public static let bullets = Block.list(
    List(
      marker: .bullet,
      items: [
        [paragraph("Take off make-up.")],
        [
          paragraph("Drink water."),
          .list(List(marker: .bullet, items: [[paragraph("Two glasses.")]])),
        ],
        [paragraph("Bring this plan.")],
      ]))

  public static let steps = Block.steps([
    Step(title: "We clean", text: [.text("Any make-up comes off first.")]),
    Step(title: "We treat", text: [.text("You feel warmth.")]),
    Step(title: "We cool", text: [.text("A cool gel, for a few minutes.")]),
  ])

  public static let tickBoxes = Block.list(
    List(
      marker: .tickBox,
      items: ["are pregnant", "take medicines", "have a pacemaker"].map { [paragraph($0)] }))

  public static let callout = Block.callout(
    [
      .heading(level: 3, [.text("Call us if")]),
      .list(List(marker: .bullet, items: [[paragraph("the redness gets worse")]])),
    ], .call)

  public static let body: [Block] = [
    .heading(level: 2, [.text("How it works")]),
    .paragraph(
      [
        .text("Light warms the skin "), .strong([.text("gently")]), .text(", and "),
        .link(destination: "https://example.org/light", [.text("most people")]),
        .text(" feel little. It may take weeks before you see a change."),
      ], .body),
    .heading(level: 3, [.text("In numbers")]),
    table,
    .list(
      List(
        marker: .number(start: 9),
        items: [[paragraph("The ninth.")], [paragraph("The tenth.")]], tight: false)),
    .quote([paragraph("I felt a little warmth.")]),
    .rule,
    .code("let light = true\n  if light { glow() }", nil),
  ]
}
