/// How a stored picture has to be turned to be seen upright: the values of EXIF's tag 0x0112
/// (CIPA DC-008, 4.6.4). The names say what is done to the stored picture.
public enum JPEGOrientation: Int, Hashable, Sendable, CaseIterable {
  case upright = 1
  case mirrored
  case halfTurned
  case flipped
  /// Mirrored on the diagonal from top left to bottom right.
  case transposed
  /// A quarter turn clockwise.
  case turnedRight
  /// Mirrored on the diagonal from top right to bottom left.
  case transversed
  /// A quarter turn anticlockwise.
  case turnedLeft

  /// Whether what is stored as width is seen as height.
  public var swapsSides: Bool { rawValue >= Self.transposed.rawValue }

  /// Where a point of the stored picture is seen. Points are fractions of width and height from the
  /// top left: (x, y) is seen at (xx·x + xy·y + x0, yx·x + yy·y + y0), as in Cairo's matrices.
  public struct Turn: Hashable, Sendable {
    public let xx, yx, xy, yy, x0, y0: Double

    fileprivate init(
      _ xx: Double, _ yx: Double, _ xy: Double, _ yy: Double, _ x0: Double, _ y0: Double
    ) {
      (self.xx, self.yx, self.xy, self.yy, self.x0, self.y0) = (xx, yx, xy, yy, x0, y0)
    }
  }

  public var turn: Turn {
    switch self {
    case .upright: Turn(1, 0, 0, 1, 0, 0)
    case .mirrored: Turn(-1, 0, 0, 1, 1, 0)
    case .halfTurned: Turn(-1, 0, 0, -1, 1, 1)
    case .flipped: Turn(1, 0, 0, -1, 0, 1)
    case .transposed: Turn(0, 1, 1, 0, 0, 0)
    case .turnedRight: Turn(0, 1, -1, 0, 1, 0)
    case .transversed: Turn(0, -1, -1, 0, 1, 1)
    case .turnedLeft: Turn(0, -1, 1, 0, 0, 1)
    }
  }
}

extension JPEGOrientation {
  /// What the file's EXIF says; upright where it has none or makes no sense.
  init(ofJPEG bytes: [UInt8]) {
    for segment in JPEGSegments(bytes) where segment.marker == JPEGSegments.app1 {
      if let value = JPEGExif(bytes[segment.payload])?.orientation {
        self = Self(rawValue: value) ?? .upright
        return
      }
    }
    self = .upright
  }
}
