import Glibc
import Testing

/// Where a plan cannot be written, nothing of it is left behind.
struct UnwritableOutputTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func aFileAsParentFolder() throws {
    try scratch.write("", to: "file")
    let run = try scratch.laser("-o", "file/plan.pdf")
    #expect(run.exitCode == 73)
    #expect(run.messages == "error: cannot write 'file/plan.pdf': Not a directory\n")
    #expect(run.bytes.isEmpty)
    #expect(try scratch.names() == ["file"])
  }

  @Test func aFileInThePlaceOfTheOutputFolder() throws {
    try scratch.write("", to: "output")
    let run = try scratch.laser()
    #expect(run.exitCode == 73)
    #expect(run.messages.hasPrefix("error: cannot "))
    #expect(try scratch.names() == ["output"])
  }

  @Test(arguments: ["missing/plan.pdf", "missing/"])
  func aParentFolderIsNotMade(output: String) throws {
    let run = try scratch.laser("-o", output)
    #expect(run.exitCode == 73)
    #expect(run.messages.hasSuffix("No such file or directory\n"))
    #expect(try scratch.names().isEmpty)
  }

  @Test func aFullDevice() throws {
    let run = try scratch.laser("-o", "/dev/full")
    #expect(run.exitCode == 75)
    #expect(run.messages == "error: cannot write '/dev/full': No space left on device\n")
    #expect(run.bytes.isEmpty)
    #expect(try scratch.names().isEmpty)
  }

  @Test(arguments: [["-o", "plan.pdf"], []])
  func aLimitThatIsReachedHalfWay(arguments: [String]) throws {
    var process = scratch.process(Scratch.laser + arguments)
    process.fileSizeLimit = 16_384
    let run = try process.run()
    #expect(run.exitCode == 73)
    #expect(run.messages.hasSuffix("File too large\n"))
    #expect(try scratch.names().filter { $0 != "output" }.isEmpty)
  }

  @Test func aFileStaysAsItWasWhereTheNewOneFails() throws {
    try scratch.write("precious", to: "plan.pdf")
    var process = scratch.process(Scratch.laser + ["-o", "plan.pdf"])
    process.fileSizeLimit = 16_384
    #expect(try process.run().exitCode == 73)
    #expect(try scratch.bytes("plan.pdf") == Array("precious".utf8))
    #expect(try scratch.names() == ["plan.pdf"])
  }

  // MARK: Standard output

  private func run(_ arguments: [String], output: PlanProcess.Sink) throws -> Outcome {
    var process = scratch.process(arguments)
    process.output = output
    return try process.run()
  }

  @Test(arguments: [Scratch.laser, Scratch.laser + ["--json"], Scratch.laser + ["-o", "-"]])
  func aClosedStandardOutput(arguments: [String]) throws {
    let run = try run(arguments, output: .closed)
    #expect(run.exitCode == 73)
    #expect(run.messages.contains("error: cannot write "))
    try expectOnlyWholeFiles()
  }

  @Test(arguments: [
    Scratch.laser, Scratch.laser + ["-o", "-"], ["schedule"] + Scratch.laser, ["list"],
  ])
  func aFullStandardOutput(arguments: [String]) throws {
    let run = try run(arguments, output: .file("/dev/full"))
    #expect(run.exitCode == 75)
    #expect(run.messages.contains("error: cannot write "))
    try expectOnlyWholeFiles()
  }

  /// As every program in a pipeline, ours ends when nobody reads it any more.
  @Test(arguments: [Scratch.laser + ["-o", "-"], ["schedule"] + Scratch.laser])
  func aReaderThatHasGone(arguments: [String]) throws {
    let run = try run(arguments, output: .abandoned)
    #expect(run.signal == SIGPIPE || run.exitCode == 73)
    #expect(try scratch.names().isEmpty)
  }

  @Test func aClosedStandardErrorHarmsNothing() throws {
    var process = scratch.process(Scratch.laser)
    process.messages = .closed
    let run = try process.run()
    #expect(run.exitCode == 0)
    #expect(run.text == "output/laser-2025-03-01.pdf\n")
    try expectOnlyWholeFiles()
  }

  /// The plan may have been written before its name could not be told.
  private func expectOnlyWholeFiles() throws {
    for name in try scratch.names() where name != "output" {
      #expect(name == "output/laser-2025-03-01.pdf")
      try Reader.check(scratch.path(name))
    }
  }
}
