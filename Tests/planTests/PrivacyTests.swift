import Testing

/// Whose plan it is stands on its pages, and nowhere else.
struct PrivacyTests {
  let scratch: Scratch
  let secrets = ["Zuckerkandl", "Wilhelmine", "R-99417", "1961", "Hieronymus"]

  init() throws { scratch = try Scratch() }

  private let person = [
    "--patient", "Wilhelmine Zuckerkandl", "--reference", "R-99417", "--born", "1961-07-23",
    "--clinician", "Dr Hieronymus",
  ]

  private func expectNoSecret(
    in text: String, _ what: Comment, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for secret in secrets {
      #expect(!text.contains(secret), what, sourceLocation: sourceLocation)
    }
  }

  @Test func thePlanItselfNamesItsPatient() throws {
    _ = try scratch.plan(Scratch.laser + person + ["-o", "plan.pdf"])
    let text = try Reader.text(of: scratch.path("plan.pdf"))
    #expect(text.contains("Wilhelmine Zuckerkandl"))
    #expect(text.contains("R-99417"))
    #expect(text.contains("23 July 1961"))
    #expect(text.contains("Dr Hieronymus"))
  }

  @Test func neitherNameNorInformationOfTheFileDoes() throws {
    _ = try scratch.plan(Scratch.laser + person)
    expectNoSecret(in: try scratch.names().joined(), "names of files")
    let path = scratch.path("output/laser-2025-03-01.pdf")
    let information = try Reader.information(of: path)
    expectNoSecret(in: information, "information")
    #expect(information.contains(/Title: +Laser facial rejuvenation\n/))
  }

  @Test func neitherDoPicturesOfThePages() throws {
    for format in ["png", "svg"] {
      _ = try scratch.plan(Scratch.laser + person + ["--format", format, "--dpi", "36"])
    }
    expectNoSecret(in: try scratch.names().joined(), "names of files")
    for name in try scratch.names() where name != "output" {
      expectNoSecret(in: String(decoding: try scratch.bytes(name), as: UTF8.self), "\(name)")
    }
  }

  @Test func neitherDoTheStreams() throws {
    let plain = try scratch.plan(Scratch.laser + person)
    expectNoSecret(in: plain.text + plain.messages, "paths and summary")
    let json = try scratch.plan(Scratch.laser + person + ["--json"])
    #expect(json.exitCode == 0)
    expectNoSecret(in: json.text + json.messages, "report")
    let schedule = try scratch.plan(["schedule", "--format", "json"] + Scratch.laser + person)
    expectNoSecret(in: schedule.text + schedule.messages, "schedule")
  }

  @Test(arguments: [
    ["--course", "nothing"], ["--sessions", "99"], ["--unavailable", "2025-04-01..2025-06-03"],
    ["-o", "missing/plan.pdf"], ["-o", "/dev/full"], ["--layout", "nothing"], ["--start", "soon"],
    ["--colour", "red"],
  ])
  func neitherDoesAFailure(arguments: [String]) throws {
    let run = try scratch.plan(Scratch.laser + person + arguments)
    #expect(run.exitCode != 0)
    expectNoSecret(in: run.text + run.messages, "failure")
  }

  /// Command lines that are wrong at the very place where the patient stands.
  @Test(arguments: [
    ["--patient", "Wilhelmine", "Zuckerkandl"], ["--born", "1961-02-30"], ["--born", "23.7.1961"],
    ["--clinician", "Dr", "Hieronymus"], ["Zuckerkandl"],
  ])
  func neitherDoesAUsageError(arguments: [String]) throws {
    let run = try scratch.plan(Scratch.laser + arguments)
    #expect(run.exitCode == 64)
    expectNoSecret(in: run.text + run.messages, "usage error")
    #expect(try scratch.names().isEmpty)
  }

  // MARK: Request files

  @Test(arguments: [
    "patient: \"Wilhelmine Zuckerkandl", "patient: [Wilhelmine Zuckerkandl]",
    "patient: {Wilhelmine: Zuckerkandl}", "patient: Wilhelmine: Zuckerkandl",
    "patient: *Zuckerkandl", "patient: &Zuckerkandl Wilhelmine", "patient: !Zuckerkandl Wilhelmine",
    "patient: |2\n Wilhelmine\n", "born: 1961-02-30", "time: Zuckerkandl",
    "time: {Zuckerkandl: Wilhelmine}", "unavailable: [Zuckerkandl]", "Wilhelmine Zuckerkandl",
    "- Wilhelmine Zuckerkandl", "patient: Wilhelmine\npatient: Zuckerkandl",
    "Wilhelmine Zuckerkandl: 1961", "Zuckerkandl:\n\t- 1961", "sessions: Zuckerkandl",
    "patient: 'Wilhelmine' Zuckerkandl", "%Zuckerkandl", "? Zuckerkandl\n: [",
  ])
  func aRequestFilesErrorRepeatsNothingOfIt(line: String) throws {
    try scratch.write("treatment: laser\n\(line)\n", to: "visit.yaml")
    let run = try scratch.plan("--request", "visit.yaml")
    #expect(run.exitCode == 65)
    #expect(run.messages.contains("visit.yaml:"))
    expectNoSecret(in: run.text + run.messages, "\(run.messages)")
    #expect(try scratch.names() == ["visit.yaml"])
  }
}
