/// Cuts PDF syntax into tokens without copying a byte (ISO 32000-1, 7.2 and 7.3).
///
/// It works on a buffer that outlives it, so that a page's content of 20 KB costs microseconds.
struct PDFLexer {
  enum Token: Equatable {
    case integer(Int)
    /// Any other number.
    case real
    /// With its slash.
    case name
    /// With its parentheses.
    case string
    /// With its angle brackets.
    case hexString
    case arrayStart, arrayEnd, dictionaryStart, dictionaryEnd
    /// `obj`, `R`, `true`, an operator.
    case keyword
    case end
  }

  let bytes: UnsafeBufferPointer<UInt8>
  /// Where the next token is looked for.
  var position: Int
  /// Where the current token begins; it ends at `position`.
  private(set) var start: Int
  /// The last token that was a number, in millionths: PDF's numbers have no exponents, and Cairo's
  /// no more decimals.
  private(set) var millionths = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int = 0) {
    self.bytes = bytes
    self.position = max(0, min(position, bytes.count))
    start = self.position
  }

  /// The bytes of the current token.
  var text: Slice<UnsafeBufferPointer<UInt8>> { bytes[start..<position] }

  /// Whether the current token consists of these characters.
  func isText(_ expected: StaticString) -> Bool {
    guard position - start == expected.utf8CodeUnitCount else { return false }
    for index in 0..<expected.utf8CodeUnitCount
    where bytes[start + index] != expected.utf8Start[index] { return false }
    return true
  }

  /// A keyword of at most four characters, to be told from others by one comparison.
  struct Word: Hashable, ExpressibleByStringLiteral {
    /// One after the other, from the lowest byte.
    fileprivate(set) var characters: UInt32

    @inline(__always)
    init(stringLiteral text: StaticString) {
      let start = text.utf8Start
      characters = UInt32(start[0])
      if text.utf8CodeUnitCount > 1 { characters |= UInt32(start[1]) << 8 }
      if text.utf8CodeUnitCount > 2 { characters |= UInt32(start[2]) << 16 }
      if text.utf8CodeUnitCount > 3 { characters |= UInt32(start[3]) << 24 }
    }

    fileprivate init(characters: UInt32) { self.characters = characters }
  }

  /// The current token; longer ones are alike.
  var word: Word {
    guard position - start <= 4 else { return Word(characters: 0) }
    var characters: UInt32 = 0
    for index in stride(from: position - 1, through: start, by: -1) {
      characters = characters << 8 | UInt32(bytes[index])
    }
    return Word(characters: characters)
  }

  mutating func next() -> Token {
    skipSpace()
    start = position
    guard position < bytes.count else { return .end }
    let first = bytes[position]
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      return number()
    case UInt8(ascii: "/"):
      position += 1
      skipRegular()
      return .name
    case UInt8(ascii: "("):
      skipString()
      return .string
    case UInt8(ascii: "<"): return afterLess()
    case UInt8(ascii: ">"):
      let isDouble = position + 1 < bytes.count && bytes[position + 1] == first
      position += isDouble ? 2 : 1
      return isDouble ? .dictionaryEnd : .keyword
    case UInt8(ascii: "["):
      position += 1
      return .arrayStart
    case UInt8(ascii: "]"):
      position += 1
      return .arrayEnd
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ")"):
      position += 1
      return .keyword
    default:
      skipRegular()
      return .keyword
    }
  }

  // MARK: Tokens

  private mutating func number() -> Token {
    var value = 0
    var isInteger = true
    var digits = 0
    /// What one of the value's last digit is worth in millionths.
    var worth = 1_000_000
    let isNegative = bytes[position] == UInt8(ascii: "-")
    if isNegative || bytes[position] == UInt8(ascii: "+") { position += 1 }
    while position < bytes.count {
      let byte = bytes[position]
      if byte &- 48 < 10 {
        if isInteger || worth > 1 {
          // Beyond what any PDF counts; the digits are kept as text.
          if digits < 18 { value = value &* 10 &+ Int(byte &- 48) } else { isInteger = false }
          if !isInteger { worth /= 10 }
        }
        digits += 1
      } else if PDFLexer.isRegular(byte) {
        isInteger = false
      } else {
        break
      }
      position += 1
    }
    millionths = (isNegative ? -value : value) &* worth
    guard isInteger, digits > 0 else { return .real }
    return .integer(isNegative ? -value : value)
  }

  private mutating func afterLess() -> Token {
    if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "<") {
      position += 2
      return .dictionaryStart
    }
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") { position += 1 }
    position = min(position + 1, bytes.count)
    return .hexString
  }

  /// Parentheses may stand unescaped in a string where they are balanced.
  private mutating func skipString() {
    var depth = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\\"): position = min(position + 1, bytes.count)
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return }
      default: break
      }
    }
  }

  private mutating func skipRegular() {
    while position < bytes.count, PDFLexer.isRegular(bytes[position]) { position += 1 }
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      let byte = bytes[position]
      if PDFLexer.isSpace(byte) {
        position += 1
      } else if byte == UInt8(ascii: "%") {
        while position < bytes.count, bytes[position] != 10, bytes[position] != 13 {
          position += 1
        }
      } else {
        return
      }
    }
  }

  // MARK: Characters

  /// A set of the first 128 bytes as two words: a table would cost a look into memory for each byte.
  private struct ByteSet {
    let low: UInt64
    let high: UInt64

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
      let word = byte < 64 ? low : byte < 128 ? high : 0
      return word >> UInt64(byte & 63) & 1 == 1
    }
  }

  /// NUL, tab, line feed, form feed, carriage return, space (table 1).
  private static let spaces = ByteSet(low: 0x1_0000_3601, high: 0)
  /// The same, and ( ) < > [ ] { } / % (table 2).
  private static let irregular = ByteSet(low: 0x5000_8321_0000_3601, high: 0x2800_0000_2800_0000)

  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool { spaces.contains(byte) }

  @inline(__always)
  static func isRegular(_ byte: UInt8) -> Bool { !irregular.contains(byte) }
}
