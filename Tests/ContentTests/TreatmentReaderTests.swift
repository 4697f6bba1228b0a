import Content
import CustomDump
import Testing

@Suite struct TreatmentReaderTests {
  private func read(
    _ text: String, path: String = "assets/treatments/peel.md", language: String? = nil
  ) -> Parsed<Treatment> {
    TreatmentReader.read(SourceFile(path: path, text: text), id: "peel", language: language)
  }

  static let complete = """
    ---
    title: Light peel
    description: A mild acid takes off the outermost layer of the skin.
    language: en
    aliases: [peeling, fruit-peel]
    hero_image: peel.jpg
    hero_alt: A brush beside a bowl.
    hero_focus: 50% 40%
    thumb_image: small.jpg
    session: 30–40 minutes
    courses:
      standard:
        title: Standard course
        sessions: 4-6
        planned: 5
        every: 1 month
        at_least: 4 weeks
        at_most: 6 weeks
        maintenance: 6-7 months
      intensive:
        phases:
          first week: {every: 1 day, for: 1 week}
          second week: {sessions: clinic, every: clinic, optional: true}
          monthly: {sessions: up to 6, every: 1 month, after: start}
    before:
      - id: sun
        avoid: no sun beds
        for: 2 weeks
        confirm: true
    aftercare:
      - avoid: no sauna, pool or solarium
      - do: use a sun cream
        for: course
    expect:
      - expect: slight redness
        for: a few hours
    steps:
      - title: We clean your skin
        text: Any **make-up** comes off first.
      - Rest
    contraindications:
      - pregnancy: are pregnant or breastfeeding
      - have a *cold sore*
    when_to_call:
      - the redness gets **worse**
    sources: [A book, "A page: with a colon"]
    version: "1.0 (March 2026)"
    review:
      by: Dr A. Name
      on: 2026-01-10
      due: 2028-01-10
    ---
    # Light Peel

    Words.

    ### Deep heading
    """

  @Test func readsEveryField() {
    let parsed = read(Self.complete)
    expectNoDifference(parsed.diagnostics, [])
    guard let treatment = parsed.value else { return #expect(Bool(false)) }
    func at(_ line: Int, _ column: Int, _ length: Int) -> Place {
      Place(file: "assets/treatments/peel.md", line: line, column: column, length: length)
    }
    #expect(treatment.id == "peel")
    #expect(treatment.file == "assets/treatments/peel.md")
    #expect(treatment.title == "Light peel")
    #expect(treatment.description == "A mild acid takes off the outermost layer of the skin.")
    #expect(treatment.language == "en")
    #expect(treatment.aliases == ["peeling", "fruit-peel"])
    expectNoDifference(
      treatment.hero,
      ImageReference(
        path: "peel.jpg", alternative: "A brush beside a bowl.", focus: .init(x: 0.5, y: 0.4),
        location: at(6, 13, 8)))
    #expect(treatment.thumbnail?.path == "small.jpg")
    #expect(treatment.session == 30...40)
    expectNoDifference(
      treatment.before,
      [
        CareRule(
          id: "sun", kind: .avoid, what: "no sun beds", span: .period(Period(2, .week)),
          toConfirm: true, icon: .sun, location: at(27, 12, 11))
      ])
    expectNoDifference(
      treatment.aftercare.map(\.id), ["no-sauna-pool-or-solarium", "use-a-sun-cream"])
    #expect(treatment.aftercare.map(\.span) == [.clinic, .course])
    #expect(treatment.aftercare.map(\.kind) == [.avoid, .do])
    #expect(treatment.expect.map(\.span) == [.text("a few hours")])
    #expect(treatment.steps.map(\.title) == ["We clean your skin", "Rest"])
    #expect(treatment.steps[0].text.plainText == "Any make-up comes off first.")
    #expect(treatment.contraindications.map(\.id) == ["pregnancy", "have-a-cold-sore"])
    #expect(treatment.contraindications[0].text.plainText == "are pregnant or breastfeeding")
    expectNoDifference(
      treatment.whenToCall,
      [
        [
          .text("the redness gets ", at(45, 5, 17)), .strong([.text("worse", at(45, 24, 5))]),
        ]
      ])
    #expect(treatment.sources == ["A book", "A page: with a colon"])
    #expect(treatment.version == "1.0 (March 2026)")
    #expect(treatment.review?.by == "Dr A. Name")
    #expect(treatment.review?.due == Day(year: 2028, month: 1, day: 10))
    expectNoDifference(sketch(treatment.body), "P Words.\nH2 Deep heading")
  }

  @Test func everythingWrongIsSaidAtOnce() {
    let file = SourceFile(
      path: "assets/treatments/laser.md",
      text: """
        ---
        title: Laser
        hero_imgae: laser.jpg
        session: half an hour
        language: English
        aliases: [face]
        version: 1.0
        description: Light.
        hero_focus: upwards
        sources: []
        courses:
          standard:
            sessions: 6-4
            every: monthly
            at_least: 99999999999 days
        aftercare:
          - avoid: no sun
            for: 4 weks
        review: {on: 2026-02-30}
        ---
        Words <b>and</b>
        """)
    expectNoDifference(
      printed(TreatmentReader.read(file, id: "laser").diagnostics, of: file),
      """
      assets/treatments/laser.md:3:1: warning: unknown field 'hero_imgae'
          3 | hero_imgae: laser.jpg
            | ^~~~~~~~~~
         hint: did you mean 'hero_image'?
      assets/treatments/laser.md:4:10: error: 'session' takes minutes such as "35" or "30-40"
          4 | session: half an hour
            |          ^~~~~~~~~~~~
      assets/treatments/laser.md:5:11: error: 'language' takes a language tag such as "en" or "uk"
          5 | language: English
            |           ^~~~~~~
      assets/treatments/laser.md:9:13: error: 'hero_focus' takes a point such as "50% 40%" or "top left"
          9 | hero_focus: upwards
            |             ^~~~~~~
      assets/treatments/laser.md:13:15: error: 'sessions' takes a number of sessions such as "3", "4-6" or "up to 8"
         13 |     sessions: 6-4
            |               ^~~
      assets/treatments/laser.md:14:12: error: 'every' takes an interval such as "14 days" or "1-2 weeks"
         14 |     every: monthly
            |            ^~~~~~~
         hint: write "1 month"
      assets/treatments/laser.md:15:15: error: 'at_least' takes a length of time such as "4 weeks" or "1 month"
         15 |     at_least: 99999999999 days
            |               ^~~~~~~~~~~~~~~~
      assets/treatments/laser.md:18:10: error: 'for' takes "4 weeks", "clinic", "course" or a text in quotes
         18 |     for: 4 weks
            |          ^~~~~~
         hint: write "4 weeks"
      assets/treatments/laser.md:19:9: error: 'by' is missing in the review
         19 | review: {on: 2026-02-30}
            |         ^~~~~~~~~~~~~~~~
         hint: name the clinician who read the text
      assets/treatments/laser.md:19:14: error: 'on' takes a day such as "2025-03-01"
         19 | review: {on: 2026-02-30}
            |              ^~~~~~~~~~
      assets/treatments/laser.md:21:7: warning: raw HTML is left out: <b>
         21 | Words <b>and</b>
            |       ^~~
         hint: write it as Markdown
      """)
  }

  @Test(arguments: [
    ("---\ntitle: Given\n---\n# Heading\n\nWords.", "Given", "H2 Heading\nP Words."),
    ("---\ntitle:\n---\n# Heading\n\nWords.", "Heading", "P Words."),
    ("# Heading *two*\n\nWords.", "Heading two", "P Words."),
    ("Words.\n\n## Later\n\nMore.", "Later", "P Words.\nH2 Later\nP More."),
    ("Heading\n=======\n\nWords.", "Heading", "P Words."),
    ("First line\n\nWords.", "First line", "P Words."),
    ("First line\nand more.", "First line", "P First line and more."),
    ("- a\n- b", "peel", "bullets\n  P a\n  P b"),
    ("---\ndescription: x\n---\nFirst line\n\nWords.", "First line", "P Words."),
    ("---\ntitle: \"  Two\\n lines \"\n---\n", "Two lines", ""),
  ])
  func theTitle(text: String, title: String, body: String) {
    let parsed = read(text)
    #expect(parsed.value?.title == title)
    expectNoDifference(sketch(parsed.value?.body ?? []), body)
  }

  @Test func aLongFirstLineIsNoTitle() {
    let line = String(repeating: "word ", count: 25)
    #expect(read(line + "\n\nb.").value?.title == "peel")
    let heading = String(repeating: "a", count: 10_000)
    #expect(read("# \(heading)\n\nb.").value?.title == heading)
    #expect(read("---\ntitle: \(heading)\n---\nb.").value?.title == heading)
  }

  @Test func headingsStartAtLevelTwo() {
    let text = "---\ntitle: T\n---\n# T\n\n# A\n\n### B\n\n## C\n\n###### D"
    expectNoDifference(sketch(read(text).value?.body ?? []), "H2 A\nH3 B\nH3 C\nH4 D")
  }

  @Test func frontMatterMayBeIndentedAndItsPlacesStayRight() {
    let parsed = read("---\r\n    title: T\r\n    session: long\r\n---\r\nWords.")
    #expect(parsed.value?.title == "T")
    expectNoDifference(
      brief(parsed.diagnostics), ["3:14 error: 'session' takes minutes such as \"35\" or \"30-40\""]
    )
  }

  @Test func emptyFieldsAreAbsentOnes() {
    let parsed = read(
      "---\ntitle: T\ndescription:\nhero_image: ''\ncourses: {}\nreview:\nbefore: []\nsteps: ~\n---\n"
    )
    expectNoDifference(parsed.diagnostics, [])
    var expected = Treatment(id: "peel", file: "assets/treatments/peel.md", title: "T")
    expected.body = []
    // Where a field stands is known even where it says nothing.
    expected.places = parsed.value?.places ?? [:]
    expectNoDifference(parsed.value, expected)
    #expect(read("---\nreview: {by: , on: }\n---\nx").value?.review == nil)
  }

  @Test func theLanguageOfTheFrontMatterGoesFirst() {
    #expect(read("Words", language: "uk").value?.language == "uk")
    #expect(read("---\nlanguage: uk-UA\n---\n", language: "en").value?.language == "uk-UA")
    #expect(read("Words").value?.language == nil)
  }

  @Test(arguments: ["", "\n \n", "\u{FEFF}"])
  func anEmptyFileIsAnError(text: String) {
    let parsed = read(text)
    #expect(parsed.value == nil)
    expectNoDifference(brief(parsed.diagnostics), ["1:1 error: the file is empty"])
  }

  @Test func malformedFrontMatterDoesNotHideTheBody() {
    let parsed = read("---\ntitle: \"T\nx: 1\n---\n# Heading\n\n<b>x</b>")
    #expect(parsed.value?.title == "Heading")
    expectNoDifference(
      brief(parsed.diagnostics),
      ["2:8 error: this quote is not closed", "7:1 warning: raw HTML is left out: <b>"])
  }

  @Test func frontMatterWithoutAnEndIsAnError() {
    expectNoDifference(
      brief(read("---\ntitle: T\nWords.").diagnostics),
      ["1:1 error: the front matter that begins here has no end"])
    // A rule at the start is only a rule.
    expectNoDifference(read("---\n\nWords.").diagnostics, [])
    expectNoDifference(read("---\nWords.\n\n---\n").diagnostics, [])
  }

  @Test func wrongKindsOfFrontMatterAreErrors() {
    let parsed = read(
      """
      ---
      title: [T]
      aliases: {a: 1}
      steps: [{text: x}, [y]]
      contraindications: [{a: [b]}]
      when_to_call: [a: b]
      before: [words, {id: x}]
      courses: [a]
      hero_image: {a: b}
      review: Dr Name
      ---
      """)
    expectNoDifference(
      brief(parsed.diagnostics),
      [
        "2:8 error: 'title' takes a text",
        "3:10 error: 'aliases' takes a list of texts",
        "4:9 error: 'title' is missing in the step",
        "4:20 error: the step is made of fields, each written as 'name: value'",
        "5:25 error: 'contraindications' takes texts",
        "6:16 error: 'when_to_call' takes texts",
        "7:10 error: the rule in 'before' is made of fields, each written as 'name: value'",
        "7:17 error: the rule in 'before' says nothing",
        "8:10 error: 'courses' takes fields, each written as 'name: value'",
        "9:13 error: 'hero_image' takes a text",
        "10:9 error: the review is made of fields, each written as 'name: value'",
      ])
  }

  @Test func namesThatStandTwiceAreErrors() {
    let parsed = read(
      """
      ---
      title: T
      before: [{avoid: a}, {do: b, id: a}]
      contraindications: [{x: a}, {x: b}]
      aftercare: [{avoid: a, do: b}]
      ---
      """)
    expectNoDifference(
      brief(parsed.diagnostics),
      [
        "3:27 error: two rules in 'before' are called 'a'",
        "4:30 error: two contraindications are called 'x'",
        "5:24 error: a rule says one thing",
      ])
  }
}
