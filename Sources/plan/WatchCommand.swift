import ArgumentParser
import Content

/// `plan watch`: the handout, made anew whenever a file that it is made of is saved.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Rebuilds a handout while its texts and layout are edited.",
    discussion: """
      plan watch --treatment laser --start 2025-03-01 --output laser.pdf
      plan watch --treatment notes.txt --layout own.yaml --output page.png

      The last good pages stay while a file has an error. Ctrl-C ends it.
      """)

  @OptionGroup(title: "Plan") var job: JobOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  @Flag(help: "Errors alone on standard error.")
  var quiet = false

  func validate() throws {
    if Outlet.isStandardOutput(output.output) {
      throw ValidationError("watch writes files; name one with --output")
    }
    if job.request == "-" || output.passwordFile == "-" {
      throw ValidationError("watch reads its files again and again, which standard input cannot")
    }
  }

  func run() throws {
    try run(quietly: quiet) { console in
      let workspace = try job.folders.workspace()
      let watcher = try FolderWatcher()
      for folder in folders(workspace) { try watcher.watch(folder) }
      rebuild(workspace, console)
      while case .saved(let paths) = watcher.next() {
        if paths.contains(where: isSource) { rebuild(workspace, console) }
      }
      console.say("stopped")
    }
  }

  // MARK: Rebuilding

  /// Makes the handout and writes it over the one before; an error leaves that one as it is.
  private func rebuild(_ workspace: Workspace, _ console: Console) {
    var console = console
    let clock = ContinuousClock()
    let start = clock.now
    workspace.workshop.forgetFiles()
    do {
      let paths = try files(workspace, &console)
      let milliseconds = Int((clock.now - start) / .milliseconds(1))
      for path in paths { try console.answer(path) }
      console.say("  made in \(milliseconds) ms")
    } catch let failure as Failure {
      console.report(failure.diagnostics)
      console.say("  the last good pages stay as they are")
    } catch {
      console.report([.error("\(error)")])
    }
  }

  private func files(_ workspace: Workspace, _ console: inout Console) throws -> [String] {
    var request = try job.jobRequest(workspace, console)
    request.layout = output.layout ?? request.layout
    request.paper = output.paper ?? request.paper
    let handout = HandoutJob(workspace: workspace, request: request)
    let plan = try handout.plan(&console)
    let rendered: RenderedHandout
    if output.chosenFormat.isPaged {
      let pages = try handout.pages(of: plan, &console)
      rendered = try RenderedHandout(pages, of: plan, output, workspace)
    } else {
      rendered = RenderedHandout(
        files: [try WrittenHandout(handout, plan, output.chosenFormat).file])
    }
    // Always the same names, or every save would leave another file behind.
    var options = output
    options.force = true
    return try Outlet(options: options, workspace: workspace).deliver(rendered, of: plan)
      .map(\.path)
  }

  // MARK: What is watched

  /// The folders of every file that the handout may be made of.
  private func folders(_ workspace: Workspace) -> [String] {
    let own = ["", "treatments", "images", "languages"].map { name in
      name.isEmpty ? workspace.assets : FilePath.joined(workspace.assets, name)
    }
    let named =
      (job.treatment + [job.setting.clinic, job.request, output.layout].compactMap(\.self))
      .filter { !FilePath.ending(of: $0).isEmpty }
    return own + [workspace.layouts] + named.map(FilePath.parent)
  }

  /// Whether a handout can be made of such a file: not of our own output, nor of an editor's copy.
  private func isSource(_ path: String) -> Bool {
    let name = FilePath.name(of: path)
    let endings = ["md", "markdown", "txt", "yaml", "yml", "jpg", "jpeg", "ics"]
    return endings.contains(FilePath.ending(of: name)) && !name.hasPrefix(".")
      && name != output.output.map(FilePath.name)
  }
}
