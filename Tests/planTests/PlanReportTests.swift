import CustomDump
import Testing

/// `--json`, as other programs read it.
struct PlanReportTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func report(_ arguments: [String]) throws -> JSON {
    let run = try scratch.plan(arguments + ["--json"])
    try #require(run.exitCode == 0, "\(run.messages)")
    return try JSON(parsing: run.text)
  }

  @Test func theObjectHasTheManualsKeysInItsOrder() throws {
    let text = try scratch.laser("--json").text
    let keys = [
      "files", "treatment", "course", "language", "layout", "sessions", "aftercare", "before",
      "maintenance", "warnings",
    ]
    let object = try JSON(parsing: text)
    #expect(object.names == Set(keys))
    let places = keys.compactMap { text.firstRange(of: "\"\($0)\": ")?.lowerBound }
    #expect(places.count == keys.count)
    // "treatment" is a key of the sessions too, but stands before them first.
    #expect(places == places.sorted())
    #expect(object["treatment"] == "laser")
    #expect(object["course"] == "standard")
    #expect(object["language"] == "en")
    #expect(object["layout"] == "handout")
    #expect(object["warnings"] == [])
  }

  @Test func theFileIsTheOneOnTheDisk() throws {
    let files = try report(Scratch.laser)["files"]
    let path = "output/laser-2025-03-01.pdf"
    let bytes = try scratch.bytes(path)
    let information = try Reader.information(of: scratch.path(path))
    let pages = try #require(information.firstMatch(of: /Pages: +(\d+)/).flatMap { Int($0.1) })
    expectNoDifference(
      files,
      [
        [
          "path": .string(path), "format": "pdf", "pages": .integer(pages),
          "bytes": .integer(bytes.count),
          "sha256": .string(try Reader.digest(of: scratch.path(path))),
        ]
      ])
  }

  @Test func theSessionsAreThoseOfTheManual() throws {
    let sessions = try report(Scratch.laser)["sessions"]
    func session(
      _ number: Int, _ day: String, _ weekday: String, _ window: (String, String),
      isOptional: Bool = false, moved: JSON = nil
    ) -> JSON {
      [
        "number": .integer(number), "treatment": "laser", "phase": "course",
        "date": .string(day), "weekday": .string(weekday), "earliest": .string(window.0),
        "latest": .string(window.1), "optional": .bool(isOptional), "moved": moved,
      ]
    }
    expectNoDifference(
      sessions,
      [
        session(1, "2025-03-01", "Saturday", ("2025-03-01", "2025-03-08")),
        session(2, "2025-04-01", "Tuesday", ("2025-04-01", "2025-04-08")),
        session(3, "2025-05-01", "Thursday", ("2025-05-01", "2025-05-08")),
        session(
          4, "2025-06-02", "Monday", ("2025-06-01", "2025-06-08"),
          moved: ["from": "2025-06-01", "reason": "the clinic is closed on Sundays"]),
        session(5, "2025-07-01", "Tuesday", ("2025-07-01", "2025-07-08"), isOptional: true),
        session(6, "2025-08-01", "Friday", ("2025-08-01", "2025-08-08"), isOptional: true),
      ])
  }

  @Test func aftercareEndsOnTheLastForbiddenDay() throws {
    let aftercare = try #require(try report(Scratch.laser)["aftercare"]).elements
    let what: JSON = "no sauna, pool or solarium"
    expectNoDifference(
      aftercare.filter { $0["what"] == what },
      [
        ["what": what, "from": "2025-03-01", "through": "2025-03-28"],
        ["what": what, "from": "2025-04-01", "through": "2025-04-28"],
        ["what": what, "from": "2025-05-01", "through": "2025-05-28"],
        ["what": what, "from": "2025-06-02", "through": "2025-06-29"],
      ])
    #expect(aftercare.allSatisfy { $0.names == ["what", "from", "through"] })
  }

  @Test func warningsHaveTheirPlace() throws {
    try scratch.copyContent()
    try scratch.replace(
      "session: 30", with: "sesion: 30", in: "assets/treatments/laser.md")
    let warnings = try report(Scratch.laser)["warnings"]
    let line = try scratch.lines(of: "assets/treatments/laser.md")
      .firstIndex { $0.hasPrefix("sesion") }.map { $0 + 1 }
    expectNoDifference(
      warnings,
      [
        [
          "message": "unknown field 'sesion'", "file": "assets/treatments/laser.md",
          "line": .integer(try #require(line)), "column": 1, "hint": "did you mean 'session'?",
        ]
      ])
  }

  @Test func aWarningWithoutAPlaceHasNulls() throws {
    let warnings = try report(
      ["--treatment", "laser", "--start", "2025-03-01", "--as-of", "2025-03-04"])["warnings"]
    let warning = try #require(warnings?.elements.first)
    #expect(warning.names == ["message", "file", "line", "column", "hint"])
    #expect(warning["message"] == "the start, 2025-03-01, lies before 2025-03-04")
    #expect(warning["file"] == .null)
  }

  @Test func everyPageOfAPictureIsAFile() throws {
    let files = try report(Scratch.laser + ["--format", "png", "--pages", "1-2", "--dpi", "36"])
    let paths = files["files"]?.elements.map { $0["path"] }
    expectNoDifference(
      paths, ["output/laser-2025-03-01-1.png", "output/laser-2025-03-01-2.png"])
    #expect(files["files"]?.elements.allSatisfy { $0["format"] == "png" } == true)
  }

  @Test func aFailureLeavesStandardOutputEmpty() throws {
    let run = try scratch.laser("--json", "--course", "nothing")
    #expect(run.exitCode == 66)
    #expect(run.bytes.isEmpty)
  }

  @Test func standardOutputIsNotSharedWithThePlan() throws {
    for name in ["-", "/dev/stdout"] {
      let run = try scratch.laser("--json", "-o", name)
      #expect(run.exitCode == 64)
      #expect(run.bytes.isEmpty)
    }
  }
}
