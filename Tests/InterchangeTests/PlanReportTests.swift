import Content
import CustomDump
import Planning
import Testing

@testable import Interchange

struct PlanReportTests {
  @Test func theWholeObject() throws {
    let example = try Example()
    let report = PlanReport(
      files: [
        .init(path: "output/l.pdf", format: "pdf", pages: 2, bytes: 123_456, sha256: "ab12")
      ],
      plans: [example.plan], language: try .english(), layout: "handout",
      warnings: [
        .warning(
          "the text has no review",
          at: SourceLocation(file: "laser.md", line: 1, column: 1), hint: "add 'review'"),
        .warning("the start, 2025-03-02, lies before 2025-03-04"),
      ])
    expectNoDifference(
      report.json,
      #"""
      {"files": [{"path": "output/l.pdf", "format": "pdf", "pages": 2, "bytes": 123456, "sha256": "ab12"}],
       "treatment": "laser",
       "course": "standard",
       "language": "en",
       "layout": "handout",
       "sessions": [
        {"number": 1, "treatment": "laser", "phase": "course", "date": "2025-03-03", "weekday": "Monday", "earliest": "2025-03-02", "latest": "2025-03-09", "optional": false, "moved": {"from": "2025-03-02", "reason": "the clinic is closed on Sundays"}},
        {"number": 2, "treatment": "laser", "phase": "course", "date": "2025-04-03", "weekday": "Thursday", "earliest": "2025-04-03", "latest": "2025-04-10", "optional": false, "moved": null},
        {"number": 3, "treatment": "laser", "phase": "course", "date": "2025-05-03", "weekday": "Saturday", "earliest": "2025-05-03", "latest": "2025-05-10", "optional": true, "moved": null}],
       "aftercare": [
        {"what": "no sauna, pool or solarium", "from": "2025-03-03", "through": "2025-03-30"},
        {"what": "no sauna, pool or solarium", "from": "2025-04-03", "through": "2025-04-30"}],
       "before": [],
       "maintenance": [{"treatment": "laser", "from": "2025-10-03", "through": "2025-11-03"}],
       "warnings": [
        {"message": "the text has no review", "file": "laser.md", "line": 1, "column": 1, "hint": "add 'review'"},
        {"message": "the start, 2025-03-02, lies before 2025-03-04", "file": null, "line": null, "column": null, "hint": null}]}
      """#)
  }

  @Test func withoutFilesAndWithoutACourse() throws {
    let example = try Example()
    let report = PlanReport(
      plans: [
        TreatmentPlan(
          treatment: example.treatment, course: nil, schedule: nil,
          care: CareCalendar(treatment: example.treatment, schedule: nil))
      ], language: try .english(), layout: "handout", warnings: [])
    expectNoDifference(
      report.json,
      #"""
      {"treatment": "laser",
       "course": null,
       "language": "en",
       "layout": "handout",
       "sessions": [],
       "aftercare": [],
       "before": [],
       "maintenance": [],
       "warnings": []}
      """#)
  }

  @Test func aSessionThatTheClinicianSets() throws {
    let session = PlannedSession(number: 2, treatment: "laser", phase: "course", date: nil)
    let plan = TreatmentPlan(
      treatment: Treatment(id: "laser", file: "laser.md", title: "Laser"), course: nil,
      schedule: Schedule(treatment: "laser", course: "standard", sessions: [session]),
      care: CareCalendar(before: [], aftercare: []))
    let report = PlanReport(
      plans: [plan], language: try .english(), layout: "handout", warnings: [])
    let line = report.json.split(separator: "\n").first { $0.contains("sessions") }
    expectNoDifference(
      line,
      #"""
       "sessions": [{"number": 2, "treatment": "laser", "phase": "course", "date": null, "weekday": null, "earliest": null, "latest": null, "optional": false, "moved": null}],
      """#)
  }
}
