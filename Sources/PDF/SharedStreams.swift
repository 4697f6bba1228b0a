import CNettle

/// Streams of a file by what they hold, so that documents which bring the same pictures and fonts
/// have them in common.
final class SharedStreams {
  private var numbers: [[UInt8]: Int] = [:]

  /// The number under which the file has the same stream; nil where it has not.
  func number(of stream: PDFStream) -> Int? { numbers[Self.digest(of: stream)] }

  func note(_ stream: PDFStream, as number: Int) {
    // What refers to others is the same only where they are.
    guard !stream.dictionary.hasReferences else { return }
    numbers[Self.digest(of: stream)] = number
  }

  private static func digest(of stream: PDFStream) -> [UInt8] {
    var dictionary = ByteBuffer(capacity: 256)
    dictionary.append(stream.dictionary)
    var context = sha256_ctx()
    nettle_sha256_init(&context)
    nettle_sha256_update(&context, dictionary.count, dictionary.bytes)
    stream.data.withUnsafeBufferPointer {
      nettle_sha256_update(&context, $0.count, $0.baseAddress)
    }
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    nettle_sha256_digest(&context, digest.count, &digest)
    return digest
  }
}

extension PDFDictionary {
  fileprivate var hasReferences: Bool { entries.contains { $0.value.hasReferences } }
}

extension PDFObject {
  fileprivate var hasReferences: Bool {
    switch self {
    case .reference: true
    case .array(let values): values.contains(where: \.hasReferences)
    case .dictionary(let dictionary): dictionary.hasReferences
    default: false
    }
  }
}
