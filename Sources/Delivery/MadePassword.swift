/// A password that nobody thought of: sixteen letters and digits in groups, none of them easily
/// taken for another; 79 bits, from the system's generator.
public struct MadePassword: Hashable, Sendable {
  private static let letters = Array("abcdefghjkmnpqrstuvwxyz23456789".utf8)
  private static let hyphen = UInt8(ascii: "-")

  // Eight letters each: of a million passwords each byte counts.
  private var first: UInt64 = 0
  private var second: UInt64 = 0

  public init() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<16 { append(Self.letters.randomElement(using: &generator) ?? 0) }
  }

  /// Reads one in its groups; nil for what is none.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 19 else { return nil }
    for (index, byte) in bytes.enumerated() {
      if index % 5 == 4 {
        guard byte == Self.hyphen else { return nil }
      } else {
        guard Self.letters.contains(byte) else { return nil }
        append(byte)
      }
    }
  }

  private mutating func append(_ letter: UInt8) {
    first = first << 8 | second >> 56
    second = second << 8 | UInt64(letter)
  }

  /// Such as `k7vm-2qxe-9hft-wz4c`.
  public var text: String {
    var bytes: [UInt8] = []
    for (index, half) in [first, second].enumerated() {
      for place in 0..<8 {
        if (index * 8 + place) % 4 == 0, !bytes.isEmpty { bytes.append(Self.hyphen) }
        bytes.append(UInt8(truncatingIfNeeded: half >> UInt64(56 - place * 8)))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
