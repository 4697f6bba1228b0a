import Content
import CustomDump
import Testing

@Suite struct ClinicReaderTests {
  private func read(_ text: String) -> Parsed<Clinic> {
    ClinicReader.read(SourceFile(path: "clinic.yaml", text: text))
  }

  private func expectErrors(_ text: String, _ messages: [String]) {
    let parsed = read("name: N\nopening: {monday: 09:00-18:00}\n" + text)
    expectNoDifference(brief(parsed.diagnostics), messages)
  }

  @Test func readsEveryField() {
    let parsed = read(
      """
      name: Example Clinic
      tagline: Skin and laser
      phone: 020 7946 0000
      email: hello@clinic.example
      web: https://clinic.example
      address: [1 Example Street, London]
      out_of_hours: {name: NHS 111, phone: "111"}
      cancel: Please call a day before.
      opening:
        monday: 09:00-18:00
        tuesday: 09:00-12:30, 14:00–18:00
        wednesday: [14:00-18:00, "09:00-12:30"]
        sunday: closed
      time_zone: Europe/London
      closures:
        - 2025-12-24..2026-01-01: Winter break
        - 2025-08-04
        - 2025-08-11..2025-08-12
      open_on: [2025-12-28]
      holidays: holidays.ics
      tolerance: 1 week
      courses:
        mesotherapy:
          classic: {every: 10 days, maintenance: 1 year}
          hyaluronic-intensive:
            second week: {sessions: 3, every: 2 days}
      aftercare:
        laser: {sun: 4 weeks, sauna: "a few days"}
      before:
        laser: {sun: 2 weeks}
      language: uk
      layout: poster
      paper: Letter
      accent: "#7A2e43"
      logo: logo.jpg
      """)
    expectNoDifference(parsed.diagnostics, [])
    guard let clinic = parsed.value else { return #expect(Bool(false)) }
    #expect(clinic.name == "Example Clinic")
    #expect(clinic.tagline == "Skin and laser")
    #expect(clinic.address == ["1 Example Street", "London"])
    #expect(clinic.outOfHours == OutOfHours(name: "NHS 111", phone: "111"))
    #expect(clinic.email == "hello@clinic.example")
    #expect(clinic.cancel == "Please call a day before.")
    let split = [Hours(opens: 540, closes: 750), Hours(opens: 840, closes: 1080)]
    expectNoDifference(
      clinic.opening,
      [.monday: [Hours(opens: 540, closes: 1080)], .tuesday: split, .wednesday: split])
    #expect(clinic.timeZone == "Europe/London")
    #expect(clinic.closures.map(\.reason) == ["Winter break", nil, nil])
    #expect(
      clinic.closures.map { $0.days.upperBound.description } == [
        "2026-01-01", "2025-08-04", "2025-08-12",
      ])
    #expect(clinic.exceptionalDays.map(\.description) == ["2025-12-28"])
    #expect(clinic.holidaysFile == "holidays.ics")
    #expect(clinic.tolerance == 7)
    let classic = clinic.courses["mesotherapy"]?["classic"]
    #expect(classic?.fields.every == .every(low: Period(10, .day), high: nil))
    #expect(classic?.maintenance == .every(low: Period(1, .year), high: nil))
    let week = clinic.courses["mesotherapy"]?["hyaluronic-intensive"]?.phases["second week"]
    #expect(week?.sessions == 3...3)
    #expect(week?.location?.line == 26)
    #expect(
      clinic.aftercare["laser"] == [
        "sun": .period(Period(4, .week)), "sauna": .text("a few days"),
      ])
    #expect(clinic.before["laser"] == ["sun": .period(Period(2, .week))])
    #expect(
      clinic.places["aftercare.laser.sun"]
        == Place(file: "clinic.yaml", line: 28, column: 11, length: 3))
    #expect(clinic.language == "uk")
    #expect(clinic.layout == "poster")
    #expect(clinic.paper == "letter")
    #expect(clinic.accent == "#7a2e43")
    #expect(clinic.letterhead?.logo?.picture.path == "logo.jpg")
    #expect(clinic.letterhead?.logo?.picture.alternative == "Example Clinic")
  }

  private func sound(_ text: String, language: String? = nil) -> Clinic? {
    let file = SourceFile(
      path: "clinic.yaml", text: "name: N\nopening: {monday: 09:00-18:00}\n" + text)
    return ClinicReader.read(file, language: language).sound
  }

  @Test func readsTheBrand() {
    let clinic = sound(
      """
      fonts: {text: [Lato, Noto Sans], display: Noto Serif}
      logo: {path: M0 0z, box: 0 0 9 9, height: 20mm}
      header: {start: ["**{clinic}**", "{tagline}"], end: []}
      """)
    expectNoDifference(clinic?.fonts, ["text": ["Lato", "Noto Sans"], "display": ["Noto Serif"]])
    let logo = clinic?.letterhead?.logo
    expectNoDifference(logo?.outline, Logo.Outline(data: "M0 0z", box: "0 0 9 9"))
    #expect(logo?.height == 20)
    expectNoDifference(clinic?.letterhead?.start, ["**{clinic}**", "{tagline}"])
    expectNoDifference(clinic?.letterhead?.end, [])
    #expect(sound("header: {start: X}")?.letterhead == Letterhead(start: ["X"], end: nil))
    #expect(sound("phone: 1")?.letterhead == nil)
  }

  @Test func aWrongBrandIsAnError() {
    expectErrors("logo: {height: 14mm}", ["3:7 error: a logo has either a 'file' or a 'path'"])
    expectErrors("logo: {path: M0 0}", ["3:7 error: 'box' is missing in the logo"])
    expectErrors(
      "logo: {file: a.svg, height: 2 m}",
      ["3:29 error: 'height' takes millimetres from 6 to 25, such as \"14mm\""])
    expectErrors("fonts: {txt: X}", ["3:9 error: unknown field 'txt'"])
  }

  // MARK: Languages

  private let spoken = """
    language: en
    tagline: {en: Skin, uk: Шкіра}
    cancel: Please call.
    out_of_hours: {name: {uk: Лінія, pt-BR: Linha}, phone: 1}
    closures: [2025-12-24: {en: Break, uk: Перерва}]
    """

  @Test(
    arguments: [
      (nil, "Skin", "Please call.", "Лінія", "Break", ["out_of_hours": "uk"]),
      ("uk", "Шкіра", "Please call.", "Лінія", "Перерва", ["cancel": "en"]),
      ("pt", "Skin", "Please call.", "Linha", "Break", ["cancel": "en", "tagline": "en"]),
    ] as [(String?, String, String, String, String, [String: String])])
  func choosesTheHandoutsLanguage(
    language: String?, tagline: String, cancel: String, line: String, reason: String,
    foreign: [String: String]
  ) {
    let clinic = sound(spoken, language: language)
    expectNoDifference(
      [clinic?.tagline, clinic?.cancel, clinic?.outOfHours?.name, clinic?.closures.first?.reason],
      [tagline, cancel, line, reason])
    expectNoDifference(clinic?.foreign, foreign)
  }

  @Test func saysWhatIsNotWrittenInTheLanguage() {
    let file = SourceFile(
      path: "clinic.yaml", text: "name: N\nopening: {monday: 09:00-18:00}\n" + spoken)
    expectNoDifference(
      brief(ClinicReader.read(file, language: "uk").diagnostics),
      ["5:9 warning: 'cancel' is not written in the language 'uk' but in 'en'"])
    expectErrors(
      "cancel: {english: x}", ["3:10 error: 'english' is no language tag such as \"en\" or \"uk\""])
    expectErrors("cancel: [x]", ["3:9 error: 'cancel' takes a text, or one for each language"])
    expectErrors("cancel: {en: [x]}", ["3:14 error: 'cancel' takes a text"])
  }

  @Test func aClinicHasANameAndOpens() {
    expectNoDifference(
      brief(read("phone: 1").diagnostics),
      [
        "1:1 error: 'name' is missing in the clinic", "1:1 error: the clinic is never open",
      ])
    expectNoDifference(
      brief(read("name: N\nopening: {monday: closed}").diagnostics),
      ["2:1 error: the clinic is never open"])
    expectNoDifference(
      brief(read("").diagnostics),
      [
        "1:1 error: 'name' is missing in the clinic", "1:1 error: the clinic is never open",
      ])
    expectNoDifference(
      brief(read("just words").diagnostics),
      ["1:1 error: the clinic is made of fields, each written as 'name: value'"])
  }

  @Test func defaultsStayWhereTheFileIsSilent() {
    let clinic = read("name: N\nopening: {monday: 09:00-18:00}").value
    #expect(clinic?.tolerance == 7)
    #expect(clinic?.paper == "a4")
    #expect(clinic?.layout == "handout")
    #expect(clinic?.language == "en")
    #expect(clinic?.accent == nil)
  }

  @Test func wrongValuesAreErrors() {
    expectErrors(
      """
      email: nobody
      time_zone: London
      tolerance: 61 days
      paper: a44
      accent: 7a2e43
      closures: [2025-13-01, 2026-01-01..2025-12-24: x]
      open_on: [tomorrow]
      language: english language
      """,
      [
        "3:8 error: 'email' takes an address such as \"hello@clinic.example\"",
        "4:12 error: 'time_zone' takes a name such as \"Europe/London\"",
        "5:12 error: 'tolerance' takes a number of days up to 60, such as \"7 days\"",
        "6:8 error: 'paper' takes a4, a5, letter or legal",
        "7:9 error: 'accent' takes a colour such as \"#7a2e43\"",
        "8:12 error: 'closures' takes days such as \"2025-12-25\" or \"2025-12-24..2026-01-01\"",
        "8:24 error: 'closures' takes days such as \"2025-12-25\" or \"2025-12-24..2026-01-01\"",
        "9:11 error: 'open_on' takes days such as \"2025-12-25\" or \"2025-12-24..2026-01-01\"",
        "10:11 error: 'language' takes a language tag such as \"en\" or \"uk\"",
      ])
    #expect(read("accent: 7a2e43").diagnostics.compactMap(\.hint).contains("write \"#7a2e43\""))
  }

  @Test func anUnquotedColourIsNotLostWithoutAWord() {
    expectErrors(
      "accent: #7a2e43", ["3:1 error: the colour needs quotes: a '#' begins a comment"])
    expectErrors("accent:", [])
  }

  @Test(arguments: ["25:00-26:00", "9-18", "18:00-09:00", "[09:00-12:00, 11:00-13:00]", "{a: b}"])
  func wrongHoursAreErrors(hours: String) {
    #expect(
      read("name: N\nopening:\n  monday: \(hours)\n  friday: 09:00-10:00").diagnostics.count == 1)
  }

  @Test func unknownFieldsAreErrorsWithANearName() {
    let parsed = read("nmae: N\nopening: {mondy: 09:00-18:00, tuesday: 09:00-10:00}")
    expectNoDifference(
      parsed.diagnostics.map { "\($0.message) – \($0.hint ?? "")" },
      [
        "'name' is missing in the clinic – ",
        "unknown field 'nmae' – did you mean 'name'?",
        "unknown field 'mondy' – did you mean 'monday'?",
      ])
  }

  @Test func wrongOverridesAreErrors() {
    expectErrors(
      """
      courses:
        peel:
          standard: {every: monthly, evry: 1 day}
          other: {week: {sessions: many}, planned: 0}
        laser: words
      aftercare: {peel: {sun: 4 weks, sauna: [x]}, laser: long}
      """,
      [
        "5:23 error: 'every' takes an interval such as \"14 days\" or \"1-2 weeks\"",
        "5:32 error: unknown field 'evry'",
        "6:30 error: 'sessions' takes a number of sessions such as \"3\", \"4-6\" or \"up to 8\"",
        "6:46 error: 'planned' takes a whole number from 1 to 400",
        "7:10 error: the treatment 'laser' is made of fields, each written as 'name: value'",
        "8:25 error: 'sun' takes \"4 weeks\", \"clinic\", \"course\" or a text in quotes",
        "8:40 error: 'sauna' takes \"4 weeks\", \"clinic\", \"course\" or a text in quotes",
        "8:53 error: 'laser' takes rules with their lengths, such as 'sun: 4 weeks'",
      ])
  }
}
