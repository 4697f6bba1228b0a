import CustomDump
import Testing

/// What is asked for in the wrong way: the exit code, the message, and no file.
struct UsageTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// A run that must fail with the code and the whole message, and leave nothing.
  private func expect(
    _ arguments: [String], exits code: Int32, _ message: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let run = try scratch.plan(arguments)
    #expect(run.exitCode == code, sourceLocation: sourceLocation)
    expectNoDifference(run.messages, message + "\n")
    #expect(run.bytes.isEmpty, sourceLocation: sourceLocation)
    #expect(try scratch.names().isEmpty, sourceLocation: sourceLocation)
  }

  @Test func anUnknownTreatmentHasANearMatch() throws {
    try expect(
      ["--treatment", "lazer", "--start", "2025-03-01"], exits: 66,
      """
      error: there is no treatment 'lazer'
         hint: did you mean 'laser'?
      """)
  }

  @Test func aTreatmentLikeNoOtherIsToldWhereTheListIs() throws {
    try expect(
      ["--treatment", "xyzzy"], exits: 66,
      """
      error: there is no treatment 'xyzzy'
         hint: plan list shows all treatments
      """)
  }

  @Test func aTreatmentMustBeNamed() throws {
    try expect(
      [], exits: 64,
      """
      error: which treatment? name one with --treatment
         hint: plan list shows all treatments
      """)
  }

  @Test func aTreatmentsFileThatIsMissing() throws {
    try expect(
      ["--treatment", "notes.txt"], exits: 66, "error: there is no treatment notes.txt")
  }

  @Test func oneOfSeveralTreatmentsMustBeMeant() throws {
    try expect(
      Scratch.laser + ["--treatment", "mesotherapy", "--course", "classic"], exits: 64,
      """
      error: the course of which treatment?
         hint: write --course laser=NAME
      """)
    try expect(
      Scratch.laser + ["--treatment", "mesotherapy", "--missed", "2"], exits: 64,
      """
      error: session 2 of which treatment?
         hint: write laser:2
      """)
    try expect(
      Scratch.laser + ["--treatment", "laser-face"], exits: 64,
      "error: the treatment 'laser' is named twice")
    try expect(
      Scratch.laser + ["--course", "lasre=standard"], exits: 64,
      """
      error: the plan has no treatment 'lasre'
         hint: did you mean 'laser'?
      """)
  }

  @Test func anUnknownOptionHasANearMatch() throws {
    let run = try scratch.plan("--treatmnet", "laser")
    #expect(run.exitCode == 64)
    #expect(
      run.messages.hasPrefix("error: Unknown option '--treatmnet'. Did you mean '--treatment'?\n"))
    #expect(try scratch.names().isEmpty)
  }

  @Test(arguments: [
    ("2025-02-30", "2025-02 has 28 days"), ("2024-02-30", "2024-02 has 29 days"),
    ("2025-13-01", "a year has no month 13"),
    ("1.3.2025", "a day is written as year-month-day, such as 2025-03-01"),
    ("2025-3-1", "a day is written as year-month-day, such as 2025-03-01"),
    ("", "a day is written as year-month-day, such as 2025-03-01"),
  ])
  func anImpossibleDay(text: String, reason: String) throws {
    let run = try scratch.plan("--treatment", "laser", "--start", text)
    #expect(run.exitCode == 64)
    let line = "error: The value '\(text)' is invalid for '--start <day>': \(reason)\n"
    #expect(run.messages.hasPrefix(line), "\(run.messages)")
    #expect(try scratch.names().isEmpty)
  }

  @Test func anUnknownCourse() throws {
    try expect(
      Scratch.laser + ["--course", "standrd"], exits: 66,
      """
      error: laser has no course 'standrd'
         hint: did you mean 'standard'?
      """)
  }

  @Test func anUnknownLayout() throws {
    try expect(
      Scratch.laser + ["--layout", "handuot"], exits: 66,
      """
      error: there is no layout 'handuot'
         hint: did you mean 'handout'?
      """)
  }

  @Test func anUnknownPaper() throws {
    try expect(
      Scratch.laser + ["--paper", "leter"], exits: 64,
      """
      error: there is no paper 'leter'
         hint: did you mean 'letter'?
      """)
  }

  @Test func anUnknownLanguage() throws {
    try expect(
      Scratch.laser + ["--language", "eng"], exits: 66,
      """
      error: there is no language 'eng'
         hint: did you mean 'en'?
      """)
  }

  @Test func anUnknownFormat() throws {
    let run = try scratch.laser("--format", "pgn")
    #expect(run.exitCode == 64)
    #expect(run.messages.hasPrefix("error: The value 'pgn' is invalid for '--format <format>'."))
    #expect(try scratch.names().isEmpty)
  }

  @Test(arguments: [0, 3, 7, 1_000_000])
  func moreOrFewerSessionsThanTheCourseHas(count: Int) throws {
    try expect(
      Scratch.laser + ["--sessions", "\(count)"], exits: 65,
      """
      error: course 'standard' has 4 to 6 sessions, not \(count)
         hint: choose 4 to 6
      """)
  }

  @Test func allSessionsOfARangeMayBePlanned() throws {
    let run = try scratch.laser("--sessions", "6")
    #expect(run.exitCode == 0)
    #expect(!run.messages.contains("if your clinician recommends it"))
  }

  @Test(arguments: ["9", "1-9"]) func pagesThatThePlanLacks(pages: String) throws {
    let run = try scratch.laser("--format", "png", "--pages", pages)
    #expect(run.exitCode == 64)
    #expect(run.messages.hasPrefix("error: there is no page 9\n   hint: the plan has "))
    #expect(try scratch.names().isEmpty)
  }

  @Test(arguments: ["0", "2-1", "-1", "1-", "1-2-3", "all"])
  func pagesThatAreNone(pages: String) throws {
    let run = try scratch.laser("--format", "png", "--pages=\(pages)")
    #expect(run.exitCode == 64)
    #expect(run.messages.contains("pages are written as 2 or 1-3"))
    #expect(try scratch.names().isEmpty)
  }

  @Test(arguments: [["--format", "pdf"], ["-o", "plan.pdf"], []])
  func aPDFHasAllItsPages(arguments: [String]) throws {
    let run = try scratch.plan(Scratch.laser + arguments + ["--pages", "1"])
    #expect(run.exitCode == 64)
    #expect(run.messages.contains("--pages goes with png and svg; a PDF has all its pages"))
    #expect(try scratch.names().isEmpty)
  }

  @Test(arguments: ["9", "2401", "-72", "many"]) func aResolutionWithoutSense(dpi: String) throws {
    let run = try scratch.laser("--format", "png", "--dpi=\(dpi)")
    #expect(run.exitCode == 64)
    #expect(try scratch.names().isEmpty)
  }

  @Test(arguments: ["24:00", "14.30", "2=", "0=14:30", "14"])
  func aTimeThatIsNone(time: String) throws {
    let run = try scratch.laser("--time=\(time)")
    #expect(run.exitCode == 64)
    #expect(run.messages.contains("times are written as 14:30 or, for session 2, 2=14:30"))
    #expect(try scratch.names().isEmpty)
  }

  @Test(arguments: ["2025-04-03..2025-04-01", "2025-04-01..", "april"])
  func unavailableDaysThatAreNone(days: String) throws {
    let run = try scratch.laser("--unavailable", days)
    #expect(run.exitCode == 64)
    #expect(try scratch.names().isEmpty)
  }

  @Test(arguments: ["--assets", "--layouts"]) func aFolderThatIsMissing(option: String) throws {
    try expect(
      Scratch.laser + [option, "nowhere"], exits: 66, "error: there is no folder nowhere")
  }

  @Test func aClinicsFileThatIsMissing() throws {
    try expect(
      Scratch.laser + ["--clinic", "nowhere.yaml"], exits: 66,
      "error: there is no clinic's file nowhere.yaml")
  }

  @Test func aTextWithoutItsOption() throws {
    try expect(
      Scratch.laser + ["mesotherapy"], exits: 64,
      """
      error: a text stands without its option
         hint: a text of several words takes quotes, as in --patient "Anna Example"
      """)
  }

  @Test func anUnknownCommandHasANearMatch() throws {
    try expect(
      ["shedule"] + Scratch.laser, exits: 64,
      """
      error: there is no such command
         hint: did you mean 'schedule'?
      """)
  }

  @Test func aDayOfBirthThatIsNone() throws {
    try expect(
      Scratch.laser + ["--born", "1980-02-30"], exits: 64,
      "error: --born takes a day such as 1980-02-03")
  }

  @Test func aTimeForASessionThatThePlanLacks() throws {
    try expect(
      Scratch.laser + ["--time", "7=14:30"], exits: 65,
      """
      error: the plan has no session 7, for which a time is given
         hint: its last session is 6
      """)
  }
}
