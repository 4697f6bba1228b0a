import CustomDump
import Testing

/// `--request`: the options as a file.
struct RequestTests {
  let scratch: Scratch
  let request = """
    treatment: laser
    start: 2025-03-01
    as-of: 2025-02-01
    patient: Anna Zuckerkandl
    born: 1980-02-03
    reference: R-17
    clinician: Dr Example
    sessions: 5
    time: {1: "14:30", 2: "15:00"}
    unavailable: [2025-04-01..2025-04-03, 2025-05-02]
    replaces: 2025-01-15
    layout: large-print
    paper: letter

    """
  /// The same on the command line.
  let options =
    Scratch.laser + [
      "--patient", "Anna Zuckerkandl", "--born", "1980-02-03", "--reference", "R-17",
      "--clinician", "Dr Example", "--sessions", "5", "--time", "1=14:30", "--time", "2=15:00",
      "--unavailable", "2025-04-01..2025-04-03", "--unavailable", "2025-05-02",
      "--replaces", "2025-01-15", "--layout", "large-print", "--paper", "letter",
    ]

  init() throws { scratch = try Scratch() }

  @Test func aFileSaysWhatOptionsSay() throws {
    try scratch.write(request, to: "visit.yaml")
    let file = try scratch.plan("--request", "visit.yaml", "-o", "file.pdf")
    #expect(file.exitCode == 0, "\(file.messages)")
    let line = try scratch.plan(options + ["-o", "line.pdf"])
    #expect(line.exitCode == 0, "\(line.messages)")
    #expect(try scratch.bytes("file.pdf") == scratch.bytes("line.pdf"))
    #expect(file.messages == line.messages)
  }

  @Test func standardInputIsAFileToo() throws {
    let input = try scratch.plan(["--request", "-", "-o", "input.pdf"], input: request)
    #expect(input.exitCode == 0, "\(input.messages)")
    _ = try scratch.plan(options + ["-o", "line.pdf"])
    #expect(try scratch.bytes("input.pdf") == scratch.bytes("line.pdf"))
  }

  @Test func theCommandLineWins() throws {
    let run = try scratch.plan(
      ["--request", "-", "--start", "2025-09-01", "--sessions", "4", "--paper", "a5", "--json"],
      input: request)
    let report = try JSON(parsing: run.text)
    let dates = report["sessions"]?.elements.compactMap { $0["date"] }
    #expect(dates?.first == "2025-09-01")
    #expect(report["sessions"]?.elements.filter { $0["optional"] == false }.count == 4)
    #expect(report["layout"] == "large-print")
    let path = scratch.path("output/laser-2025-09-01.pdf")
    #expect(try Reader.information(of: path).contains("419.528 x 595.276 pts"))
  }

  @Test func oneTimeOfTheLineWinsOverTheSameSessionsInTheFile() throws {
    let run = try scratch.plan(
      ["--request", "-", "--time", "2=16:45", "-o", "plan.pdf"], input: request)
    #expect(run.exitCode == 0)
    let text = try Reader.text(of: scratch.path("plan.pdf"))
    #expect(text.contains("14:30"))
    #expect(text.contains("16:45"))
    #expect(!text.contains("15:00"))
  }

  @Test func anUnknownFieldHasANearMatch() throws {
    let run = try scratch.plan(["--request", "-"], input: "treatmnt: laser\n")
    #expect(run.exitCode == 65)
    expectNoDifference(
      run.messages,
      """
      -:1:1: error: unknown field 'treatmnt'
         hint: did you mean 'treatment'?

      """)
  }

  @Test func allThatIsWrongAtOnce() throws {
    let run = try scratch.plan(
      ["--request", "-"], input: "start: 2025-02-30\nsessions: many\nborn: 3.2.1980\n")
    #expect(run.exitCode == 65)
    let places = run.messages.split(separator: "\n").filter { $0.contains(": error: ") }
      .map { $0.prefix { $0 != " " } }
    expectNoDifference(places, ["-:1:8:", "-:2:11:", "-:3:7:"])
  }

  @Test func aRequestThatIsMissing() throws {
    let run = try scratch.plan("--request", "visit.yaml")
    #expect(run.exitCode == 66)
    #expect(run.messages == "error: there is no request visit.yaml\n")
  }

  @Test func anEmptyRequestAsksForNothing() throws {
    let run = try scratch.plan(Scratch.laser + ["--request", "-"], input: "")
    #expect(run.exitCode == 0)
    #expect(run.text == "output/laser-2025-03-01.pdf\n")
  }

  @Test func severalTreatmentsAndWhatHappenedToThem() throws {
    let run = try scratch.plan(
      ["schedule", "--format", "csv", "--request", "-"],
      input: """
        treatment: [laser, meso]
        start: {laser: 2025-03-01, mesotherapy: 2025-03-04}
        course: {meso: dry}
        sessions: {laser: 5}
        done: {laser:1: 2025-03-01}
        missed: [mesotherapy:2]
        move: {"laser:2": 2025-04-05}
        time: {laser:2: 14:30}
        as-of: 2025-03-26
        """)
    #expect(run.exitCode == 0, "\(run.messages)")
    let rows = run.text.split(separator: "\r\n").map { $0.split(separator: ",") }
    func row(_ treatment: String, _ number: String) -> String {
      rows.first { $0.count > 4 && $0[0] == treatment && $0[2] == number }
        .map { $0[1...5].joined(separator: " ") } ?? "-"
    }
    #expect(row("laser", "1") == "standard 1 course 2025-03-01 Saturday")
    #expect(row("laser", "2") == "standard 2 course 2025-04-05 Saturday")
    #expect(row("mesotherapy", "1") == "dry 1 course 2025-03-04 Tuesday")
    #expect(row("mesotherapy", "2") == "dry 2 course 2025-03-26 Wednesday")
    #expect(run.text.contains(",14:30,"))
  }

  @Test func aSessionNamedTwice() throws {
    let run = try scratch.plan(
      Scratch.laser + ["--request", "-"],
      input: "done: {2: 2025-04-03}\nmissed: 2\n")
    #expect(run.exitCode == 65)
    #expect(run.messages == "-:2:9: error: session 2 is named twice\n")
  }
}
