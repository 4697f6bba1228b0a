import Content
import Typography

/// How a document's parts are set on a page: what `layouts/<name>.yaml` says, for one paper.
public struct LayoutTemplate: Hashable, Sendable {
  public struct Margins: Hashable, Sendable {
    public var top: Length
    public var bottom: Length
    public var start: Length
    public var end: Length
  }

  /// The columns on which parts stand.
  public struct Grid: Hashable, Sendable {
    /// Width of the side column for headings; zero sets headings above what they head.
    public var side: Length
    public var gutter: Length
    /// The widest that running text may be set.
    public var measure: Length
    /// Lines of running text stand on multiples of this on every page; zero for none. Half of the
    /// body's leading keeps lines of neighbouring columns level and wastes little.
    public var rhythm: Length
  }

  /// A style as the layout names it, before the fonts and colours of its roles are filled in.
  public struct Style: Hashable, Sendable {
    public var font: FontRole
    public var weight: FontWeight
    public var size: Length
    public var leading: Length
    public var color: Palette.Role
    /// Kept clear above and below a paragraph; between two, the larger counts.
    public var spaceBefore: Length
    public var spaceAfter: Length
    /// How running text ends its lines.
    public var edge = TextEdge.ragged
    /// Nil where no word may be parted.
    public var hyphenation: Hyphenation?
  }

  public enum FontRole: String, CaseIterable, Hashable, Sendable {
    case text, display
  }

  public enum StyleName: String, CaseIterable, Hashable, Sendable {
    case body, lead, note, caution, title, heading, subheading, minor, label, figure, running
    case marker
    case calendarTitle = "calendar-title"
    case calendarDay = "calendar-day"
    case code
  }

  /// A running header or footer, its texts with `{names}` of a document's running values.
  public struct Running: Hashable, Sendable {
    public var start: String
    public var end: String
  }

  /// How one part of a document is set.
  public struct PartLayout: Hashable, Sendable {
    public enum HeadingPlacement: String, CaseIterable, Hashable, Sendable {
      case side, top
    }

    public var part: Part.Name
    public var heading: HeadingPlacement
    /// Height of a picture.
    public var height: Length?
    /// A picture that reaches over the margins to the page's edges, and beyond them by the bleed.
    public var reachesEdges: Bool
    public var spaceBefore: Length
    /// How many columns the part is set in, their ends level.
    public var columns: Int
    /// The parts that follow this one in the same columns, rather whole than divided.
    public var companions: [Part.Name]
    /// Begins a new page wherever that does not leave one nearly empty.
    public var startsPage: Bool
    /// Stands on one page with the beginning of the part before it wherever both fit.
    public var keepsWithPrevious: Bool
  }

  public var name: String
  public var title: String
  public var size: Size
  public var margins: Margins
  public var grid: Grid
  public var fonts: RoleTable<FontRole, FontFamilies>
  public var palette: Palette
  public var styles: RoleTable<StyleName, Style>
  public var firstHeader: Running
  public var header: Running
  public var footer: Running
  /// Clear space between the header or footer and the content.
  public var headerGap: Length
  public var footerGap: Length
  /// Pictures are reduced to so many pixels to the inch on the page.
  public var imageResolution: Double
  public var fit: Fit
  /// Rows stand closer, introductions are left out, and a timeline is told in words alone.
  public var isCompact: Bool
  public var imposition: Imposition
  /// Nil for office printers, which cannot print to the edge and cut nothing.
  public var printMarks: PrintMarks?
  public var parts: [PartLayout]

  /// A table may have a column that only some readers need: the page is not compact, and a line of
  /// text holds 24 em, about 50 letters.
  public var hasRoomForDetails: Bool {
    let width = size.width - margins.start - margins.end - grid.side - grid.gutter
    return !isCompact && min(width, grid.measure).points >= 24 * self[.body].size.points
  }

  /// The style, ready for setting text.
  public func textStyle(_ name: StyleName) -> TextStyle {
    let style = self[name]
    return TextStyle(
      families: fonts[style.font] ?? [], weight: style.weight, size: style.size,
      leading: style.leading, color: palette[style.color])
  }

  /// The layout in a clinic's own fonts.
  ///
  /// - Parameter families: by the names of their roles; one that is missing leaves the layout's own.
  public func with(fonts families: [String: [String]]) -> LayoutTemplate {
    var template = self
    for (role, names) in families where !names.isEmpty {
      if let role = FontRole(rawValue: role) { template.fonts[role] = FontFamilies(names) }
    }
    // A text family alone is meant for all that the clinic prints.
    if families["display"] == nil, let text = families["text"] {
      template.fonts[.display] = FontFamilies(text)
    }
    return template
  }

  subscript(name: StyleName) -> Style {
    // The reader refuses a layout in which a style is missing.
    styles[name]
      ?? Style(
        font: .text, weight: .regular, size: .pt(12), leading: .pt(17), color: .ink,
        spaceBefore: .zero, spaceAfter: .zero)
  }
}

/// A layout's colours by what they are for.
public struct Palette: Hashable, Sendable {
  public enum Role: String, CaseIterable, Hashable, Sendable {
    /// Running text.
    case ink
    /// Text that steps back.
    case muted
    /// The clinic's colour, as dark as text needs it.
    case accent
    /// Panels behind text.
    case tint
    /// Bars and marks that are seen beside text.
    case soft
    /// Hairlines.
    case line
    /// Text on the accent colour.
    case onAccent = "on-accent"
  }

  public var colors: RoleTable<Role, Color>

  public init(colors: RoleTable<Role, Color>) {
    self.colors = colors
  }

  public subscript(role: Role) -> Color { colors[role] ?? .black }

  /// The palette that follows from a clinic's colour. Text colours keep WCAG 2.2's 7:1 on the
  /// panels they stand on, whatever the accent: one that is too light is darkened for text.
  public init(accent: Color) {
    let tint = accent.tint(0.07)
    let text = accent.darkened(toContrast: 7, on: tint)
    colors = [
      .ink: Color(red: 0.13, green: 0.12, blue: 0.14).darkened(toContrast: 7, on: tint),
      .muted: Color(red: 0.32, green: 0.29, blue: 0.32).darkened(toContrast: 7, on: tint),
      .accent: text, .tint: tint, .soft: accent.tint(0.3), .line: accent.tint(0.24),
      .onAccent: .white,
    ]
  }
}
