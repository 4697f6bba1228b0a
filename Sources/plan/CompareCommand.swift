import ArgumentParser
import Content
import Interchange

/// `plan compare`: two treatments side by side.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Sets two treatments side by side, for a patient who has to choose.",
    discussion: """
      plan compare biorevitalisation mesotherapy
          writes output/compare-biorevitalisation-mesotherapy.pdf.
      plan compare laser mesotherapy --language uk --output choice.pdf
      plan compare laser biorevitalisation --format text --output -

      What it says stands in the treatments' files: what, aim, sensation, session,
      courses, lasts, suits, cost and contraindications.
      """)

  @Argument(
    help: ArgumentHelp("A treatment: id, alias or path.", valueName: "first"),
    completion: Completions.treatments)
  var first: String

  @Argument(
    help: ArgumentHelp("Another treatment.", valueName: "second"),
    completion: Completions.treatments)
  var second: String

  @OptionGroup var setting: SettingOptions

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup var folders: FolderOptions

  @Flag(help: "No summary and no warnings on standard error.")
  var quiet = false

  func validate() throws {
    if output.passwordFile != nil {
      throw ValidationError("a comparison names no patient: it is never encrypted")
    }
  }

  func run() throws {
    try run(quietly: quiet) { console in
      let workspace = try folders.workspace()
      let job = ComparisonJob(
        workspace: workspace, names: (first, second), request: request)
      let comparison = try job.comparison(&console)
      let (rendered, pageCount, warnings) = try job.files(of: comparison, output, &console)
      let stem = "compare-" + comparison.ids.joined(separator: "-")
      let files = try Outlet(options: output, workspace: workspace)
        .deliver(RenderedHandout(files: rendered), named: stem)
      console.report(comparison.warnings + warnings)
      console.say(console.emphasized(comparison.document.title))
      if let pageCount { console.say("  \(pageCount) \(pageCount == 1 ? "page" : "pages")") }
      try answer(files, comparison, warnings, console)
    }
  }

  private var request: JobRequest {
    var request = JobRequest()
    setting.apply(to: &request)
    (request.layout, request.paper) = (output.layout, output.paper)
    return request
  }

  private func answer(
    _ files: [PlanReport.File], _ comparison: ComparisonJob.Comparison,
    _ warnings: [Diagnostic], _ console: Console
  ) throws(Failure) {
    if output.json {
      try console.answer(json(files, comparison, warnings))
    } else if !Outlet.isStandardOutput(output.output) {
      for file in files { try console.answer(file.path) }
    }
  }

  private func json(
    _ files: [PlanReport.File], _ comparison: ComparisonJob.Comparison, _ warnings: [Diagnostic]
  ) -> String {
    JSONValue.object([
      .init(
        "files",
        .array(
          files.map { file in
            .object([
              .init("path", .string(file.path)), .init("format", .string(file.format)),
              .init("pages", .integer(file.pages)), .init("bytes", .integer(file.bytes)),
              .init("sha256", JSONValue(file.sha256)),
            ])
          })),
      .init("treatments", .array(comparison.ids.map(JSONValue.string))),
      .init("language", .string(comparison.document.language)),
      .init(
        "warnings",
        .array((comparison.warnings + warnings).map { JSONValue.string($0.message) })),
    ]).text
  }
}
