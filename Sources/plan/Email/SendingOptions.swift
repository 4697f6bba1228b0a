import ArgumentParser
import Delivery

/// Through which server messages go, and how patiently.
struct SendingOptions: ParsableArguments {
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

  func validate() throws {
    guard (1...600).contains(rate) else {
      throw ValidationError("--rate takes a number from 1 to 600")
    }
    guard (0...10).contains(retries), (0...600).contains(retryWait) else {
      throw ValidationError("--retries takes up to 10, --retry-wait up to 600")
    }
  }

  /// - Parameter file: the first that is sent; its folder has the ledger.
  func courier(besides file: String?) throws(Failure) -> MailCourier {
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
    let folder = file.map(FilePath.parent) ?? "output"
    let path = ledger ?? FilePath.joined(folder, LedgerPlace.usualName)
    if ledger == nil { try FileSystem.makeFolder(folder) }
    return MailCourier(
      server: MailServer(url: url, authorities: caFile, netrc: netrc),
      ledger: try LedgerClient(path: path), retries: retries, firstWait: retryWait,
      pause: .seconds(60) / rate)
  }
}
