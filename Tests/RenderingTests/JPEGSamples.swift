@testable import Rendering

/// JPEG files for the tests: made by our encoder, or small ones written by others.
enum JPEGSamples {
  /// Four quadrants in plain colours, clockwise from the top left: red, green, blue, yellow.
  static func quadrants(
    width: Int = 64, height: Int = 32, isProgressive: Bool = false
  ) throws -> [UInt8] {
    let colours: [[UInt8]] = [[200, 30, 40], [40, 160, 60], [220, 200, 40], [30, 60, 190]]
    var pixels: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        pixels += colours[(y * 2 / height) * 2 + x * 2 / width]
      }
    }
    return try JPEGCodec.encode(
      pixels, width: width, height: height, components: 3, quality: 95,
      isProgressive: isProgressive)
  }

  /// Noise, so that every part of the file carries something.
  static func noise(
    width: Int, height: Int, components: Int = 3, isProgressive: Bool = false
  ) throws -> [UInt8] {
    var random = SplitMix64(seed: 11)
    let pixels = (0..<width * height * components).map { _ in
      UInt8.random(in: 0...255, using: &random)
    }
    return try JPEGCodec.encode(
      pixels, width: width, height: height, components: components, quality: 80,
      isProgressive: isProgressive)
  }

  /// The file with an APP1 segment right after its first marker.
  static func adding(app1 payload: [UInt8], to jpeg: [UInt8]) -> [UInt8] {
    let length = payload.count + 2
    return jpeg.prefix(2) + [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 0xFF)] + payload
      + jpeg.dropFirst(2)
  }

  /// The file with another size in its frame header, which its data do not fill.
  static func claiming(width: Int, height: Int, in jpeg: [UInt8]) -> [UInt8] {
    var bytes = jpeg
    for segment in JPEGSegments(jpeg) where (0xC0...0xC2).contains(segment.marker) {
      let start = segment.payload.lowerBound
      bytes.replaceSubrange(
        start + 1..<start + 5,
        with: [height >> 8, height & 0xFF, width >> 8, width & 0xFF].map { UInt8($0) })
    }
    return bytes
  }

  /// An 8 × 8 pixel grey progressive file with a scan of its own for every coefficient's every bit:
  /// nothing is wrong with it but their number, up to 127.
  static func progressive(scans count: Int) -> [UInt8] {
    func segment(_ marker: UInt8, _ payload: [UInt8]) -> [UInt8] {
      [0xFF, marker, 0, UInt8(payload.count + 2)] + payload
    }
    /// A table with a single code, `0`, for the symbol 0.
    func table(_ id: UInt8) -> [UInt8] {
      segment(0xC4, [id, 1] + [UInt8](repeating: 0, count: 15) + [0])
    }
    func scan(_ coefficient: UInt8, _ bits: UInt8) -> [UInt8] {
      segment(0xDA, [1, 1, 0, coefficient, coefficient, bits]) + [0x7F]
    }
    let scans = (0...63).map { scan($0, 0x01) } + (1...63).map { scan($0, 0x10) }
    return [0xFF, 0xD8] + segment(0xDB, [0] + [UInt8](repeating: 1, count: 64))
      + segment(0xC2, [8, 0, 8, 0, 8, 1, 1, 0x11, 0]) + table(0x00) + table(0x10)
      + scans.prefix(count).joined() + [0xFF, 0xD9]
  }
}

// 16 × 8 pixels, in two halves. The CMYK ones are of full cyan, and half magenta under a quarter of
// black.
extension JPEGSamples {
  /// By Pillow 12: inks as Adobe inverts them.
  static let adobeCMYK = bytes(
    """
    ffd8ffee000e41646f626500640000000000ffdb004300\(quantisation)ffc000140800080010044311004d1100
    5911004b1100ffc4001600010101000000000000000000000000000a0b00ffc400141001000000000000000000000
    00000000000ffda000e0443004d0059004b00003f009ff9fc1fc1fc2ff09ffb0ffbffd9
    """)
  /// Without an Adobe marker, inks are what they say.
  static let plainCMYK = bytes(
    """
    ffd8ffdb004300\(quantisation)ffc000140800080010044311004d11005911004b1100ffc40016000101010000
    00000000000000000000000b0a00ffc40014100100000000000000000000000000000000ffda000e0443004d00590
    04b00003f00bf81ff008ffc7fe00720032801ffd9
    """)
  static let ycck = bytes(
    """
    ffd8ffee000e41646f626500640000000002ffdb004300\(quantisation)ffdb004301\(quantisation)ffc0001
    4080008001004011100021101031101041100ffc4001600010101000000000000000000000000000a0409ffc40014
    100100000000000000000000000000000000ffc40017010003010000000000000000000000000004090a0bffc4001
    4110100000000000000000000000000000000ffda000e040100021103110400003f00c5f2a75fc1fc2710c95c7fdf
    ffd9
    """)
  /// Stored as RGB, not as YCbCr: (200, 30, 60) and (20, 120, 140).
  static let storedRGB = bytes(
    """
    ffd8ffee000e41646f626500640000000000ffdb004300\(quantisation)ffc00011080008001003521100471100
    421100ffc4001500010100000000000000000000000000000a0bffc40014100100000000000000000000000000000
    000ffda000c03520047004200003f004801de3be92f9681403fffd9
    """)
  /// Arithmetic coding in place of Huffman's; the colours of `storedRGB`.
  static let arithmetic = bytes(
    """
    ffd8ffe000104a46494600010100000100010000ffdb004300\(quantisation)ffdb004301\(quantisation)ffc
    90011080008001003011100021101031101ffcc000a0010100501101105ffda000c03010002110311003f00ff00ef
    0a4421a4c4fc1bf138103166a0ffd9
    """)
  static let twoComponents = bytes(
    """
    ffd8ffdb004300\(quantisation)ffc0000e080008001002001100011100ffc40015000101000000000000000000
    00000000000a0bffc40014100100000000000000000000000000000000ffda000a0200000100003f004801de92f96
    83fffd9
    """)

  /// 64 divisors of 1.
  private static let quantisation = String(repeating: "01", count: 64)

  private static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map {
      UInt8(digits[$0] << 4 | digits[$0 + 1])
    }
  }
}

/// Steele, Lea and Flood's generator: the same numbers on every run.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
