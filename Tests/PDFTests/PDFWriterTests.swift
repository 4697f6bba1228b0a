import CustomDump
import Testing

@testable import PDF

@Suite struct PDFWriterTests {
  /// Objects and streams come back as they were written, from any place in the file.
  @Test func comesBackAsItWasWritten() throws {
    let deflate = try Deflate()
    var writer = PDFWriter(deflate, capacity: 0)
    let numbers = (0..<700).map { _ in writer.reserve() }
    for number in numbers { writer.add(number) { $0.append("(\(number))") } }
    let stream = writer.reserve()
    let data = [UInt8](repeating: 7, count: 100_000)
    writer.add(stream, compressing: data)
    let plain = writer.reserve()
    writer.add(plain, stream: PDFDictionary(["Kind": .name("x")]), Array("endstream".utf8))
    let file = try writer.finished(root: numbers[0], info: numbers[1])
    let reader = try PDFReader(file, deflate)
    for number in numbers { #expect(try reader.object(number) == .string(Array("\(number)".utf8))) }
    #expect(try reader.stream(stream).map { try reader.data(of: $0) } == data)
    #expect(try reader.stream(plain)?.dictionary["Kind"] == .name("x"))
    #expect(reader.trailer["Root"] == .reference(numbers[0]))
  }

  @Test func missesNoObject() throws {
    var writer = PDFWriter(try Deflate(), capacity: 0)
    let root = writer.reserve()
    writer.add(root) { $0.append("<<>>") }
    let missing = writer.reserve()
    #expect(throws: PDFError.damaged("object \(missing) is missing")) {
      try writer.finished(root: root, info: root)
    }
  }

  @Test func numbersAndStrings() {
    func bytes(_ write: (inout ByteBuffer) -> Void) -> [UInt8] {
      var buffer = ByteBuffer()
      write(&buffer)
      return buffer.bytes
    }
    func written(_ write: (inout ByteBuffer) -> Void) -> String {
      String(decoding: bytes(write), as: UTF8.self)
    }
    #expect(written { $0.append(0) } == "0")
    #expect(written { $0.append(-1_234_567_890) } == "-1234567890")
    #expect(written { $0.append(1.0) } == "1")
    #expect(written { $0.append(-0.0625) } == "-.063")
    #expect(written { $0.append(595.2756) } == "595.276")
    #expect(written { $0.append(-0.0001) } == "0")
    #expect(written { $0.append(textString: "a(b)\\") } == "(a\\(b\\)\\\\)")
    #expect(bytes { $0.append(textString: "ö") } == [40, 0xFE, 0xFF, 0, 0xF6, 41])
    #expect(bytes { $0.append(textString: "a\u{0}") } == [40, 0xFE, 0xFF, 0, 97, 0xFF, 0xFD, 41])
    #expect(written { $0.append(string: [10, 13, 0]) } == "(\n\\r\0)")
  }
}

extension ByteBuffer {
  fileprivate mutating func append(_ text: String) { append(text: text) }
}
