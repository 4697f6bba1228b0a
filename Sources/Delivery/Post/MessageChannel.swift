import FoundationEssentials
import Glibc

/// Messages between two processes, over two pipes: a line of lengths, then JSON, then the bytes that
/// the JSON mentions.
///
/// One thread at a time uses it. It owns neither descriptor.
public final class MessageChannel {
  private let input: Int32
  private let output: Int32
  private var buffer: [UInt8] = []
  /// How much of the buffer is read.
  private var start = 0

  public init(input: Int32, output: Int32) {
    self.input = input
    self.output = output
  }

  public enum Failure: Error {
    /// The other side has gone.
    case ended
    /// What it says makes no sense.
    case misunderstood
  }

  public func send(_ message: some Encodable) throws(Failure) {
    let luggage = Bytes.Luggage()
    let encoder = JSONEncoder()
    if let key = Bytes.Luggage.key { encoder.userInfo[key] = luggage }
    guard let json = try? encoder.encode(message) else { throw .misunderstood }
    let pieces = [Array(json)] + luggage.pieces
    let lengths = pieces.map { String($0.count) }.joined(separator: " ") + "\n"
    do {
      for piece in [Array(lengths.utf8)] + pieces {
        try FileDescriptor.write(piece, to: output, path: "pipe")
      }
    } catch {
      throw .ended
    }
  }

  /// The next message; nil where the other side has closed its pipe in between two.
  public func receive<Message: Decodable>(_ type: Message.Type) throws(Failure) -> Message? {
    guard let line = try lengths() else { return nil }
    var pieces: [[UInt8]] = []
    for length in line { pieces.append(try take(length)) }
    guard !pieces.isEmpty else { throw .misunderstood }
    let decoder = JSONDecoder()
    if let key = Bytes.Luggage.key {
      decoder.userInfo[key] = Bytes.Luggage(Array(pieces.dropFirst()))
    }
    guard let message = try? decoder.decode(Message.self, from: Data(pieces[0])) else {
      throw .misunderstood
    }
    return message
  }

  private func lengths() throws(Failure) -> [Int]? {
    while true {
      if let end = buffer[start...].firstIndex(of: 10) {
        let words = String(decoding: buffer[start..<end], as: UTF8.self).split(separator: " ")
        let lengths = words.compactMap { Int($0) }.filter { $0 >= 0 }
        guard lengths.count == words.count else { throw .misunderstood }
        start = end + 1
        return lengths
      }
      guard try fill() else {
        if start == buffer.count { return nil }
        throw .ended
      }
    }
  }

  private func take(_ length: Int) throws(Failure) -> [UInt8] {
    while buffer.count - start < length {
      guard try fill() else { throw .ended }
    }
    defer { start += length }
    return Array(buffer[start..<start + length])
  }

  /// False where there is nothing more to come.
  private func fill() throws(Failure) -> Bool {
    buffer.removeFirst(start)
    start = 0
    let room = 1 << 16
    var failed = false
    let old = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: room))
    var count = 0
    repeat {
      count = buffer.withUnsafeMutableBytes { read(input, $0.baseAddress.map { $0 + old }, room) }
      failed = count < 0
    } while failed && errno == EINTR
    buffer.removeLast(room - max(0, count))
    if failed { throw .ended }
    return count > 0
  }
}
