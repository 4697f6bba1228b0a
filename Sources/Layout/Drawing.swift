import Typography

/// Filled outlines in a box of their own, such as a logo: drawn at any size, never mirrored.
public struct Drawing: Hashable, Sendable {
  public struct Shape: Hashable, Sendable {
    public var path: Path
    public var color: Color
    /// Overlapping parts leave holes, whichever way they run.
    public var isEvenOdd: Bool

    public init(_ path: Path, _ color: Color, isEvenOdd: Bool = false) {
      self.path = path
      self.color = color
      self.isEvenOdd = isEvenOdd
    }
  }

  /// What reaches beyond it is cut off.
  public var size: Size
  /// The first lies below the others.
  public var shapes: [Shape]

  public init(size: Size, shapes: [Shape]) {
    self.size = size
    self.shapes = shapes
  }
}

/// A drawing that fills a frame.
public struct PlacedDrawing: Hashable, Sendable {
  public var drawing: Drawing
  public var frame: Rectangle
  public var cornerRadius: Length

  public init(_ drawing: Drawing, in frame: Rectangle, cornerRadius: Length = .zero) {
    self.drawing = drawing
    self.frame = frame
    self.cornerRadius = cornerRadius
  }
}
