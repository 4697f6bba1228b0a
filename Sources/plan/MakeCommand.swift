import ArgumentParser
import Content
import Delivery
import Interchange
import Rendering

/// `plan make`, the main job: one handout.
struct MakeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make",
    // The root answers requests for completion scripts, also where this command is parsed by itself.
    _superCommandName: "plan",
    abstract: "Makes a treatment plan: the main job.",
    discussion: """
      plan --treatment laser --start 2025-03-01
      plan --treatment laser --start 2025-03-01 --patient "Anna Example" --time 10:30
      plan --treatment notes.txt --output notes.pdf --paper letter
      plan --request visit.yaml --json
      plan --treatment laser --format png --pages 1 --dpi 110
      plan --treatment laser --format text --output -
      plan --from earlier.pdf --password-file secret.txt

      Standard output holds the paths of the files and nothing else.
      """)

  @OptionGroup(title: "Plan") var job: JobOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  @Flag(help: "No summary and no warnings on standard error.")
  var quiet = false

  func run() throws {
    try run(quietly: quiet) { console in
      let workspace = try job.folders.workspace()
      var request = try job.jobRequest(workspace, console)
      request.layout = output.layout ?? request.layout
      request.paper = output.paper ?? request.paper
      let handout = HandoutJob(workspace: workspace, request: request)
      let plan = try handout.plan(&console)
      let (rendered, setting) = try rendered(handout, plan, &console)
      let files = try Outlet(options: output, workspace: workspace)
        .deliver(rendered, of: plan)
      let summary = Summary(plan: plan, setting: setting, files: files)
      summary.show(on: console)
      try answer(summary, console)
    }
  }

  /// A text needs no pages, and so neither fonts nor a layout.
  private func rendered(
    _ handout: HandoutJob, _ plan: HandoutJob.Plan, _ console: inout Console
  ) throws(Failure) -> (RenderedHandout, Summary.Setting) {
    if output.chosenFormat.isPaged {
      let pages = try handout.pages(of: plan, &console)
      let rendered = try RenderedHandout(pages, of: plan, output, handout.workspace)
      return (rendered, pages.setting)
    }
    let written = try WrittenHandout(handout, plan, output.chosenFormat)
    return (RenderedHandout(files: [written.file]), written.setting)
  }

  private func answer(_ summary: Summary, _ console: Console) throws(Failure) {
    if output.json {
      try console.answer(summary.json)
    } else if !Outlet.isStandardOutput(output.output) {
      for file in summary.files { try console.answer(file.path) }
    }
  }
}
