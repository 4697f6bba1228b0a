import Testing

/// `--from`: a later plan made from an earlier one's PDF.
struct EarlierPlanTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func beginsWhereTheEarlierOneStood() throws {
    let first = try scratch.plan(
      "--treatment", "biorevitalisation", "--course", "hyperpigmentation", "--sessions", "5",
      "--start", "2025-03-01", "--as-of", "2025-02-01", "-o", "first.pdf")
    try #require(first.exitCode == 0, "\(first.messages)")
    let second = try scratch.plan(
      "--from", "first.pdf", "--as-of", "2025-02-01", "-o", "second.pdf")
    #expect(second.exitCode == 0)
    #expect(try scratch.bytes("first.pdf") == scratch.bytes("second.pdf"))
  }

  @Test func theCommandLineWins() throws {
    _ = try scratch.laser("-o", "first.pdf")
    let dates = try scratch.plan(
      "schedule", "--from", "first.pdf", "--start", "2025-05-05", "--as-of", "2025-02-01")
    #expect(dates.text.contains("Monday 5 May 2025"))
    #expect(!dates.text.contains("March"))
  }

  @Test func whatIsNoPlanIsAnError() throws {
    try scratch.write("%PDF-1.4\nnothing", to: "broken.pdf")
    let broken = try scratch.plan("--from", "broken.pdf")
    #expect(broken.exitCode == 65)
    #expect(broken.messages.hasPrefix("error: broken.pdf: the PDF is damaged:"))
    #expect(try scratch.plan("--from", "none.pdf").exitCode == 66)
    #expect(try scratch.names() == ["broken.pdf"])
  }

  /// The file of a treatment given by its path may be called after a patient.
  @Test func namesNobody() throws {
    try scratch.write("Cold air\n\nIt cools the skin.\n", to: "anna-example.txt")
    let run = try scratch.plan(
      "--treatment", "anna-example.txt", "--patient", "Bo Example", "--as-of", "2025-02-01", "-o",
      "plan.pdf")
    try #require(run.exitCode == 0, "\(run.messages)")
    let again = try scratch.plan("--from", "plan.pdf")
    #expect(again.exitCode == 64)
    #expect(again.messages.contains("which treatment?"))
  }
}
