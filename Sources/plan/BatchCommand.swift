import ArgumentParser
import Content
import Delivery
import Glibc

/// `plan batch`: one handout for each row of a list.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Makes one plan for each row of a list of patients.",
    discussion: """
      plan batch patients.csv --output plans
      plan batch patients.csv --output plans --resume
      plan batch patients.csv --dry-run --encoding windows-1252
      plan batch patients.csv --output plans --merge run.pdf --separators
      plan batch patients.csv --generate-passwords passwords.csv

      The list is CSV as spreadsheets save it, or JSON Lines. Its columns are the
      options of the main job: treatment, start, course, patient, born, reference …;
      the options below hold for every row that says nothing else. A bad row fails
      alone and is left in failed.csv, to be mended and run again.

      Exit codes: 65 some rows failed, 75 trying again with --resume makes the rest.
      """)

  @Argument(help: "The list: CSV or JSON Lines, - for standard input.")
  var file: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Folder for the plans, made if it is not there.", valueName: "dir"))
  var output = "output"

  @Option(help: ArgumentHelp("How many plans at once; without it all cores.", valueName: "n"))
  var jobs: Int?

  @Flag(
    help: """
      Makes only what is missing or changed since the last run; where that was stopped, as of its \
      day.
      """)
  var resume = false

  @Flag(help: "Checks every row and writes nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "The list's encoding where it is not UTF-8, such as windows-1252.", valueName: "name"))
  var encoding: String?

  @Option(
    help: ArgumentHelp(
      """
      Names of the files, from {row} {reference} {patient} {treatment} {start} {language}; \
      without it {reference}-{treatment}-{start}.
      """, valueName: "text"))
  var pattern: String?

  @Option(
    help: ArgumentHelp(
      "The ledger; without it .plan-ledger.sqlite among the plans.", valueName: "file"))
  var ledger: String?

  @Option(
    help: ArgumentHelp(
      """
      Only the k-th of n parts of the list; without it as the environment of a Slurm array or a \
      Kubernetes Indexed Job says.
      """, valueName: "k/n"),
    transform: BatchCommand.shard)
  var shard: Shard?

  @Option(
    help: ArgumentHelp(
      "Also one file of all plans for a printer, in the list's order.", valueName: "file"))
  var merge: String?

  @Flag(help: "A sheet with a black edge before each patient of the merged file.")
  var separators = false

  @Option(
    help: ArgumentHelp(
      "Folder for drafts of messages to the rows' email addresses.", valueName: "dir"))
  var emailDrafts: String?

  @Option(
    help: ArgumentHelp(
      "Sender of the drafts; without it the clinic's address.", valueName: "address"))
  var sender: String?

  @Option(
    help: ArgumentHelp(
      """
      Encrypts also the plans of rows that bring no password, by a new one for each patient; they \
      are listed in this file, which --resume goes on with.
      """, valueName: "file"))
  var generatePasswords: String?

  @Option(
    help: ArgumentHelp("Layout by name or path; without it the clinic's.", valueName: "name"))
  var layout: String?

  @Option(
    help: ArgumentHelp("a4, a5, letter or legal; without it the clinic's.", valueName: "paper"))
  var paper: String?

  @Flag(help: "No progress and no warnings on standard error.")
  var quiet = false

  @OptionGroup(title: "Every row") var job: JobOptions

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to 256")
    }
    if separators, merge == nil { throw ValidationError("--separators goes with --merge") }
  }

  func run() throws {
    try run(quietly: quiet) { console in
      let workspace = try job.folders.workspace()
      var settings = try settings(workspace, console)
      if dryRun {
        settings.merge = nil
        Interruption.listen()
        return try BatchRun(settings, ledger: nil, passwords: nil, console).run()
      }
      try FileSystem.makeFolder(output)
      let lock = try lock(settings)
      Interruption.listen()
      try withExtendedLifetime(lock) {
        let ledger = try LedgerClient(path: settings.ledger)
        try begin(&settings, in: ledger, console)
        try BatchRun(
          settings, ledger: ledger, passwords: PasswordList.opened(for: settings), console
        ).run()
      }
    }
  }

  /// Enters the batch into the ledger. One that goes on with another, which did not reach its end,
  /// keeps that one's day, unless somebody names another.
  private func begin(
    _ settings: inout BatchSettings, in ledger: LedgerClient, _ console: Console
  ) throws(Failure) {
    let today = settings.day
    settings.day = try ledger.begin(
      run: settings.run, day: today, resumes: resume && settings.defaults.asOf == nil)
    if settings.day != today {
      console.say("goes on with the batch of \(settings.day): its plans bear that day")
    }
  }

  private func settings(
    _ workspace: Workspace, _ console: Console
  ) throws(Failure) -> BatchSettings {
    var defaults = try job.jobRequest(workspace, console)
    defaults.layout = layout ?? defaults.layout
    defaults.paper = paper ?? defaults.paper
    let part = try part()
    return BatchSettings(
      list: file, encoding: encoding, folder: output, defaults: defaults,
      assets: workspace.assets, layouts: workspace.layouts,
      jobs: jobs ?? Workspace.processors, resumes: resume, isDryRun: dryRun,
      pattern: try namePattern(),
      ledger: ledger ?? FilePath.joined(output, BatchSettings.ledgerName(part)), shard: part,
      passwords: generatePasswords.map { BatchSettings.ownFile($0, part) },
      merge: merge.map { BatchSettings.ownFile($0, part) }, hasSeparators: separators,
      drafts: emailDrafts, sender: sender,
      day: try workspace.asOf(defaults.asOf),
      content: dryRun ? "" : ContentDigest.text(workspace, clinic: defaults.clinic),
      run: "\(Workspace.now)-\(getpid())")
  }

  private func namePattern() throws(Failure) -> NamePattern {
    guard let pattern else { return .usual }
    do {
      return try NamePattern(pattern)
    } catch {
      let fields = NamePattern.Field.allCases.map { "{\($0.rawValue)}" }.joined(separator: " ")
      throw Failure(.usage, error.message, hint: "fields are \(fields)")
    }
  }

  /// The part asked for, else the one that a scheduler gives.
  private func part() throws(Failure) -> Shard {
    if let shard { return shard }
    do {
      return try Shard.assigned(by: Workspace.environment) ?? .whole
    } catch {
      throw Failure(.usage, error.message, hint: error.hint)
    }
  }

  private func lock(_ settings: BatchSettings) throws(Failure) -> FolderLock {
    do {
      return try FolderLock(output, name: settings.lockName)
    } catch {
      guard error.isHeldByAnother else { throw Failure(error) }
      throw Failure(
        .tryAgain, "another batch is at work in \(output)",
        hint: "wait for it, or choose another folder with --output")
    }
  }

  private static func shard(_ text: String) throws -> Shard {
    guard let shard = Shard(text) else {
      throw ValidationError("a part is written as 3/16: the third of sixteen")
    }
    return shard
  }
}

/// A digest of all content that documents are made of: where it has changed, so may they.
enum ContentDigest {
  static func text(_ workspace: Workspace, clinic: String?) -> String {
    let folders = ["treatments", "languages", "images"].map {
      FilePath.joined(workspace.assets, $0)
    }
    let files = (folders + [workspace.layouts]).flatMap { folder in
      Folder.names(in: folder).map { FilePath.joined(folder, $0) }
    }
    let ownFiles = Folder.names(in: workspace.assets).map {
      FilePath.joined(workspace.assets, $0)
    }
    let clinicFile = workspace.clinicPath(clinic)
    let digests = (files + ownFiles + [clinicFile] + companions(of: clinicFile)).map { path in
      let bytes = (try? FileSystem.read(path)) ?? []
      return "\(FilePath.name(of: path)) \(SHA256.hexDigest(of: bytes))"
    }
    return SHA256.hexDigest(of: Array(digests.joined(separator: "\n").utf8))
  }

  /// The files that a clinic's file names, which lie beside it.
  private static func companions(of clinicFile: String) -> [String] {
    guard let bytes = try? FileSystem.read(clinicFile),
      let clinic = ClinicReader.read(
        SourceFile(path: clinicFile, text: String(decoding: bytes, as: UTF8.self))
      ).value
    else { return [] }
    let names = [clinic.holidaysFile, clinic.letterhead?.logo?.picture.path].compactMap(\.self)
    return names.map { FilePath.joined(FilePath.parent(of: clinicFile), $0) }
  }
}
