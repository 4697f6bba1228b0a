import CustomDump
import TestSupport
import Testing

@testable import PDF

@Suite struct PDFReaderTests {
  private static func reader(_ bytes: [UInt8]) throws -> PDFReader {
    try PDFReader(bytes, Deflate())
  }

  /// A file of these objects, numbered from 1, with a classic table.
  static func file(_ objects: [String], trailer: String = "/Root 1 0 R") -> [UInt8] {
    var bytes = Array("%PDF-1.4\n".utf8)
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(bytes.count)
      bytes += Array("\(index + 1) 0 obj\n\(object)\nendobj\n".utf8)
    }
    let start = bytes.count
    bytes += Array("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n".utf8)
    for offset in offsets {
      let digits = String(offset)
      let padded = String(repeating: "0", count: 10 - digits.count) + digits
      bytes += Array("\(padded) 00000 n \n".utf8)
    }
    let end = "trailer\n<</Size \(objects.count + 1) \(trailer)>>\nstartxref\n\(start)\n%%EOF\n"
    return bytes + Array(end.utf8)
  }

  @Test func readsEveryKindOfObject() throws {
    let reader = try Self.reader(
      Self.file([
        "<</A null/B true/C[1 -2 +3 .5 -1.25 4.]/D(a\\(b\\)\\101\\n(c))/E<48 65 6C6>/F 2 0 R/G#20H/x>>",
        "(end)",
      ]))
    let dictionary = try #require(try reader.object(1).dictionary)
    #expect(dictionary["A"] == .null)
    #expect(dictionary["B"] == .bool(true))
    #expect(
      dictionary["C"]
        == .array([
          .integer(1), .integer(-2), .integer(3), .real(".5"), .real("-1.25"), .real("4."),
        ]))
    #expect(dictionary["D"] == .string(Array("a(b)A\n(c)".utf8)))
    #expect(dictionary["E"] == .string(Array("Hel`".utf8)))
    #expect(dictionary["G#20H"] == .name("x"))
    #expect(try reader.resolved(dictionary["F"]) == .string(Array("end".utf8)))
    #expect(try reader.object(3) == .null)
  }

  /// The length counts, not a word in somebody's text.
  @Test func goesByLengths() throws {
    let text = "endstream endobj 9 0 obj"
    let reader = try Self.reader(
      Self.file(["<</Length 2 0 R>>\nstream\n\(text)\nendstream", "\(text.utf8.count)"]))
    let stream = try #require(try reader.stream(1))
    #expect(String(decoding: stream.data, as: UTF8.self) == text)
  }

  @Test(arguments: [
    "", "%PDF-1.4", "%PDF-1.4\nstartxref\n9\n%%EOF", "%PDF-1.4\nstartxref\n99999999999\n%%EOF",
    "%PDF-1.4\nxref\n0 99999999\ntrailer<<>>\nstartxref\n9\n%%EOF",
    "%PDF-1.4\nxref\n0 0\ntrailer<</Prev 9>>\nstartxref\n9\n%%EOF",
    "%PDF-1.4\n1 0 obj<</Type/XRef/W[1 1 1]/Size 1/Length 9999>>stream\nstartxref\n9\n%%EOF",
    "%PDF-1.4\nxref\n0 0\ntrailer [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\nstartxref\n9\n%%EOF",
  ])
  func refusesDamage(_ text: String) throws {
    #expect(throws: PDFError.self) { try Self.reader(Array(text.utf8)) }
  }

  @Test func refusesWhatIsEncrypted() throws {
    let file = Self.file(["<<>>"], trailer: "/Root 1 0 R/Encrypt 1 0 R")
    #expect(throws: PDFError.encrypted) { try Self.reader(file) }
  }

  @Test func readsOneObjectInTheOthersPlaceAsAnError() throws {
    var file = Self.file(["(one)", "(two)"])
    let place = try #require(file.firstIndex(of: UInt8(ascii: "2")))
    file[place] = UInt8(ascii: "7")
    #expect(throws: PDFError.self) { try Self.reader(file).object(2) }
  }

  /// What we write, and what qpdf makes of it: linear, with other object streams, with none.
  @Test(arguments: [
    [], ["--linearize"], ["--object-streams=disable"], ["--object-streams=generate"],
    ["--qdf"],
  ])
  func readsWhatOthersSave(_ options: [String]) throws {
    let drawing = try FinishedSample.drawing()
    let record = Array("{\"plan\": 1}".utf8)
    let ours = try Finisher(metadata: FinishedSample.metadata, record: record)
      .finish(drawing.bytes, structure: drawing.structure, Compressor())
    let saved =
      options.isEmpty ? ours : try Tool.run("qpdf", options + ["FILE", "-"], on: ours).output
    #expect(try PieceInfo.data(in: saved) == record)
    #expect(try PieceInfo.data(in: drawing.bytes) == nil)
  }

  @Test func survivesDamage() throws {
    let drawing = try FinishedSample.drawing(
      of: SampleHandout.document([SampleHandout.paragraph("Short.")]))
    let file = try Finisher(metadata: FinishedSample.metadata, record: [1, 2, 3])
      .finish(drawing.bytes, structure: drawing.structure, Compressor())
    var random = SplitMix64(seed: 9)
    for _ in 0..<500 {
      var damaged = file
      for _ in 0..<6 {
        damaged[.random(in: 0..<file.count, using: &random)] = .random(in: 0...255, using: &random)
      }
      _ = try? PieceInfo.data(in: damaged)
    }
  }
}
