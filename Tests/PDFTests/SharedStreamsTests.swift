import Testing

@testable import PDF

@Suite struct SharedStreamsTests {
  private static func stream(_ number: Int, isPicture: Bool = false) -> PDFStream {
    var dictionary = PDFDictionary(["Length": .integer(8)])
    if isPicture { dictionary["Subtype"] = .name("Image") }
    return PDFStream(dictionary: dictionary, data: [UInt8].bigEndian(Int64(number))[...])
  }

  @Test func whatIsTheSameIsFound() {
    let streams = SharedStreams()
    streams.note(Self.stream(1), as: 11)
    streams.note(Self.stream(1, isPicture: true), as: 12)
    #expect(streams.number(of: Self.stream(1)) == 11)
    #expect(streams.number(of: Self.stream(1, isPicture: true)) == 12)
    #expect(streams.number(of: Self.stream(2)) == nil)
    // What refers to others may mean something else in another file.
    var other = Self.stream(3)
    other.dictionary["Group"] = .reference(4)
    streams.note(other, as: 13)
    #expect(streams.number(of: other) == nil)
  }

  @Test func aLongRunForgetsAllButPictures() {
    let streams = SharedStreams()
    streams.note(Self.stream(-1, isPicture: true), as: 1)
    for number in 0...SharedStreams.mostOthers { streams.note(Self.stream(number), as: number) }
    #expect(streams.number(of: Self.stream(-1, isPicture: true)) == 1)
    #expect(streams.number(of: Self.stream(SharedStreams.mostOthers)) == SharedStreams.mostOthers)
    #expect(streams.number(of: Self.stream(0)) == nil)
  }
}
