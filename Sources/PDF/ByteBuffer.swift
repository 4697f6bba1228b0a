/// Bytes in the making, in the syntax of PDF.
struct ByteBuffer {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  var count: Int { bytes.count }

  /// The room stays.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func append(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(text: some StringProtocol) { bytes.append(contentsOf: text.utf8) }

  mutating func append(byte: UInt8) { bytes.append(byte) }

  mutating func append(_ more: some Collection<UInt8>) { bytes.append(contentsOf: more) }

  mutating func append(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let value = number.magnitude
    if value < 10 {
      bytes.append(48 + UInt8(value))
      return
    }
    var divisor: UInt = 10
    while value / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      bytes.append(48 + UInt8(value / divisor % 10))
      divisor /= 10
    }
  }

  /// With at most three decimals: a thousandth of a point is a third of a micrometre.
  mutating func append(_ number: Double) { append(thousandths: Int((number * 1000).rounded())) }

  /// A thousandth of a number, in the fewest characters: `.5`, `-12.25`.
  mutating func append(thousandths number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, rest) = Int(number.magnitude).quotientAndRemainder(dividingBy: 1000)
    if whole > 0 || rest == 0 { append(whole) }
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(48 + UInt8(rest / 100))
    if rest % 100 > 0 { bytes.append(48 + UInt8(rest / 10 % 10)) }
    if rest % 10 > 0 { bytes.append(48 + UInt8(rest % 10)) }
  }

  mutating func append(hundredths number: Int) { append(thousandths: number * 10) }

  /// `12 0 R`
  mutating func append(reference number: Int) {
    append(number)
    append(" 0 R")
  }

  /// A text in parentheses, or in UTF-16 where ASCII does not hold it.
  mutating func append(textString text: String) { append(string: PDFString.encoded(text)) }

  /// Printable bytes in parentheses, anything else as hexadecimal digits.
  mutating func append(string: [UInt8]) {
    guard string.allSatisfy({ (0x20..<0x7F).contains($0) }) else {
      append(hexadecimal: string)
      return
    }
    bytes.append(UInt8(ascii: "("))
    for byte in string {
      if byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "\\") {
        bytes.append(UInt8(ascii: "\\"))
      }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: ")"))
  }

  mutating func append(hexadecimal string: [UInt8]) {
    bytes.append(UInt8(ascii: "<"))
    for byte in string {
      bytes.append(ByteBuffer.digit(byte >> 4))
      bytes.append(ByteBuffer.digit(byte & 15))
    }
    bytes.append(UInt8(ascii: ">"))
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }

  mutating func append(_ object: PDFObject) {
    switch object {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .integer(let value): append(value)
    case .real(let text): append(text: text)
    case .name(let name):
      append("/")
      append(text: name)
    case .string(let bytes): append(string: bytes)
    case .reference(let number): append(reference: number)
    case .array(let values):
      append("[")
      for (index, value) in values.enumerated() {
        if index > 0 { append(" ") }
        append(value)
      }
      append("]")
    case .dictionary(let dictionary): append(dictionary)
    }
  }

  /// - Parameter more: writes further entries.
  mutating func append(_ dictionary: PDFDictionary, and more: (inout ByteBuffer) -> Void = { _ in })
  {
    append("<<")
    for entry in dictionary.entries {
      append("/")
      append(text: entry.key)
      append(" ")
      append(entry.value)
    }
    more(&self)
    append(">>")
  }
}
