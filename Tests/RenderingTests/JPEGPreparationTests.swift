import Testing

@testable import Rendering

@Suite struct JPEGPassThroughTests {
  @Test(arguments: [false, true])
  func returnsWhatFitsByteForByte(isProgressive: Bool) throws {
    let image = try JPEGImage(bytes: JPEGSamples.quadrants(isProgressive: isProgressive))
    #expect(try image.prepared(maximumWidth: 64, maximumHeight: 32) == image)
  }

  @Test func keepsMetadataAndTrailersAsTheyAre() throws {
    let exif = JPEGExifTests.exif(orientation: 8)
    let jpeg = JPEGSamples.adding(app1: exif, to: try JPEGSamples.quadrants()) + [1, 2, 3]
    let prepared = try JPEGImage(bytes: jpeg).prepared(maximumWidth: 32, maximumHeight: 64)
    #expect(prepared.bytes == jpeg)
    #expect(prepared.orientation == .turnedLeft)
  }

  @Test func keepsGrey() throws {
    let image = try JPEGImage(bytes: JPEGSamples.noise(width: 40, height: 30, components: 1))
    #expect(try image.prepared(maximumWidth: 40, maximumHeight: 30) == image)
  }
}

@Suite struct JPEGReductionTests {
  @Test(arguments: [
    (1000, 1000, 50, 32), (49, 100, 40, 25), (50, 31, 40, 25), (79, 50, 70, 44),
    (100, 8, 10, 7), (3, 3, 2, 2), (1, 1, 1, 1),
  ])
  func takesTheLargestEighthThatFits(
    maximumWidth: Int, maximumHeight: Int, width: Int, height: Int
  ) throws {
    let (fullWidth, fullHeight) = maximumWidth == 1000 ? (50, 32) : (80, 50)
    let image = try JPEGImage(bytes: JPEGSamples.noise(width: fullWidth, height: fullHeight))
    let prepared = try image.prepared(maximumWidth: maximumWidth, maximumHeight: maximumHeight)
    #expect(prepared.width <= maximumWidth && prepared.height <= maximumHeight)
    if maximumWidth >= 10 { #expect((prepared.width, prepared.height) == (width, height)) }
  }

  @Test func measuresThePictureAsSeen() throws {
    let exif = JPEGExifTests.exif(orientation: 6)
    let jpeg = JPEGSamples.adding(app1: exif, to: try JPEGSamples.quadrants(width: 64, height: 32))
    let prepared = try JPEGImage(bytes: jpeg).prepared(maximumWidth: 16, maximumHeight: 64)
    #expect((prepared.width, prepared.height) == (16, 32))
    #expect((prepared.storedWidth, prepared.storedHeight) == (32, 16))
    #expect(prepared.orientation == .turnedRight)
  }

  @Test func keepsTheColoursAndDropsTheMetadata() throws {
    let exif = JPEGExifTests.exif(orientation: 3)
    let jpeg = JPEGSamples.adding(app1: exif, to: try JPEGSamples.quadrants())
    let prepared = try JPEGImage(bytes: jpeg).prepared(maximumWidth: 40, maximumHeight: 40)
    #expect(!JPEGSegments(prepared.bytes).contains { $0.marker == JPEGSegments.app1 })
    let pixels = try prepared.pixels(as: .rgb)
    #expect(pixels.isNear([200, 30, 40], x: 8, y: 4))
    #expect(pixels.isNear([40, 160, 60], x: 32, y: 4))
    #expect(pixels.isNear([220, 200, 40], x: 8, y: 16))
    #expect(pixels.isNear([30, 60, 190], x: 32, y: 16))
  }

  @Test func keepsGreyGrey() throws {
    let image = try JPEGImage(bytes: JPEGSamples.noise(width: 80, height: 50, components: 1))
    let prepared = try image.prepared(maximumWidth: 40, maximumHeight: 40)
    #expect(prepared.colour == .grey)
  }

  @Test func isTheSameEveryTime() throws {
    let image = try JPEGImage(bytes: JPEGSamples.noise(width: 80, height: 50))
    let once = try image.prepared(maximumWidth: 60, maximumHeight: 60)
    #expect(try image.prepared(maximumWidth: 60, maximumHeight: 60) == once)
  }
}

@Suite struct JPEGConversionTests {
  @Test(arguments: [JPEGSamples.adobeCMYK, JPEGSamples.plainCMYK, JPEGSamples.ycck])
  func turnsInksIntoRGB(bytes: [UInt8]) throws {
    let image = try JPEGImage(bytes: bytes)
    let prepared = try image.prepared(maximumWidth: 16, maximumHeight: 8)
    #expect((prepared.width, prepared.height, prepared.colour) == (16, 8, .rgb))
    // What Pillow makes of the first file, and of the others' inks.
    for pixels in [try image.pixels(as: .rgb), try prepared.pixels(as: .rgb)] {
      #expect(pixels.isNear([0, 255, 255], x: 3, y: 4, within: 8))
      #expect(pixels.isNear([191, 95, 191], x: 12, y: 4, within: 8))
    }
  }

  @Test(arguments: [JPEGSamples.storedRGB, JPEGSamples.arithmetic])
  func encodesAnewWhatPDFReadersMayNotKnow(bytes: [UInt8]) throws {
    let prepared = try JPEGImage(bytes: bytes).prepared(maximumWidth: 16, maximumHeight: 8)
    #expect(prepared.bytes != bytes)
    #expect(prepared.isEmbeddable)
    let pixels = try prepared.pixels(as: .rgb)
    #expect(pixels.isNear([200, 30, 60], x: 3, y: 4, within: 8))
    #expect(pixels.isNear([20, 120, 140], x: 12, y: 4, within: 8))
  }
}

@Suite struct JPEGDamageTests {
  @Test(arguments: [false, true])
  func refusesEveryTruncation(isProgressive: Bool) throws {
    let bytes = try JPEGSamples.noise(width: 24, height: 24, isProgressive: isProgressive)
    for length in 0..<bytes.count {
      #expect(throws: JPEGError.self, "\(length) of \(bytes.count) bytes") {
        try Self.use(Array(bytes.prefix(length)))
      }
    }
  }

  @Test func saysThatTheFileEndsEarly() throws {
    let bytes = try JPEGSamples.noise(width: 100, height: 100)
    #expect(throws: JPEGError.endsEarly) { try Self.use(Array(bytes.dropLast(bytes.count / 3))) }
    #expect(throws: JPEGError.endsEarly) { try Self.use(Array(bytes.dropLast(2))) }
  }

  @Test(arguments: [64, 40])
  func refusesCorruptData(maximum: Int) throws {
    var bytes = try JPEGSamples.noise(width: 64, height: 64)
    let middle = bytes.count / 2
    bytes.replaceSubrange(middle..<middle + 64, with: [UInt8](repeating: 0, count: 64))
    let image = try JPEGImage(bytes: bytes)
    let error = #expect(throws: JPEGError.self) {
      try image.prepared(maximumWidth: maximum, maximumHeight: maximum)
    }
    guard case .corrupt = error else { throw Unexpected(error: error) }
  }

  @Test func refusesAClaimThatTheDataDoNotFill() throws {
    let bytes = JPEGSamples.claiming(
      width: 12_000, height: 9000, in: try JPEGSamples.quadrants())
    #expect(throws: JPEGError.self) { try Self.use(bytes) }
  }

  @Test func refusesAHundredScans() throws {
    try Self.use(JPEGSamples.progressive(scans: 64))
    #expect(throws: JPEGError.tooManyScans) { try Self.use(JPEGSamples.progressive(scans: 65)) }
    #expect(throws: JPEGError.tooManyScans) { try Self.use(JPEGSamples.progressive(scans: 127)) }
  }

  @Test func refusesAProgressiveGiantBeforeItTakesMemory() throws {
    let bytes = JPEGSamples.claiming(
      width: 15_000, height: 15_000, in: try JPEGSamples.quadrants(isProgressive: true))
    #expect(throws: JPEGError.outOfMemory) { try Self.use(bytes) }
  }

  /// Whatever bytes are changed, the answer is a picture or an error.
  @Test(arguments: [false, true])
  func survivesChangedBytes(isProgressive: Bool) throws {
    let original = try JPEGSamples.noise(width: 24, height: 16, isProgressive: isProgressive)
    var random = SplitMix64(seed: 1981)
    for _ in 0..<2000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      if let prepared = try? Self.use(bytes) {
        #expect(prepared.width <= 32 && prepared.height <= 32)
      }
    }
  }

  struct Unexpected: Error {
    let error: JPEGError?
  }

  @discardableResult
  static func use(_ bytes: [UInt8]) throws -> JPEGImage {
    try JPEGImage(bytes: bytes).prepared(maximumWidth: 32, maximumHeight: 32)
  }
}

extension JPEGPixels {
  /// Whether a pixel's components are close to what is expected; JPEG is lossy.
  func isNear(_ expected: [Int], x: Int, y: Int, within tolerance: Int = 12) -> Bool {
    let start = (y * width + x) * layout.bytesPerPixel
    return zip(bytes[start...], expected).allSatisfy { abs(Int($0) - $1) <= tolerance }
  }
}
