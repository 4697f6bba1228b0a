import ArgumentParser
import Content
import Delivery
import Interchange
import Planning

/// `plan schedule`: only the dates.
struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Prints the dates alone.",
    discussion: """
      plan schedule --treatment laser --start 2025-03-01
      plan schedule --treatment laser --start 2025-03-01 --format json
      plan schedule --treatment laser --start 2025-03-01 --explain
      plan schedule --treatment laser --start 2025-03-01 --missed 2
      plan schedule --treatment laser --start 2025-03-01 -o visits.ics
      plan schedule --treatment laser --treatment mesotherapy --course laser=standard

      A calendar holds nothing of the patient. Its events keep their UIDs when the
      plan is made anew with the same start; their SEQUENCE grows with --as-of.
      Where one calendar has many patients, give each plan its own --plan-id.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json, csv, ics, fhir
  }

  @OptionGroup(title: "Plan") var job: JobOptions

  @Option(
    help: ArgumentHelp(
      "table, json, csv, ics or fhir; without it by the output's ending, else table.",
      valueName: "format"))
  var format: Format?

  @Flag(help: "Says how each date came about, in place of the table.")
  var explain = false

  @Option(
    help: ArgumentHelp(
      "What the UIDs of a calendar's events begin with; without it treatment, course and start.",
      valueName: "text"))
  var planId: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("File to write; without it, standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "No warnings on standard error.")
  var quiet = false

  func validate() throws {
    if explain, let format, format != .table {
      throw ValidationError("--explain goes with the table alone")
    }
  }

  /// The format asked for, or the one that the output's name asks for.
  private var chosenFormat: Format {
    if explain { return .table }
    return format ?? output.flatMap { Format(rawValue: FilePath.ending(of: $0)) } ?? .table
  }

  func run() throws {
    try run(quietly: quiet) { console in
      let workspace = try job.folders.workspace()
      let request = try job.jobRequest(workspace, console)
      let plan = try HandoutJob(workspace: workspace, request: request).plan(&console)
      console.report(plan.warnings)
      try deliver(try text(of: plan, request, console), console)
    }
  }

  /// With the line end that the format has at its end.
  private func text(
    of plan: HandoutJob.Plan, _ request: JobRequest, _ console: Console
  ) throws(Failure) -> String {
    if chosenFormat != .json { try refuseWithoutDates(plan) }
    switch chosenFormat {
    case .table where explain:
      return Explanation(plans: plan.all).text
    case .table: return ScheduleTable(plan.all, language: plan.language).text
    case .json: return json(plan) + "\n"
    case .csv: return CSVTable(plans: plan.all, language: plan.language, times: plan.times).text
    case .ics: return try calendar(of: plan, request, console)
    case .fhir: return fhir(plan, request) + "\n"
    }
  }

  private func json(_ plan: HandoutJob.Plan) -> String {
    PlanReport(
      plans: plan.all, language: plan.language, layout: plan.clinic.layout,
      warnings: plan.warnings
    ).json
  }

  private func fhir(_ plan: HandoutJob.Plan, _ request: JobRequest) -> String {
    CarePlanBundle(
      plans: plan.all, clinic: plan.clinic, language: plan.language, times: plan.times,
      asOf: plan.asOf, start: request.start,
      patient: Patient(reference: request.reference, clinician: request.clinician)
    ).json
  }

  private func calendar(
    of plan: HandoutJob.Plan, _ request: JobRequest, _ console: Console
  ) throws(Failure) -> String {
    let file = try plan.calendar(start: request.start, id: planId)
    console.report(file.warnings)
    return file.text
  }

  private func refuseWithoutDates(_ plan: HandoutJob.Plan) throws(Failure) {
    guard plan.all.allSatisfy({ $0.schedule == nil }) else { return }
    throw Failure(
      .badData, "\(plan.treatment.id) names no course, so there are no dates",
      hint: "write one under 'courses' in its file")
  }

  private func deliver(_ text: String, _ console: Console) throws(Failure) {
    guard let output, !Outlet.isStandardOutput(output) else { return try console.write(text) }
    do {
      try console.answer(try FileWriter().write(Array(text.utf8), to: output))
    } catch let error as DeliveryError {
      throw Failure(error.exitCode == 75 ? .tryAgain : .cannotWrite, error.message)
    } catch let error as Failure {
      throw error
    } catch {
      throw Failure(.ourFault, "\(error)")
    }
  }
}
