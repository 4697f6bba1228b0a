import Foundation

/// A conformance file of the Unicode Character Database, from Debian's `unicode-data`.
struct UnicodeTestFile {
  typealias Field = ArraySlice<UInt8>

  /// The lines without comments and without the space around them; empty ones are left out.
  let lines: [Field]

  init(_ path: String) throws {
    let url = URL(fileURLWithPath: "/usr/share/unicode").appendingPathComponent(path)
    guard let data = FileManager.default.contents(atPath: url.path) else {
      throw Missing(path: url.path)
    }
    lines = Array(data).split(separator: UInt8(ascii: "\n")).compactMap { line in
      let mark = line.withUnsafeBufferPointer { $0.firstIndex(of: UInt8(ascii: "#")) }
      let text = line.prefix(mark ?? line.count).drop(while: Self.isSpace)
      guard let last = text.lastIndex(where: { !Self.isSpace($0) }) else { return nil }
      return text[...last]
    }
  }

  /// Shown in place of a hundred thousand failures.
  struct Missing: Error, CustomStringConvertible {
    let path: String
    var description: String { "\(path) is missing: install unicode-data (.ci/setup does)" }
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}

extension UnicodeTestFile.Field {
  /// The pieces between semicolons.
  var fields: [Self] {
    split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
  }

  /// The pieces between spaces.
  var words: [Self] { split(whereSeparator: UnicodeTestFile.isSpace) }

  var text: String { String(decoding: self, as: UTF8.self) }

  /// A number in decimal digits; nil for anything else.
  var decimal: Int? { number(base: 10) }

  /// A number in hexadecimal digits; nil for anything else.
  var hexadecimal: Int? { number(base: 16) }

  private func number(base: Int) -> Int? {
    var total = 0
    for byte in self {
      let digit: Int
      switch byte {
      case 0x30...0x39: digit = Int(byte) - 0x30
      case 0x41...0x46 where base == 16: digit = Int(byte) - 0x37
      default: return nil
      }
      total = total * base + digit
    }
    return isEmpty ? nil : total
  }

  /// Code points in hexadecimal as UTF-16, and how many units each takes.
  var codePoints: (units: [UInt16], widths: [Int]) {
    var units: [UInt16] = []
    var widths: [Int] = []
    for scalar in words.compactMap(\.hexadecimal).compactMap({ Unicode.Scalar(UInt32($0)) }) {
      let encoded = Character(scalar).utf16
      units.append(contentsOf: encoded)
      widths.append(encoded.count)
    }
    return (units, widths)
  }
}
