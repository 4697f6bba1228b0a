import TestSupport
import Testing

/// `--password-file`.
struct PasswordTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func theFirstLineOpensTheFile() throws {
    try scratch.write("correct horse\r\nsecond line\n", to: "password.txt")
    let run = try scratch.laser("-o", "plan.pdf", "--password-file", "password.txt")
    try #require(run.exitCode == 0, "\(run.messages)")
    let pdf = try scratch.bytes("plan.pdf")
    let opened = try Tool.run(
      "qpdf", ["--decrypt", "--password=correct horse", "FILE", "-"], on: pdf)
    try #require(opened.status == 0)
    #expect(try Tool.run("qpdf", ["--check", "FILE"], on: pdf).status != 0)
    // Still tagged, and no longer said to be for archives.
    let failures = try Conformance.failures(in: opened.output, isArchival: false)
    #expect(failures.isEmpty, "\(failures)")
    let again = try scratch.plan("--from", "plan.pdf")
    #expect(again.messages.contains("the PDF is encrypted"))
  }

  /// Each encryption gives other bytes; a second copy of the same plan helps nobody.
  @Test func theSamePlanIsThereOnce() throws {
    try scratch.write("correct horse", to: "password.txt")
    try scratch.write("another", to: "other.txt")
    let options = ["-o", "plans/", "--json", "--password-file"]
    try scratch.makeFolder("plans")
    let first = try scratch.plan(Scratch.laser + options + ["password.txt"])
    let bytes = try scratch.bytes("plans/laser-2025-03-01.pdf")
    let again = try scratch.plan(Scratch.laser + options + ["password.txt"])
    #expect(try scratch.names(in: "plans") == ["laser-2025-03-01.pdf"])
    #expect(try scratch.bytes("plans/laser-2025-03-01.pdf") == bytes)
    #expect(first.text == again.text, "it tells of the file that is there")
    // For another patient, or with another password, it is another document.
    _ = try scratch.plan(Scratch.laser + options + ["other.txt"])
    _ = try scratch.plan(Scratch.laser + options + ["password.txt", "--patient", "Anna Example"])
    #expect(try scratch.names(in: "plans").count == 3)
    _ = try scratch.plan(Scratch.laser + options + ["password.txt", "--force"])
    #expect(try scratch.bytes("plans/laser-2025-03-01.pdf") != bytes)
  }

  @Test(arguments: ["", "\nsecret", "\u{0}", String(repeating: "a", count: 128)])
  func aPasswordThatCannotBeIsRefused(_ text: String) throws {
    try scratch.write(text, to: "password.txt")
    let run = try scratch.laser("-o", "plan.pdf", "--password-file", "password.txt")
    #expect(run.exitCode == 65)
    #expect(!run.messages.contains("secret") && !run.messages.contains("aaa"))
    #expect(try scratch.names() == ["password.txt"])
  }

  @Test func goesWithPDFAlone() throws {
    try scratch.write("secret", to: "password.txt")
    for format in ["png", "text", "html"] {
      let run = try scratch.laser("--format", format, "--password-file", "password.txt")
      #expect(run.exitCode == 64)
    }
    #expect(try scratch.laser("--password-file", "none.txt").exitCode == 66)
  }
}
