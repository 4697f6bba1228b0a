import CustomDump
import Testing

/// The main job and the names of its files.
struct MakeCommandTests {
  let scratch: Scratch
  let usual = "output/laser-2025-03-01.pdf"

  init() throws { scratch = try Scratch() }

  @Test func writesUnderTheUsualNameAndSaysWhere() throws {
    let run = try scratch.laser()
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(run.text == usual + "\n")
    #expect(try scratch.names() == ["output", usual])
    #expect(try scratch.bytes(usual).starts(with: Array("%PDF-".utf8)))
    try Reader.check(scratch.path(usual))
  }

  @Test func makeIsTheMainJobByName() throws {
    let run = try scratch.plan(["make"] + Scratch.laser)
    #expect(run.text == usual + "\n")
  }

  @Test func anAliasNamesTheTreatmentToo() throws {
    let run = try scratch.plan("--treatment", "laser-face", "--start", "2025-03-01")
    #expect(run.text == usual + "\n")
  }

  @Test func theSamePlanIsNotWrittenTwice() throws {
    _ = try scratch.laser()
    let run = try scratch.laser()
    #expect(run.exitCode == 0)
    #expect(run.text == usual + "\n")
    #expect(try scratch.names() == ["output", usual])
  }

  @Test func anotherPatientsPlanJoinsTheFirst() throws {
    _ = try scratch.laser("--patient", "Anna Zuckerkandl")
    let first = try scratch.bytes(usual)
    let second = try scratch.laser("--patient", "Bruno Zuckerkandl")
    let third = try scratch.laser("--patient", "Clara Zuckerkandl")
    #expect(second.text == "output/laser-2025-03-01-2.pdf\n")
    #expect(third.text == "output/laser-2025-03-01-3.pdf\n")
    #expect(try scratch.bytes(usual) == first)
    #expect(try scratch.laser("--patient", "Bruno Zuckerkandl").text == second.text)
  }

  @Test func forceReplacesTheUsualName() throws {
    _ = try scratch.laser("--patient", "Anna Zuckerkandl")
    let first = try scratch.bytes(usual)
    let run = try scratch.laser("--patient", "Bruno Zuckerkandl", "--force")
    #expect(run.text == usual + "\n")
    #expect(try scratch.names() == ["output", usual])
    #expect(try scratch.bytes(usual) != first)
  }

  @Test func aNamedFileIsReplaced() throws {
    try scratch.write("something else", to: "plan.pdf")
    let run = try scratch.laser("-o", "plan.pdf")
    #expect(run.exitCode == 0)
    #expect(run.text == "plan.pdf\n")
    #expect(try scratch.names() == ["plan.pdf"])
    #expect(try scratch.bytes("plan.pdf").starts(with: Array("%PDF-".utf8)))
  }

  @Test(arguments: ["sheets", "sheets/"])
  func aFolderGetsTheUsualName(folder: String) throws {
    try scratch.makeFolder("sheets")
    _ = try scratch.laser("--output", folder, "--patient", "Anna Zuckerkandl")
    let run = try scratch.laser("--output", folder, "--patient", "Bruno Zuckerkandl")
    #expect(run.text == "sheets/laser-2025-03-01-2.pdf\n")
    let files = ["sheets", "sheets/laser-2025-03-01-2.pdf", "sheets/laser-2025-03-01.pdf"]
    #expect(try scratch.names() == files)
  }

  @Test(arguments: ["-", "/dev/stdout"])
  func standardOutputTakesTheBytesAndNothingElse(name: String) throws {
    let file = try scratch.laser("-o", "plan.pdf")
    #expect(file.exitCode == 0)
    let run = try scratch.laser("-o", name)
    #expect(run.exitCode == 0)
    #expect(run.bytes == (try scratch.bytes("plan.pdf")))
    #expect(try scratch.names() == ["plan.pdf"])
  }

  @Test func onlyTheOwnerMayReadAPlan() throws {
    _ = try scratch.laser()
    _ = try scratch.laser("-o", "plan.pdf")
    #expect(try scratch.mode(of: usual) == 0o600)
    #expect(try scratch.mode(of: "plan.pdf") == 0o600)
    #expect(try scratch.mode(of: "output") == 0o700)
  }

  @Test func aTreatmentsFileGivesItsNameWithoutSpaces() throws {
    try scratch.write("Cold air\n\nIt cools the skin.\n", to: "cold air.txt")
    let run = try scratch.plan("--treatment", "cold air.txt", "--as-of", "2025-02-01")
    #expect(run.text == "output/cold-air-2025-02-01.pdf\n")
  }

  @Test func withoutAStartTheNextOpenDayIsTaken() throws {
    // 2 February 2025 is a Sunday, when the clinic is closed.
    let run = try scratch.plan("--treatment", "laser", "--as-of", "2025-02-02")
    #expect(run.text == "output/laser-2025-02-03.pdf\n")
  }

  @Test func contentIsFoundByOptionThenByEnvironment() throws {
    try scratch.copyContent()
    try scratch.replace(
      "title: Laser facial", with: "title: Our laser", in: "assets/treatments/laser.md")
    let elsewhere = try Scratch()
    let theirs = try elsewhere.plan("list")
    #expect(!theirs.text.contains("Our laser"))
    let folder = scratch.path("assets")
    let named = try elsewhere.plan(["list"], environment: ["PLAN_ASSETS": folder])
    #expect(named.text.contains("laser  Our laser"))
    let both = try elsewhere.plan(
      ["list", "--assets", folder], environment: ["PLAN_ASSETS": Scratch.package + "/assets"])
    #expect(both.text == named.text)
  }
}
