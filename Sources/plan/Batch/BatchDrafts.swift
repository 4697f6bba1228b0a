import Delivery

/// Drafts of the messages that bring a batch's plans to their patients.
final class BatchDrafts {
  private let folder: String
  private let mail: MailClient

  /// - Parameter folder: made if it is not there.
  init(_ folder: String) throws(Failure) {
    try FileSystem.makeFolder(folder)
    self.folder = folder
    mail = try MailClient()
  }

  /// Writes a message under the name of its plan; for a row without an address there is none.
  func write(
    _ message: MailMessage?, for entry: LedgerEntry, _ console: Console
  ) throws(Failure) {
    guard let message else { return }
    let draft = try mail.draft(message)
    try MailClient.check(draft.count, console)
    do {
      _ = try ReadyFile(draft, in: folder).shelve(
        as: FilePath.stem(of: entry.path), ending: "eml")
    } catch {
      throw Failure(error)
    }
  }
}
