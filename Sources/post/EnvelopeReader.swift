import CGMime
import Delivery

/// Reads a draft that is to be sent, which a person may have edited meanwhile.
struct EnvelopeReader {
  static let documentsHeader = "X-Plan-Documents"

  private let draft: [UInt8]

  init(_ draft: [UInt8]) { self.draft = draft }

  /// Nil where the draft has not one sender, one addressee and the digests of its documents.
  ///
  /// - Parameter date: seconds since 1970.
  func envelope(sentAt date: Int) -> MailEnvelope? {
    guard let stream = Mime<GMimeStream>.giving(draft),
      let parser = Mime(g_mime_parser_new_with_stream(stream.pointer)),
      let message = Mime(g_mime_parser_construct_message(parser.pointer, nil)),
      let from = mailbox(g_mime_message_get_from(message.pointer)),
      let to = mailbox(g_mime_message_get_to(message.pointer)),
      isEmpty(g_mime_message_get_cc(message.pointer)),
      isEmpty(g_mime_message_get_bcc(message.pointer))
    else { return nil }
    let object = message.as(GMimeObject.self)
    guard let header = g_mime_object_get_header(object, Self.documentsHeader) else { return nil }
    let documents = String(cString: header).split(separator: " ").map(String.init)
    guard !documents.isEmpty else { return nil }
    setDate(date, of: message.pointer)
    // These are for the sender's own program.
    g_mime_object_remove_header(object, Self.documentsHeader)
    g_mime_object_remove_header(object, "X-Unsent")
    return MailEnvelope(from: from, to: to, documents: documents, data: Bytes(message.bytes()))
  }

  private func setDate(_ seconds: Int, of message: UnsafeMutablePointer<GMimeMessage>) {
    guard let date = g_date_time_new_from_unix_utc(gint64(seconds)) else { return }
    g_mime_message_set_date(message, date)
    g_date_time_unref(date)
  }

  private func isEmpty(_ list: UnsafeMutablePointer<InternetAddressList>?) -> Bool {
    list.map { internet_address_list_length($0) == 0 } ?? true
  }

  private func mailbox(_ list: UnsafeMutablePointer<InternetAddressList>?) -> Mailbox? {
    guard let list, internet_address_list_length(list) == 1,
      let text = internet_address_list_to_string(list, nil, 0)
    else { return nil }
    defer { g_free(text) }
    return Mailbox(String(cString: text))
  }
}
