import CustomDump
import Testing

/// `plan schedule`: only the dates.
struct ScheduleCommandTests {
  let scratch: Scratch
  let command = ["schedule"] + Scratch.laser

  init() throws { scratch = try Scratch() }

  @Test func theTable() throws {
    let run = try scratch.plan(command)
    #expect(run.exitCode == 0)
    #expect(run.messages == "")
    let closed = "moved from Sunday 1 June: the clinic is closed on Sundays"
    expectNoDifference(
      run.text,
      """
      Session  Day                    Possible from – to             Note
      1        Saturday 1 March 2025  1 March 2025 – 8 March 2025
      2        Tuesday 1 April 2025   1 April 2025 – 8 April 2025
      3        Thursday 1 May 2025    1 May 2025 – 8 May 2025
      4        Monday 2 June 2025     1 June 2025 – 8 June 2025      \(closed)
      5        Tuesday 1 July 2025    1 July 2025 – 8 July 2025      if your clinician recommends it
      6        Friday 1 August 2025   1 August 2025 – 8 August 2025  if your clinician recommends it

      """)
    #expect(try scratch.names().isEmpty)
  }

  @Test func theObjectIsTheReportWithoutFiles() throws {
    let run = try scratch.plan(command + ["--format", "json"])
    let schedule = try JSON(parsing: run.text)
    let report = try JSON(parsing: try scratch.laser("--json").text)
    #expect(schedule.names == report.names.subtracting(["files"]))
    for name in schedule.names { expectNoDifference(schedule[name], report[name]) }
  }

  @Test func aFileTakesWhatStandardOutputWould() throws {
    let shown = try scratch.plan(command)
    let run = try scratch.plan(command + ["--output", "dates.txt"])
    #expect(run.exitCode == 0)
    #expect(run.text == "dates.txt\n")
    #expect(try scratch.bytes("dates.txt") == shown.bytes)
    #expect(try scratch.names() == ["dates.txt"])
    #expect(try scratch.mode(of: "dates.txt") == 0o600)
    #expect(try scratch.plan(command + ["-o", "-"]).bytes == shown.bytes)
  }

  @Test func aFullDevice() throws {
    #expect(try scratch.plan(command + ["-o", "/dev/full"]).exitCode == 75)
    #expect(try scratch.plan(command + ["-o", "missing/dates.txt"]).exitCode == 73)
    #expect(try scratch.names().isEmpty)
  }

  @Test func unavailableDaysMoveASessionWithItsReason() throws {
    let run = try scratch.plan(
      command + ["--unavailable", "2025-04-01..2025-04-03", "--format", "json"])
    let sessions = try #require(try JSON(parsing: run.text)["sessions"]).elements
    #expect(sessions[1]["date"] == "2025-04-04")
    expectNoDifference(
      sessions[1]["moved"], ["from": "2025-04-01", "reason": "you cannot come that day"])
    // The gap to the moved session holds, and the targets do not drift.
    #expect(sessions[2]["date"] == "2025-05-02")
    #expect(sessions[3]["date"] == "2025-06-02")
  }

  @Test func monthsClampToTheirLastDay() throws {
    let run = try scratch.plan([
      "schedule", "--treatment", "laser", "--start", "2025-01-31", "--as-of", "2025-01-01",
      "--format", "json",
    ])
    let sessions = try #require(try JSON(parsing: run.text)["sessions"]).elements
    #expect(sessions.prefix(3).map { $0["date"] } == ["2025-01-31", "2025-02-28", "2025-03-31"])
  }

  @Test func aTreatmentWithoutCoursesHasNoDates() throws {
    try scratch.write("Cold air\n\nIt cools the skin.\n", to: "cold.txt")
    let run = try scratch.plan("schedule", "--treatment", "cold.txt")
    #expect(run.exitCode == 65)
    expectNoDifference(
      run.messages,
      """
      error: cold names no course, so there are no dates
         hint: write one under 'courses' in its file

      """)
    let json = try scratch.plan("schedule", "--treatment", "cold.txt", "--format", "json")
    let object = try JSON(parsing: json.text)
    #expect(object["course"] == .null)
    #expect(object["sessions"] == [])
  }

  @Test func anIntervalThatNobodyHasSetLeavesTheDayOpen() throws {
    try scratch.copyContent()
    try scratch.replace(
      "    classic: {every: 10 days}\n", with: "", in: "assets/clinic.yaml")
    let run = try scratch.plan([
      "schedule", "--treatment", "mesotherapy", "--start", "2025-03-03", "--as-of", "2025-03-01",
      "--format", "json",
    ])
    let sessions = try #require(try JSON(parsing: run.text)["sessions"]).elements
    #expect(sessions.first?["date"] == "2025-03-03")
    #expect(sessions.dropFirst().allSatisfy { $0["date"] == .null && $0["weekday"] == .null })
  }
}
