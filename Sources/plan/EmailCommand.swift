import ArgumentParser
import Delivery

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

  @Flag(help: "No summary and no warnings on standard error.")
  var quiet = false

  @OptionGroup(title: "Sending") var sending: SendingOptions

  @OptionGroup(title: "Instead of files") var job: EmailJobOptions

  func validate() throws {
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
      var drafts: [MailDraft] = []
      var password: String?
      if sendsDrafts {
        guard send || dryRun else {
          throw Failure(.usage, "these are drafts already", hint: "--send sends them")
        }
        drafts = try files.map(MailDraft.init)
      } else {
        let workspace = try job.folders.workspace()
        password = try passwordFile.map { file throws(Failure) in try workspace.password(file) }
        if generatePassword != nil { password = MadePassword().text }
        drafts = [try draft(mail, workspace, password, &console)]
      }
      for draft in drafts { try MailClient.check(draft.bytes.count, console) }
      if !dryRun, let generatePassword, let password {
        try keep(password, in: generatePassword)
      }
      if send || dryRun {
        try round(mail, console).deliver(drafts)
      } else {
        try console.answer(try drafts[0].write(to: output))
      }
    }
  }

  /// Before anything that it opens leaves this machine.
  private func keep(_ password: String, in path: String) throws(Failure) {
    guard !FileSystem.isFile(path) else {
      throw Failure(
        .cannotWrite, "\(path) is there already: it may hold the only copy of a password",
        hint: "name another file")
    }
    try MailDraft.write(Array("\(password)\n".utf8), to: path)
  }

  private func draft(
    _ mail: MailClient, _ workspace: Workspace, _ password: String?, _ console: inout Console
  ) throws(Failure) -> MailDraft {
    guard let to else {
      throw Failure(.usage, "to whom? name an address with --to")
    }
    guard let addressee = Mailbox(to) else {
      throw Failure(
        .usage, "--to takes one address, such as \"Anna Example <anna@example.org>\"")
    }
    var request = try job.request(workspace)
    request.asOf = try workspace.asOf(request.asOf)
    let contents = try MailContents(
      files, HandoutJob(workspace: workspace, request: request), password: password, &console)
    let maker = try MailMaker(language: contents.language, clinic: contents.clinic, sender: from)
    return MailDraft(
      name: contents.name,
      bytes: try mail.draft(maker.message(to: addressee, contents, hasPassword: password != nil)))
  }

  private func round(_ mail: MailClient, _ console: Console) throws(Failure) -> MailRound {
    MailRound(
      mail: mail, courier: dryRun ? nil : try sending.courier(besides: files.first),
      console: console)
  }
}
