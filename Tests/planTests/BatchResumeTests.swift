import Foundation
import Glibc
import Testing

/// Batches that are stopped, killed, run again or run in parts.
struct BatchResumeTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.write(Self.list(40), to: "list.csv")
  }

  private static func list(_ count: Int) -> String {
    let rows = (1...count).map { "A-\($0),Patient \($0),laser,2025-03-03\n" }
    return "reference,patient,treatment,start\n" + rows.joined()
  }

  private func arguments(_ more: [String], in folder: String = "plans") -> [String] {
    ["batch", "list.csv", "-o", folder, "--as-of", "2025-02-01"] + more
  }

  private func plans(in folder: String = "plans") throws -> [String] {
    try scratch.names(in: folder).filter { $0.hasSuffix(".pdf") }
  }

  @Test func whatIsThereIsNotMadeAgain() throws {
    try scratch.write(Self.list(3), to: "list.csv")
    _ = try scratch.plan(arguments([]))
    let again = try scratch.plan(arguments(["--resume"]))
    #expect(again.exitCode == 0 && again.text.isEmpty)
    #expect(again.messages.contains("3 kept"))
    try scratch.remove("plans/A-2-laser-2025-03-03.pdf")
    try scratch.replace("Patient 3", with: "Patient III", in: "list.csv")
    let mended = try scratch.plan(arguments(["--resume"]))
    #expect(
      mended.lines == [
        "plans/A-2-laser-2025-03-03.pdf", "plans/A-3-laser-2025-03-03-2.pdf",
      ])
  }

  @Test func aDamagedPlanIsMadeAgain() throws {
    try scratch.write(Self.list(2), to: "list.csv")
    _ = try scratch.plan(arguments([]))
    let whole = try scratch.bytes("plans/A-1-laser-2025-03-03.pdf")
    try scratch.write(whole.dropLast(10) + [0], to: "plans/A-1-laser-2025-03-03.pdf")
    #expect(try scratch.plan(arguments(["--resume"])).lines.count == 1)
  }

  @Test func contentThatHasChangedIsMadeAgain() throws {
    try scratch.copyContent()
    try scratch.write(Self.list(2), to: "list.csv")
    _ = try scratch.plan(arguments([]))
    #expect(try scratch.plan(arguments(["--resume"])).lines.isEmpty)
    try scratch.replace("title:", with: "title: New", in: "assets/treatments/laser.md")
    #expect(try scratch.plan(arguments(["--resume"])).lines.count == 2)
  }

  @Test(arguments: [120, 400, 700, 1100])
  func aKilledBatchLosesNothingThatItReported(milliseconds: UInt32) throws {
    let run = try scratch.process(arguments(["--jobs", "2"])).start()
    usleep(milliseconds * 1000)
    run.send(SIGKILL)
    let reported = try run.outcome().lines
    if FileManager.default.fileExists(atPath: scratch.path("plans")) {
      for name in try plans() { try Reader.check(scratch.path("plans/\(name)")) }
      #expect(try scratch.names(in: "plans").allSatisfy { !$0.hasSuffix(".tmp") })
    }
    for path in reported {
      #expect(FileManager.default.fileExists(atPath: scratch.path(path)))
    }
    let rest = try scratch.plan(arguments(["--resume"]))
    #expect(rest.exitCode == 0)
    #expect(try plans().count == 40)
    #expect(Set(rest.lines).isDisjoint(with: reported))
    let ledger = try JSON(
      parsing: try scratch.plan("ledger", "--ledger", "plans", "--json").text)
    #expect(ledger["documents"]?.elements.count == 40)
  }

  /// What was made and not yet noted is made again, and has to come out the same after midnight.
  @Test func aKilledBatchKeepsItsDay() throws {
    let (first, second, third) = ("2025-02-01", "2025-02-02", "2025-02-03")
    // So many that it is not done before this process comes to its turn.
    let count = 400
    try scratch.write(Self.list(count), to: "list.csv")
    let arguments = ["batch", "list.csv", "-o", "plans", "--jobs", "1"]
    let run = try process(arguments, on: first).start()
    while (try? plans().count) ?? 0 < 5 { usleep(2000) }
    run.send(SIGKILL)
    let reported = try run.outcome().lines.count
    // The ledger is written every second.
    try #require(try plans().count > reported)
    let rest = try process(arguments + ["--resume"], on: second).run()
    #expect(rest.exitCode == 0)
    #expect(rest.messages.contains("goes on with the batch of \(first)"))
    #expect(try plans().count == count)
    for name in ["A-1", "A-\(count)"] {
      let facts = try Reader.information(of: scratch.path("plans/\(name)-laser-2025-03-03.pdf"))
      #expect(facts.contains("D:20250201"), "\(facts)")
    }
    // What comes to an end is over: a row that is added later is of its own day.
    try scratch.write(Self.list(count + 1), to: "list.csv")
    let later = try process(arguments + ["--resume"], on: third).run()
    #expect(later.lines == ["plans/A-\(count + 1)-laser-2025-03-03.pdf"])
    #expect(!later.messages.contains("goes on with"))
    #expect(
      try Reader.information(of: scratch.path(later.lines[0])).contains("D:20250203"))
  }

  /// What lies in the folder comes out of the printer, whenever that is.
  @Test func aPrintRunOfKeptPlansHasTheirDay() throws {
    try scratch.write(Self.list(2), to: "list.csv")
    let arguments = ["batch", "list.csv", "-o", "plans", "--merge", "run.pdf"]
    #expect(try process(arguments, on: "2025-02-01").run().exitCode == 0)
    let run = try scratch.bytes("run.pdf")
    let again = try process(arguments + ["--resume"], on: "2025-02-02").run()
    #expect(again.exitCode == 0 && again.messages.contains("2 kept"))
    #expect(try scratch.bytes("run.pdf") == run)
  }

  /// A program whose today is another.
  private func process(_ arguments: [String], on day: String) throws -> PlanProcess {
    var process = scratch.process(arguments)
    let seconds = try Date(day, strategy: .iso8601.year().month().day()).timeIntervalSince1970
    process.environment = ["SOURCE_DATE_EPOCH": "\(Int(seconds))"]
    return process
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func aBatchThatIsAskedToStopStopsCleanly(signal: Int32) throws {
    let run = try scratch.process(arguments(["--jobs", "2"])).start()
    waitForLedger()
    run.send(signal)
    let outcome = try run.outcome()
    // A quick machine may be done by then.
    #expect(outcome.exitCode == 75 || outcome.lines.count == 40)
    #expect(try plans().map { "plans/\($0)" }.sorted() == outcome.lines.sorted())
    #expect(try scratch.plan(arguments(["--resume"])).exitCode == 0)
    #expect(try plans().count == 40)
  }

  @Test func twoBatchesInOneFolderDoNotMeet() throws {
    let first = try scratch.process(arguments([])).start()
    waitForLedger()
    let second = try scratch.plan(arguments([]))
    #expect(second.exitCode == 75)
    #expect(second.messages.contains("another batch is at work"))
    #expect(try first.outcome().exitCode == 0)
    #expect(try plans().count == 40)
  }

  @Test func aFolderThatVanishesIsAnError() throws {
    try scratch.write(Self.list(400), to: "list.csv")
    let run = try scratch.process(arguments(["--jobs", "1"])).start()
    while (try? plans().count) ?? 0 < 3 { usleep(2000) }
    try scratch.remove("plans")
    let outcome = try run.outcome()
    #expect(outcome.exitCode == 73 || outcome.exitCode == 75)
    #expect(outcome.messages.contains("error: cannot"))
  }

  @Test func aFileThatOutgrowsTheDiskIsAnErrorAndLeavesNothing() throws {
    var process = scratch.process(arguments([]))
    process.fileSizeLimit = 100 * 1024
    let outcome = try process.run()
    #expect(outcome.exitCode == 73 || outcome.exitCode == 75)
    #expect(try plans().isEmpty)
    #expect(outcome.text.isEmpty)
  }

  /// While one thread is at a long text, the others do not pile up the rest of the list: each
  /// document that waits for its name is an open file.
  @Test func nobodyRunsAheadOfASlowRow() throws {
    let paragraph = String(repeating: "A long text that takes a while. ", count: 50) + "\n\n"
    let words = String(repeating: paragraph, count: 500)
    try scratch.copyContent()
    try scratch.write("---\ntitle: Slow\n---\n" + words, to: "assets/treatments/slow.md")
    let rows = (1...150).map { "B-\($0),Patient \($0),laser,2025-03-03\n" }
    try scratch.write(
      "reference,patient,treatment,start\nA-1,Anna,slow,2025-03-03\n" + rows.joined(),
      to: "list.csv")
    var process = scratch.process(arguments(["--jobs", "2"]))
    process.openFileLimit = 130
    let run = try process.run()
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(run.lines.count == 151)
  }

  // MARK: Parts

  @Test func partsMakeEveryRowOnce() throws {
    for part in 1...4 {
      let run = try scratch.plan(arguments(["--shard", "\(part)/4"]))
      #expect(run.exitCode == 0)
    }
    #expect(try plans().count == 40)
    let parts = (1...4).map { "plans/.plan-ledger-\($0)-of-4.sqlite" }
    #expect(try scratch.plan(["ledger", "merge"] + parts).lines == ["plans/.plan-ledger.sqlite"])
    let whole = try scratch.plan(arguments(["--resume"]))
    #expect(whole.text.isEmpty && whole.messages.contains("40 kept"))
  }

  @Test func aSchedulersPartIsTaken() throws {
    var made: [String] = []
    for task in 3...5 {
      var process = scratch.process(arguments([]))
      process.environment = [
        "SLURM_ARRAY_TASK_ID": "\(task)", "SLURM_ARRAY_TASK_MIN": "3",
        "SLURM_ARRAY_TASK_MAX": "5", "SLURM_ARRAY_TASK_COUNT": "3",
      ]
      made += try process.run().lines
    }
    #expect(made.count == 40 && Set(made).count == 40)
    var process = scratch.process(arguments([]))
    process.environment = ["JOB_COMPLETION_INDEX": "1"]
    let run = try process.run()
    #expect(run.exitCode == 64 && run.messages.contains("--shard"))
  }

  /// Until the batch is under way.
  private func waitForLedger() {
    let ledger = scratch.path("plans/.plan-ledger.sqlite")
    while !FileManager.default.fileExists(atPath: ledger) { usleep(2000) }
  }
}
