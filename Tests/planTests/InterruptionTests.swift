import Glibc
import Testing

/// Runs that are ended from outside.
struct InterruptionTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: [SIGTERM, SIGINT, SIGKILL])
  func aRunKilledWhileItWritesLeavesNothing(signal: Int32) throws {
    try #require(mkfifo(scratch.path("pipe"), 0o600) == 0)
    // Without a reader the program would wait before it writes; and the plan is larger than a pipe.
    let reader = try Descriptor(opening: scratch.path("pipe"), O_RDONLY | O_NONBLOCK)
    let run = try scratch.process(Scratch.laser + ["-o", "pipe"]).start()
    #expect(reader.waitForBytes())
    run.send(signal)
    let outcome = try run.outcome()
    #expect(outcome.signal == signal)
    #expect(outcome.bytes.isEmpty)
    #expect(try scratch.names() == ["pipe"])
  }

  @Test func aRunKilledAtAnyMomentLeavesAWholeFileOrNone() throws {
    for milliseconds in stride(from: 10, through: 150, by: 20) {
      let folder = try Scratch()
      let run = try folder.process(Scratch.laser + ["-o", "plan.pdf"]).start()
      usleep(UInt32(milliseconds) * 1000)
      run.send(SIGTERM)
      _ = try run.outcome()
      let names = try folder.names()
      if names.contains("plan.pdf") { try Reader.check(folder.path("plan.pdf")) }
    }
  }

  @Test func runsAtTheSameTimeTakeDifferentNames() throws {
    let runs = try ["Anna", "Bruno", "Clara"].map { name in
      try scratch.process(Scratch.laser + ["--patient", name]).start()
    }
    let paths = try runs.map { try $0.outcome().text }
    let stem = "output/laser-2025-03-01"
    #expect(Set(paths) == ["\(stem).pdf\n", "\(stem)-2.pdf\n", "\(stem)-3.pdf\n"])
    #expect(try scratch.names().count == 4)
  }
}
