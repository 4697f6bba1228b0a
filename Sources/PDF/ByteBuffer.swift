/// Bytes in the making, in the syntax of PDF.
///
/// Nobody else holds them: appending one is a comparison and a store, where an array would look each
/// time whether it is shared.
struct ByteBuffer: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 0) {
    self.capacity = max(capacity, 64)
    start = .allocate(capacity: self.capacity)
  }

  deinit { start.deallocate() }

  /// A copy.
  var bytes: [UInt8] { self[0..<count] }

  subscript(range: Range<Int>) -> [UInt8] {
    precondition(range.upperBound <= count)
    return Array(UnsafeBufferPointer(start: start + range.lowerBound, count: range.count))
  }

  var last: UInt8? { count == 0 ? nil : start[count - 1] }

  /// - Parameter body: may not keep the bytes, which move as more come.
  func withBytes<Result: ~Copyable, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeBufferPointer(start: start, count: count))
  }

  /// The room stays.
  mutating func removeAll() { count = 0 }

  mutating func removeLast(_ number: Int) {
    precondition(number <= count)
    count -= number
  }

  /// Where the next byte goes, with room for so many.
  @inline(__always)
  private mutating func end(for more: Int) -> UnsafeMutablePointer<UInt8> {
    if more > capacity &- count { grow(by: more) }
    return start + count
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    capacity = max(capacity * 2, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: start, count: count)
    start.deallocate()
    start = larger
  }

  @inline(__always)
  mutating func append(byte: UInt8) {
    end(for: 1).pointee = byte
    count &+= 1
  }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    let length = text.utf8CodeUnitCount
    end(for: length).update(from: text.utf8Start, count: length)
    count &+= length
  }

  mutating func append(_ more: UnsafeBufferPointer<UInt8>) {
    guard let first = more.baseAddress else { return }
    end(for: more.count).update(from: first, count: more.count)
    count += more.count
  }

  mutating func append(_ more: some Collection<UInt8>) {
    if more.withContiguousStorageIfAvailable({ append($0) }) == nil {
      for byte in more { append(byte: byte) }
    }
  }

  mutating func append(_ more: borrowing ByteBuffer) { more.withBytes { append($0) } }

  mutating func append(text: some StringProtocol) { append(text.utf8) }

  mutating func append(word: PDFLexer.Word) {
    var rest = word.characters
    while rest > 0 {
      append(byte: UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  mutating func append(_ number: Int) {
    if number < 0 { append(byte: UInt8(ascii: "-")) }
    append(digits: number.magnitude)
  }

  private mutating func append(digits value: UInt) {
    let length = ByteBuffer.digits(of: value)
    write(value, digits: length, at: end(for: length))
    count &+= length
  }

  /// The last digits of a number.
  @inline(__always)
  private func write(_ value: UInt, digits: Int, at place: UnsafeMutablePointer<UInt8>) {
    var rest = value
    for index in stride(from: digits &- 1, through: 0, by: -1) {
      place[index] = 48 &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  private static func digits(of value: UInt) -> Int {
    if value < 10 { return 1 }
    if value < 100 { return 2 }
    if value < 1000 { return 3 }
    var (rest, count) = (value / 1000, 3)
    while rest > 0 {
      rest /= 10
      count &+= 1
    }
    return count
  }

  /// With at most three decimals: a thousandth of a point is a third of a micrometre.
  mutating func append(_ number: Double) { append(Int((number * 1000).rounded()), decimals: 3) }

  /// A number of hundredths, say, where it has two decimals, in the fewest characters: `.5`, `-12.25`.
  mutating func append(_ number: Int, decimals: Int) {
    var (value, decimals, unit) = (number.magnitude, decimals, ByteBuffer.unit(decimals))
    while decimals > 0, value % 10 == 0 {
      value /= 10
      unit /= 10
      decimals &-= 1
    }
    if number < 0 { append(byte: UInt8(ascii: "-")) }
    guard decimals > 0 else { return append(digits: value) }
    let whole = value / unit
    if whole > 0 { append(digits: whole) }
    let place = end(for: decimals &+ 1)
    place.pointee = UInt8(ascii: ".")
    write(value, digits: decimals, at: place + 1)
    count &+= decimals &+ 1
  }

  private static func unit(_ decimals: Int) -> UInt {
    var unit: UInt = 1
    for _ in 0..<decimals { unit &*= 10 }
    return unit
  }

  /// `12 0 R`
  mutating func append(reference number: Int) {
    append(number)
    append(" 0 R")
  }

  /// A text, in UTF-16 where ASCII does not hold it.
  mutating func append(textString text: String) { append(string: PDFString.encoded(text)) }

  /// Bytes in parentheses (ISO 32000-1, 7.3.4.2): half as long as their hexadecimal digits.
  mutating func append(string: [UInt8]) {
    string.withUnsafeBufferPointer { append(string: $0) }
  }

  mutating func append(string: UnsafeBufferPointer<UInt8>) {
    append(byte: UInt8(ascii: "("))
    for byte in string { append(inString: byte) }
    append(byte: UInt8(ascii: ")"))
  }

  mutating func append(inString byte: UInt8) {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"):
      append(byte: UInt8(ascii: "\\"))
      append(byte: byte)
    // As it is it would be read as a line feed.
    case 13: append("\\r")
    default: append(byte: byte)
    }
  }

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
        if index > 0, !value.isDelimited { append(" ") }
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
      if !entry.value.isDelimited { append(" ") }
      append(entry.value)
    }
    more(&self)
    append(">>")
  }
}
