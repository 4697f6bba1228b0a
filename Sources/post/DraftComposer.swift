import CGMime
import Delivery

/// A message as a draft that mail programs open ready to be sent.
///
/// Text and HTML stand side by side, the attachments behind them (RFC 2046, 5.1). Boundaries follow
/// from the message, so that the same message is the same file.
struct DraftComposer {
  private let message: MailMessage

  init(_ message: MailMessage) { self.message = message }

  func draft() -> [UInt8] {
    guard let mail = Mime(g_mime_message_new(0)), let body = body() else { return [] }
    g_mime_message_add_mailbox(
      mail.pointer, GMIME_ADDRESS_TYPE_FROM, message.from.name, message.from.address)
    g_mime_message_add_mailbox(
      mail.pointer, GMIME_ADDRESS_TYPE_TO, message.to.name, message.to.address)
    g_mime_message_set_subject(mail.pointer, message.subject, "UTF-8")
    if let date = g_date_time_new_from_unix_utc(gint64(message.date)) {
      g_mime_message_set_date(mail.pointer, date)
      g_date_time_unref(date)
    }
    g_mime_message_set_message_id(mail.pointer, message.id)
    let object = mail.as(GMimeObject.self)
    for (name, value) in [
      ("MIME-Version", "1.0"), ("Content-Language", message.language), ("X-Unsent", "1"),
      (EnvelopeReader.documentsHeader, message.documents.joined(separator: " ")),
    ] {
      g_mime_object_set_header(object, name, value, "UTF-8")
    }
    g_mime_message_set_mime_part(mail.pointer, body.as(GMimeObject.self))
    return mail.bytes()
  }

  private func body() -> Mime<GMimeMultipart>? {
    guard let mixed = multipart("mixed"), let alternative = multipart("alternative") else {
      return nil
    }
    for (subtype, text) in [("plain", message.text), ("html", message.html)] {
      guard let part = Mime(g_mime_text_part_new_with_subtype(subtype)) else { continue }
      g_mime_text_part_set_charset(part.pointer, "UTF-8")
      g_mime_text_part_set_text(part.pointer, text)
      g_mime_part_set_content_encoding(
        part.as(GMimePart.self), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE)
      g_mime_multipart_add(alternative.pointer, part.as(GMimeObject.self))
    }
    g_mime_multipart_add(mixed.pointer, alternative.as(GMimeObject.self))
    for attachment in message.attachments {
      guard let part = part(attachment) else { continue }
      g_mime_multipart_add(mixed.pointer, part.as(GMimeObject.self))
    }
    return mixed
  }

  private func multipart(_ subtype: String) -> Mime<GMimeMultipart>? {
    guard let multipart = Mime(g_mime_multipart_new_with_subtype(subtype)) else { return nil }
    let digest = SHA256.hexDigest(of: Array("\(message.id) \(subtype)".utf8)).prefix(32)
    g_mime_multipart_set_boundary(multipart.pointer, "=_\(digest)")
    return multipart
  }

  private func part(_ attachment: MailMessage.Attachment) -> Mime<GMimePart>? {
    let type = attachment.type.split(separator: "/", maxSplits: 1).map(String.init)
    guard type.count == 2, let part = Mime(g_mime_part_new_with_type(type[0], type[1])),
      let stream = Mime<GMimeStream>.giving(attachment.data.bytes),
      let content = Mime(
        g_mime_data_wrapper_new_with_stream(stream.pointer, GMIME_CONTENT_ENCODING_BINARY))
    else { return nil }
    g_mime_object_set_disposition(part.as(GMimeObject.self), "attachment")
    if type[0] == "text" {
      g_mime_object_set_content_type_parameter(part.as(GMimeObject.self), "charset", "UTF-8")
    }
    g_mime_part_set_filename(part.pointer, attachment.name)
    g_mime_part_set_content(part.pointer, content.pointer)
    g_mime_part_set_content_encoding(part.pointer, GMIME_CONTENT_ENCODING_BASE64)
    return part
  }
}
