import Content
import Layout
import Typography

/// A layout can be read: its lines are not too long, its type is large enough, its colours stand
/// apart.
public struct LayoutChecker {
  static let mostCharacters = 75
  static let leastSize = Length.pt(12)
  static let leastLargePrintSize = Length.pt(18)
  /// RNIB.
  static let leastXHeight = Length.mm(2)
  /// WCAG 2.2, 1.4.6 and 1.4.3.
  static let contrast = 7.0
  static let leastContrast = 4.5

  /// How a typeface sets ordinary text.
  public struct Face: Hashable, Sendable {
    /// The mean advance of a character, and the height of an x, for type of this size.
    public var characterWidth: Length
    public var xHeight: Length

    public init(characterWidth: Length, xHeight: Length) {
      self.characterWidth = characterWidth
      self.xHeight = xHeight
    }
  }

  private let face: (TextStyle) -> Face?

  /// - Parameter face: nil where the typeface is not installed.
  public init(face: @escaping (TextStyle) -> Face?) {
    self.face = face
  }

  /// - Parameters:
  ///   - files: the layout's file and those that it extends, itself first.
  ///   - paper: as it is called in a message.
  public func findings(
    _ template: LayoutTemplate, files: [SourceFile], paper: String
  ) -> [Finding] {
    let places = LayoutPlaces(files, paper: paper)
    return sizes(template, places) + measure(template, places, paper) + colors(template, places)
  }

  // MARK: Type

  private func sizes(_ template: LayoutTemplate, _ places: LayoutPlaces) -> [Finding] {
    let least = template.isLargePrint ? Self.leastLargePrintSize : Self.leastSize
    let small = LayoutTemplate.StyleName.allCases.compactMap { name -> Finding? in
      let size = template.textStyle(name).size
      guard size < least else { return nil }
      return .warning(
        .typeSize,
        "'\(name.rawValue)' is set in \(size.words), below \(least.words)"
          + (template.isLargePrint ? " in large print" : ""),
        at: places[["styles", name.rawValue, "size"]], hint: "write \"\(least.words)\" or more")
    }
    let body = template.textStyle(.body)
    guard let face = face(body), face.xHeight < Self.leastXHeight, small.isEmpty else {
      return small
    }
    return small + [
      .warning(
        .typeSize, "the small letters of 'body' are less than 2 mm high",
        at: places[["styles", "body", "size"]],
        hint: "set it larger, or in a typeface with larger small letters")
    ]
  }

  private func measure(
    _ template: LayoutTemplate, _ places: LayoutPlaces, _ paper: String
  ) -> [Finding] {
    guard let face = face(template.textStyle(.body)) else { return [] }
    let margins = template.margins
    let width = min(
      template.size.width - margins.start - margins.end
        - (template.grid.side > .zero ? template.grid.side + template.grid.gutter : .zero),
      template.grid.measure)
    let characters = Int((width / face.characterWidth).rounded())
    guard characters > Self.mostCharacters else { return [] }
    let measure = face.characterWidth * Double(Self.mostCharacters - 5)
    return [
      .warning(
        .measure, "a line of 'body' holds \(characters) characters on \(paper)",
        at: places[["grid", "measure"]],
        hint: "\(Self.mostCharacters) at most: \"measure: \(Int(measure.points))pt\"")
    ]
  }

  // MARK: Colours

  /// Text of one colour role on a background.
  private struct Pair {
    var text: Palette.Role
    var background: Palette.Role?
  }

  private func colors(_ template: LayoutTemplate, _ places: LayoutPlaces) -> [Finding] {
    let roles = Palette.Role.allCases.filter { role in
      template.styles.values.contains { $0.color == role }
    }
    let pairs =
      roles.filter { $0 != .onAccent }.flatMap {
        [Pair(text: $0), Pair(text: $0, background: .tint)]
      } + [Pair(text: .onAccent, background: .accent)]
    return pairs.compactMap { finding($0, template, places) }
  }

  private func finding(
    _ pair: Pair, _ template: LayoutTemplate, _ places: LayoutPlaces
  ) -> Finding? {
    let background = pair.background.map { template.palette[$0] } ?? .white
    let contrast = template.palette[pair.text].contrast(with: background)
    let needed = isLargeOnly(pair.text, template) ? Self.leastContrast : Self.contrast
    guard contrast < needed else { return nil }
    let place = places[["colors", pair.text.rawValue]]
    let message =
      "'\(pair.text.rawValue)' on \(pair.background.map { "'\($0.rawValue)'" } ?? "white") "
      + "has a contrast of \(contrast.tenths.short) to 1"
    let hint = "\(needed.short) to 1 at least"
    return contrast < Self.leastContrast
      ? .error(.contrast, message, at: place, hint: hint)
      : .warning(.contrast, message, at: place, hint: hint)
  }

  /// All text of a colour is large, as WCAG counts it: 18 pt, or 14 pt in bold.
  private func isLargeOnly(_ role: Palette.Role, _ template: LayoutTemplate) -> Bool {
    let styles = template.styles.values.filter { $0.color == role }
    return !styles.isEmpty
      && styles.allSatisfy { $0.size >= .pt($0.weight == .bold ? 14 : 18) }
  }
}

extension LayoutTemplate {
  /// As its name says, or its body: no other print is that large.
  var isLargePrint: Bool {
    name.contains("large") || textStyle(.body).size >= .pt(16)
  }
}

extension Length {
  /// "12pt".
  fileprivate var words: String { points.tenths.short + "pt" }
}

/// Where a layout's values stand, in it or in those that it extends.
struct LayoutPlaces {
  private let roots: [YAMLNode]
  private let paper: String

  init(_ files: [SourceFile], paper: String) {
    roots = files.compactMap { YAMLNode.parse($0.text, file: $0.path).value }
    self.paper = paper
  }

  /// The value at a path; else the nearest of its parents; else the layout's beginning.
  subscript(path: [String]) -> SourceLocation? {
    let paths = [["papers", paper.lowercased()] + path, path].map { $0.joined(separator: ".") }
    // What any of the files says of a paper goes before what they say of all.
    for path in paths {
      for root in roots {
        if let node = root.value(at: path) { return node.location }
      }
    }
    return roots.first?.nearest(to: path.joined(separator: ".")) ?? roots.first?.location
  }
}
