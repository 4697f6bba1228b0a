import Glibc

/// The bytes of a text file as UTF-8, a piece at a time, however long the file is.
///
/// A byte order mark decides the encoding; without one it is what the caller declares, else UTF-8.
/// What is no character of the encoding becomes the byte 0xFF, which UTF-8 does not know: so the row
/// that holds it is found wrong, and no other.
struct TextStream {
  /// How much of the file has been read, in bytes.
  private(set) var bytesRead = 0

  private let file: FileDescriptor
  private let path: String
  private var converter: Converter?
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var chunk: [UInt8] = []
  private var position = 0
  private var hasEnded = false

  /// - Parameter encoding: as iconv names it, such as `windows-1252`; nil for UTF-8.
  init(path: String, encoding: String?) throws(ListError) {
    self.path = path
    do {
      file = try FileDescriptor(
        opening: path == "-" ? "/dev/stdin" : path, O_RDONLY, failing: .read)
    } catch {
      throw .unreadable(path: path, reason: String(cString: strerror(error.code)))
    }
    try fill()
    try chooseEncoding(declared: encoding)
  }

  private mutating func chooseEncoding(declared: String?) throws(ListError) {
    let marks: [(bytes: [UInt8], name: String?)] = [
      ([0xEF, 0xBB, 0xBF], nil), ([0xFF, 0xFE], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE"),
    ]
    var encoding = declared
    for mark in marks where chunk.starts(with: mark.bytes) {
      chunk.removeFirst(mark.bytes.count)
      encoding = mark.name
    }
    guard let encoding, !["utf-8", "utf8"].contains(encoding.lowercased()) else { return }
    var converter = try Converter(encoding)
    chunk = converter.convert(chunk[...], isLast: hasEnded)
    self.converter = converter
  }

  /// The next byte of the text; nil at its end.
  @inline(__always)
  mutating func next() throws(ListError) -> UInt8? {
    while position == chunk.count {
      if hasEnded { return nil }
      try fill()
      if converter != nil {
        chunk = converter?.convert(chunk[...], isLast: hasEnded) ?? []
      }
    }
    defer { position += 1 }
    return chunk[position]
  }

  /// The next byte, which stays the next.
  mutating func peek() throws(ListError) -> UInt8? {
    guard let byte = try next() else { return nil }
    position -= 1
    return byte
  }

  /// A stretch of what comes, for finding out what kind of list it is.
  func preview() -> ArraySlice<UInt8> { chunk[position...] }

  private mutating func fill() throws(ListError) {
    var count: Int
    repeat {
      count = read(file.number, &buffer, buffer.count)
    } while count < 0 && errno == EINTR
    guard count >= 0 else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    bytesRead += count
    hasEnded = count == 0
    chunk = Array(buffer[..<count])
    position = 0
  }

  /// iconv, which keeps what a piece's end cuts in two for the next piece.
  private struct Converter {
    private let handle: Handle
    private var rest: [UInt8] = []

    private final class Handle {
      let descriptor: iconv_t

      init?(_ encoding: String) {
        guard let descriptor = iconv_open("UTF-8", encoding),
          descriptor != iconv_t(bitPattern: -1)
        else { return nil }
        self.descriptor = descriptor
      }

      deinit { iconv_close(descriptor) }
    }

    init(_ encoding: String) throws(ListError) {
      guard let handle = Handle(encoding) else { throw .unknownEncoding(encoding) }
      self.handle = handle
    }

    mutating func convert(_ bytes: ArraySlice<UInt8>, isLast: Bool) -> [UInt8] {
      var input = (rest + bytes).map { CChar(bitPattern: $0) }
      // No character takes more than four bytes of UTF-8.
      var output = [CChar](repeating: 0, count: input.count * 4 + 16)
      var (consumed, produced) = (0, 0)
      while consumed < input.count {
        let (status, code) = step(&input, &consumed, &output, &produced)
        if status == 0 || code == EINVAL && !isLast { break }
        output[produced] = CChar(bitPattern: 0xFF)
        produced += 1
        consumed += 1
      }
      rest = input[consumed...].map { UInt8(bitPattern: $0) }
      return output[..<produced].map { UInt8(bitPattern: $0) }
    }

    private func step(
      _ input: inout [CChar], _ consumed: inout Int, _ output: inout [CChar],
      _ produced: inout Int
    ) -> (status: Int, code: Int32) {
      let (start, end) = (consumed, produced)
      return input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
          var source = input.baseAddress.map { $0 + start }
          var target = output.baseAddress.map { $0 + end }
          var (sourceLeft, targetLeft) = (input.count - start, output.count - end)
          let status = iconv(handle.descriptor, &source, &sourceLeft, &target, &targetLeft)
          consumed = input.count - sourceLeft
          produced = output.count - targetLeft
          return (status == Int(bitPattern: UInt.max) ? -1 : 0, errno)
        }
      }
    }
  }
}
