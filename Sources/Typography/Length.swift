/// A length on the page, in points of 1/72 inch.
public struct Length: Hashable, Comparable, Sendable, AdditiveArithmetic {
  public var points: Double

  public init(points: Double) {
    self.points = points
  }

  public static let zero = Length(points: 0)
  public static func pt(_ points: Double) -> Length { Length(points: points) }
  public static func mm(_ millimetres: Double) -> Length { Length(points: millimetres * 72 / 25.4) }

  public static func < (left: Length, right: Length) -> Bool { left.points < right.points }
  public static func + (left: Length, right: Length) -> Length {
    Length(points: left.points + right.points)
  }
  public static func - (left: Length, right: Length) -> Length {
    Length(points: left.points - right.points)
  }
  public static prefix func - (length: Length) -> Length { Length(points: -length.points) }
  public static func += (left: inout Length, right: Length) { left.points += right.points }
  public static func * (length: Length, factor: Double) -> Length {
    Length(points: length.points * factor)
  }
  public static func * (factor: Double, length: Length) -> Length { length * factor }
  public static func / (length: Length, divisor: Double) -> Length {
    Length(points: length.points / divisor)
  }
  public static func / (length: Length, other: Length) -> Double { length.points / other.points }
}
