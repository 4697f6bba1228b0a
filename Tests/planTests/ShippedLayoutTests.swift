import CustomDump
import Testing

/// The layouts that come with the program, as they come out for our own treatments.
struct ShippedLayoutTests {
  static let layouts = ["booklet", "handout", "large-print", "one-page", "press"]

  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func made(_ layout: String, _ treatment: String, _ paper: String) throws -> JSON {
    let run = try scratch.plan([
      "--treatment", treatment, "--layout", layout, "--paper", paper, "--start", "2025-03-01",
      "--as-of", "2025-02-24", "--patient", "Anna Example", "-o", "plan.pdf", "--json",
    ])
    #expect(run.exitCode == 0, "\(layout) \(treatment) \(paper): \(run.messages)")
    return try JSON(parsing: run.text)
  }

  /// The schema beside them is no layout.
  @Test func areListed() throws {
    let list = try JSON(parsing: try scratch.plan("list", "--json").text)
    expectNoDifference(list["layouts"]?.elements, Self.layouts.map(JSON.string))
  }

  @Test(arguments: ["laser", "mesotherapy", "biorevitalisation"])
  func onePageIsOnePage(treatment: String) throws {
    let object = try made("one-page", treatment, "a4")
    #expect(object["files"]?.elements.first?["pages"] == .integer(1))
    expectNoDifference(object["warnings"]?.elements, [])
  }

  /// Only the one that promises a page may have to warn.
  @Test(arguments: layouts, ["a4", "letter", "a5"])
  func comeOutWithoutAWarning(layout: String, paper: String) throws {
    for treatment in ["laser", "mesotherapy"] {
      let warnings = try made(layout, treatment, paper)["warnings"]?.elements ?? []
      let foreign = warnings.filter { warning in
        guard layout == "one-page", case .string(let message)? = warning["message"] else {
          return true
        }
        return !message.hasPrefix("the document takes ")
      }
      if (layout, paper) != ("booklet", "a5") {
        expectNoDifference(foreign, [], "\(layout) \(treatment) \(paper)")
      }
    }
  }
}
