import Testing

@testable import Rendering

@Suite struct JPEGImageTests {
  @Test func tellsSizeAndColour() throws {
    let image = try JPEGImage(bytes: JPEGSamples.quadrants(width: 70, height: 31))
    #expect((image.width, image.height) == (70, 31))
    #expect(image.components == 3)
    #expect(image.colour == .rgb)
    #expect(image.orientation == .upright)
  }

  @Test func knowsGreyAndCMYK() throws {
    let grey = try JPEGImage(bytes: JPEGSamples.noise(width: 9, height: 9, components: 1))
    #expect((grey.components, grey.colour) == (1, .grey))
    let cmyk = try JPEGImage(bytes: JPEGSamples.ycck)
    #expect((cmyk.components, cmyk.colour) == (4, .cmyk))
  }

  @Test func turnsTheSizeWithTheOrientation() throws {
    let jpeg = try JPEGSamples.quadrants(width: 64, height: 32)
    let exif = JPEGExifTests.exif(orientation: 6)
    let image = try JPEGImage(bytes: JPEGSamples.adding(app1: exif, to: jpeg))
    #expect((image.width, image.height) == (32, 64))
    #expect((image.storedWidth, image.storedHeight) == (64, 32))
  }

  @Test func refusesNothingAndNonsense() {
    #expect(throws: JPEGError.empty) { try JPEGImage(bytes: []) }
    #expect(throws: JPEGError.notJPEG) { try JPEGImage(bytes: Array("no picture".utf8)) }
    #expect(throws: JPEGError.endsEarly) { try JPEGImage(bytes: [0xFF, 0xD8]) }
  }

  @Test(arguments: [(60_000, 10), (10, 60_000), (65_535, 65_535), (20_000, 20_000)])
  func refusesGiantsByTheirHeader(width: Int, height: Int) throws {
    let bytes = JPEGSamples.claiming(
      width: width, height: height, in: try JPEGSamples.quadrants())
    #expect(throws: JPEGError.tooLarge(width: width, height: height)) {
      try JPEGImage(bytes: bytes)
    }
  }

  @Test func refusesColoursThatNobodyDefined() {
    #expect(throws: JPEGError.unsupported("it has 2 colour components")) {
      try JPEGImage(bytes: JPEGSamples.twoComponents)
    }
  }

  @Test func refusesTwelveBits() throws {
    var bytes = try JPEGSamples.quadrants()
    for segment in JPEGSegments(bytes) where segment.marker == 0xC0 {
      bytes[segment.payload.lowerBound] = 12
    }
    #expect(throws: JPEGError.unsupported("Unsupported JPEG data precision 12")) {
      try JPEGImage(bytes: bytes)
    }
  }
}
