import Content

/// What is planned of one treatment.
public struct TreatmentPlan: Hashable, Sendable {
  /// As the clinic gives it.
  public var treatment: Treatment
  /// Nil, as the schedule, where the treatment's file names none.
  public var course: Course?
  public var schedule: Schedule?
  public var care: CareCalendar

  public init(
    treatment: Treatment, course: Course?, schedule: Schedule?, care: CareCalendar
  ) {
    self.treatment = treatment
    self.course = course
    self.schedule = schedule
    self.care = care
  }
}

extension [TreatmentPlan] {
  /// The sessions of all treatments: of one, in the order of the course; of several, by their days,
  /// those without a day last.
  public var visits: [PlannedSession] {
    let sessions = flatMap { $0.schedule?.sessions ?? [] }
    guard count > 1 else { return sessions }
    let dated = sessions.enumerated().filter { $0.element.date != nil }.sorted {
      ($0.element.date ?? .distantPast, $0.offset) < ($1.element.date ?? .distantPast, $1.offset)
    }
    return dated.map(\.element) + sessions.filter { $0.date == nil }
  }
}
