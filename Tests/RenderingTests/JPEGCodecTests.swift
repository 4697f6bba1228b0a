import CustomDump
import Testing

@testable import Rendering

@Suite struct JPEGCodecTests {
  @Test func readsItsOwnHeader() throws {
    let bytes = try JPEGSamples.noise(width: 33, height: 17)
    expectNoDifference(
      try JPEGCodec.header(of: bytes),
      JPEGCodec.Header(width: 33, height: 17, components: 3, colour: .rgb, isEmbeddable: true))
  }

  @Test func decodesIntoEveryLayout() throws {
    let image = try JPEGImage(bytes: JPEGSamples.quadrants())
    #expect(try image.pixels(as: .rgb).isNear([200, 30, 40], x: 8, y: 8))
    // ITU-R BT.601's luma of that red.
    #expect(try image.pixels(as: .grey).isNear([82], x: 8, y: 8))
    let xrgb = try image.pixels(as: .xrgb)
    let pixel = xrgb.bytes.withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: (8 * 64 + 8) * 4, as: UInt32.self)
    }
    #expect(abs(Int(pixel >> 16 & 0xFF) - 200) <= 12)
    #expect(abs(Int(pixel & 0xFF) - 40) <= 12)
    #expect(xrgb.bytes.count == 64 * 32 * 4)
  }

  @Test func decodesInksIntoXRGB() throws {
    let pixels = try JPEGImage(bytes: JPEGSamples.adobeCMYK).pixels(as: .xrgb)
    let pixel = pixels.bytes.withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) }
    #expect(pixel & 0xFFFFFF == 0x00FFFF)
  }

  @Test(arguments: 1...8)
  func decodesAtEveryEighth(eighths: Int) throws {
    let bytes = try JPEGSamples.quadrants(width: 61, height: 35)
    let pixels = try JPEGCodec.decode(bytes, width: 61, height: 35, eighths: eighths, as: .rgb)
    #expect(pixels.width == (61 * eighths + 7) / 8)
    #expect(pixels.height == (35 * eighths + 7) / 8)
    #expect(pixels.isNear([200, 30, 40], x: 0, y: 0, within: 20))
  }

  @Test func refusesPixelsThatDoNotFillTheirSize() {
    #expect(throws: JPEGError.self) {
      try JPEGCodec.encode([1, 2, 3], width: 2, height: 2, components: 3, quality: 80)
    }
    #expect(throws: JPEGError.self) {
      try JPEGCodec.encode([], width: 0, height: 0, components: 3, quality: 80)
    }
  }

  /// libjpeg keeps no state of its own between pictures: threads do not disturb one another.
  @Test func decodesAlikeOnManyThreads() async throws {
    let sound = try JPEGSamples.noise(width: 64, height: 64)
    let damaged = Array(sound.dropLast(900))
    let expected = try JPEGImage(bytes: sound).pixels(as: .rgb)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for index in 0..<40 {
        group.addTask {
          let image = try JPEGImage(bytes: index.isMultiple(of: 2) ? sound : damaged)
          let pixels = try? image.pixels(as: .rgb)
          return pixels == (index.isMultiple(of: 2) ? expected : nil)
        }
      }
      for try await isAsExpected in group { #expect(isAsExpected) }
    }
  }
}
