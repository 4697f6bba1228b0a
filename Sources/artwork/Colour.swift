import Glibc

/// Light: linear sRGB, in which lights add up as they do in the world. 1 is paper white; more than 1
/// is brighter than paper and is brought back by the canvas's shoulder.
typealias Light = SIMD3<Double>

extension Light {
  /// From the way that designers write colours, such as 0x7A2E43.
  init(hex: UInt32) {
    self.init(
      Self.linear(hex >> 16 & 0xFF), Self.linear(hex >> 8 & 0xFF), Self.linear(hex & 0xFF))
  }

  /// sRGB's transfer function (IEC 61966-2-1), from a byte.
  private static func linear(_ byte: UInt32) -> Double {
    let value = Double(byte) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }

  /// sRGB's transfer function, to 0…255, not rounded.
  static func encoded(_ value: Double) -> Double {
    255 * (value <= 0.003_130_8 ? value * 12.92 : 1.055 * pow(value, 1 / 2.4) - 0.055)
  }

  /// Mixes in Oklab, where a blend of two hues passes through neither mud nor glare.
  ///
  /// - Parameter share: 0 gives this light, 1 the other.
  func mixed(with other: Light, _ share: Double) -> Light {
    let (from, to) = (oklab, other.oklab)
    return Light(oklab: from + (to - from) * share)
  }
}

/// Björn Ottosson, "A perceptual color space for image processing" (2020).
extension Light {
  fileprivate var oklab: SIMD3<Double> {
    let cones = SIMD3(
      cbrt(0.412_221_470_8 * x + 0.536_332_536_3 * y + 0.051_445_992_9 * z),
      cbrt(0.211_903_498_2 * x + 0.680_699_545_1 * y + 0.107_396_956_6 * z),
      cbrt(0.088_302_461_9 * x + 0.281_718_837_6 * y + 0.629_978_700_5 * z))
    return SIMD3(
      0.210_454_255_3 * cones.x + 0.793_617_785_0 * cones.y - 0.004_072_046_8 * cones.z,
      1.977_998_495_1 * cones.x - 2.428_592_205_0 * cones.y + 0.450_593_709_9 * cones.z,
      0.025_904_037_1 * cones.x + 0.782_771_766_2 * cones.y - 0.808_675_766_0 * cones.z)
  }

  fileprivate init(oklab lab: SIMD3<Double>) {
    func cubed(_ value: Double) -> Double { value * value * value }
    let l = cubed(lab.x + 0.396_337_777_4 * lab.y + 0.215_803_757_3 * lab.z)
    let m = cubed(lab.x - 0.105_561_345_8 * lab.y - 0.063_854_172_8 * lab.z)
    let s = cubed(lab.x - 0.089_484_177_5 * lab.y - 1.291_485_548_0 * lab.z)
    let light = Light(
      4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
      -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
      -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s)
    self = light.replacing(with: 0, where: light .< 0)
  }
}

/// A gradient through several colours, tabulated so that a pixel costs a look-up.
struct Ramp {
  private static let steps = 512
  private let table: [Light]

  /// - Parameter stops: at even distances, two or more.
  init(_ stops: Light...) {
    self.init(stops)
  }

  init(_ stops: [Light]) {
    let lab = stops.map(\.oklab)
    table = (0...Self.steps).map { step in
      let position = Double(step) / Double(Self.steps) * Double(stops.count - 1)
      return Light(oklab: Self.curve(through: lab, at: position))
    }
  }

  /// Catmull and Rom's spline: without the corner at each stop that the eye takes for an edge.
  private static func curve(through stops: [SIMD3<Double>], at position: Double) -> SIMD3<Double> {
    let index = min(Int(position), stops.count - 2)
    let t = position - Double(index)
    let (from, to) = (stops[index], stops[index + 1])
    let before = index > 0 ? stops[index - 1] : from + (from - to)
    let after = index + 2 < stops.count ? stops[index + 2] : to + (to - from)
    let (leaving, arriving) = ((to - before) / 2, (after - from) / 2)
    let (t2, t3) = (t * t, t * t * t)
    return from * (2 * t3 - 3 * t2 + 1) + leaving * (t3 - 2 * t2 + t) + to * (3 * t2 - 2 * t3)
      + arriving * (t3 - t2)
  }

  /// The colour at 0…1; what lies beyond takes the nearer end's.
  subscript(_ position: Double) -> Light {
    let scaled = min(max(position, 0), 1) * Double(Self.steps)
    let index = min(Int(scaled), Self.steps - 1)
    return table[index] + (table[index + 1] - table[index]) * (scaled - Double(index))
  }
}
