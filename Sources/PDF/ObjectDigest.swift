import CNettle

/// Stands for what an object holds: no two that differ have the same.
struct ObjectDigest: Hashable {
  private let high: UInt64
  private let low: UInt64

  init(_ dictionary: PDFDictionary, _ data: [ArraySlice<UInt8>]) {
    var buffer = ByteBuffer(capacity: 256)
    buffer.append(dictionary)
    var context = sha256_ctx()
    nettle_sha256_init(&context)
    buffer.withBytes { nettle_sha256_update(&context, $0.count, $0.baseAddress) }
    for part in data {
      // Where one ends and the next begins is a part of it.
      withUnsafeBytes(of: part.count.littleEndian) {
        nettle_sha256_update(&context, $0.count, $0.baseAddress)
      }
      part.withUnsafeBufferPointer { nettle_sha256_update(&context, $0.count, $0.baseAddress) }
    }
    // Half of SHA-256's bytes are enough, and a run keeps one for each of its streams.
    var halves: (UInt64, UInt64) = (0, 0)
    withUnsafeMutableBytes(of: &halves) { bytes in
      nettle_sha256_digest(&context, bytes.count, bytes.baseAddress)
    }
    (high, low) = halves
  }
}
