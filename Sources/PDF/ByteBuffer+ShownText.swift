extension ByteBuffer {
  /// Strings, single or in an array, and the operator that shows them: without the line breaks that
  /// Cairo puts between and within them, and as bytes where Cairo writes digits.
  mutating func append(shown lexer: PDFLexer, from operands: Int) {
    var drawn = lexer.bytes[operands..<lexer.start]
    while let last = drawn.last, PDFLexer.isSpace(last) { drawn.removeLast() }
    guard drawn.contains(where: { $0 == 10 || $0 == UInt8(ascii: "<") }) else {
      append(drawn)
      append(lexer.text)
      return append(" ")
    }
    var strings = PDFLexer(lexer.bytes, at: operands)
    while strings.position < lexer.position {
      switch strings.next() {
      case .string: append(string: strings.text)
      case .hexString: append(hexadecimal: strings.text)
      case .integer, .real: append(strings.millionths.rounded(toDecimals: 0), decimals: 0)
      default: append(strings.text)
      }
    }
    append(" ")
  }

  private mutating func append(hexadecimal token: Slice<UnsafeBufferPointer<UInt8>>) {
    append(byte: UInt8(ascii: "("))
    var high: UInt8?
    for character in token {
      guard let digit = PDFLexer.hexadecimalDigit(character) else { continue }
      if let first = high { append(inString: first << 4 | digit) }
      high = high == nil ? digit : nil
    }
    // A last digit that stands alone is followed by a zero (ISO 32000-1, 7.3.4.3).
    if let high { append(inString: high << 4) }
    append(byte: UInt8(ascii: ")"))
  }

  /// A backslash before a line end continues the string on the next line (ISO 32000-1, 7.3.4.2).
  private mutating func append(string: Slice<UnsafeBufferPointer<UInt8>>) {
    guard string.contains(10) else { return append(string) }
    var isEscaped = false
    for byte in string {
      if isEscaped, byte == 10 {
        removeLast(1)
        isEscaped = false
      } else {
        append(byte: byte)
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
      }
    }
  }
}
