/// A message to one addressee, before it becomes MIME.
public struct MailMessage: Codable, Sendable {
  public struct Attachment: Codable, Sendable {
    public var name: String
    /// Such as `application/pdf`.
    public var type: String
    public var data: Bytes

    public init(name: String, type: String, data: Bytes) {
      self.name = name
      self.type = type
      self.data = data
    }
  }

  public var from: Mailbox
  public var to: Mailbox
  public var subject: String
  public var text: String
  public var html: String
  /// A BCP 47 tag.
  public var language: String
  /// Seconds since 1970, in UTC; what is sent gets the moment at which it is sent.
  public var date: Int
  /// Known to the ledger by these digests.
  public var documents: [String]
  public var attachments: [Attachment]

  public init(
    from: Mailbox, to: Mailbox, subject: String, text: String, html: String, language: String,
    date: Int, documents: [String], attachments: [Attachment]
  ) {
    self.from = from
    self.to = to
    self.subject = subject
    self.text = text
    self.html = html
    self.language = language
    self.date = date
    self.documents = documents
    self.attachments = attachments
  }

  /// The same for the same documents and addressee, so that a server or a reader can tell a message
  /// that comes twice.
  public var id: String {
    let key = (documents + [to.folded]).joined(separator: " ")
    let digest = SHA256.hexDigest(of: Array(key.utf8)).prefix(32)
    return "\(digest)@\(from.address.split(separator: "@").last ?? "plan.invalid")"
  }
}

extension MailMessage {
  /// The most bytes that it takes as MIME, known before anybody has gone to the trouble: base64 makes
  /// four of three, in lines of 76 (RFC 2045, 6.8); quoted text takes up to three for one.
  public var largestSize: Int {
    let attached = attachments.reduce(0) { sum, attachment in
      let encoded = (attachment.data.count + 2) / 3 * 4
      return sum + encoded + (encoded + 75) / 76 * 2
    }
    let headers = 1024 * (2 + attachments.count)
    return attached + 3 * (text.utf8.count + html.utf8.count) + headers
  }
}

/// Sizes above which a message is doubtful, or would not arrive.
public enum MailSize {
  public static let warning = 7 << 20
  public static let refusal = 18 << 20
}

/// What may be asked of `plan-post mail`.
public enum MailRequest: Codable, Sendable {
  /// The message as a draft, to be opened and sent by a mail program.
  case draft(MailMessage)
  /// A draft as it goes to a server, with the moment at which it goes.
  case envelope(Bytes, date: Int)
}

public enum MailReply: Codable, Sendable {
  case draft(Bytes)
  case envelope(MailEnvelope)
  case failed(reason: String)
}

/// A message as a server gets it.
public struct MailEnvelope: Codable, Sendable {
  public var from: Mailbox
  public var to: Mailbox
  /// Digests of the documents that it carries.
  public var documents: [String]
  public var data: Bytes

  public init(from: Mailbox, to: Mailbox, documents: [String], data: Bytes) {
    self.from = from
    self.to = to
    self.documents = documents
    self.data = data
  }
}
