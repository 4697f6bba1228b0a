import CustomDump
import Testing

/// `plan new`: files to start from.
struct NewCommandTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.copyContent()
  }

  private func rules(_ file: String) throws -> [JSON?] {
    let run = try scratch.plan("check", "--json", file)
    return (try JSON(parsing: run.text)["findings"]?.elements ?? []).map { $0["rule"] }
  }

  @Test func aTreatmentAsksForWhatIsMissing() throws {
    let run = try scratch.plan("new", "treatment", "peel")
    expectNoDifference(run.lines, ["assets/treatments/peel.md"])
    let rules = try rules("assets/treatments/peel.md")
    #expect(Set(rules) == ["fill-in", "review-missing"])
    #expect(try scratch.plan("check", "peel").exitCode == 65)
    #expect(try scratch.plan("--treatment", "peel", "-o", "peel.pdf").exitCode == 0)
  }

  @Test func everyFieldOfATreatmentIsExplainedAndRight() throws {
    _ = try scratch.plan("new", "treatment", "peel")
    let path = "assets/treatments/peel.md"
    // With the examples switched on and the marks filled in, the file is sound.
    let lines = try scratch.lines(of: path).map { line in
      line.hasPrefix("# ") && line.firstMatch(of: /^#( +)(- |[a-z_]+:|avoid|for)/) != nil
        && !line.contains("plan ") ? String(line.dropFirst(2)) : line
    }
    let text = lines.joined(separator: "\n").replacing(/FILL IN: [^\n"]*/, with: "Some words")
      .replacing("hero_image: peel.jpg", with: "hero_image: mezoterapiya.JPG")
    try scratch.write(text, to: path)
    let found = try JSON(parsing: try scratch.plan("check", "--json", path).text)["findings"]
    expectNoDifference(
      found?.elements.map { $0["message"] }, ["no clinician has reviewed this text"])
  }

  @Test(arguments: ["handout", "large-print", "one-page", "press", "booklet"])
  func aLayoutIsSound(base: String) throws {
    let run = try scratch.plan("new", "layout", "summer", "--extends", base)
    expectNoDifference(run.lines, ["layouts/summer.yaml"])
    #expect(try scratch.laser("--layout", "summer", "-o", "a.pdf").exitCode == 0)
    #expect(try scratch.plan("check", "layouts/summer.yaml").exitCode == 0)
  }

  @Test func nothingIsOverwritten() throws {
    try scratch.write("mine", to: "layouts/own.yaml")
    try scratch.write("mine", to: "assets/treatments/peel.md")
    for arguments in [["layout", "own"], ["treatment", "peel"], ["treatment", "laser-face"]] {
      let run = try scratch.plan(["new"] + arguments)
      #expect(run.exitCode == 73)
      #expect(run.text == "")
    }
    #expect(try scratch.lines(of: "layouts/own.yaml") == ["mine"])
    #expect(try scratch.lines(of: "assets/treatments/peel.md") == ["mine"])
  }

  @Test(arguments: ["../peel", "Peel", "", "-", "a b"])
  func namesThatAreNone(name: String) throws {
    let run = try scratch.plan("new", "treatment", "--", name)
    #expect(run.exitCode == 64)
  }

  @Test func aLayoutToExtendMustExist() throws {
    let run = try scratch.plan("new", "layout", "own", "--extends", "handuot")
    #expect(run.exitCode == 66)
    #expect(run.messages.contains("did you mean 'handout'?"))
  }
}
