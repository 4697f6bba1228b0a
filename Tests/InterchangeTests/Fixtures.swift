import Content
import Foundation
import Planning
import Testing

extension Day: ExpressibleByStringLiteral {
  /// An impossible day becomes one that no test can mistake for its own.
  public init(stringLiteral text: String) {
    self = Day(iso: text) ?? Day(number: -9_999_999)
  }
}

extension Language {
  /// English with the phrases of `assets/languages/en.yaml`.
  static func english(sourceFile: String = #filePath) throws -> Language {
    let root = sourceFile.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let path = (root + ["assets", "languages", "en.yaml"]).joined(separator: "/")
    let file = SourceFile(path: "en.yaml", text: try String(contentsOfFile: path, encoding: .utf8))
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let weekdays = Weekday.allCases.map { $0.rawValue.capitalized }
    let names = CalendarNames(
      weekdays: weekdays, shortWeekdays: weekdays.map { String($0.prefix(3)) },
      narrowWeekdays: weekdays.map { String($0.prefix(2)) }, months: months,
      standaloneMonths: months, shortMonths: months.map { String($0.prefix(3)) })
    return Language(phrases: try #require(PhrasebookReader.read(file).value), names: names) {
      $0 == 1 ? .one : .other
    }
  }
}

/// A laser course from a Sunday on which the clinic is closed.
struct Example {
  var treatment = Treatment(id: "laser", file: "laser.md", title: "Laser")
  var course: Course
  var schedule: Schedule
  var care: CareCalendar

  var plan: TreatmentPlan {
    TreatmentPlan(treatment: treatment, course: course, schedule: schedule, care: care)
  }

  init() throws {
    var clinic = Clinic(file: "clinic.yaml", name: "Example Clinic")
    for weekday in Weekday.allCases where weekday != .sunday {
      clinic.opening[weekday] = [Hours(opens: 540, closes: 1080)]
    }
    let month = Spacing.every(low: Period(1, .month), high: nil)
    course = Course(
      id: "standard", phases: [Phase(sessions: 2...3, every: month)],
      maintenance: .every(low: Period(6, .month), high: Period(7, .month)))
    treatment.aftercare = [
      CareRule(
        id: "sauna", kind: .avoid, what: "no sauna, pool or solarium",
        span: .period(Period(4, .week))),
      CareRule(id: "cream", kind: .do, what: "use the cream", span: .clinic),
    ]
    schedule = try Planner(calendar: ClinicCalendar(clinic: clinic), tolerance: 7).plan(
      PlanRequest(treatment: "laser", course: course, start: "2025-03-02", asOf: "2025-02-24"))
    care = CareCalendar(treatment: treatment, schedule: schedule)
  }
}
