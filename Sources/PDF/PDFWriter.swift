import CDeflate
import CNettle

/// Puts a file together: objects into compressed object streams, streams one after the other, and a
/// cross-reference stream that finds them all (ISO 32000-1, 7.5.7 and 7.5.8).
struct PDFWriter: ~Copyable {
  private var file: ByteBuffer
  /// How many bytes stand in the file before those of `file`.
  private var beginning = 0
  /// By object number.
  private var places: [ObjectPlace] = [.free]
  /// Bodies of the objects that are no streams, and where each begins.
  private var bodies = ByteBuffer(capacity: 1 << 16)
  private var bodyNumbers: [Int] = []
  private var bodyOffsets: [Int] = []
  private var digest = sha256_ctx()
  /// How many bytes of the file the digest has taken up.
  private var digested = 0
  private let deflate: Deflate

  /// - Parameter capacity: about how large the file will be.
  init(_ deflate: Deflate, capacity: Int) {
    self.deflate = deflate
    file = ByteBuffer(capacity: capacity)
    nettle_sha256_init(&digest)
    file.append("%PDF-1.7\n%")
    // Four bytes above 127 tell those who transfer the file that it is no text.
    file.append([0xE2, 0xE3, 0xCF, 0xD3, 10])
  }

  /// Goes on where another writer stopped.
  init(after state: State, _ deflate: Deflate) {
    self.deflate = deflate
    file = ByteBuffer(capacity: 1 << 13)
    beginning = state.count
    places = state.places
    digest = state.digest
  }

  /// How far a file is written, for writers that end it in different ways.
  struct State: Sendable {
    fileprivate var count: Int
    /// By object number.
    fileprivate(set) var places: [ObjectPlace]
    fileprivate var digest: sha256_ctx

    /// Follows from all that is written.
    var identity: [UInt8] {
      var digest = digest
      var bytes = [UInt8](repeating: 0, count: 16)
      nettle_sha256_digest(&digest, bytes.count, &bytes)
      return bytes
    }
  }

  /// Hands over what is complete, for files that no memory should have to hold at once.
  ///
  /// - Returns: what `take` returns.
  mutating func drain(_ take: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    if bodies.count > Self.fullObjectStream { writeObjectStream(reserve()) }
    takeUp()
    let isTaken = file.withBytes(take)
    beginning += file.count
    digested = 0
    file.removeAll()
    return isTaken
  }

  /// The streams that are written so far, which the writer lets go of.
  mutating func takeStreams() -> [UInt8] {
    takeUp()
    let bytes = file.bytes
    beginning += file.count
    digested = 0
    file = ByteBuffer(capacity: 1 << 16)
    return bytes
  }

  /// A reader that wants one object has to unpack its neighbours.
  private static let fullObjectStream = 1 << 15

  /// The file so far, with all objects that were added.
  mutating func written() -> (bytes: [UInt8], state: State) {
    writeObjectStream(reserve())
    takeUp()
    // Whoever keeps them keeps no room for more.
    return (
      file.bytes,
      State(count: beginning + file.count, places: places.withoutRoom, digest: digest)
    )
  }

  /// A number for an object that is still to come.
  mutating func reserve() -> Int {
    places.append(.nowhere)
    return places.count - 1
  }

  /// The first of so many numbers in a row.
  mutating func reserve(_ count: Int) -> Int {
    places.append(contentsOf: repeatElement(.nowhere, count: count))
    return places.count - count
  }

  // MARK: Objects

  /// Adds an object that is no stream. Most end with a bracket and need no space after them.
  mutating func add(_ number: Int, _ write: (inout ByteBuffer) -> Void) {
    places[number] = .waiting
    bodyNumbers.append(number)
    bodyOffsets.append(bodies.count)
    write(&bodies)
    if let last = bodies.last, PDFLexer.isRegular(last) { bodies.append(" ") }
  }

  /// Adds a dictionary; its number comes back.
  mutating func add(_ dictionary: PDFDictionary) -> Int {
    let number = reserve()
    add(number) { $0.append(dictionary) }
    return number
  }

  /// Adds a stream whose bytes are as its dictionary says; the dictionary's length is set here.
  mutating func add(
    _ number: Int, stream dictionary: PDFDictionary, _ data: some Collection<UInt8>
  ) {
    begin(stream: number, dictionary, length: data.count)
    if data.count >= Self.large { digestApart(data) } else { file.append(data) }
    end()
  }

  /// Adds a stream, compressed.
  mutating func add(
    _ number: Int, compressing data: [UInt8], _ dictionary: PDFDictionary = PDFDictionary(),
    _ effort: Deflate.Effort = .ordinary
  ) {
    add(number, compressed: deflate.compressed(data, effort), dictionary)
  }

  /// Adds a stream that is compressed already.
  mutating func add(_ number: Int, compressed data: [UInt8], _ dictionary: PDFDictionary) {
    var dictionary = dictionary
    dictionary["Filter"] = .name("FlateDecode")
    add(number, stream: dictionary, data)
  }

  private mutating func begin(stream number: Int, _ dictionary: PDFDictionary, length: Int) {
    places[number] = .file(beginning + file.count)
    file.append(number)
    file.append(" 0 obj\n")
    var dictionary = dictionary
    dictionary["Length"] = .integer(length)
    file.append(dictionary)
    file.append("\nstream\n")
  }

  /// PDF/A wants a line end before the keyword (ISO 19005-2, 6.1.7.1).
  private mutating func end() { file.append("\nendstream\nendobj\n") }

  // MARK: End

  /// The whole file, its trailer naming these two objects.
  ///
  /// - Throws: `PDFError` where an object is missing.
  mutating func finished(root: Int, info: Int) throws(PDFError) -> [UInt8] {
    if !bodyNumbers.isEmpty { writeObjectStream(reserve()) }
    let table = reserve()
    let position = beginning + file.count
    places[table] = .file(position)
    var dictionary = PDFDictionary([
      "Type": .name("XRef"), "Size": .integer(places.count),
      "W": .array(ObjectPlace.entryWidths.map(PDFObject.integer)),
      "Root": .reference(root), "Info": .reference(info), "Filter": .name("FlateDecode"),
      "DecodeParms": .dictionary(
        PDFDictionary(["Predictor": .integer(12), "Columns": .integer(8)])),
    ])
    let identifier = PDFObject.string(identifier())
    dictionary["ID"] = .array([identifier, identifier])
    let entries = deflate.compressed(try entries())
    begin(stream: table, dictionary, length: entries.count)
    file.append(entries)
    end()
    file.append("startxref\n")
    file.append(position)
    file.append("\n%%EOF\n")
    return file.bytes
  }

  private mutating func writeObjectStream(_ number: Int) {
    for body in bodyNumbers.enumerated() {
      places[body.element] = .stream(container: number, index: body.offset)
    }
    var head = ByteBuffer(capacity: bodyNumbers.count * 10 + bodies.count)
    for (number, offset) in zip(bodyNumbers, bodyOffsets) {
      head.append(number)
      head.append(" ")
      head.append(offset)
      head.append(" ")
    }
    let first = head.count
    head.append(bodies)
    let compressed = head.withBytes { deflate.compressed($0) }
    add(
      number, compressed: compressed,
      PDFDictionary([
        "Type": .name("ObjStm"), "N": .integer(bodyNumbers.count), "First": .integer(first),
      ]))
    bodies.removeAll()
    bodyNumbers.removeAll(keepingCapacity: true)
    bodyOffsets.removeAll(keepingCapacity: true)
  }

  // MARK: Cross-references

  /// Each entry is written as its difference from the one above (PNG's filter 2), since neighbours
  /// differ in little but the index.
  ///
  /// - Throws: `PDFError` where a number was reserved for an object that never came, or the file has
  ///   become too long.
  private func entries() throws(PDFError) -> [UInt8] {
    var result = ByteBuffer(capacity: places.count * 9)
    var above: UInt64 = 0
    for (number, place) in places.enumerated() {
      switch place {
      case .nowhere, .waiting: throw .damaged("object \(number) is missing")
      case .outOfReach: throw .unsupported("a file of more than 4 GB")
      default: break
      }
      let entry = place.entry
      result.append(byte: 2)
      for shift in stride(from: 56, through: 0, by: -8) {
        result.append(
          byte: UInt8(truncatingIfNeeded: entry >> shift)
            &- UInt8(truncatingIfNeeded: above >> shift))
      }
      above = entry
    }
    return result.bytes
  }

  // MARK: Identifier

  /// Of data above so many bytes the checksum says enough.
  private static let large = 1 << 10

  /// Appends data whose checksum stands in the digest for them: to digest pictures, fonts and pages
  /// would take as long as to compress them.
  private mutating func digestApart(_ data: some Collection<UInt8>) {
    takeUp()
    let checksum =
      data.withContiguousStorageIfAvailable {
        libdeflate_crc32(0, $0.baseAddress, $0.count)
      } ?? 0
    file.append(data)
    digested = file.count
    withUnsafeBytes(of: checksum.littleEndian) { bytes in
      nettle_sha256_update(&digest, bytes.count, bytes.baseAddress)
    }
  }

  private mutating func takeUp() {
    file.withBytes { bytes in
      let rest = UnsafeBufferPointer(rebasing: bytes[digested...])
      nettle_sha256_update(&digest, rest.count, rest.baseAddress)
    }
    digested = file.count
  }

  /// The file's identity follows from its content, so that equal documents are equal files.
  private mutating func identifier() -> [UInt8] {
    takeUp()
    var bytes = [UInt8](repeating: 0, count: 16)
    nettle_sha256_digest(&digest, bytes.count, &bytes)
    return bytes
  }
}

extension Array {
  /// A copy that takes no more memory than its elements need.
  fileprivate var withoutRoom: [Element] { withUnsafeBufferPointer { Array($0) } }
}
