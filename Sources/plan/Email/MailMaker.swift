import Content
import Delivery

/// Makes messages of documents, and drafts of messages.
struct MailMaker {
  let language: Language
  let clinic: Clinic
  let from: Mailbox

  /// - Parameters:
  ///   - sender: as in a mail header; nil takes the clinic's own address.
  /// - Throws: `Failure` where there is no address that a server would take.
  init(language: Language, clinic: Clinic, sender: String?) throws(Failure) {
    self.language = language
    self.clinic = clinic
    guard let text = sender ?? clinic.email else {
      throw Failure(
        .usage, "who sends it? name an address with --from",
        hint: "or write one as 'email' in the clinic's file")
    }
    guard var from = Mailbox(text) else {
      throw Failure(.usage, "the sender's address is not written as Name <address>")
    }
    from.name = from.name ?? clinic.name
    self.from = from
  }

  func message(
    to addressee: Mailbox, _ contents: MailContents, hasPassword: Bool
  ) -> MailMessage {
    message(
      to: addressee, contents.enclosures, hasPassword: hasPassword, made: contents.made)
  }

  /// - Parameters:
  ///   - enclosures: at least one; the files' names tell nothing of their contents.
  ///   - made: the draft's date, so that the same draft is the same file.
  func message(
    to addressee: Mailbox, _ enclosures: [MailContents.Enclosure], hasPassword: Bool, made: Day
  ) -> MailMessage {
    let words = MailText(
      language: language, clinic: clinic, name: addressee.name,
      hasCalendar: enclosures.contains { $0.calendar != nil }, hasPassword: hasPassword)
    return MailMessage(
      from: from, to: addressee, subject: words.subject, text: words.text, html: words.html,
      language: language.phrases.language, date: made.number * 86_400,
      documents: enclosures.map { SHA256.hexDigest(of: $0.pdf) },
      attachments: enclosures.enumerated().flatMap { attachments($1, number: $0 + 1) })
  }

  private func attachments(
    _ enclosure: MailContents.Enclosure, number: Int
  ) -> [MailMessage.Attachment] {
    let name = language.text(.emailFile) + (number == 1 ? "" : "-\(number)")
    let pdf = MailMessage.Attachment(
      name: "\(name).pdf", type: "application/pdf", data: Bytes(enclosure.pdf))
    guard let calendar = enclosure.calendar else { return [pdf] }
    return [
      pdf,
      MailMessage.Attachment(
        name: "\(name).ics", type: "text/calendar", data: Bytes(Array(calendar.utf8))),
    ]
  }
}

extension MailMessage {
  /// Brings the document that lies in the folder: an encrypted one may have been there before.
  mutating func enclose(_ file: ReadyFile) {
    guard documents.first != file.sha256 else { return }
    documents[0] = file.sha256
    attachments[0].data = Bytes(file.bytes)
  }
}

/// The process that writes and reads drafts.
final class MailClient: Sendable {
  private let post: PostProcess

  init() throws(Failure) { post = try PostProcess("mail") }

  /// - Throws: `Failure` where the message may be more than a server takes.
  func draft(_ message: MailMessage) throws(Failure) -> [UInt8] {
    try MailClient.check(message)
    guard case .draft(let data) = try post.ask(MailRequest.draft(message), for: MailReply.self)
    else { throw Failure(.ourFault, "the message could not be composed") }
    return data.bytes
  }

  /// - Throws: `Failure` where the message may be more than a server takes.
  static func check(_ message: MailMessage) throws(Failure) {
    try checkRefusal(message.largestSize)
  }

  /// - Parameter date: seconds since 1970.
  /// - Throws: `Failure` where the file is no draft of ours.
  func envelope(
    _ draft: [UInt8], file: String, date: Int
  ) throws(Failure) -> MailEnvelope {
    switch try post.ask(MailRequest.envelope(Bytes(draft), date: date), for: MailReply.self) {
    case .envelope(let envelope): return envelope
    case .failed(let reason): throw Failure(.badData, "cannot send \(file): \(reason)")
    case .draft: throw Failure(.ourFault, "plan-post gave another answer than asked for")
    }
  }

  /// What a message's size means for its way.
  static func check(_ size: Int, _ console: Console) throws(Failure) {
    try checkRefusal(size)
    guard size > MailSize.warning else { return }
    console.report([
      .warning("the message has \(megabytes(size)) MB, which some servers refuse")
    ])
  }

  private static func checkRefusal(_ size: Int) throws(Failure) {
    guard size > MailSize.refusal else { return }
    throw Failure(
      .badData, "the message has \(megabytes(size)) MB, which hardly any server takes",
      hint: "up to \(MailSize.refusal >> 20) MB can be sent")
  }

  private static func megabytes(_ size: Int) -> Int { (size + (1 << 19)) >> 20 }
}
