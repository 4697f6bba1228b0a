import Content
import CustomDump
import Foundation
import Planning
import Testing

@testable import Interchange

/// The handout's tables and the JSON say the same days, for every course of the catalogue.
struct AgreementTests {
  private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast(3).joined(separator: "/")

  private func text(_ path: String) throws -> SourceFile {
    let path = "\(Self.root)/\(path)"
    return SourceFile(path: path, text: try String(contentsOfFile: path, encoding: .utf8))
  }

  private func clinic() throws -> Clinic {
    try #require(ClinicReader.read(text("assets/clinic.yaml")).value)
  }

  private func plans(_ clinic: Clinic, start: Day, _ history: [Int: SessionEvent]) throws
    -> [TreatmentPlan]
  {
    try ["laser", "biorevitalisation", "mesotherapy"].flatMap { id in
      let file = try text("assets/treatments/\(id).md")
      let treatment = try #require(
        TreatmentReader.read(file, id: id).value?.applying(clinic).value)
      return try treatment.courses.map { course in
        let schedule = try Planner(
          calendar: ClinicCalendar(clinic: clinic), tolerance: clinic.tolerance
        ).plan(
          PlanRequest(
            treatment: id, course: course, start: start, asOf: start, history: history))
        return TreatmentPlan(
          treatment: treatment, course: course, schedule: schedule,
          care: CareCalendar(treatment: treatment, schedule: schedule))
      }
    }
  }

  private func json(_ plan: TreatmentPlan) throws -> [String: Any] {
    let report = PlanReport(
      plans: [plan], language: try .english(), layout: "handout", warnings: [])
    let object = try JSONSerialization.jsonObject(with: Data(report.json.utf8))
    return try #require(object as? [String: Any])
  }

  /// "2025-03-01" of "Saturday 1 March 2025".
  private func day(_ text: String) -> String? {
    let words = text.split(separator: " ")
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    guard words.count == 4, let day = Int(words[1]), let year = Int(words[3]),
      let month = months.firstIndex(of: String(words[2]))
    else { return nil }
    return Day(year: year, month: month + 1, day: day)?.description
  }

  @Test(arguments: ["2025-03-01", "2024-01-31", "2026-12-24"])
  func tablesAndJSONAgreeToTheDay(start: String) throws {
    let clinic = try clinic()
    let start = try #require(Day(iso: start))
    for history in [[:], [1: .done(start.adding(days: 1)), 2: .missed]] as [[Int: SessionEvent]] {
      for plan in try plans(clinic, start: start, history) {
        let sessions = try #require(try json(plan)["sessions"] as? [[String: Any]])
        let composer = HandoutComposer(
          plan: plan, clinic: clinic, language: try .english(), asOf: start)
        let rows = try scheduleRows(composer.document())
        expectNoDifference(
          Array(rows.prefix(sessions.count)), sessions.map { $0["date"] as? String },
          "\(plan.treatment.id) \(plan.course?.id ?? "")")
        try checkCalendar(composer.document(), sessions)
        try checkCare(composer.document(), plan)
      }
    }
  }

  /// The day in the first cell of each row; nil where it says that the clinician sets it.
  private func scheduleRows(_ document: Document) throws -> [String?] {
    let part = try #require(document.parts.first { $0.name == .schedule })
    guard case .table(let table)? = part.blocks.first else { return [] }
    return table.rows.map { row in
      guard case .paragraph(let text, _)? = row.cells[0].first else { return nil }
      return day(text.plainText)
    }
  }

  /// Every dated session is marked in the month grids, and nothing else is.
  private func checkCalendar(_ document: Document, _ sessions: [[String: Any]]) throws {
    guard let part = document.parts.first(where: { $0.name == .calendar }),
      case .calendar(let calendar)? = part.blocks.first
    else { return #expect(sessions.allSatisfy { $0["date"] is NSNull }) }
    let marked = calendar.months.flatMap { month in
      month.weeks.flatMap { $0 }.compactMap { cell -> String? in
        guard let cell, cell.mark != nil, let spoken = cell.spoken else { return nil }
        let date = spoken.split(separator: ": ").last?.split(separator: ",").first
        return date.flatMap { day(String($0)) }
      }
    }
    expectNoDifference(marked.sorted(), sessions.compactMap { $0["date"] as? String }.sorted())
  }

  /// The bars of the aftercare are the JSON's stretches.
  private func checkCare(_ document: Document, _ plan: TreatmentPlan) throws {
    let entries = try #require(try json(plan)["aftercare"] as? [[String: String]])
    let part = document.parts.first { $0.name == .aftercare }
    guard case .timeline(let timeline)? = part?.blocks.first else {
      return #expect(entries.isEmpty)
    }
    let bars = timeline.tracks.flatMap(\.bars).map {
      ["\($0.lowerBound)", "\($0.upperBound)"]
    }
    expectNoDifference(bars, entries.map { [$0["from"] ?? "", $0["through"] ?? ""] })
  }
}
