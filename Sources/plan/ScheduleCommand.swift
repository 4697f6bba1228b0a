import ArgumentParser
import Content
import Delivery
import Interchange

/// `plan schedule`: only the dates.
struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Prints the dates alone.",
    discussion: """
      plan schedule --treatment laser --start 2025-03-01
      plan schedule --treatment laser --start 2025-03-01 --format json
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json
  }

  @OptionGroup(title: "Plan") var job: JobOptions

  @Option(help: ArgumentHelp("table or json.", valueName: "format"))
  var format: Format = .table

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("File to write; without it, standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "No warnings on standard error.")
  var quiet = false

  func run() throws {
    try run(quietly: quiet) { console in
      let workspace = try job.folders.workspace()
      let request = try job.jobRequest(workspace, console)
      let plan = try HandoutJob(workspace: workspace, request: request).plan(&console)
      console.report(plan.warnings)
      let text = format == .json ? json(plan) : try table(plan)
      try deliver(text, console)
    }
  }

  private func json(_ plan: HandoutJob.Plan) -> String {
    PlanReport(
      treatment: plan.treatment.id, schedule: plan.schedule, care: plan.care,
      language: plan.language, layout: plan.clinic.layout, warnings: plan.warnings
    ).json
  }

  private func table(_ plan: HandoutJob.Plan) throws(Failure) -> String {
    guard let schedule = plan.schedule else {
      throw Failure(
        .badData, "\(plan.treatment.id) names no course, so there are no dates",
        hint: "write one under 'courses' in its file")
    }
    return String(ScheduleTable(schedule, language: plan.language).text.dropLast())
  }

  private func deliver(_ text: String, _ console: Console) throws(Failure) {
    guard let output, !Outlet.isStandardOutput(output) else { return try console.answer(text) }
    do {
      try console.answer(try FileWriter().write(Array((text + "\n").utf8), to: output))
    } catch let error as DeliveryError {
      throw Failure(error.exitCode == 75 ? .tryAgain : .cannotWrite, error.message)
    } catch let error as Failure {
      throw error
    } catch {
      throw Failure(.ourFault, "\(error)")
    }
  }
}
