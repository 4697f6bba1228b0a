import Foundation
import Glibc
import Testing

/// `plan watch`: every save makes the pages anew.
struct WatchCommandTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.copyContent()
  }

  /// Waits until the file has other bytes than before; a debug build on a busy machine takes its
  /// time.
  private func change(of name: String, from before: [UInt8]?) throws -> [UInt8] {
    let end = ContinuousClock.now + .seconds(20)
    while ContinuousClock.now < end {
      if let now = try? scratch.bytes(name), now != before { return now }
      usleep(5000)
    }
    throw SystemError("see \(name) change", ETIMEDOUT)
  }

  @Test func savesAreFollowedAndErrorsKeepTheLastGoodPages() throws {
    let watch = try scratch.process(["watch"] + Scratch.laser + ["-o", "laser.pdf"]).start()
    let first = try change(of: "laser.pdf", from: nil)
    usleep(50_000)
    try scratch.replace(
      "Many people do.", with: "Most people do.", in: "assets/treatments/laser.md")
    let second = try change(of: "laser.pdf", from: first)
    usleep(50_000)
    try scratch.replace("sessions: 4-6", with: "sessions: many", in: "assets/treatments/laser.md")
    usleep(500_000)
    #expect(try scratch.bytes("laser.pdf") == second)
    try scratch.replace("sessions: many", with: "sessions: 4-6", in: "assets/treatments/laser.md")
    usleep(500_000)
    try scratch.replace("size: 34pt", with: "size: 30pt", in: "layouts/handout.yaml")
    let third = try change(of: "laser.pdf", from: second)
    usleep(50_000)
    try scratch.replace("Quillwater Skin Clinic", with: "Another Clinic", in: "assets/clinic.yaml")
    _ = try change(of: "laser.pdf", from: third)
    usleep(50_000)
    watch.send(SIGINT)
    let outcome = try watch.outcome()
    #expect(outcome.exitCode == 0)
    #expect(outcome.messages.contains("assets/treatments/laser.md:"))
    #expect(outcome.messages.contains("error: 'sessions' takes a number of sessions"))
    #expect(outcome.messages.hasSuffix("stopped\n"))
    #expect(outcome.lines.allSatisfy { $0 == "laser.pdf" })
    #expect(try scratch.names() == ["laser.pdf"])
  }

  @Test func itDoesNotStartOnWhatCannotBeReadTwice() throws {
    for arguments in [["-o", "-"], ["--request", "-"]] {
      #expect(try scratch.plan(["watch"] + Scratch.laser + arguments).exitCode == 64)
    }
  }
}
