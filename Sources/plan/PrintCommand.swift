import ArgumentParser
import Content
import Delivery
import Glibc
import PDF

/// `plan print`: plans to a printer, through CUPS.
struct PrintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print",
    abstract: "Prints plans through CUPS and waits until they are done.",
    discussion: """
      plan print output/laser-2025-03-01.pdf --duplex
      plan print plans/*.pdf --printer reception --copies 2
      plan print output/laser-2025-03-01.pdf --booklet --tray tray-2

      The queue shows only the title. Exit codes: 69 the printer cannot do it or has
      stopped, 75 trying again later may help.
      """)

  @Argument(help: ArgumentHelp("PDF files; each becomes a job.", valueName: "file"))
  var files: [String]

  @Option(
    help: ArgumentHelp("CUPS's name of the printer; without it the default.", valueName: "name"))
  var printer: String?

  @Option(help: ArgumentHelp("How many copies of each.", valueName: "n"))
  var copies = 1

  @Flag(help: "On both sides of the paper.")
  var duplex = false

  @Flag(help: "As a booklet, to be folded and stapled in the middle.")
  var booklet = false

  @Option(
    name: .customLong("n-up"), help: ArgumentHelp("Pages on each side of a sheet.", valueName: "n"))
  var pagesPerSide = 1

  @Option(help: ArgumentHelp("CUPS's name of the tray, such as tray-2.", valueName: "name"))
  var tray: String?

  @Option(
    help: ArgumentHelp("What the queue calls the job; no patient's name.", valueName: "text"))
  var title = "Plan"

  @Option(help: ArgumentHelp("Seconds to wait until a job is done; 0 for none.", valueName: "n"))
  var wait = 600

  @Flag(help: "No summary on standard error.")
  var quiet = false

  func validate() throws {
    guard (1...999).contains(copies) else {
      throw ValidationError("--copies takes a number from 1 to 999")
    }
    guard [1, 2, 4, 6, 9, 16].contains(pagesPerSide) else {
      throw ValidationError("--n-up takes 1, 2, 4, 6, 9 or 16")
    }
    if booklet, pagesPerSide > 1 {
      throw ValidationError("--booklet and --n-up do not go together")
    }
  }

  func run() throws {
    try run(quietly: quiet) { console in
      let jobs = try files.map { file throws(Failure) in try job(file) }
      let desk = try PostProcess("print")
      for job in jobs {
        let (printer, number) = try submit(job.job, to: desk)
        console.say("job \(number) on \(printer)")
        let ledger = try ledger(of: job.job.files[0])
        let begin = Workspace.now
        func note(_ state: String) throws(Failure) {
          try ledger?.recordPrinting(
            sha256: job.sha256, printer: printer, job: number, state: state, at: begin)
        }
        try note("queued")
        if wait > 0 {
          do throws(Failure) {
            try waitUntilDone(number, on: printer, desk, console)
          } catch {
            if error.code == .serviceUnavailable { try note("failed") }
            throw error
          }
          try note("printed")
        }
      }
    }
  }

  // MARK: Jobs

  private func job(_ file: String) throws(Failure) -> (job: PrintJob, sha256: String) {
    let bytes = try Workspace.plainBytes(file, what: "file")
    let size: PageSizes.PageSize
    do {
      size = try PageSizes.first(in: bytes)
    } catch {
      throw Failure(.badData, "cannot print \(file): \(error.message)")
    }
    let (width, height) = (hundredths(size.width), hundredths(size.height))
    let sides: PrintJob.Sides = booklet ? .shortEdge : duplex ? .longEdge : .one
    return (
      PrintJob(
        printer: printer, title: title, files: [file], copies: copies, sides: sides,
        width: min(width, height), height: max(width, height), tray: tray,
        pagesPerSide: pagesPerSide, isBooklet: booklet), SHA256.hexDigest(of: bytes)
    )
  }

  /// Points as hundredths of a millimetre, CUPS's measure of paper.
  private func hundredths(_ points: Double) -> Int { Int((points * 2540 / 72).rounded()) }

  private func submit(
    _ job: PrintJob, to desk: PostProcess
  ) throws(Failure) -> (printer: String, number: Int) {
    switch try desk.ask(PrintRequest.submit(job), for: PrintReply.self) {
    case .submitted(let printer, let number): return (printer, number)
    case .failed(let error): throw Failure(error)
    case .state: throw Failure(.ourFault, "plan-post gave another answer than asked for")
    }
  }

  private func waitUntilDone(
    _ job: Int, on printer: String, _ desk: PostProcess, _ console: Console
  ) throws(Failure) {
    let end = ContinuousClock.now + .seconds(wait)
    var told = ""
    while true {
      let reply = try desk.ask(PrintRequest.state(printer: printer, job: job), for: PrintReply.self)
      switch reply {
      case .state(.done): return console.say("job \(job) is printed")
      case .state(.ended(let reasons)):
        throw Failure(
          .serviceUnavailable, "job \(job) on \(printer) was not printed",
          hint: reasons.isEmpty ? nil : "the printer says: \(reasons)")
      case .state(.underWay(let reasons)):
        if reasons != told, !reasons.isEmpty { console.say("job \(job): \(reasons)") }
        told = reasons
      case .failed(let error): throw Failure(error)
      case .submitted: throw Failure(.ourFault, "plan-post gave another answer than asked for")
      }
      guard ContinuousClock.now < end else {
        throw Failure(
          .tryAgain, "job \(job) on \(printer) is not done after \(wait) seconds",
          hint: told.isEmpty ? "it stays in the queue" : "the printer says: \(told)")
      }
      usleep(500_000)
    }
  }

  /// The ledger beside a file, where there is one.
  private func ledger(of file: String) throws(Failure) -> LedgerClient? {
    let path = FilePath.joined(FilePath.parent(of: file), LedgerPlace.usualName)
    return FileSystem.exists(path) ? try LedgerClient(path: path, isExisting: true) : nil
  }
}

extension Failure {
  init(_ error: PrintError) {
    switch error {
    case .noService(let reason):
      self.init(
        .serviceUnavailable, "CUPS cannot be reached: \(reason)",
        hint: "lpstat -r tells whether it runs")
    case .noPrinter(let name, let known):
      let what = name.map { "there is no printer '\($0)'" } ?? "there is no default printer"
      self.init(
        .serviceUnavailable, what,
        hint: name.flatMap { Spelling.hint(for: $0, among: known) }
          ?? (known.isEmpty
            ? "CUPS knows no printers" : "printers are \(known.joined(separator: ", "))"))
    case .unsupported(let what, let known):
      self.init(
        .serviceUnavailable, "the printer has no \(what)",
        hint: known.isEmpty ? nil : "it has \(known.prefix(12).joined(separator: ", "))")
    case .refused(let reason, let isPassing):
      self.init(
        isPassing ? .tryAgain : .serviceUnavailable, "the printer refuses the job: \(reason)")
    }
  }
}
