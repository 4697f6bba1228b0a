import Foundation
import Testing

/// Treatments that are no part of the catalogue: plain files, as a clinic hands them over.
struct TreatmentByPathTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// Every day of a month that a text names, such as "28 March".
  private func days(in text: String) throws -> Set<String> {
    let names = Self.months.joined(separator: "|")
    let pattern = try Regex("\\b\\d{1,2} (\(names))\\b")
    return Set(text.matches(of: pattern).map { String(text[$0.range]) })
  }

  private func expectPlanWithoutDates(
    _ path: String, title: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Outcome {
    let run = try scratch.plan(
      "--treatment", path, "--as-of", "2025-02-01", "--output", "plan.pdf")
    #expect(run.exitCode == 0, "\(run.messages)", sourceLocation: sourceLocation)
    #expect(run.messages.contains("no dates"), sourceLocation: sourceLocation)
    let text = try Reader.text(of: scratch.path("plan.pdf"))
    // Only the day on which the plan was made.
    #expect(try days(in: text) == ["1 February"], sourceLocation: sourceLocation)
    try Reader.check(scratch.path("plan.pdf"))
    return run
  }

  @Test func aPlainTextWorksAsItIs() throws {
    try scratch.write(
      "Cold air\n\nIt cools the skin.\n\n• Dress warmly\n• Bring a scarf\n", to: "cold.txt")
    let run = try expectPlanWithoutDates("cold.txt")
    #expect(run.messages.hasPrefix("Cold air\n"))
    let text = try Reader.text(of: scratch.path("plan.pdf"))
    #expect(text.contains("Cold air"))
    #expect(text.contains("Dress warmly"))
  }

  @Test func aFilesOwnCourseHasDates() throws {
    try scratch.write(
      "---\ntitle: Cold air\ncourses:\n  short: {sessions: 2, every: 1 week}\n---\nIt cools.\n",
      to: "cold.md")
    let run = try scratch.plan(
      "--treatment", "cold.md", "--start", "2025-03-03", "--as-of", "2025-02-01")
    #expect(run.text == "output/cold-2025-03-03.pdf\n")
    #expect(run.messages.contains("   2  Monday 10 March 2025\n"))
  }

  @Test func aCourseIsRefusedWhereThereIsNone() throws {
    try scratch.write("Cold air\n\nIt cools the skin.\n", to: "cold.txt")
    let run = try scratch.plan("--treatment", "cold.txt", "--course", "short")
    #expect(run.exitCode == 66)
    #expect(run.messages.hasSuffix("hint: its file names no courses\n"))
  }

  @Test func anEmptyFileIsRefused() throws {
    try scratch.write("", to: "cold.txt")
    let run = try scratch.plan("--treatment", "cold.txt")
    #expect(run.exitCode == 65)
    #expect(run.messages.hasPrefix("cold.txt:1:1: error: the file is empty\n"))
    #expect(try scratch.names() == ["cold.txt"])
  }

  @Test func aFileWithoutATitleIsCalledByItsName() throws {
    let paragraph = Array(repeating: "It cools the skin.", count: 10).joined(separator: " ")
    try scratch.write(paragraph + "\n", to: "cold.txt")
    let run = try scratch.plan("--treatment", "cold.txt", "-o", "plan.pdf")
    #expect(run.exitCode == 0, "\(run.messages)")
    #expect(try Reader.information(of: scratch.path("plan.pdf")).contains(/Title: +cold\n/))
  }

  // MARK: The source documents

  @Test(
    .enabled(if: SourceDocuments.isThere, SourceDocuments.reason),
    arguments: SourceDocuments.names)
  func aSourceDocumentInventsNoDates(name: String) throws {
    let run = try expectPlanWithoutDates(SourceDocuments.path(name))
    let isCommented = ["001", "002"].contains(name.prefix(3))
    let warning = "warning: the comment form of a web page is left out"
    #expect(run.messages.contains(warning) == isCommented)
    if isCommented {
      let text = try Reader.text(of: scratch.path("plan.pdf"))
      #expect(!text.contains("Leave a"))
    }
  }

  @Test(
    .enabled(if: SourceDocuments.isThere, SourceDocuments.reason),
    arguments: SourceDocuments.names)
  func aSourceDocumentKeepsItsTitle(name: String) throws {
    _ = try scratch.plan("--treatment", SourceDocuments.path(name), "-o", "plan.pdf")
    let titles = [
      "000": "Biorevitalisation",
      "001": "Biorevitalization or mesotherapy: what is the difference and which is better?",
      "002": "Facial mesotherapy", "003": "What is mesotherapy",
      "004": "Laser facial rejuvenation",
    ]
    let title = try #require(titles[String(name.prefix(3))])
    let information = try Reader.information(of: scratch.path("plan.pdf"))
    let shown = information.firstMatch(of: /Title: +(.+)\n/)?.1
    #expect(shown.map(String.init) == title)
  }
}

/// The documents that clinics handed over; they are no part of the project. The folder is named by
/// `PLAN_SOURCE_DOCUMENTS`, or lies as `shared/inputs` beside the package.
private enum SourceDocuments {
  static let folder =
    ProcessInfo.processInfo.environment["PLAN_SOURCE_DOCUMENTS"]
    ?? Scratch.package + "/../shared/inputs"

  static let names: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    return (names ?? []).filter { $0.hasSuffix(".txt") }.sorted()
  }()

  static var isThere: Bool { !names.isEmpty }
  static let reason: Comment = "the source documents are not part of the project"

  static func path(_ name: String) -> String { "\(folder)/\(name)" }
}
