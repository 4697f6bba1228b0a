import Testing

/// What a patient reads, as another program reads it from the PDF.
struct HandoutTextTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func text(_ arguments: String...) throws -> String {
    let run = try scratch.plan(Scratch.laser + arguments + ["-o", "plan.pdf"])
    try #require(run.exitCode == 0, "\(run.messages)")
    return try Reader.text(of: scratch.path("plan.pdf"))
  }

  /// Each of the texts stands after the one before it.
  private func expect(
    _ text: String, holdsInOrder parts: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var rest = text[...]
    for part in parts {
      guard let place = rest.firstRange(of: part) else {
        Issue.record("'\(part)' is missing or out of order", sourceLocation: sourceLocation)
        continue
      }
      rest = rest[place.upperBound...]
    }
  }

  @Test func titleAndDatesStandInTheirOrder() throws {
    let dates = [
      "Saturday 1 March 2025", "Tuesday 1 April 2025", "Thursday 1 May 2025",
      "Monday 2 June 2025", "Tuesday 1 July 2025", "Friday 1 August 2025",
    ]
    expect(try text(), holdsInOrder: ["Laser facial rejuvenation"] + dates)
  }

  @Test func aftercareNamesTheLastForbiddenDays() throws {
    let ends = ["Friday 28 March", "Monday 28 April", "Wednesday 28 May", "Sunday 29 June"]
    expect(
      try text(),
      holdsInOrder: ["No sauna, pool or solarium"] + ends.map { "up to and including \($0)" })
  }

  @Test func noContraindicationIsLeftOut() throws {
    let conditions = try contraindications()
    #expect(conditions.count >= 5)
    expect(try text(), holdsInOrder: ["Laser facial rejuvenation"] + conditions)
  }

  /// From the treatment's file: all that completes "Tell us before treatment if you".
  private func contraindications() throws -> [String] {
    try scratch.copyContent()
    return try scratch.lines(of: "assets/treatments/laser.md")
      .drop { !$0.hasPrefix("contraindications:") }.dropFirst()
      .prefix { $0.hasPrefix("  - ") }
      .map { line in
        let colon = line.firstRange(of: ": ")
        return String(line[(colon?.upperBound ?? line.startIndex)...])
      }
  }

  @Test func noReviewIsClaimed() throws {
    try scratch.copyContent()
    let phrase = try scratch.lines(of: "assets/languages/en.yaml")
      .first { $0.hasPrefix("  unreviewed: ") }?.split(separator: "\"").dropFirst().first
    let text = try text()
    #expect(text.contains(try #require(phrase)))
    #expect(!text.contains("Reviewed by"))
  }

  @Test func theClinicStandsOnEveryPage() throws {
    let text = try text()
    let pages = try #require(text.firstMatch(of: /Page 1 of (\d+)/).flatMap { Int($0.1) })
    for page in 1...pages { #expect(text.contains("Page \(page) of \(pages)")) }
    #expect(text.split(separator: "Quillwater Skin Clinic").count > pages)
  }

  @Test func timesStandBesideTheirSessions() throws {
    let text = try text("--time", "14:30", "--time", "2=15:00")
    expect(
      text,
      holdsInOrder: [
        "Saturday 1 March 2025", "14:30", "Tuesday 1 April 2025", "15:00", "Thursday 1 May 2025",
        "14:30",
      ])
    #expect(text.matches(of: /15:00/).count == 1)
  }

  @Test func unavailableDaysShowWhyASessionMoved() throws {
    let text = try text("--unavailable", "2025-04-01..2025-04-03")
    expect(
      text,
      holdsInOrder: [
        "Friday 4 April 2025", "moved from Tuesday 1 April: you cannot come that day",
        "Monday 2 June 2025", "moved from Sunday 1 June: the clinic is closed on Sundays",
      ])
    #expect(!text.contains("Tuesday 1 April 2025"))
  }

  @Test func aPlanThatReplacesAnotherSaysSo() throws {
    #expect(try !text().contains("replaces"))
    let text = try text("--replaces", "2025-01-15")
    #expect(text.contains("This replaces your plan of Wednesday 15 January 2025."))
  }

  @Test func largePrintSaysTheSame() throws {
    expect(
      try text("--layout", "large-print"),
      holdsInOrder: ["Laser facial rejuvenation", "Saturday 1 March 2025", "Friday 1 August 2025"])
    try Reader.check(scratch.path("plan.pdf"))
  }
}
