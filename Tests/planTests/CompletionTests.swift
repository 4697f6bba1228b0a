import Testing

/// What shells are told.
struct CompletionTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: ["bash", "zsh", "fish"])
  func everyCommandIsOffered(shell: String) throws {
    let script = try scratch.plan("--generate-completion-script", shell).text
    for command in ["make", "schedule", "list", "compare", "check", "new", "watch", "doctor"] {
      #expect(script.contains(command), "\(command)")
    }
    #expect(script.contains("---completion"))
  }

  @Test func treatmentsAreOffered() throws {
    let run = try scratch.plan(
      ["---completion", "make", "--", "--treatment", "0", "0"],
      environment: ["SAP_SHELL": "bash"])
    #expect(Set(run.lines).isSuperset(of: ["laser", "mesotherapy", "biorevitalisation"]))
  }
}
