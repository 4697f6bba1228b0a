import Content
import Planning

/// A course can be kept on the clinic's days, whenever within a year it begins.
struct CourseRule {
  let planner: Planner
  /// The year begins here.
  let from: Day
  private static let daysOfYear = 366

  /// - Parameter treatment: as the clinic gives it.
  func findings(_ treatment: Treatment) -> [Finding] {
    treatment.courses.compactMap { finding(treatment.id, $0) }
  }

  private func finding(_ treatment: String, _ course: Course) -> Finding? {
    let starts = (0..<Self.daysOfYear).map { from.adding(days: $0) }
      .filter(planner.calendar.isOpen)
    var failures: [(start: Day, failure: PlanningFailure)] = []
    for (tried, start) in starts.enumerated() {
      do {
        _ = try planner.plan(
          PlanRequest(treatment: treatment, course: course, start: start, asOf: from))
      } catch {
        failures.append((start, error))
      }
      if tried + 1 == Self.enough, failures.count == Self.enough { break }
    }
    return failures.first.map { start, failure in
      failures.count == min(starts.count, Self.enough)
        ? never(course, failure) : sometimes(course, start, failure, failures.count, starts.count)
    }
  }

  /// Where so many starts in a row fail, so will the others.
  private static let enough = 40

  private func never(_ course: Course, _ failure: PlanningFailure) -> Finding {
    .error(
      .course,
      "the course '\(course.id)' cannot be kept on the clinic's days: \(failure.diagnostic.message)",
      at: failure.diagnostic.location ?? course.location, hint: failure.diagnostic.hint)
  }

  /// A holiday may well stand in the way of some starts: then another day is chosen.
  private func sometimes(
    _ course: Course, _ start: Day, _ failure: PlanningFailure, _ count: Int, _ all: Int
  ) -> Finding {
    .warning(
      .course,
      "the course '\(course.id)' cannot begin on \(count) of the next year's \(all) open days, "
        + "such as \(start): \(failure.diagnostic.message)",
      at: failure.diagnostic.location ?? course.location, hint: failure.diagnostic.hint)
  }
}
