import Testing

@testable import Rendering

@Suite struct JPEGForeignFormatTests {
  static let heads: [(JPEGForeignFormat, [UInt8])] = [
    (.png, [0x89] + Array("PNG\r\n\u{1A}\n".utf8)),
    (.gif, Array("GIF89a".utf8)),
    (.webP, Array("RIFF\0\0\0\0WEBPVP8 ".utf8)),
    (.heic, [0, 0, 0, 24] + Array("ftypheic".utf8)),
    (.heic, [0, 0, 0, 24] + Array("ftypmif1".utf8)),
    (.avif, [0, 0, 0, 28] + Array("ftypavif".utf8)),
    (.tiff, [0x49, 0x49, 0x2A, 0]),
    (.tiff, [0x4D, 0x4D, 0, 0x2A]),
    (.bmp, Array("BM6".utf8)),
    (.jpeg2000, [0, 0, 0, 12] + Array("jP  \r\n".utf8)),
    (.jpegXL, [0, 0, 0, 12] + Array("JXL \r\n".utf8)),
    (.jpegXL, [0xFF, 0x0A, 1]),
    (.photoshop, Array("8BPS".utf8)),
    (.pdf, Array("%PDF-1.7".utf8)),
    (.markup, Array("<svg xmlns=".utf8)),
    (.markup, Array("\u{FEFF}<!doctype html>".utf8)),
    (.largeFilePointer, Array("version https://git-lfs.github.com/spec/v1".utf8)),
  ]

  @Test(arguments: heads)
  func isNamed(format: JPEGForeignFormat, head: [UInt8]) {
    #expect(throws: JPEGError.foreignFormat(format)) { try JPEGImage(bytes: head) }
  }

  @Test func coversEveryFormat() {
    #expect(Set(Self.heads.map(\.0)) == Set(JPEGForeignFormat.allCases))
  }

  @Test func isNotAJPEGNorAnythingElse() throws {
    #expect(JPEGForeignFormat(of: try JPEGSamples.quadrants()) == nil)
    #expect(JPEGForeignFormat(of: [0, 0, 0, 24] + Array("ftypisom".utf8)) == nil)
    #expect(JPEGForeignFormat(of: [0, 0, 0, 24] + Array("ftyp".utf8)) == nil)
    #expect(JPEGForeignFormat(of: []) == nil)
  }

  @Test func speaksPlainly() {
    let error = JPEGError.foreignFormat(.heic)
    #expect(error.description == "this is an HEIC picture, not a JPEG picture")
    #expect(
      error.hint
        == "open it in an image program and save it as a JPEG; a new name is not enough")
  }
}
