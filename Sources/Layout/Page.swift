import Content
import Typography

/// One page: items at fixed places, in the order in which they are drawn and read. This is all that
/// a renderer sees.
public struct Page: Sendable {
  public var size: Size
  public var items: [Item]
  /// Where a printer cuts the sheet; nil where the sheet is the page.
  public var trim: Rectangle?
  /// How far beyond the cut pictures reach.
  public var bleed: Length

  public init(size: Size, items: [Item], trim: Rectangle? = nil, bleed: Length = .zero) {
    self.size = size
    self.items = items
    self.trim = trim
    self.bleed = bleed
  }
}

/// Something drawn, tied to what it means.
public struct Item: Sendable {
  public enum Content: Sendable {
    /// Glyphs whose first one's origin lies at the point.
    case glyphs(GlyphRun, at: Point)
    case fill(Path, Color)
    case stroke(Path, Color, width: Length)
    /// A picture that covers the frame about its focus, cut off at the frame's rounded corners.
    case image(PlacedImage)
    /// Outlines that keep their own direction on every page, cut off at their frame.
    case drawing(PlacedDrawing)
  }

  /// What the item is to a reader who cannot see it.
  public enum Meaning: Hashable, Sendable {
    case node(SemanticTree.NodeID)
    /// Decoration and page furniture, which is passed over.
    case artifact(Artifact)
  }

  public enum Artifact: Hashable, Sendable {
    case layout, header, footer
  }

  public var content: Content
  public var meaning: Meaning
  /// Tells of the patient, so that it differs where all else is the same.
  public var isPersonal: Bool

  public init(_ content: Content, _ meaning: Meaning, isPersonal: Bool = false) {
    self.content = content
    self.meaning = meaning
    self.isPersonal = isPersonal
  }
}

public struct PlacedImage: Hashable, Sendable {
  /// The path in the document, by which the renderer is given the picture.
  public var key: String
  public var frame: Rectangle
  public var cornerRadius: Length
  public var focus: ImageReference.Focus
}

extension Item {
  func moved(x: Length = .zero, y: Length = .zero) -> Item {
    mapped {
      Point(x: $0.x + x, y: $0.y + y)
    } frame: {
      Rectangle(x: $0.x + x, y: $0.y + y, width: $0.width, height: $0.height)
    }
  }

  /// The item as it stands on a page that runs from right to left: every place is counted from the
  /// other edge of an area of that width, glyphs keep their own direction.
  func mirrored(in width: Length) -> Item {
    if case .glyphs(let run, let point) = content {
      return with(.glyphs(run, at: Point(x: width - point.x - run.width, y: point.y)))
    }
    return mapped {
      Point(x: width - $0.x, y: $0.y)
    } frame: {
      Rectangle(x: width - $0.x - $0.width, y: $0.y, width: $0.width, height: $0.height)
    }
  }

  /// The same with another content.
  private func with(_ content: Content) -> Item {
    Item(content, meaning, isPersonal: isPersonal)
  }

  /// The same as another meaning has it.
  func meaning(_ meaning: Meaning) -> Item {
    Item(content, meaning, isPersonal: isPersonal)
  }

  private func mapped(
    point: (Point) -> Point, frame: (Rectangle) -> Rectangle
  ) -> Item {
    switch content {
    case .glyphs(let run, let origin):
      return with(.glyphs(run, at: point(origin)))
    case .fill(let path, let color):
      return with(.fill(path.mapped(point), color))
    case .stroke(let path, let color, let width):
      return with(.stroke(path.mapped(point), color, width: width))
    case .image(var image):
      image.frame = frame(image.frame)
      return with(.image(image))
    case .drawing(var drawing):
      drawing.frame = frame(drawing.frame)
      return with(.drawing(drawing))
    }
  }
}
