import Testing

@testable import Rendering

@Suite struct JPEGSegmentsTests {
  @Test func listsWhatStandsBeforeTheData() throws {
    let markers = JPEGSegments(try JPEGSamples.quadrants()).map(\.marker)
    // APP0, quantisation twice, the frame, four Huffman tables.
    #expect(markers == [0xE0, 0xDB, 0xDB, 0xC0, 0xC4, 0xC4, 0xC4, 0xC4])
  }

  @Test func givesPayloadsWithoutTheirLength() {
    let segments = Array(JPEGSegments([0xFF, 0xD8, 0xFF, 0xE1, 0, 5, 7, 8, 9, 0xFF, 0xD9]))
    #expect(segments == [JPEGSegments.Segment(marker: 0xE1, payload: 6..<9)])
  }

  @Test func allowsFillBytes() {
    let segments = Array(JPEGSegments([0xFF, 0xD8, 0xFF, 0xFF, 0xFF, 0xE1, 0, 2]))
    #expect(segments.map(\.marker) == [0xE1])
  }

  @Test(arguments: [
    [], [0xFF], [0xFF, 0xD8], [0xFF, 0xD8, 0xFF], [0xFF, 0xD8, 0xFF, 0xE1],
    [0xFF, 0xD8, 0xFF, 0xE1, 0], [0xFF, 0xD8, 0xFF, 0xE1, 0, 1], [0xFF, 0xD8, 0xFF, 0xE1, 0, 3],
    [0xFF, 0xD8, 0x00, 0xE1, 0, 2], [0xFF, 0xD8, 0xFF, 0xFF, 0xFF],
  ])
  func endsQuietly(bytes: [UInt8]) {
    #expect(Array(JPEGSegments(bytes)).isEmpty)
  }
}
