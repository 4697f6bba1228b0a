/// Where each object of a file lies (ISO 32000-1, 7.5.4 and 7.5.8), and the file's trailer.
struct CrossReferences {
  enum Place: Hashable {
    /// Byte of the file at which `12 0 obj` stands.
    case file(Int)
    /// The place in an object stream.
    case stream(number: Int, index: Int)
  }

  /// By object number.
  private var places: [Place?] = []
  private(set) var trailer = PDFDictionary()

  /// More objects than a file of any size we read can hold.
  static let mostObjects = 4_000_000
  /// A file that was saved again and again has a table for each time; more are a loop.
  private static let mostSections = 256

  /// Follows the tables from the last one back; an object's latest place counts.
  ///
  /// - Throws: `PDFError` where they are damaged.
  init(of bytes: UnsafeBufferPointer<UInt8>, _ deflate: Deflate) throws(PDFError) {
    var next: Int? = try CrossReferences.lastSection(of: bytes)
    var sections = 0
    while let position = next {
      sections += 1
      guard sections <= Self.mostSections, bytes.indices.contains(position) else {
        throw .damaged("its cross-reference tables do not end")
      }
      let section = try read(at: position, in: bytes, deflate)
      if sections == 1 { trailer = section }
      if let hybrid = section["XRefStm"]?.integer, bytes.indices.contains(hybrid) {
        _ = try read(at: hybrid, in: bytes, deflate)
      }
      next = section["Prev"]?.integer
    }
  }

  /// What the last `startxref` of the file names.
  private static func lastSection(of bytes: UnsafeBufferPointer<UInt8>) throws(PDFError) -> Int {
    let keyword = Array("startxref".utf8)
    let earliest = max(0, bytes.count - 2048)
    var position = bytes.count - keyword.count
    while position >= earliest {
      if bytes[position..<position + keyword.count].elementsEqual(keyword) {
        var parser = PDFParser(bytes, at: position + keyword.count)
        return try parser.integer("startxref names no place")
      }
      position -= 1
    }
    throw .damaged("it has no startxref")
  }

  /// Those of a file that is not yet ended.
  init(_ state: PDFWriter.State, root: Int) {
    trailer = PDFDictionary(["Root": .reference(root)])
    places = state.places.map(\.written)
  }

  /// One section; returns its trailer.
  private mutating func read(
    at position: Int, in bytes: UnsafeBufferPointer<UInt8>, _ deflate: Deflate
  ) throws(PDFError) -> PDFDictionary {
    var parser = PDFParser(bytes, at: position)
    let token = parser.lexer.next()
    if token == .keyword, parser.lexer.isText("xref") { return try readTable(&parser) }
    return try readStream(at: position, in: bytes, deflate)
  }

  private mutating func note(_ number: Int, _ place: Place) {
    guard (0..<Self.mostObjects).contains(number) else { return }
    if number >= places.count {
      places.append(contentsOf: repeatElement(nil, count: number + 1 - places.count))
    }
    if places[number] == nil { places[number] = place }
  }

  /// Nil where the file has no object of that number.
  subscript(number: Int) -> Place? {
    places.indices.contains(number) ? places[number] : nil
  }

  // MARK: Tables

  private mutating func readTable(_ parser: inout PDFParser) throws(PDFError) -> PDFDictionary {
    while true {
      switch parser.lexer.next() {
      case .integer(let first):
        let count = try parser.integer("a cross-reference table has no length")
        try readSubsection(from: first, count: count, &parser)
      case .keyword where parser.lexer.isText("trailer"):
        guard let trailer = try parser.object().dictionary else {
          throw .damaged("the trailer is no dictionary")
        }
        return trailer
      default: throw .damaged("a cross-reference table does not end")
      }
    }
  }

  private mutating func readSubsection(
    from first: Int, count: Int, _ parser: inout PDFParser
  ) throws(PDFError) {
    guard first >= 0, (0...Self.mostObjects).contains(count) else {
      throw .damaged("a cross-reference table has no sensible length")
    }
    for number in first..<first + count {
      let offset = try parser.integer("a cross-reference entry has no place")
      _ = try parser.integer("a cross-reference entry has no generation")
      guard parser.lexer.next() == .keyword else { throw .damaged("a cross-reference entry") }
      if parser.lexer.isText("n"), offset > 0 { note(number, .file(offset)) }
    }
  }

  // MARK: Streams

  private mutating func readStream(
    at position: Int, in bytes: UnsafeBufferPointer<UInt8>, _ deflate: Deflate
  ) throws(PDFError) -> PDFDictionary {
    let stream = try PDFReader.stream(at: position, in: bytes) { length throws(PDFError) in
      guard let length = length?.integer else { throw .damaged("a stream without a length") }
      return length
    }
    let dictionary = stream.dictionary
    guard dictionary["Type"]?.name == "XRef",
      let widths = dictionary["W"]?.array?.compactMap(\.integer), widths.count == 3,
      widths.allSatisfy({ (0...8).contains($0) }), widths.reduce(0, +) > 0,
      let size = dictionary["Size"]?.integer
    else { throw .damaged("a cross-reference stream says nothing of its form") }
    let data = try StreamFilters.decoded(stream, deflate)
    let index = dictionary["Index"]?.array?.compactMap(\.integer) ?? [0, size]
    note(data, widths, index)
    return dictionary
  }

  private mutating func note(_ data: [UInt8], _ widths: [Int], _ index: [Int]) {
    var position = 0
    for pair in stride(from: 0, to: index.count - 1, by: 2) {
      var number = index[pair]
      let end = number + min(index[pair + 1], Self.mostObjects)
      while number < end, position + widths.reduce(0, +) <= data.count {
        let fields = widths.map { width in
          defer { position += width }
          return data[position..<position + width].reduce(0) { $0 << 8 | Int($1) & 0xFF }
        }
        // Without a type field every entry is of type 1.
        switch widths[0] == 0 ? 1 : fields[0] {
        case 1: note(number, .file(fields[1]))
        case 2: note(number, .stream(number: fields[1], index: fields[2]))
        default: break
        }
        number += 1
      }
    }
  }
}
