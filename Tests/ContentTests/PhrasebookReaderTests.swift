import Content
import CustomDump
import Testing

@Suite struct PhrasebookReaderTests {
  private func read(_ text: String) -> Parsed<Phrasebook> {
    PhrasebookReader.read(SourceFile(path: "assets/languages/uk.yaml", text: text))
  }

  @Test func aLanguageMayHaveItsOwnWeekdayHeads() {
    func read(_ text: String) -> Parsed<Phrasebook> {
      PhrasebookReader.read(SourceFile(path: "pl.yaml", text: "name: Polski\n" + text))
    }
    let parsed = read("weekday_heads: [Pn, Wt, Śr, Cz, Pt, So, Nd]")
    expectNoDifference(
      parsed.value?.weekdayHeads, ["Pn", "Wt", "Śr", "Cz", "Pt", "So", "Nd"])
    expectNoDifference(parsed.diagnostics, [])
    expectNoDifference(
      brief(read("weekday_heads: [Pn, Wt]").diagnostics),
      ["2:16 error: 'weekday_heads' takes seven names, Monday first"])
    #expect(read("").value?.weekdayHeads == [])
  }

  @Test func readsPhrasesByTheirPaths() {
    let parsed = read(
      """
      name: Українська
      direction: ltr
      week_starts: sunday
      date:
        long: "{weekday} {day} {month} {year}"
        medium: {one: "{day} x", other: "{day} y"}
        month:
      date.day-month: "{day} {month}"
      """)
    expectNoDifference(parsed.diagnostics, [])
    expectNoDifference(
      parsed.value,
      Phrasebook(
        file: "assets/languages/uk.yaml", language: "uk", name: "Українська", rightToLeft: false,
        firstWeekday: .sunday,
        templates: [
          .dateLong: [.other: "{weekday} {day} {month} {year}"],
          .dateMedium: [.one: "{day} x", .other: "{day} y"],
          .dateDayMonth: [.other: "{day} {month}"],
        ]))
    #expect(parsed.value?.missing.contains(.dateMonth) == true)
    #expect(parsed.value?.missing.contains(.dateLong) == false)
  }

  @Test func rightToLeft() {
    #expect(read("name: x\ndirection: rtl").value?.rightToLeft == true)
    #expect(read("name: x\n").value?.rightToLeft == false)
    #expect(read("name: x\n").value?.firstWeekday == .monday)
  }

  @Test func whatIsWrongIsSaid() {
    let parsed = read(
      """
      direction: upwards
      week_starts: mon
      date: {lnog: x, medium: {one: a}, month: [b], day-month: {other: c, dual: d}}
      greeting: {hello: x}
      """)
    expectNoDifference(
      brief(parsed.diagnostics),
      [
        "1:1 error: 'name' is missing in the language",
        "1:12 error: 'direction' takes ltr or rtl",
        "2:14 error: 'week_starts' takes monday, tuesday, wednesday, thursday, friday, saturday or sunday",
        "3:8 warning: unknown phrase 'date.lnog'",
        "3:25 error: 'date.medium' needs the form 'other'",
        "3:42 error: 'date.month' takes a text",
        "3:69 error: 'dual' is no plural form",
        "4:1 warning: unknown phrase 'greeting'",
      ])
    #expect(parsed.diagnostics[3].hint == "did you mean 'date.long'?")
    #expect(parsed.diagnostics[2].hint == "write \"monday\"")
  }
}
