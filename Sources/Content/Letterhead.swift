/// The head of a document's first page, where a clinic has one of its own.
public struct Letterhead: Hashable, Sendable {
  public var logo: Logo?
  /// Lines at the starting edge, with the `{names}` of a document's running values; nil leaves
  /// those of the layout.
  public var start: [String]?
  /// Lines at the other edge.
  public var end: [String]?

  public init(logo: Logo? = nil, start: [String]? = nil, end: [String]? = nil) {
    self.logo = logo
    self.start = start
    self.end = end
  }
}

/// A clinic's sign: a JPEG, an `.svg` file, or path data.
public struct Logo: Hashable, Sendable {
  /// An outline that stands in the clinic's own file.
  public struct Outline: Hashable, Sendable {
    /// As the `d` of an SVG path.
    public var data: String
    /// As an SVG's `viewBox`: left, top, width and height.
    public var box: String

    public init(data: String, box: String) {
      self.data = data
      self.box = box
    }
  }

  /// The name under which a document knows it, which is the file's where there is one.
  public var picture: ImageReference
  /// Nil for a file.
  public var outline: Outline?
  /// How high it stands on the page, in millimetres.
  public var height: Int

  public static let heights = 6...25
  public static let usualHeight = 14

  public init(picture: ImageReference, outline: Outline? = nil, height: Int = usualHeight) {
    self.picture = picture
    self.outline = outline
    self.height = height
  }
}
