import CNettle

/// SHA-256 (FIPS 180-4), by which a file is known again.
public struct SHA256: Sendable {
  private var context = sha256_ctx()

  public init() {
    nettle_sha256_init(&context)
  }

  /// The digest of bytes as 64 lower-case hexadecimal digits.
  public static func hexDigest(of bytes: [UInt8]) -> String {
    var digest = SHA256()
    digest.update(bytes)
    return digest.hexDigest
  }

  /// Takes up further bytes.
  public mutating func update(_ bytes: [UInt8]) {
    nettle_sha256_update(&context, bytes.count, bytes)
  }

  /// The digest of all bytes so far.
  public var hexDigest: String {
    var context = context
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    nettle_sha256_digest(&context, digest.count, &digest)
    return String(unsafeUninitializedCapacity: digest.count * 2) { text in
      for (index, byte) in digest.enumerated() {
        text[index * 2] = Self.digit(byte >> 4)
        text[index * 2 + 1] = Self.digit(byte & 15)
      }
      return digest.count * 2
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }
}
