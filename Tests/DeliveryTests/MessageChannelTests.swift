import Delivery
import Foundation
import Glibc
import Testing

/// Messages through pipes.
struct MessageChannelTests {
  private struct Message: Codable, Equatable {
    var name: String
    var pieces: [Bytes]
  }

  /// Lends both ends of a pipe.
  private func withPipe(_ use: (_ input: Int32, _ output: Int32) throws -> Void) throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer { close(ends[0]) }
    defer { close(ends[1]) }
    try use(ends[0], ends[1])
  }

  /// What arrives where these bytes are all that is sent.
  private func received(_ text: String) throws -> Message? {
    let file = open("/tmp", 0o20_000_000 | O_DIRECTORY | O_RDWR | O_CLOEXEC, 0o600)
    try #require(file >= 0)
    defer { close(file) }
    #expect(text.withCString { write(file, $0, strlen($0)) } == text.utf8.count)
    lseek(file, 0, SEEK_SET)
    return try MessageChannel(input: file, output: -1).receive(Message.self)
  }

  @Test func messagesArriveInOrderWithTheirBytes() throws {
    let messages = [
      Message(name: "Zoë\n7 7", pieces: [Bytes([10, 0, 255]), Bytes([])]),
      Message(name: "", pieces: []),
    ]
    try withPipe { input, output in
      let channel = MessageChannel(input: input, output: output)
      for message in messages { try channel.send(message) }
      for message in messages { #expect(try channel.receive(Message.self) == message) }
    }
  }

  @Test func moreThanAPipeHoldsArrives() throws {
    let large = Message(name: "large", pieces: [Bytes([UInt8](repeating: 10, count: 3 << 20))])
    try withPipe { input, output in
      // A thread of its own: those of the tests may all be waiting.
      let sender = Thread { try? MessageChannel(input: -1, output: output).send(large) }
      sender.start()
      let arrived = try MessageChannel(input: input, output: -1).receive(Message.self)
      #expect(arrived == large)
      while !sender.isFinished { usleep(1000) }
    }
  }

  @Test func theEndIsToldFromABreak() throws {
    #expect(try received("") == nil)
    for text in ["5 3\nnull", "12"] {
      #expect(throws: MessageChannel.Failure.ended) { try received(text) }
    }
  }

  @Test(arguments: ["x\n", "-1\n", "\n", "4\nnull", "26\n{\"name\":\"\",\"pieces\":[0,1]}"])
  func nonsenseIsRefused(text: String) throws {
    #expect(throws: MessageChannel.Failure.misunderstood) { try received(text) }
  }
}
