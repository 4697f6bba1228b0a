import Content
import Foundation
import Layout
import Typography

/// A canonical text of a document's pages: what stands where, to a tenth of a point, and what it
/// means.
///
///     text   40.0  57.3  +81.2 "Clinic of the North" Noto Sans bold 12 #505050 (header)
///     fill   40.0  66.0 85.0×9.0 rounded #ede6e8 (layout)
///
/// A text stands at its baseline's left end; after the plus comes its width. Meanings are paths in
/// the semantic tree, which follows the pages.
struct PageDump: CustomStringConvertible {
  let document: LaidOutDocument

  var description: String {
    var lines: [String] = []
    for (index, page) in document.pages.enumerated() {
      lines.append("page \(index + 1), \(Self.size(page.size.width, page.size.height))")
      lines += page.items.map { "  \(line($0))" }
    }
    lines.append("tree")
    lines += treeLines(SemanticTree.root, depth: 1)
    lines += document.diagnostics.map { $0.formatted() }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Items

  private func line(_ item: Item) -> String {
    let meaning = meaning(item.meaning)
    switch item.content {
    case .glyphs(let run, let point):
      return "text  \(Self.point(point.x, point.y)) +\(Self.number(run.width))"
        + " \(Self.quoted(run.text)) \(Self.font(run)) \(meaning)"
    case .fill(let path, let color):
      return "fill  \(Self.outline(path)) \(Self.hex(color)) \(meaning)"
    case .stroke(let path, let color, let width):
      return "line  \(Self.outline(path)) \(Self.number(width)) wide \(Self.hex(color)) \(meaning)"
    case .image(let image):
      let frame = image.frame
      return "image \(Self.point(frame.x, frame.y)) \(Self.size(frame.width, frame.height))"
        + " \(image.key) focus \(image.focus.x) \(image.focus.y)"
        + " radius \(Self.number(image.cornerRadius)) \(meaning)"
    case .drawing(let placed):
      let frame = placed.frame
      return "draw  \(Self.point(frame.x, frame.y)) \(Self.size(frame.width, frame.height))"
        + " shapes \(placed.drawing.shapes.count) \(meaning)"
    }
  }

  private static func font(_ run: GlyphRun) -> String {
    let style = run.style
    let weight = run.face.weight == .regular ? "" : " \(run.face.weight.rawValue)"
    let figures = style.tabularFigures ? " tabular" : ""
    let direction = run.rightToLeft ? " rtl" : ""
    return "\(run.face.family)\(weight) \(number(style.size)) \(hex(style.color))"
      + figures + direction
  }

  /// Invisible characters are shown by their numbers.
  private static func quoted(_ text: String) -> String {
    let shown = text.unicodeScalars.map { scalar in
      scalar.properties.isDefaultIgnorableCodePoint || scalar.value == 0x2028
        ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
    }
    return "\"" + shown.joined() + "\""
  }

  /// Where an outline's box lies, and what kind of outline it is.
  private static func outline(_ path: Path) -> String {
    let points = path.elements.flatMap { element -> [Point] in
      switch element {
      case .move(let point), .line(let point): [point]
      case .curve(let first, let second, let end): [first, second, end]
      case .close: []
      }
    }
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max()
    else { return "nothing" }
    let isCurved = path.elements.contains { if case .curve = $0 { true } else { false } }
    let isClosed = path.elements.contains(.close)
    let kind = isCurved ? " rounded" : isClosed ? "" : " open"
    return "\(point(left, top)) \(size(right - left, bottom - top))\(kind)"
  }

  // MARK: Meanings

  private func meaning(_ meaning: Item.Meaning) -> String {
    switch meaning {
    case .artifact(let kind): "(\(kind))"
    case .node(let node): path(node)
    }
  }

  /// Roles from the root down, counted where siblings share one.
  private func path(_ node: SemanticTree.NodeID) -> String {
    let nodes = document.tree.nodes
    guard let parent = nodes[node].parent else { return "" }
    let name = Self.name(nodes[node].role)
    let namesakes = nodes[parent].children.filter { Self.name(nodes[$0].role) == name }
    let number = namesakes.firstIndex(of: node).map { namesakes.count > 1 ? ".\($0 + 1)" : "" }
    return "\(path(parent))/\(name)\(number ?? "")"
  }

  private static func name(_ role: SemanticTree.Role) -> String {
    switch role {
    case .heading(let level): "h\(level)"
    case .list(let numbering): "list-\(numbering)"
    case .headerCell(let scope): "\(scope)-header"
    case .link: "link"
    case .cell(1): "cell"
    case .cell(let columns): "cell over \(columns)"
    default: "\(role)"
    }
  }

  private func treeLines(_ node: SemanticTree.NodeID, depth: Int) -> [String] {
    let found = document.tree.nodes[node]
    var line = String(repeating: "  ", count: depth) + Self.name(found.role)
    if case .link(let destination) = found.role { line += " \(destination)" }
    if let alternative = found.alternative { line += " \"\(alternative)\"" }
    if let expansion = found.expansion { line += " in full \"\(expansion)\"" }
    if let language = found.language { line += " in \(language)" }
    return [line] + found.children.flatMap { treeLines($0, depth: depth + 1) }
  }

  // MARK: Numbers

  /// To a tenth; never "-0.0".
  static func number(_ length: Length) -> String {
    let tenths = (length.points * 10).rounded()
    return String(format: "%.1f", (tenths == 0 ? 0 : tenths) / 10)
  }

  private static func point(_ x: Length, _ y: Length) -> String {
    "\(padded(number(x))) \(padded(number(y)))"
  }

  private static func padded(_ text: String) -> String {
    String(repeating: " ", count: max(0, 5 - text.count)) + text
  }

  private static func size(_ width: Length, _ height: Length) -> String {
    "\(number(width))×\(number(height))"
  }

  static func hex(_ color: Color) -> String {
    let parts = [color.red, color.green, color.blue].map { Int(($0 * 255).rounded()) }
    return "#" + parts.map { String(format: "%02x", $0) }.joined()
  }
}
