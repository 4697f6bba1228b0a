import Typography

/// A sheet's format.
public enum Paper: String, CaseIterable, Hashable, Sendable {
  case a4, a5, letter, legal

  /// Upright, by ISO 216 and ANSI Y14.1.
  public var size: Size {
    switch self {
    case .a4: Size(width: .mm(210), height: .mm(297))
    case .a5: Size(width: .mm(148), height: .mm(210))
    case .letter: Size(width: .pt(612), height: .pt(792))
    case .legal: Size(width: .pt(612), height: .pt(1008))
    }
  }
}
