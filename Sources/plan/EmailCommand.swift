import ArgumentParser
import Content
import Delivery
import Glibc

/// `plan email`: drafts of messages with plans, and sending them.
struct EmailCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "email",
    abstract: "Makes drafts of messages with plans, or sends them.",
    discussion: """
      plan email output/laser-2025-03-01.pdf --to "Anna Example <anna@example.org>"
      plan email --treatment laser --start 2025-03-01 --to anna@example.org
      plan email drafts/*.eml --send --server smtp://mail.example.org:587

      A draft opens in a mail program, ready to be sent. --send hands drafts, or
      messages made on the way, to a server, each once: the ledger remembers them.
      User and password come from ~/.netrc, --netrc, or from PLAN_SMTP_USER and
      PLAN_SMTP_PASSWORD.
      """)

  @Argument(
    help: ArgumentHelp("PDF files for one message, or drafts to send.", valueName: "file"))
  var files: [String] = []

  @Option(
    help: ArgumentHelp("The addressee, as in a mail header.", valueName: "address"))
  var to: String?

  @Option(
    help: ArgumentHelp("The sender; without it the clinic's address.", valueName: "address"))
  var from: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Draft to write, or a folder for it; without it output.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Encrypts the PDF by the first line of this file.", valueName: "file"))
  var passwordFile: String?

  @Option(
    help: ArgumentHelp(
      "Encrypts the PDF by a new password, which is written to this file.", valueName: "file"))
  var generatePassword: String?

  @Flag(help: "Sends, where the default writes drafts.")
  var send = false

  @Flag(help: "Says what would be sent, and sends and writes nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "The server, such as smtp://mail.example.org:587; also PLAN_SMTP_SERVER.", valueName: "url"))
  var server: String?

  @Option(help: ArgumentHelp("A file of credentials like ~/.netrc.", valueName: "file"))
  var netrc: String?

  @Option(
    help: ArgumentHelp("Certificates to trust beside the system's.", valueName: "file"))
  var caFile: String?

  @Option(help: ArgumentHelp("Messages a minute at most.", valueName: "n"))
  var rate = 60

  @Option(help: ArgumentHelp("How often to try again when the server says later.", valueName: "n"))
  var retries = 4

  @Option(help: ArgumentHelp("Seconds before the first retry; then twice as many.", valueName: "n"))
  var retryWait = 30

  @Option(
    help: ArgumentHelp(
      "The ledger; without it .plan-ledger.sqlite beside the first file.", valueName: "file"))
  var ledger: String?

  @Flag(help: "No summary and no warnings on standard error.")
  var quiet = false

  @OptionGroup(title: "Instead of files") var job: EmailJobOptions

  func validate() throws {
    guard (1...600).contains(rate) else {
      throw ValidationError("--rate takes a number from 1 to 600")
    }
    guard (0...10).contains(retries), (0...600).contains(retryWait) else {
      throw ValidationError("--retries takes up to 10, --retry-wait up to 600")
    }
    if passwordFile != nil, generatePassword != nil {
      throw ValidationError("--password-file and --generate-password do not go together")
    }
  }

  private var sendsDrafts: Bool {
    !files.isEmpty && files.allSatisfy { FilePath.ending(of: $0) == "eml" }
  }

  func run() throws {
    try run(quietly: quiet) { console in
      let mail = try MailClient()
      var drafts: [(name: String, bytes: [UInt8])] = []
      if sendsDrafts {
        guard send || dryRun else {
          throw Failure(.usage, "these are drafts already", hint: "--send sends them")
        }
        for file in files {
          drafts.append((file, try Workspace.plainBytes(file, what: "draft")))
        }
      } else {
        drafts = [try draft(mail, &console)]
      }
      for draft in drafts { try MailClient.check(draft.bytes.count, console) }
      if send || dryRun {
        try deliver(drafts, mail, console)
      } else {
        try console.answer(try write(drafts[0]))
      }
    }
  }

  // MARK: Drafts

  private func draft(
    _ mail: MailClient, _ console: inout Console
  ) throws(Failure) -> (name: String, bytes: [UInt8]) {
    guard let to else {
      throw Failure(.usage, "to whom? name an address with --to")
    }
    guard let addressee = Mailbox(to) else {
      throw Failure(
        .usage, "--to takes one address, such as \"Anna Example <anna@example.org>\"")
    }
    let workspace = try job.folders.workspace()
    var request = try job.request(workspace)
    let made: Day
    if let day = request.asOf { made = day } else { made = try workspace.today() }
    request.asOf = made
    let handout = HandoutJob(workspace: workspace, request: request)
    let password = try password(workspace)
    let (documents, house, name) =
      files.isEmpty
      ? try planned(handout, password, &console) : try read(handout, password, &console)
    let maker = try MailMaker(language: house.language, clinic: house.clinic, sender: from)
    let message = maker.message(
      to: addressee, documents: documents, hasPassword: password != nil,
      made: made)
    return (name, try mail.draft(message))
  }

  private func planned(
    _ handout: HandoutJob, _ password: String?, _ console: inout Console
  ) throws(Failure) -> (
    documents: [[UInt8]], house: (clinic: Clinic, language: Language), name: String
  ) {
    let plan = try handout.plan(&console)
    let pages = try handout.pages(of: plan, &console)
    console.report(plan.warnings + pages.warnings)
    let bytes = try RenderedHandout.pdf(
      of: pages, plan, password: password, with: handout.workspace)
    let start = plan.schedule?.firstDay ?? plan.asOf
    return ([bytes], (plan.clinic, plan.language), "\(plan.treatment.id)-\(start)")
  }

  private func read(
    _ handout: HandoutJob, _ password: String?, _ console: inout Console
  ) throws(Failure) -> (
    documents: [[UInt8]], house: (clinic: Clinic, language: Language), name: String
  ) {
    var documents: [[UInt8]] = []
    for file in files {
      let bytes = try Workspace.plainBytes(file, what: "file")
      guard bytes.starts(with: "%PDF-".utf8) else {
        throw Failure(.badData, "\(file) is no PDF", hint: "drafts end in .eml")
      }
      if let password {
        documents.append(try PDFLock.locked(bytes, password, file: file))
      } else {
        documents.append(bytes)
      }
    }
    var warnings: [Diagnostic] = []
    let house = try handout.house(&console, &warnings)
    console.report(warnings)
    return (documents, house, FilePath.stem(of: files[0]))
  }

  private func password(_ workspace: Workspace) throws(Failure) -> String? {
    if let passwordFile { return try workspace.password(passwordFile) }
    guard let generatePassword, !dryRun else { return nil }
    let password = PDFLock.newPassword()
    do {
      _ = try FileWriter().write(Array((password + "\n").utf8), to: generatePassword)
    } catch {
      throw Failure(error)
    }
    return password
  }

  private func write(_ draft: (name: String, bytes: [UInt8])) throws(Failure) -> String {
    let usual = "\(draft.name).eml"
    do {
      guard let output else {
        return try FileWriter(collision: .number, makesFolders: true)
          .write(draft.bytes, to: FilePath.joined("output", usual))
      }
      if output.hasSuffix("/") || FileSystem.isDirectory(output) {
        return try FileWriter(collision: .number)
          .write(draft.bytes, to: FilePath.joined(output, usual))
      }
      return try FileWriter().write(draft.bytes, to: output)
    } catch {
      throw Failure(error)
    }
  }

  // MARK: Sending

  private func deliver(
    _ drafts: [(name: String, bytes: [UInt8])], _ mail: MailClient, _ console: Console
  ) throws(Failure) {
    var envelopes: [(name: String, envelope: MailEnvelope)] = []
    let now = try Workspace.moment()
    for draft in drafts {
      envelopes.append(
        (draft.name, try mail.envelope(draft.bytes, file: draft.name, date: now)))
    }
    if dryRun {
      for entry in envelopes {
        console.say("\(entry.name): would be sent, \(entry.envelope.data.count) bytes")
      }
      return
    }
    let courier = try courier()
    Interruption.listen()
    var failures: [Failure] = []
    for (index, entry) in envelopes.enumerated() {
      if Interruption.wasAsked {
        throw Failure(.tryAgain, "stopped; the same command sends the rest")
      }
      if index > 0 { usleep(UInt32(courier.pause / .microseconds(1))) }
      do throws(Failure) {
        switch try courier.send(entry.envelope, file: entry.name, console) {
        case .sent: console.say("\(entry.name): sent")
        case .known: console.say("\(entry.name): was sent before, and is not sent again")
        }
      } catch {
        // Without a server the others fail too; a refused addressee is no other's matter.
        if error.code == .serviceUnavailable { throw error }
        console.report(error.diagnostics)
        failures.append(error)
      }
    }
    guard let failure = failures.first(where: { $0.code == .tryAgain }) ?? failures.first else {
      return
    }
    throw Failure(failure.code, [])
  }

  private func courier() throws(Failure) -> MailCourier {
    guard let url = server ?? Workspace.environment("PLAN_SMTP_SERVER") else {
      throw Failure(
        .usage, "which server? name one with --server",
        hint: "as in --server smtp://mail.example.org:587")
    }
    guard url.hasPrefix("smtp://") || url.hasPrefix("smtps://"), !url.contains("@") else {
      throw Failure(
        .usage, "the server is written as smtp://host:port or smtps://host",
        hint: "user and password come from --netrc or the environment")
    }
    let folder = files.first.map(FilePath.parent) ?? "output"
    let path = ledger ?? FilePath.joined(folder, LedgerPlace.usualName)
    if ledger == nil { try FileSystem.makeFolder(folder) }
    return MailCourier(
      server: MailServer(url: url, authorities: caFile, netrc: netrc),
      ledger: try LedgerClient(path: path), retries: retries, firstWait: retryWait,
      pause: .seconds(60) / rate)
  }
}

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

  @Option(
    help: ArgumentHelp("The day on which the plan is made.", valueName: "day"),
    transform: OptionParsing.day)
  var asOf: Day?

  @Option(help: ArgumentHelp("The clinic's file.", valueName: "file"))
  var clinic: String?

  @Option(help: ArgumentHelp("Language; without it the clinic's.", valueName: "tag"))
  var language: String?

  @OptionGroup var folders: FolderOptions

  func request(_ workspace: Workspace) throws(Failure) -> JobRequest {
    var own = JobRequest()
    own.treatments = treatment
    own.start = start
    own.course = course
    own.sessions = sessions
    own.asOf = asOf
    own.clinic = clinic
    own.language = language
    guard let request else { return own }
    let parsed = RequestReader.read(try workspace.text(request, what: "request"))
    guard let read = parsed.sound else { throw Failure(.badData, parsed.diagnostics) }
    return own.over(read)
  }
}
