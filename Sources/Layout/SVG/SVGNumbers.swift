/// Reads the numbers and letters of path data and transforms, which commas and spaces may part or
/// nothing at all: `M-.5.5e1-3` holds three numbers (SVG 1.1, 8.3.9).
struct SVGNumbers {
  private let bytes: [UInt8]
  /// In bytes, from 0.
  private(set) var offset = 0

  /// Numbers beyond this make no picture.
  private static let largest = 1e9

  init(_ text: some StringProtocol) {
    bytes = Array(text.utf8)
  }

  var isAtEnd: Bool { offset == bytes.count }
  var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(byte) { offset += 1 }
  }

  /// Spaces, and one comma among them.
  mutating func skipSeparator() {
    skipSpace()
    guard next == UInt8(ascii: ",") else { return }
    offset += 1
    skipSpace()
  }

  /// A command such as `M`; nil where a number stands.
  mutating func letter() -> Character? {
    guard let byte = next, Character(Unicode.Scalar(byte)).isLetter, byte < 0x80 else { return nil }
    offset += 1
    return Character(Unicode.Scalar(byte))
  }

  /// Nil where no number stands, or one too large.
  mutating func number() -> Double? {
    let start = offset
    skip { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    var digits = skipDigits()
    if next == UInt8(ascii: ".") {
      offset += 1
      digits += skipDigits()
    }
    guard digits > 0 else {
      offset = start
      return nil
    }
    skipExponent()
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    guard let value = Double(text), abs(value) <= Self.largest else {
      offset = start
      return nil
    }
    return value
  }

  /// An arc's flag: one digit, which the next number may follow at once.
  mutating func flag() -> Bool? {
    guard let byte = next, byte == UInt8(ascii: "0") || byte == UInt8(ascii: "1") else {
      return nil
    }
    offset += 1
    return byte == UInt8(ascii: "1")
  }

  /// `e5` counts; the `e` of a word that follows does not.
  private mutating func skipExponent() {
    let start = offset
    guard next == UInt8(ascii: "e") || next == UInt8(ascii: "E") else { return }
    offset += 1
    skip { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    if skipDigits() == 0 { offset = start }
  }

  private mutating func skip(where fits: (UInt8) -> Bool) {
    if let byte = next, fits(byte) { offset += 1 }
  }

  private mutating func skipDigits() -> Int {
    let start = offset
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
    return offset - start
  }
}
