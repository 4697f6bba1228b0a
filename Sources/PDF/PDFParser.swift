/// Puts tokens together to objects.
struct PDFParser {
  var lexer: PDFLexer
  /// Deeper nesting is a sign of an attack on the stack, not of a document.
  private static let deepest = 64

  init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int = 0) {
    lexer = PDFLexer(bytes, at: position)
  }

  /// The object that begins at the lexer's position.
  mutating func object() throws(PDFError) -> PDFObject {
    try object(from: lexer.next(), depth: 0)
  }

  /// An integer where nothing else may stand.
  mutating func integer(_ place: String) throws(PDFError) -> Int {
    guard case .integer(let value) = lexer.next() else { throw .damaged(place) }
    return value
  }

  /// A word that must stand here, such as `obj`.
  mutating func expect(_ keyword: StaticString) throws(PDFError) {
    guard lexer.next() == .keyword, lexer.isText(keyword) else {
      throw .damaged("no '\(keyword)' at byte \(lexer.start)")
    }
  }

  private mutating func object(
    from token: PDFLexer.Token, depth: Int
  ) throws(PDFError) -> PDFObject {
    guard depth < PDFParser.deepest else { throw .damaged("objects nest too deep") }
    switch token {
    case .integer(let value): return referenceOrInteger(value)
    case .real: return .real(try text())
    case .name: return .name(try name())
    case .string: return .string(PDFString.decoded(literal: lexer.text))
    case .hexString: return .string(PDFString.decoded(hexadecimal: lexer.text))
    case .arrayStart: return .array(try array(depth: depth + 1))
    case .dictionaryStart: return .dictionary(try dictionary(depth: depth + 1))
    case .keyword: return try constant()
    case .arrayEnd, .dictionaryEnd, .end: throw unexpected
    }
  }

  private var unexpected: PDFError { .damaged("no object at byte \(lexer.start)") }

  private func text() throws(PDFError) -> String { try text(lexer.text) }

  /// Without its slash.
  private func name() throws(PDFError) -> String { try text(lexer.text.dropFirst()) }

  private func text(_ slice: Slice<UnsafeBufferPointer<UInt8>>) throws(PDFError) -> String {
    let bytes = UnsafeBufferPointer(rebasing: slice)
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw unexpected }
    return text
  }

  /// `12 0 R` begins as the number 12 does.
  private mutating func referenceOrInteger(_ value: Int) -> PDFObject {
    let position = lexer.position
    if value > 0, case .integer = lexer.next(), lexer.next() == .keyword, lexer.isText("R") {
      return .reference(value)
    }
    lexer.position = position
    return .integer(value)
  }

  private func constant() throws(PDFError) -> PDFObject {
    if lexer.isText("null") { return .null }
    if lexer.isText("true") { return .bool(true) }
    if lexer.isText("false") { return .bool(false) }
    throw unexpected
  }

  private mutating func array(depth: Int) throws(PDFError) -> [PDFObject] {
    var values: [PDFObject] = []
    while true {
      let token = lexer.next()
      if token == .arrayEnd { return values }
      values.append(try object(from: token, depth: depth))
    }
  }

  private mutating func dictionary(depth: Int) throws(PDFError) -> PDFDictionary {
    var dictionary = PDFDictionary()
    while true {
      let token = lexer.next()
      if token == .dictionaryEnd { return dictionary }
      guard token == .name else { throw unexpected }
      let key = try name()
      dictionary[key] = try object(from: lexer.next(), depth: depth)
    }
  }
}
