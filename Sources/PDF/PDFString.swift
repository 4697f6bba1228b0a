/// Strings as PDF writes them (ISO 32000-1, 7.3.4 and 7.9.2).
enum PDFString {
  /// PDF/A-2 allows no string longer than 32,767 bytes (ISO 19005-2, 6.1.13).
  static let mostUnits = 16_000

  // MARK: Text

  /// A text without what no reader can show: control characters, and what Unicode calls no
  /// characters. XML could not hold them, and the title must read alike in both places that have it.
  static func printable(_ text: String) -> String {
    guard !text.unicodeScalars.allSatisfy(isPrintable) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isBreak = scalar == "\n" || scalar == "\r" || scalar == "\t" || scalar == "\u{2028}"
      result.append(isPrintable(scalar) ? scalar : isBreak ? " " : "\u{FFFD}")
    }
    return String(result)
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0xFDD0...0xFDEF: false
    default: scalar.value & 0xFFFE != 0xFFFE
    }
  }

  /// The beginning of a text that is too long for a string of PDF.
  static func bounded(_ text: String) -> String {
    guard text.utf16.count > mostUnits else { return text }
    var result = ""
    var units = 1
    for character in text {
      units += character.utf16.count
      guard units <= mostUnits else { break }
      result.append(character)
    }
    return result + "…"
  }

  /// ASCII as it is, anything else as UTF-16 with its byte order mark.
  static func encoded(_ text: String) -> [UInt8] {
    let text = bounded(printable(text))
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return Array(text.utf8) }
    var bytes: [UInt8] = [0xFE, 0xFF]
    for unit in text.utf16 { bytes += [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    return bytes
  }

  // MARK: Reading

  /// What stands between parentheses, its escapes resolved.
  static func decoded(literal token: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var result: [UInt8] = []
    var rest = token.dropFirst()
    if rest.last == UInt8(ascii: ")") { rest = rest.dropLast() }
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\") {
        if let escaped = escape(&rest) { result.append(escaped) }
      } else if byte == 13 {
        // Any line end within a string counts as a line feed.
        if rest.first == 10 { rest = rest.dropFirst() }
        result.append(10)
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// What a backslash and the bytes after it stand for; nil for a line that is only continued.
  private static func escape(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> UInt8? {
    guard let byte = rest.popFirst() else { return nil }
    switch byte {
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "f"): return 12
    case 10: return nil
    case 13:
      if rest.first == 10 { rest = rest.dropFirst() }
      return nil
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value = Int(byte - 48)
      for _ in 0..<2 {
        guard let digit = rest.first, (48...55).contains(digit) else { break }
        value = value * 8 + Int(digit - 48)
        rest = rest.dropFirst()
      }
      return UInt8(truncatingIfNeeded: value)
    default: return byte
    }
  }

  static func decoded(hexadecimal token: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    let digits = token.compactMap(PDFLexer.hexadecimalDigit)
    return stride(from: 0, to: digits.count, by: 2).map { index in
      digits[index] << 4 | (index + 1 < digits.count ? digits[index + 1] : 0)
    }
  }
}
