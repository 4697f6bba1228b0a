import Testing

/// `plan doctor`: what is installed, and whether it works together.
struct DoctorCommandTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func allThatHandoutsNeedIsThere() throws {
    let run = try scratch.plan("doctor")
    #expect(run.exitCode == 0, "\(run.text)")
    #expect(run.lines.allSatisfy { $0.hasPrefix("ok     ") }, "\(run.text)")
    let names = run.lines.map { $0.dropFirst(9).prefix { $0 != " " } }
    #expect(
      Set(names).isSuperset(of: [
        "Cairo", "ICU", "assets", "layouts", "Noto", "libqrencode", "qpdf", "trial",
      ]))
    #expect(try scratch.names().isEmpty)
  }

  @Test func whatIsMissingIsNamed() throws {
    try scratch.makeFolder("assets")
    let run = try scratch.plan("doctor", "--assets", "assets")
    #expect(run.exitCode == 69)
    #expect(run.lines.contains { $0.hasPrefix("MISSING  assets ") }, "\(run.text)")
    #expect(run.lines.contains { $0.hasPrefix("MISSING  trial ") }, "\(run.text)")
    #expect(run.messages.hasPrefix("error: something that handouts need is missing\n"))
  }

  @Test func aHomeWithoutFontCacheWorks() throws {
    let environment = ["HOME": scratch.path, "XDG_CACHE_HOME": scratch.path("cache")]
    let run = try scratch.plan(Scratch.laser + ["-o", "plan.pdf"], environment: environment)
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(try scratch.plan(["doctor"], environment: environment).exitCode == 0)
  }
}
