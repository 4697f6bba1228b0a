import ArgumentParser
import Checking
import Content

/// `plan check`: all that is wrong or weak in what a clinic wrote.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tells all that is wrong or weak in texts, layouts and the clinic's file.",
    discussion: """
      plan check
          looks at every file of the assets and layouts.
      plan check assets/treatments/laser.md --scorecard
          looks at one, and lists how easy each section is to read.
      plan check --format sarif > plan.sarif
          for a build server; --format json is for editors.

      Exit code 65 where anything is an error; warnings, such as a missing review,
      leave it at 0.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, sarif
  }

  @Argument(
    help: ArgumentHelp(
      "Treatments, layouts, languages or a clinic's file; without any, all.", valueName: "file"),
    completion: .file(extensions: ["md", "markdown", "txt", "yaml"]))
  var files: [String] = []

  @Option(help: ArgumentHelp("text, json or sarif.", valueName: "format"))
  var format: Format = .text

  @Flag(help: "The same as --format json.")
  var json = false

  @Flag(help: "Lists reading levels by section, and every item of the scorecards.")
  var scorecard = false

  @Option(
    help: ArgumentHelp("The day by which reviews are overdue; without it today.", valueName: "day"),
    transform: OptionParsing.day)
  var asOf: Day?

  @Option(
    help: ArgumentHelp("The clinic's file.", valueName: "file"),
    completion: .file(extensions: ["yaml"]))
  var clinic: String?

  @OptionGroup var folders: FolderOptions

  @Flag(help: "Nothing but the findings.")
  var quiet = false

  func run() throws {
    try run(quietly: quiet) { console in
      let inspection = try inspection()
      let report = CheckReport(treatments: inspection.treatments, others: inspection.findings)
      switch json ? .json : format {
      case .json: try console.answer(report.json)
      case .sarif: try console.answer(report.sarif(version: Plan.configuration.version))
      case .text: try answer(report, inspection.sources, console)
      }
      if report.errorCount > 0 { throw ExitCode(Failure.Code.badData.rawValue) }
    }
  }

  private func inspection() throws(Failure) -> Inspection {
    let workspace = try folders.workspace()
    var inspection = Inspection(workspace: workspace, asOf: try workspace.asOf(asOf))
    let path = workspace.clinicPath(clinic)
    if files.isEmpty {
      inspection.inspectAll(clinic: path)
    } else {
      let named = try files.map { name throws(Failure) in try CheckedFile(name, in: workspace) }
      inspection.inspect(named, clinic: path)
    }
    return inspection
  }

  private func answer(
    _ report: CheckReport, _ sources: [String: SourceFile], _ console: Console
  ) throws(Failure) {
    for finding in report.findings {
      var diagnostic = finding.diagnostic
      diagnostic.message += " [\(finding.rule.rawValue)]"
      let line = diagnostic.location.flatMap { sources[$0.file]?.line($0.line) }
      try console.answer(diagnostic.formatted(sourceLine: line))
    }
    if !report.treatments.isEmpty, !quiet {
      try console.answer((report.findings.isEmpty ? "" : "\n") + report.summary(isFull: scorecard))
    }
    console.say(tally(report))
  }

  private func tally(_ report: CheckReport) -> String {
    func count(_ number: Int, _ noun: String) -> String {
      "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
    return "\(count(report.errorCount, "error")), \(count(report.warningCount, "warning"))"
  }
}
