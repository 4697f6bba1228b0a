import ArgumentParser
import Content

/// The main job's options as far as a message needs them, without its arguments.
struct EmailJobOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Makes the plan of this treatment.", valueName: "id"))
  var treatment: [String] = []

  @Option(
    help: ArgumentHelp("Day of the first session.", valueName: "day"),
    transform: OptionParsing.day)
  var start: Day?

  @Option(help: ArgumentHelp("Which course.", valueName: "name"))
  var course: String?

  @Option(help: ArgumentHelp("How many sessions.", valueName: "n"))
  var sessions: Int?

  @Option(
    help: ArgumentHelp(
      "Request file: whose plan it is and all else, - for standard input.", valueName: "file"))
  var request: String?

  @OptionGroup var setting: SettingOptions

  @OptionGroup var folders: FolderOptions

  func request(_ workspace: Workspace) throws(Failure) -> JobRequest {
    var own = JobRequest()
    own.treatments = treatment
    own.start = start
    own.course = course
    own.sessions = sessions
    setting.apply(to: &own)
    guard let request else { return own }
    let parsed = RequestReader.read(try workspace.text(request, what: "request"))
    guard let read = parsed.sound else { throw Failure(.badData, parsed.diagnostics) }
    return own.over(read)
  }
}
