import CustomDump
import TestSupport
import Testing

/// `plan check`: each fault at its place, and nothing else.
struct CheckCommandTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.copyContent()
  }

  /// `file:line: severity rule` of each finding.
  private func findings(_ arguments: String...) throws -> [String] {
    let run = try scratch.plan(["check", "--json", "--as-of", "2026-11-21"] + arguments)
    let object = try JSON(parsing: run.text)
    return (object["findings"]?.elements ?? []).map { finding in
      func text(_ name: String) -> String {
        switch finding[name] {
        case .string(let text): text
        case .integer(let number): String(number)
        default: "-"
        }
      }
      return "\(text("file")):\(text("line")): \(text("severity")) \(text("rule"))"
    }
  }

  @Test func ourCatalogueIsClean() throws {
    let run = try scratch.plan("check", "--as-of", "2026-11-21")
    #expect(run.exitCode == 0)
    let other = try findings().filter { !$0.hasSuffix("warning review-missing") }
    expectNoDifference(other, [])
  }

  @Test func findingsReadLikeThoseOfACompiler() throws {
    try scratch.replace("every: 1 month", with: "every: monthly", in: "assets/treatments/laser.md")
    let run = try scratch.plan("check", "assets/treatments/laser.md", "--as-of", "2026-11-21")
    #expect(run.exitCode == 65)
    #expect(run.text.contains("assets/treatments/laser.md:28:12: error: 'every' takes an interval"))
    #expect(run.messages.hasPrefix("1 error, "))
  }

  private static let faults: [(file: String, old: String, new: String, rules: Set<String>)] = [
    ("treatments/laser.md", "hero_alt:", "# hero_alt:", ["error picture-alternative"]),
    ("treatments/laser.md", "JPG", "jpg", ["error picture-missing"]),
    (
      "treatments/laser.md", "Many people do.", "The method is safe and painless.",
      ["warning promise"]
    ),
    ("treatments/laser.md", "Many people do.", "Erythema may show.", ["warning jargon"]),
    (
      "treatments/laser.md", "Many people do.", "A gel is applied by the nurse.",
      ["warning passive"]
    ),
    (
      "treatments/laser.md", "Many people do.",
      "Many people do, and they ask us about it when they come for the first time and also when they "
        + "come for the second.", ["warning long-sentence"]
    ),
    (
      "treatments/laser.md", "Many people do.",
      "Notwithstanding considerable methodological heterogeneity, investigators demonstrated "
        + "statistically significant improvement. Unfortunately, comprehensive documentation "
        + "remains exceptional. Practitioners appreciate anatomical variability.",
      ["warning reading-level"]
    ),
    (
      "treatments/laser.md", "Many people do.",
      "Bitte sagen Sie uns, wenn Sie mit der Haut nicht zufrieden sind.", ["warning mixed-language"]
    ),
    (
      "treatments/laser.md", "Many people do.", "Look [here](https://example).",
      ["error link", "warning link-words"]
    ),
    (
      "treatments/laser.md", "review:  ", "review: {by: A, due: 2026-01-01}",
      ["warning review-overdue"]
    ),
    (
      "treatments/laser.md", "every: 1 month", "every: 1 day\n    at_most: 1 day",
      ["warning course", "error translation-differs"]
    ),
    ("treatments/laser.md", "session: 30-40 minutes", "sesion: 30", ["warning content"]),
    (
      "treatments/laser.md", "session: 30-40 minutes", "session: FILL IN",
      ["error fill-in", "error content"]
    ),
    ("treatments/laser.md", "laser-face]", "laser-face, mesotherapy]", ["error name"]),
    ("clinic.yaml", "laser: {sun: 4 weeks", "laser: {sun: clinic", ["warning care-span"]),
    ("clinic.yaml", "phone: \"020 7946 0321\"", "fon: 1", ["error content", "warning content"]),
    ("clinic.yaml", "layout: handout", "layout: handuot", ["error content"]),
    ("clinics/seewind.yaml", "seewind.svg", "gone.svg", ["error content"]),
    ("clinic.yaml", "web: quillwater.example.org", "web: quillwater", ["error link"]),
    ("clinic.yaml", "# logo: logo.jpg", "logo: logo.jpg", ["error content"]),
    (
      "treatments/laser.uk.md", "\nsuits: >-", "\ndescription_of_whom: >-",
      ["error translation-differs", "warning content"]
    ),
    ("languages/en.yaml", "  heading: \"Your sessions\"", "", ["error phrase"]),
    ("languages/en.yaml", "born {date}", "born {day}", ["error phrase", "warning phrase"]),
    ("languages/en.words.yaml", "jargon:", "jargn:", ["warning content"]),
  ]

  @Test(arguments: faults.indices)
  func aPlantedFaultIsFound(index: Int) throws {
    let fault = Self.faults[index]
    let file = "assets/\(fault.file)"
    try scratch.replace(fault.old, with: fault.new, in: file)
    let found = try findings().filter { !$0.hasSuffix("warning review-missing") }
    let rules = Set(
      found.compactMap { $0.split(separator: " ", maxSplits: 1).last.map(String.init) })
    expectNoDifference(rules, fault.rules)
    let exit = try scratch.plan("check", "--as-of", "2026-11-21").exitCode
    #expect(exit == (fault.rules.contains { $0.hasPrefix("error") } ? 65 : 0))
  }

  @Test func aPictureTooSmallForPrintIsFound() throws {
    _ = try scratch.laser("-o", "plan.pdf")
    let page = try Tool.run(
      "pdftoppm", ["-jpeg", "-r", "100", "-singlefile", "FILE"], on: try scratch.bytes("plan.pdf"))
    try scratch.write(page.output, to: "assets/images/lazernoe-omolozhenie-litsa.JPG")
    let found = try findings("laser").map { $0.split(separator: " ").suffix(2) }
    expectNoDifference(
      Set(found.map { $0.joined(separator: " ") }),
      ["warning review-missing", "warning picture-size"])
  }

  /// Each rule has a fault that shows that it works; a new rule needs one as well.
  @Test func everyRuleHasAPlantedFault() throws {
    let run = try scratch.plan("check", "--format", "sarif", "--as-of", "2026-11-21")
    let rules = try JSON(parsing: run.text)["runs"]?.elements.first?["tool"]?["driver"]?["rules"]
    let names = rules?.elements.compactMap { rule -> String? in
      if case .string(let name)? = rule["id"] { name } else { nil }
    }
    let planted = Self.faults.flatMap { $0.rules.compactMap { $0.split(separator: " ").last } }
    let elsewhere = [
      "picture-size", "review-missing", "measure", "type-size", "contrast", "translation-stale",
    ]
    expectNoDifference(
      Set(names ?? []).subtracting(planted.map(String.init)).subtracting(elsewhere), [])
  }

  @Test func aPlantedFaultOfALayoutIsFound() throws {
    try scratch.write(
      """
      extends: handout
      grid: {side: 0, measure: 520pt}
      styles: {note: {size: 9pt}}
      colors: {muted: "#909090"}
      """, to: "layouts/own.yaml")
    let found = try findings("layouts/own.yaml")
    expectNoDifference(
      Set(found),
      [
        "layouts/own.yaml:2: warning measure", "layouts/own.yaml:3: warning type-size",
        "layouts/own.yaml:4: error contrast",
      ])
  }

  @Test func aStaleTranslationIsNamed() throws {
    let text = try scratch.lines(of: "assets/treatments/laser.md").joined(separator: "\n")
      .replacing("language: en", with: "language: de\ntranslation_of: \"0.9\"")
    try scratch.write(text, to: "assets/treatments/laser.de.md")
    let found = try findings("assets/treatments/laser.de.md")
    #expect(found.contains("assets/treatments/laser.de.md:7: warning translation-stale"))
    #expect(found.contains { $0.hasSuffix("warning mixed-language") })
  }

  @Test func sarifForBuildServers() throws {
    let run = try scratch.plan("check", "--format", "sarif", "--as-of", "2026-11-21")
    #expect(run.exitCode == 0)
    #expect(try JSON(parsing: run.text)["version"] == "2.1.0")
    #expect(run.messages == "")
  }

  @Test func whatIsNotThere() throws {
    #expect(try scratch.plan("check", "gone.md").exitCode == 66)
    #expect(try scratch.plan("check", "gone").exitCode == 66)
    try scratch.write("x", to: "picture.png")
    #expect(try scratch.plan("check", "picture.png").exitCode == 64)
    #expect(try scratch.plan("check", "laser", "--as-of", "2026-11-21").exitCode == 0)
  }

  @Test func theScorecardInFull() throws {
    let run = try scratch.plan("check", "laser", "--scorecard", "--as-of", "2026-11-21")
    #expect(run.text.contains("PEMAT-P: "))
    #expect(run.text.contains("CDC Clear Communication Index: "))
    #expect(run.lines.filter { $0.contains("    person") }.count >= 10)
  }
}
