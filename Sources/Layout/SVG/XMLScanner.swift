/// Walks through the elements of an XML file: as much of XML as a drawing needs. Text between
/// elements, comments and processing instructions are passed over.
struct XMLScanner {
  struct Element {
    var name: String
    var attributes: [Attribute]
    /// Has no content: `<path … />`.
    var isEmpty: Bool
    /// In bytes, from the file's beginning.
    var offset: Int

    subscript(name: String) -> Attribute? { attributes.first { $0.name == name } }
  }

  struct Attribute {
    var name: String
    var value: String
    /// Where the value stands, in bytes.
    var offset: Int
  }

  enum Event {
    case open(Element)
    case close(String, offset: Int)
  }

  struct Fault: Error {
    var offset: Int
    var message: String
  }

  private let bytes: [UInt8]
  private(set) var offset = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The next element's beginning or end; nil at the end of the file.
  mutating func next() throws(Fault) -> Event? {
    while skip(to: "<") {
      if stands("<?") {
        try skip(past: "?>")
      } else if stands("<!--") {
        try skip(past: "-->")
      } else if stands("<![CDATA[") {
        try skip(past: "]]>")
      } else if stands("<!") {
        try skipDeclaration()
      } else {
        return stands("</") ? try close() : try open()
      }
    }
    return nil
  }

  // MARK: Elements

  private mutating func close() throws(Fault) -> Event {
    let start = offset
    offset += 2
    let name = name()
    skipSpace()
    guard take(">") else { throw Fault(offset: offset, message: "'>' is missing") }
    return .close(name, offset: start)
  }

  private mutating func open() throws(Fault) -> Event {
    var element = Element(name: "", attributes: [], isEmpty: false, offset: offset)
    offset += 1
    element.name = name()
    guard !element.name.isEmpty else {
      throw Fault(offset: offset, message: "the name of an element is missing")
    }
    while true {
      skipSpace()
      if take("/>") {
        element.isEmpty = true
        return .open(element)
      }
      if take(">") { return .open(element) }
      element.attributes.append(try attribute())
    }
  }

  private mutating func attribute() throws(Fault) -> Attribute {
    let name = name()
    skipSpace()
    guard !name.isEmpty, take("=") else {
      throw Fault(offset: offset, message: "an attribute such as d=\"…\" is missing")
    }
    skipSpace()
    guard let quote = offset < bytes.count ? bytes[offset] : nil,
      quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let end = bytes[(offset + 1)...].firstIndex(of: quote)
    else { throw Fault(offset: offset, message: "the value of '\(name)' needs quotes") }
    let start = offset + 1
    offset = end + 1
    return Attribute(
      name: name, value: Self.plain(String(decoding: bytes[start..<end], as: UTF8.self)),
      offset: start)
  }

  /// Only the names that every XML file knows: a drawing has no use for others.
  private static func plain(_ value: String) -> String {
    guard value.contains("&") else { return value }
    return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
      .reduce(value) { $0.replacing($1.0, with: $1.1) }
  }

  /// A document type that declares entities of its own could name files or grow without end.
  private mutating func skipDeclaration() throws(Fault) {
    let start = offset
    try skip(past: ">")
    if bytes[start..<offset].contains(UInt8(ascii: "[")) {
      throw Fault(
        offset: start, message: "a document type with declarations of its own is not read")
    }
  }

  // MARK: Bytes

  private mutating func name() -> String {
    let start = offset
    while offset < bytes.count, !Self.endsName(bytes[offset]) { offset += 1 }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || "/>=<\"'".utf8.contains(byte)
  }

  private mutating func skipSpace() {
    while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 }
  }

  private func stands(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard offset + count <= bytes.count else { return false }
    return text.withUTF8Buffer { bytes[offset..<offset + count].elementsEqual($0) }
  }

  private mutating func take(_ text: StaticString) -> Bool {
    guard stands(text) else { return false }
    offset += text.utf8CodeUnitCount
    return true
  }

  private mutating func skip(to text: StaticString) -> Bool {
    while offset < bytes.count, !stands(text) { offset += 1 }
    return offset < bytes.count
  }

  private mutating func skip(past text: StaticString) throws(Fault) {
    let start = offset
    guard skip(to: text) else { throw Fault(offset: start, message: "'\(text)' is missing") }
    offset += text.utf8CodeUnitCount
  }
}
