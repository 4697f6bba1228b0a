import CustomDump
import TestSupport
import Testing

/// Every PDF that the program makes of our own content, against the rules of PDF/UA-1 and PDF/A-2a.
struct ConformanceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var treatment: String
    var layout: String
    var paper: String
    var testDescription: String { "\(treatment), \(layout), \(paper)" }
  }

  static let cases: [Case] = ["laser", "biorevitalisation", "mesotherapy"].flatMap { treatment in
    ["handout", "large-print", "one-page", "booklet", "press"].flatMap { layout in
      ["a4", "a5", "letter", "legal"].map { Case(treatment: treatment, layout: layout, paper: $0) }
    }
  }

  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: cases) func breaksNoRule(_ example: Case) throws {
    let run = try scratch.plan(
      "--treatment", example.treatment, "--layout", example.layout, "--paper", example.paper,
      "--start", "2025-03-01", "--as-of", "2025-02-01", "--patient", "A (B) \\ %%EOF",
      "-o", "plan.pdf", "--quiet")
    try #require(run.exitCode == 0, "\(run.messages)")
    expectNoDifference(try Conformance.failures(in: try scratch.bytes("plan.pdf")), [])
  }

  /// A layout that begins with another part still begins with a heading of the first level.
  @Test func aLayoutWithoutATitleBreaksNoRule() throws {
    try scratch.write("extends: handout\nparts: [body, call]\n", to: "short.yaml")
    let run = try scratch.laser("--layout", "short.yaml", "-o", "plan.pdf")
    try #require(run.exitCode == 0, "\(run.messages)")
    expectNoDifference(try Conformance.failures(in: try scratch.bytes("plan.pdf")), [])
  }

  /// Pages are drawn by Cairo: its names stand in every page's resources.
  @Test func everyPageIsDrawnByCairo() throws {
    _ = try scratch.laser("-o", "plan.pdf", "--quiet")
    let file = try PDFFile(try scratch.bytes("plan.pdf"))
    #expect(file.pages.count > 3)
    for page in file.pages {
      let resources = file.dictionary(file.dictionary(page)["/Resources"])
      let names = file.dictionary(resources["/Font"]).keys
      #expect(!names.isEmpty && names.allSatisfy { $0.hasPrefix("/f-") }, "\(names)")
    }
  }

  /// As a person would read it to another, from the title to the first date.
  @Test func theReadingOrder() throws {
    _ = try scratch.laser("-o", "plan.pdf", "--quiet")
    let read = try Tool.run(
      "pdfinfo", ["-struct-text", "FILE"], on: try scratch.bytes("plan.pdf")
    ).text
    let words = read.matches(of: /"(.*)"/).map { String($0.output.1) }.filter { !$0.isEmpty }
    let order = [
      "Laser facial rejuvenation", "Not yet reviewed by a clinician", "4 sessions",
      "Your sessions", "Saturday 1 March 2025", "Your calendar", "March 2025",
      "Session 1: Saturday 1", "Tell us before treatment if you",
      "are pregnant or breastfeeding", "When to call us", "What it is",
      "A laser sends out light in a narrow beam.",
    ]
    let places = order.compactMap { beginning in
      words.firstIndex { $0.hasPrefix(beginning) }
    }
    #expect(places.count == order.count)
    #expect(places == places.sorted(), "\(places)")
    #expect(!words.contains { $0.contains("Page 1 of") })
  }

  /// The file stays small beside its picture.
  @Test func theFileIsHardlyLargerThanItsPicture() throws {
    _ = try scratch.laser("-o", "plan.pdf", "--quiet")
    let picture = try #require(
      try? FileSize.of("\(Scratch.package)/assets/images/lazernoe-omolozhenie-litsa.JPG"))
    let size = try scratch.bytes("plan.pdf").count
    #expect(size - picture < 30 * 1024, "\(size - picture) bytes")
  }
}
