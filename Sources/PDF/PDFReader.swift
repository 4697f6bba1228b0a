/// Reads the objects of a PDF, each when it is asked for.
///
/// It goes by the cross-reference table and each stream's length, never by a search for words that
/// may stand in somebody's text. It reads what Cairo writes, what this program writes, and what a
/// viewer or qpdf saves of that.
final class PDFReader {
  let trailer: PDFDictionary
  private let bytes: [UInt8]
  private let references: CrossReferences
  let deflate: Deflate
  /// Object streams that were opened: their bytes, and where each object begins.
  private var opened: [Int: (bytes: [UInt8], offsets: [Int])] = [:]
  /// Object streams whose opening has begun: one whose length lies within itself would never end.
  private var begun: Set<Int> = []

  /// - Throws: `PDFError` where the bytes are no PDF, or an encrypted one.
  init(_ bytes: [UInt8], _ deflate: Deflate) throws(PDFError) {
    guard bytes.prefix(1024).starts(with: "%PDF-".utf8) else { throw .damaged("it is no PDF") }
    self.bytes = bytes
    self.deflate = deflate
    references = try PDFReader.within(bytes) { buffer throws(PDFError) in
      try CrossReferences(of: buffer, deflate)
    }
    trailer = references.trailer
    guard trailer["Encrypt"] == nil else { throw .encrypted }
  }

  /// Reads what is there of a file that is not yet ended.
  init(_ bytes: [UInt8], _ references: CrossReferences, _ deflate: Deflate) {
    self.bytes = bytes
    self.references = references
    self.deflate = deflate
    trailer = references.trailer
  }

  private static func within<Result>(
    _ bytes: [UInt8], _ read: (UnsafeBufferPointer<UInt8>) throws(PDFError) -> Result
  ) throws(PDFError) -> Result {
    let result = bytes.withUnsafeBufferPointer { buffer -> Swift.Result<Result, PDFError> in
      do throws(PDFError) { return .success(try read(buffer)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  // MARK: Objects

  /// An object that is no stream; null where the file has none of that number.
  func object(_ number: Int) throws(PDFError) -> PDFObject {
    switch references[number] {
    case nil: return .null
    case .file(let offset):
      return try PDFReader.within(bytes) { buffer throws(PDFError) in
        var parser = try PDFReader.parser(of: number, at: offset, in: buffer)
        return try parser.object()
      }
    case .stream(let container, let index): return try object(index, in: container)
    }
  }

  /// The object itself, or the one that it refers to.
  func resolved(_ object: PDFObject?) throws(PDFError) -> PDFObject {
    guard case .reference(let number)? = object else { return object ?? .null }
    let target = try self.object(number)
    guard target.reference == nil else { throw .damaged("a reference to a reference") }
    return target
  }

  func dictionary(_ object: PDFObject?, _ what: String) throws(PDFError) -> PDFDictionary {
    guard let dictionary = try resolved(object).dictionary else {
      throw .damaged("\(what) is no dictionary")
    }
    return dictionary
  }

  /// The stream of that number; nil where the object is something else.
  func stream(_ number: Int) throws(PDFError) -> PDFStream? {
    guard case .file(let offset)? = references[number] else { return nil }
    return try PDFReader.within(bytes) { buffer throws(PDFError) in
      var parser = try PDFReader.parser(of: number, at: offset, in: buffer)
      guard case .dictionary(let dictionary) = try parser.object(),
        parser.lexer.next() == .keyword, parser.lexer.isText("stream")
      else { return nil }
      let start = PDFReader.dataStart(after: parser.lexer.position, in: buffer)
      let length = try resolved(dictionary["Length"])
      guard let count = length.integer, count >= 0, count <= buffer.count - start else {
        throw .damaged("the stream \(number) is longer than the file")
      }
      return PDFStream(dictionary: dictionary, data: bytes[start..<start + count])
    }
  }

  /// A stream's bytes without its compression.
  func data(of stream: PDFStream, expected: Int? = nil) throws(PDFError) -> [UInt8] {
    try StreamFilters.decoded(stream, deflate, expected: expected)
  }

  // MARK: Places

  private static func parser(
    of number: Int, at offset: Int, in buffer: UnsafeBufferPointer<UInt8>
  ) throws(PDFError) -> PDFParser {
    var parser = PDFParser(buffer, at: offset)
    guard try parser.integer("no object at byte \(offset)") == number else {
      throw .damaged("another object stands in the place of object \(number)")
    }
    _ = try parser.integer("object \(number) has no generation")
    try parser.expect("obj")
    return parser
  }

  /// The word `stream` is followed by a line feed, or by a carriage return and a line feed.
  private static func dataStart(after position: Int, in buffer: UnsafeBufferPointer<UInt8>) -> Int {
    var start = position
    if start < buffer.count, buffer[start] == 13 { start += 1 }
    if start < buffer.count, buffer[start] == 10 { start += 1 }
    return start
  }

  /// The stream at a place, before references can be followed.
  static func stream(
    at offset: Int, in buffer: UnsafeBufferPointer<UInt8>,
    length: (PDFObject?) throws(PDFError) -> Int
  ) throws(PDFError) -> PDFStream {
    var parser = PDFParser(buffer, at: offset)
    _ = try parser.integer("no cross-references at byte \(offset)")
    _ = try parser.integer("no cross-references at byte \(offset)")
    try parser.expect("obj")
    guard case .dictionary(let dictionary) = try parser.object() else {
      throw .damaged("no stream at byte \(offset)")
    }
    try parser.expect("stream")
    let start = dataStart(after: parser.lexer.position, in: buffer)
    let count = try length(dictionary["Length"])
    guard count >= 0, count <= buffer.count - start else {
      throw .damaged("a stream is longer than the file")
    }
    return PDFStream(dictionary: dictionary, data: ArraySlice(buffer[start..<start + count]))
  }

  // MARK: Object streams

  private func object(_ index: Int, in container: Int) throws(PDFError) -> PDFObject {
    let (bytes, offsets) = try openedStream(container)
    guard offsets.indices.contains(index) else {
      throw .damaged("an object stream has no object \(index)")
    }
    return try PDFReader.within(bytes) { buffer throws(PDFError) in
      var parser = PDFParser(buffer, at: offsets[index])
      return try parser.object()
    }
  }

  /// ISO 32000-1, 7.5.7: pairs of number and offset, then the objects.
  private func openedStream(_ number: Int) throws(PDFError) -> (bytes: [UInt8], offsets: [Int]) {
    if let known = opened[number] { return known }
    guard begun.insert(number).inserted else { throw .damaged("an object stream within itself") }
    guard let stream = try stream(number), stream.dictionary["Type"]?.name == "ObjStm",
      let count = stream.dictionary["N"]?.integer, let first = stream.dictionary["First"]?.integer,
      (0...CrossReferences.mostObjects).contains(count), first >= 0
    else { throw .damaged("the object \(number) is no object stream") }
    let data = try data(of: stream)
    let offsets = try PDFReader.within(data) { buffer throws(PDFError) in
      var parser = PDFParser(buffer)
      var offsets: [Int] = []
      for _ in 0..<count {
        _ = try parser.integer("an object stream has no numbers")
        offsets.append(first + (try parser.integer("an object stream has no offsets")))
      }
      return offsets
    }
    opened[number] = (data, offsets)
    return (data, offsets)
  }
}
