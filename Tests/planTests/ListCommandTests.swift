import CustomDump
import Testing

/// `plan list`: what there is to choose from.
struct ListCommandTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func everyTreatmentForPeople() throws {
    let run = try scratch.plan("list")
    #expect(run.exitCode == 0)
    #expect(run.messages == "")
    for start in ["biorevitalisation  ", "laser  ", "mesotherapy  ", "layouts  ", "languages  "] {
      #expect(run.lines.filter { $0.hasPrefix(start) }.count == 1)
    }
    #expect(run.lines.contains("laser  Laser facial rejuvenation"))
    #expect(run.lines.contains("  course  standard: Standard course"))
  }

  @Test func everyTreatmentForPrograms() throws {
    let object = try JSON(parsing: try scratch.plan("list", "--json").text)
    #expect(object.names == ["treatments", "layouts", "languages"])
    let treatments = try #require(object["treatments"]).elements
    #expect(treatments.allSatisfy { $0.names == ["id", "title", "aliases", "courses"] })
    expectNoDifference(
      treatments.map { [$0["id"], $0["courses"]] },
      [
        ["biorevitalisation", ["standard", "hyperpigmentation"]],
        ["laser", ["standard"]],
        [
          "mesotherapy",
          ["classic", "fractional", "collagen", "dry", "needle-free", "hyaluronic-intensive"],
        ],
      ])
    #expect(object["layouts"]?.elements.contains("handout") == true)
    #expect(object["languages"]?.elements.contains("en") == true)
  }

  @Test func everyTreatmentOfTheCatalogueMakesAPlan() throws {
    let object = try JSON(parsing: try scratch.plan("list", "--json").text)
    for treatment in try #require(object["treatments"]).elements {
      for course in treatment["courses"]?.elements ?? [] {
        guard case .string(let id)? = treatment["id"], case .string(let name) = course else {
          Issue.record("an id is a text")
          continue
        }
        let run = try scratch.plan([
          "--treatment", id, "--course", name, "--start", "2025-03-03", "--as-of", "2025-02-01",
          "-o", "\(id)-\(name).pdf",
        ])
        #expect(run.exitCode == 0, "\(id) \(name): \(run.messages)")
      }
    }
  }

  @Test func aTreatmentThatCannotBeReadIsReportedAndLeftOut() throws {
    try scratch.copyContent()
    try scratch.write("---\ntitle: [x\n---\n", to: "assets/treatments/broken.md")
    let run = try scratch.plan("list")
    #expect(run.exitCode == 0)
    #expect(run.messages.hasPrefix("assets/treatments/broken.md:2:8: error: "))
    #expect(run.lines.contains("laser  Laser facial rejuvenation"))
    #expect(!run.text.contains("broken"))
  }
}
