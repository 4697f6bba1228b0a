/// Cuts PDF syntax into tokens without copying a byte (ISO 32000-1, 7.2 and 7.3).
///
/// It works on a buffer that outlives it, so that a page's content of 20 KB costs microseconds. Loops
/// count in places of their own: what is stored in the lexer would be stored for every byte.
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
    let bytes = self.bytes
    var place = position
    let isNegative = bytes[place] == UInt8(ascii: "-")
    if isNegative || bytes[place] == UInt8(ascii: "+") { place &+= 1 }
    let first = place
    var value = 0
    PDFLexer.read(bytes, atMost: 18, &place, &value)
    let isInteger =
      place > first && (place == bytes.count || !PDFLexer.isRegular(bytes[place]))
    var decimals = 0
    if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
      place &+= 1
      let point = place
      PDFLexer.read(bytes, atMost: 6, &place, &value)
      decimals = place - point
    }
    position = place
    // Digits beyond those that count, and what no number holds, are kept as text.
    if !isInteger { skipRegular() }
    if isNegative { value = 0 &- value }
    millionths = value &* PDFLexer.millionths(ofLast: decimals)
    return isInteger ? .integer(value) : .real
  }

  /// Appends the digits from a place on to a value.
  @inline(__always)
  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, atMost most: Int, _ place: inout Int, _ value: inout Int
  ) {
    let end = min(bytes.count, place &+ most)
    while place < end {
      let digit = bytes[place] &- 48
      guard digit < 10 else { return }
      value = value &* 10 &+ Int(digit)
      place &+= 1
    }
  }

  /// What one of the last digit is worth in a number with so many decimals.
  @inline(__always)
  private static func millionths(ofLast decimals: Int) -> Int {
    switch decimals {
    case 0: 1_000_000
    case 1: 100_000
    case 2: 10_000
    case 3: 1_000
    case 4: 100
    case 5: 10
    default: 1
    }
  }

  private mutating func afterLess() -> Token {
    if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "<") {
      position += 2
      return .dictionaryStart
    }
    let bytes = self.bytes
    var place = position
    while place < bytes.count, bytes[place] != UInt8(ascii: ">") { place &+= 1 }
    position = min(place + 1, bytes.count)
    return .hexString
  }

  /// Parentheses may stand unescaped in a string where they are balanced.
  private mutating func skipString() {
    let bytes = self.bytes
    var (depth, place) = (0, position)
    defer { position = min(place, bytes.count) }
    while place < bytes.count {
      let byte = bytes[place]
      place &+= 1
      switch byte {
      case UInt8(ascii: "\\"): place &+= 1
      case UInt8(ascii: "("): depth &+= 1
      case UInt8(ascii: ")"):
        depth &-= 1
        if depth == 0 { return }
      default: break
      }
    }
  }

  private mutating func skipRegular() {
    let bytes = self.bytes
    var place = position
    while place < bytes.count, PDFLexer.isRegular(bytes[place]) { place &+= 1 }
    position = place
  }

  private mutating func skipSpace() {
    let bytes = self.bytes
    var place = position
    while place < bytes.count {
      let byte = bytes[place]
      if PDFLexer.isSpace(byte) {
        place &+= 1
      } else if byte == UInt8(ascii: "%") {
        while place < bytes.count, bytes[place] != 10, bytes[place] != 13 { place &+= 1 }
      } else {
        break
      }
    }
    position = place
  }

  // MARK: Characters

  @inline(__always)
  static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 48
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 87
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 55
    default: nil
    }
  }

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
