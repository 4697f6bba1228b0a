import ArgumentParser
import Content
import Planning

/// The options that say whose plan it is and how its days are found.
struct JobOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Id or alias from the catalogue, or a path that ends in .md, .markdown or .txt.",
      valueName: "id"), completion: Completions.treatments)
  var treatment: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      Day of the first session, such as 2025-03-01; without it the next open day. With several \
      treatments also for one of them: laser=2025-03-01.
      """, valueName: "day"),
    transform: OptionParsing.start)
  var start: [OptionParsing.Named<Day>] = []

  @Option(
    help: ArgumentHelp(
      "Which course; without it the file's first. With several treatments: laser=standard.",
      valueName: "name"),
    transform: OptionParsing.course)
  var course: [OptionParsing.Named<String>] = []

  @Option(
    help: ArgumentHelp(
      "How many sessions of the course's range. With several treatments: laser=5.",
      valueName: "n"),
    transform: OptionParsing.count)
  var sessions: [OptionParsing.Named<Int>] = []

  @Option(help: ArgumentHelp("Whom the plan is for.", valueName: "name"))
  var patient: String?

  // A text until it is used, since the library's own messages would repeat it.
  @Option(help: ArgumentHelp("The patient's day of birth.", valueName: "day"))
  var born: String?

  @Option(help: ArgumentHelp("The clinic's own reference for the patient.", valueName: "text"))
  var reference: String?

  @Option(help: ArgumentHelp("Whom the plan is from.", valueName: "name"))
  var clinician: String?

  @Option(
    help: ArgumentHelp(
      "Request file: any of these options as YAML, - for standard input.", valueName: "file"))
  var request: String?

  @Option(
    help: ArgumentHelp(
      "An earlier plan as PDF, from which treatment, course, start and number are taken.",
      valueName: "file"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      """
      Time of all sessions, 14:30, or of one, 2=14:30. With several treatments laser:2=14:30. May \
      be repeated.
      """,
      valueName: "[n=]hh:mm"),
    transform: OptionParsing.time)
  var time: [OptionParsing.SessionTime] = []

  @Option(
    help: ArgumentHelp(
      "Days on which the patient cannot come. May be repeated.", valueName: "day[..day]"),
    transform: OptionParsing.dayRange)
  var unavailable: [ClosedRange<Day>] = []

  @Option(
    help: ArgumentHelp(
      """
      Session N took place on that day. Here and below a session of several treatments is written \
      laser:2. May be repeated.
      """, valueName: "n=day"),
    transform: OptionParsing.visitDay)
  var done: [OptionParsing.VisitDay] = []

  @Option(
    help: ArgumentHelp(
      "Session N did not take place and gets a new day. May be repeated.", valueName: "n"),
    transform: OptionParsing.visit)
  var missed: [Visit] = []

  @Option(
    help: ArgumentHelp(
      "That day was agreed for session N by hand. May be repeated.", valueName: "n=day"),
    transform: OptionParsing.visitDay)
  var move: [OptionParsing.VisitDay] = []

  @Option(
    help: ArgumentHelp(
      """
      A contraindication that the patient ticked, such as pregnancy. Where a treatment's list has \
      it, no plan is made (exit code 65). May be repeated.
      """, valueName: "condition"))
  var has: [String] = []

  @Option(
    help: ArgumentHelp(
      "What was ticked, as YAML: a list of conditions, or each with yes or no.",
      valueName: "file"))
  var screen: String?

  @Option(
    help: ArgumentHelp(
      """
      A ticked condition that a clinician has accepted: the plan is made, and the handout shows it \
      to the clinician. May be repeated.
      """, valueName: "condition"))
  var acknowledge: [String] = []

  @Option(
    help: ArgumentHelp(
      "Prints that this plan replaces the one made on that day.", valueName: "day"),
    transform: OptionParsing.day)
  var replaces: Day?

  @OptionGroup var setting: SettingOptions

  /// What stands on the command line without an option: as likely as not part of a name that was
  /// not put in quotes, which the library's own message would repeat.
  @Argument(help: .hidden)
  var strays: [String] = []

  @OptionGroup var folders: FolderOptions

  /// What these options ask for, the request file's entries below them.
  ///
  /// - Throws: `Failure` where the request file is wrong, or a text stands where none belongs.
  func jobRequest(_ workspace: Workspace, _ console: Console) throws(Failure) -> JobRequest {
    try refuseStrays()
    let ownRequest = try ownRequest().over(try earlierRequest(workspace))
    guard let path = request else { return ownRequest }
    let file = try workspace.text(path, what: "request")
    let parsed = RequestReader.read(file)
    guard let read = parsed.sound else { throw Failure(.badData, parsed.diagnostics) }
    console.report(parsed.diagnostics)
    return ownRequest.over(read)
  }

  /// What an earlier plan was asked for.
  private func earlierRequest(_ workspace: Workspace) throws(Failure) -> JobRequest {
    guard let from else { return JobRequest() }
    return try EarlierPlan.request(from: from, workspace)
  }

  private func refuseStrays() throws(Failure) {
    guard let stray = strays.first else { return }
    let commands = Plan.configuration.subcommands.compactMap { $0.configuration.commandName }
    if let hint = Spelling.hint(for: stray, among: commands) {
      throw Failure(.usage, "there is no such command", hint: hint)
    }
    throw Failure(
      .usage, "a text stands without its option",
      hint: "a text of several words takes quotes, as in --patient \"Anna Example\"")
  }

  private func dayOfBirth() throws(Failure) -> Day? {
    guard let born else { return nil }
    if let day = Day(iso: born) { return day }
    throw Failure(.usage, "--born takes a day such as 1980-02-03")
  }

  private func history() throws(Failure) -> [Visit: SessionEvent] {
    let events =
      done.map { ($0.visit, SessionEvent.done($0.day)) } + missed.map { ($0, .missed) }
      + move.map { ($0.visit, .agreed($0.day)) }
    var history: [Visit: SessionEvent] = [:]
    for (visit, event) in events {
      guard history[visit] == nil else {
        throw Failure(
          .usage, "session \(visit.number) is named twice",
          hint: "a session is done, missed or moved, once")
      }
      history[visit] = event
    }
    return history
  }

  private func ownRequest() throws(Failure) -> JobRequest {
    var request = JobRequest()
    request.treatments = treatment
    (request.start, request.starts) = OptionParsing.sorted(start)
    (request.course, request.courses) = OptionParsing.sorted(course)
    (request.sessions, request.counts) = OptionParsing.sorted(sessions)
    request.history = try history()
    request.has = has
    request.screen = screen
    request.acknowledge = acknowledge
    request.patient = patient
    request.born = try dayOfBirth()
    request.reference = reference
    request.clinician = clinician
    request.time = time.last { $0.visit == nil }?.time
    for entry in time {
      guard let visit = entry.visit else { continue }
      if let treatment = visit.treatment {
        request.visitTimes[treatment, default: [:]][visit.number] = entry.time
      } else {
        request.times[visit.number] = entry.time
      }
    }
    request.unavailable = unavailable
    request.replaces = replaces
    setting.apply(to: &request)
    return request
  }
}

/// Where content and layouts are looked for.
struct FolderOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Folder of treatments, images, languages and clinic.yaml; also PLAN_ASSETS.",
      valueName: "dir"))
  var assets: String?

  @Option(help: ArgumentHelp("Folder of layouts; also PLAN_LAYOUTS.", valueName: "dir"))
  var layouts: String?

  func workspace() throws(Failure) -> Workspace {
    try Workspace(assets: assets, layouts: layouts)
  }
}
