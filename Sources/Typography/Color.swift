#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An opaque colour in sRGB; components lie between 0 and 1.
public struct Color: Hashable, Sendable {
  public var red: Double
  public var green: Double
  public var blue: Double

  public init(red: Double, green: Double, blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  public static let black = Color(red: 0, green: 0, blue: 0)
  public static let white = Color(red: 1, green: 1, blue: 1)

  /// A colour written as `#rrggbb`; nil for any other form.
  public init?(hex: String) {
    let digits = hex.dropFirst()
    guard hex.utf8.count == 7, hex.first == "#", digits.allSatisfy(\.isHexDigit),
      let value = UInt32(digits, radix: 16)
    else { return nil }
    func component(_ shift: UInt32) -> Double { Double((value >> shift) & 0xff) / 255 }
    self.init(red: component(16), green: component(8), blue: component(0))
  }

  /// `#rrggbb`, each component to its nearest step.
  public var hex: String {
    let digits = [red, green, blue].map { component -> String in
      let step = Int((min(max(component, 0), 1) * 255).rounded())
      return (step < 16 ? "0" : "") + String(step, radix: 16)
    }
    return "#" + digits.joined()
  }

  /// This colour on white paper at a strength between 0 (white) and 1 (itself).
  public func tint(_ strength: Double) -> Color {
    func mixed(_ component: Double) -> Double { 1 - (1 - component) * strength }
    return Color(red: mixed(red), green: mixed(green), blue: mixed(blue))
  }

  /// WCAG 2.2's relative luminance, 0 for black to 1 for white.
  public var luminance: Double {
    func linear(_ component: Double) -> Double {
      component <= 0.04045
        ? component / 12.92 : pow((component + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// WCAG 2.2's contrast ratio, from 1 to 21.
  public func contrast(with other: Color) -> Double {
    let (lighter, darker) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (lighter + 0.05) / (darker + 0.05)
  }

  /// This colour, darkened as little as it takes to reach a contrast on a background.
  public func darkened(toContrast ratio: Double, on background: Color) -> Color {
    var result = self
    var strength = 1.0
    while result.contrast(with: background) < ratio, strength > 0 {
      strength -= 0.02
      result = Color(red: red * strength, green: green * strength, blue: blue * strength)
    }
    return result
  }
}
