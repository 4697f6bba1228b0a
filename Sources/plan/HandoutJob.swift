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
    /// Of several treatments, the first one's; its picture opens the handout.
    var first: TreatmentPlan
    /// Further treatments of the same plan.
    var others: [TreatmentPlan]
    /// Every treatment is.
    var isFromCatalogue: Bool
    /// The sessions of the plan that this one changes; nil where there is none.
    var earlier: [EarlierSession]?
    /// Ticked conditions that were acknowledged. For the handout alone: no report names them.
    var acknowledged: Set<String>
    var times: VisitTimes
    var clinic: Clinic
    var language: Language
    var asOf: Day
    var warnings: [Diagnostic]
    /// What the planner was asked, one for each treatment with a course.
    var requests: [PlanRequest]

    var treatment: Treatment { first.treatment }
    var course: Course? { first.course }
    /// Nil where the treatment names no course: then nothing is dated.
    var schedule: Schedule? { first.schedule }
    var care: CareCalendar { first.care }
    var all: [TreatmentPlan] { [first] + others }
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
    let asOf = try workspace.asOf(request.asOf)
    let (clinic, language) = try house(&console, &warnings)
    let entries = try treatments(clinic, language.phrases.language, &console, &warnings)
    let treatments = entries.map(\.treatment)
    let acknowledged = try screened(treatments, &console, &warnings)
    let dates = PlanDates(
      request: request, treatments: treatments, clinic: clinic, asOf: asOf,
      holidays: try holidays(of: clinic, asOf, &warnings))
    let dated = try dates.plans()
    return Plan(
      first: dated.plans[0], others: Array(dated.plans.dropFirst()),
      isFromCatalogue: entries.allSatisfy(\.isFromCatalogue), earlier: dated.earlier,
      acknowledged: acknowledged, times: dated.times, clinic: clinic, language: language,
      asOf: asOf, warnings: warnings + dated.warnings, requests: dated.requests)
  }

  /// A file's value where nothing is wrong with it; its warnings join the others.
  ///
  /// - Parameter purpose: tells readings of the same file apart.
  func sound<Value>(
    _ path: String, _ what: String, for purpose: String = "", _ console: inout Console,
    _ warnings: inout [Diagnostic],
    _ read: (SourceFile) -> Parsed<Value>
  ) throws(Failure) -> Value {
    let source = try workspace.text(path, what: what)
    console.show(linesOf: source)
    let parsed = try workspace.workshop.remembered("\(what) \(path) \(purpose)") { read(source) }
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

  /// The clinic and the language that the request names, without a treatment.
  func house(
    _ console: inout Console, _ warnings: inout [Diagnostic]
  ) throws(Failure) -> (clinic: Clinic, language: Language) {
    // The same file says different words in different languages.
    let clinic = try sound(
      workspace.clinicPath(request.clinic), "clinic's file", for: request.language ?? "",
      &console, &warnings
    ) { ClinicReader.read($0, language: request.language) }
    return (clinic, try language(of: clinic, &console, &warnings))
  }

  /// The treatments as the clinic gives them, in the order in which they were named; at least one.
  private func treatments(
    _ clinic: Clinic, _ language: String, _ console: inout Console,
    _ warnings: inout [Diagnostic]
  ) throws(Failure) -> [(treatment: Treatment, isFromCatalogue: Bool)] {
    guard !request.treatments.isEmpty else {
      throw Failure(
        .usage, "which treatment? name one with --treatment",
        hint: "plan list shows all treatments")
    }
    var found: [(treatment: Treatment, isFromCatalogue: Bool)] = []
    for name in request.treatments {
      let file = try workspace.treatmentFile(name, language: language)
      guard !found.contains(where: { $0.treatment.id == file.id }) else {
        throw Failure(.usage, "the treatment '\(file.id)' is named twice")
      }
      let written = try sound(file.path, "treatment", &console, &warnings) {
        TreatmentReader.read($0, id: file.id, language: file.language)
      }
      let applied = written.applying(clinic)
      warnings += applied.diagnostics
      warnings += [written.foreignWarning(beside: language)].compactMap(\.self)
      let own = (applied.value ?? written).marked(beside: language)
      found.append((own, file.isInCatalogue))
    }
    return found
  }
}
