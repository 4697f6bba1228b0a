internal import CNettle

/// A UUID made of a name (RFC 9562, version 5, in the namespace of OIDs): the same name, the same
/// UUID.
struct UUIDv5: Hashable, CustomStringConvertible {
  let description: String

  init(_ name: String) {
    // 6ba7b812-9dad-11d1-80b4-00c04fd430c8.
    let namespace: [UInt8] = [
      0x6b, 0xa7, 0xb8, 0x12, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30,
      0xc8,
    ]
    let bytes = namespace + Array(name.utf8)
    var context = sha1_ctx()
    nettle_sha1_init(&context)
    nettle_sha1_update(&context, bytes.count, bytes)
    var digest = [UInt8](repeating: 0, count: Int(SHA1_DIGEST_SIZE))
    nettle_sha1_digest(&context, digest.count, &digest)
    digest[6] = digest[6] & 0x0f | 0x50
    digest[8] = digest[8] & 0x3f | 0x80
    let digits = Array("0123456789abcdef")
    description = digest.prefix(16).enumerated().map { index, byte in
      let dash = [4, 6, 8, 10].contains(index) ? "-" : ""
      return "\(dash)\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }.joined()
  }
}
