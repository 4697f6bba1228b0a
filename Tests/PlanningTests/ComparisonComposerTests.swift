import Content
import CustomDump
import Testing

@testable import Planning

struct ComparisonComposerTests {
  private func treatment(_ id: String, _ fields: String) -> Treatment {
    let text = "---\ntitle: \(id)\n\(fields)\n---\n"
    return TreatmentReader.read(SourceFile(path: "\(id).md", text: text), id: id).value
      ?? Treatment(id: id, file: "", title: "")
  }

  private func composer(_ first: String, _ second: String) throws -> ComparisonComposer {
    var clinic = Clinic(file: "clinic.yaml", name: "Clinic")
    clinic.phone = "1"
    return ComparisonComposer(
      treatment("One", first), treatment("Two", second), clinic: clinic, language: try .english(),
      asOf: Day(number: 20_000))
  }

  /// The words of a row's two cells.
  private func row(_ index: Int, _ composer: ComparisonComposer) -> [String] {
    composer.table.rows[index].cells.dropFirst().map { cell in
      cell.map { block in
        if case .paragraph(let text, _) = block { text.plainText } else { "?" }
      }.joined(separator: " / ")
    }
  }

  @Test func coursesInWords() throws {
    let composer = try composer(
      "courses: {a: {sessions: 3-4, every: 2 weeks, maintenance: 6-7 months}}",
      """
      courses:
        a: {title: Usual, sessions: 1}
        b: {sessions: 3, every: 1 day}
      """)
    expectNoDifference(
      row(4, composer),
      [
        "3–4 sessions, 2 weeks apart / Follow-up session: 6–7 months after your last session",
        "Usual: 1 session / There are other courses too.",
      ])
  }

  @Test(arguments: [
    ("1", "3", ["Lower than for Two", "Higher than for One"]),
    ("2", "2", ["About the same as for Two", "About the same as for One"]),
    ("2", "", ["Ask us for our prices", "Ask us for our prices"]),
  ])
  func costs(first: String, second: String, expected: [String]) throws {
    expectNoDifference(row(7, try composer("cost: \(first)", "cost: \(second)")), expected)
  }

  @Test func whatHoldsForBothIsSaidOnce() throws {
    let part = try composer(
      "contraindications: [{a: are ill}, {b: take this}]",
      "contraindications: [{a: are ill}, {b: take that}]"
    ).screeningPart
    let words = try #require(part).blocks.map { block in
      switch block {
      case .heading(_, let text): text.plainText
      case .list(let list): list.items.count.description
      default: "?"
      }
    }
    expectNoDifference(words, ["For both treatments", "1", "For One", "1", "For Two", "1"])
  }

  @Test func oneTextThatNobodyReviewedIsEnough() throws {
    func cautions(_ first: String, _ second: String) throws -> Int {
      try composer(first, second).document().parts.flatMap(\.blocks).count {
        if case .paragraph(_, .caution) = $0 { true } else { false }
      }
    }
    #expect(try cautions("review: {by: A}", "review:") == 1)
    #expect(try cautions("review: {by: A}", "review: {by: B}") == 0)
  }
}
