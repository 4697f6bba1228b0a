/// What the marks on a document's pages mean: a tree in reading order, and for every page the node
/// that each of its marked stretches of content belongs to (ISO 32000-1, 14.7 and 14.8).
///
/// This is all that the room knows of a document beside its drawing. It names no layout and no
/// renderer, so that either may change without the other.
public struct DocumentStructure: Sendable {
  public typealias NodeID = Int

  public enum Role: Hashable, Sendable {
    case document, section
    /// Levels count from 1.
    case heading(level: Int)
    case paragraph, quote, code
    /// A part of a line that differs from the rest of it, such as in its language.
    case span
    case list(Numbering)
    case listItem, label, itemBody
    case table, caption, tableRow
    case headerCell(Scope)
    case cell(columns: Int = 1)
    case figure
    /// A link to a URI such as `tel:…`, `mailto:…` or `https:…`.
    case link(destination: String)
    /// A link to where another node stands.
    case reference(to: NodeID)
  }

  /// What a list's labels count with.
  public enum Numbering: String, Hashable, Sendable {
    case none = "None"
    case disc = "Disc"
    case decimal = "Decimal"
  }

  /// What a header cell is the head of.
  public enum Scope: String, Hashable, Sendable {
    case row = "Row"
    case column = "Column"
  }

  public struct Node: Sendable {
    public var role: Role
    /// In reading order.
    public var children: [NodeID] = []
    /// Describes a picture to those who cannot see it.
    public var alternative: String?
    /// Read in place of what is drawn: "Session 3" for a 3 in a ring.
    public var replacement: String?
    /// What an abbreviation stands for: "Monday" for "Mo".
    public var expansion: String?
    /// A BCP 47 tag, where the language is another than around it.
    public var language: String?
    /// The node's own words, for bookmarks and descriptions.
    public var text: String
    /// Where it stands, for figures, links and headings: one box for each line.
    public var boxes: [Box]

    public init(
      _ role: Role, alternative: String? = nil, replacement: String? = nil,
      expansion: String? = nil, language: String? = nil, text: String = "", boxes: [Box] = []
    ) {
      self.role = role
      self.alternative = alternative
      self.replacement = replacement
      self.expansion = expansion
      self.language = language
      self.text = text
      self.boxes = boxes
    }
  }

  /// A rectangle in points, counted as PDF counts: from the lower left corner of a page.
  public struct Box: Hashable, Sendable {
    /// From 0.
    public var page: Int
    public var left: Double
    public var bottom: Double
    public var right: Double
    public var top: Double

    public init(page: Int, left: Double, bottom: Double, right: Double, top: Double) {
      self.page = page
      self.left = left
      self.bottom = bottom
      self.right = right
      self.top = top
    }

    func grown(by margin: Double) -> Box {
      Box(
        page: page, left: left - margin, bottom: bottom - margin, right: right + margin,
        top: top + margin)
    }

    /// The smallest box around it whose sides stand on halves of a point, which are few figures.
    var onHalfPoints: Box {
      func half(_ value: Double, _ rule: FloatingPointRoundingRule) -> Double {
        (value * 2).rounded(rule) / 2
      }
      return Box(
        page: page, left: half(left, .down), bottom: half(bottom, .down), right: half(right, .up),
        top: half(top, .up))
    }

    /// The smallest box around both, which stand on one page.
    public func union(_ other: Box) -> Box {
      Box(
        page: page, left: min(left, other.left), bottom: min(bottom, other.bottom),
        right: max(right, other.right), top: max(top, other.top))
    }
  }

  /// What one marked stretch of a page's content is.
  public enum Mark: Hashable, Sendable {
    case node(NodeID)
    case artifact(Artifact)
  }

  /// What readers pass over.
  public enum Artifact: Hashable, Sendable {
    case layout, header, footer
  }

  /// The first is the document itself.
  public var nodes: [Node]
  /// For each page its marks, in the order in which they were drawn.
  public var marks: [[Mark]]
  /// For each page the marks, by their place in `marks`, whose content is written later (see
  /// ``MasterDocument``); empty where none is.
  public var slots: [[Int]] = []
  /// For each page where its sheet is cut; empty where no sheet is.
  public var trims: [Trim?] = []
  /// A BCP 47 tag.
  public var language: String
  public var rightToLeft: Bool

  /// Where a printer cuts a sheet, and how many points beyond that pictures reach.
  public struct Trim: Hashable, Sendable {
    public var box: Box
    public var bleed: Double

    public init(box: Box, bleed: Double) {
      self.box = box
      self.bleed = bleed
    }
  }

  public init(
    nodes: [Node], marks: [[Mark]], language: String, rightToLeft: Bool = false
  ) {
    self.nodes = nodes
    self.marks = marks
    self.language = language
    self.rightToLeft = rightToLeft
  }
}
