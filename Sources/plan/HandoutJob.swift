import Content
import Layout
import Planning
import Rendering
import Typography

/// One handout, from what was asked to its pages; every room is passed through once.
///
/// `plan` finds out what is to be said and when, `pages` sets it.
struct HandoutJob {
  let workspace: Workspace
  let request: JobRequest

  /// What is known before a page is set.
  struct Plan {
    var treatment: Treatment
    var isFromCatalogue: Bool
    var course: Course?
    /// Nil where the treatment names no course: then nothing is dated.
    var schedule: Schedule?
    var care: CareCalendar
    var clinic: Clinic
    var language: Language
    var asOf: Day
    var warnings: [Diagnostic]
  }

  /// The pages of a plan, and the pictures on them.
  struct Pages {
    var document: LaidOutDocument
    var images: [String: JPEGImage]
    /// Where each picture is named, by its path.
    var places: [String: SourceLocation?]
    var layout: String
    var warnings: [Diagnostic]
  }

  // MARK: What and when

  func plan(_ console: inout Console) throws(Failure) -> Plan {
    var warnings: [Diagnostic] = []
    let asOf: Day
    if let day = request.asOf { asOf = day } else { asOf = try workspace.today() }
    let clinic = try sound(
      workspace.clinicPath(request.clinic), "clinic's file", &console, &warnings,
      ClinicReader.read)
    let language = try language(of: clinic, &console, &warnings)
    let file = try workspace.treatmentFile(
      try oneTreatment(), language: language.phrases.language)
    let written = try sound(file.path, "treatment", &console, &warnings) {
      TreatmentReader.read($0, id: file.id, language: file.language)
    }
    let applied = written.applying(clinic)
    warnings += applied.diagnostics
    let treatment = applied.value ?? written
    let course = try course(of: treatment)
    let schedule = try course.map { course throws(Failure) in
      try self.schedule(course, of: treatment, clinic, asOf)
    }
    return Plan(
      treatment: treatment, isFromCatalogue: file.isInCatalogue, course: course,
      schedule: schedule, care: CareCalendar(treatment: treatment, schedule: schedule),
      clinic: clinic, language: language, asOf: asOf,
      warnings: warnings + (schedule?.warnings ?? []))
  }

  /// A file's value where nothing is wrong with it; its warnings join the others.
  private func sound<Value>(
    _ path: String, _ what: String, _ console: inout Console, _ warnings: inout [Diagnostic],
    _ read: (SourceFile) -> Parsed<Value>
  ) throws(Failure) -> Value {
    let source = try workspace.text(path, what: what)
    console.show(linesOf: source)
    let parsed = read(source)
    guard let value = parsed.sound else { throw Failure(.badData, parsed.diagnostics) }
    warnings += parsed.diagnostics
    return value
  }

  private func language(
    of clinic: Clinic, _ console: inout Console, _ warnings: inout [Diagnostic]
  ) throws(Failure) -> Language {
    let path = try workspace.phrasebookPath(request.language ?? clinic.language)
    let phrases = try sound(path, "language", &console, &warnings, PhrasebookReader.read)
    guard phrases.missing.isEmpty else {
      let names = phrases.missing.map(\.rawValue).joined(separator: ", ")
      throw Failure(
        .badData, "the language '\(phrases.language)' lacks \(names)",
        at: SourceLocation(file: path, line: 1, column: 1))
    }
    return try workspace.language(phrases)
  }

  private func oneTreatment() throws(Failure) -> String {
    guard let name = request.treatments.first else {
      throw Failure(
        .usage, "which treatment? name one with --treatment",
        hint: "plan list shows all treatments")
    }
    guard request.treatments.count == 1 else {
      throw Failure(
        .usage, "several treatments in one plan are not possible yet",
        hint: "make a plan for each")
    }
    return name
  }

  private func course(of treatment: Treatment) throws(Failure) -> Course? {
    guard let name = request.course else { return treatment.courses.first }
    if let course = treatment.courses.first(where: { $0.id == name }) { return course }
    let names = treatment.courses.map(\.id)
    throw Failure(
      .missingInput, "\(treatment.id) has no course '\(name)'",
      hint: Spelling.hint(for: name, among: names)
        ?? (names.isEmpty
          ? "its file names no courses" : "courses are \(names.joined(separator: ", "))"))
  }

  private func schedule(
    _ course: Course, of treatment: Treatment, _ clinic: Clinic, _ asOf: Day
  ) throws(Failure) -> Schedule {
    let calendar = ClinicCalendar(
      clinic: clinic, holidays: [], unavailable: request.unavailable)
    let schedule: Schedule
    do {
      schedule = try Planner(calendar: calendar, tolerance: clinic.tolerance).plan(
        PlanRequest(
          treatment: treatment.id, course: course, start: request.start, asOf: asOf,
          sessions: request.sessions))
    } catch {
      throw Failure(.badData, [error.diagnostic])
    }
    try checkTimes(of: schedule)
    return schedule
  }

  /// The time of a session that the plan lacks would be lost without a word.
  private func checkTimes(of schedule: Schedule) throws(Failure) {
    let numbers = schedule.sessions.map(\.number)
    guard let wrong = request.times.keys.filter({ !numbers.contains($0) }).min() else { return }
    throw Failure(
      .badData, "the plan has no session \(wrong), for which a time is given",
      hint: numbers.last.map { "its last session is \($0)" })
  }
}
