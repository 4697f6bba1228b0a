import CGMime
import Delivery

/// Composes messages for `plan`, by GMime.
struct MailDesk {
  func run() {
    g_mime_init()
    Desk<MailRequest, MailReply>().serve { request in
      switch request {
      case .draft(let message): return .draft(Bytes(DraftComposer(message).draft()))
      case .envelope(let draft, let date):
        guard let envelope = EnvelopeReader(draft.bytes).envelope(sentAt: date) else {
          return .failed(reason: "it is no draft of plan's, with one sender and one addressee")
        }
        return .envelope(envelope)
      }
    }
  }
}

/// An object of GMime's, given back when nobody needs it any more.
final class Mime<Object> {
  let pointer: UnsafeMutablePointer<Object>

  init?(_ pointer: UnsafeMutablePointer<Object>?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  deinit { g_object_unref(pointer) }

  /// As one of the types that it inherits from: GObject's objects begin with their parents.
  func `as`<Parent>(_ parent: Parent.Type) -> UnsafeMutablePointer<Parent> {
    UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: parent)
  }
}

extension Mime where Object == GMimeStream {
  /// A stream that collects what is written to it.
  static func collecting() -> Mime<GMimeStream>? { Mime(g_mime_stream_mem_new()) }

  /// A stream that gives these bytes.
  static func giving(_ bytes: [UInt8]) -> Mime<GMimeStream>? {
    bytes.withUnsafeBytes { buffer in
      // The stream keeps a copy.
      Mime(
        g_mime_stream_mem_new_with_buffer(
          buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count))
    }
  }

  var collected: [UInt8] {
    guard let array = g_mime_stream_mem_get_byte_array(self.as(GMimeStreamMem.self)),
      let bytes = array.pointee.data
    else { return [] }
    return Array(UnsafeBufferPointer(start: bytes, count: Int(array.pointee.len)))
  }
}

extension Mime where Object == GMimeMessage {
  /// The message with the line ends that mail has.
  func bytes() -> [UInt8] {
    let format = g_mime_format_options_new()
    defer { g_mime_format_options_free(format) }
    g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS)
    // RFC 2231, which every reader of today knows.
    g_mime_format_options_set_param_encoding_method(format, GMIME_PARAM_ENCODING_METHOD_RFC2231)
    guard let stream = Mime<GMimeStream>.collecting() else { return [] }
    g_mime_object_write_to_stream(self.as(GMimeObject.self), format, stream.pointer)
    return stream.collected
  }
}
