import Content
import Typography

/// Reads a drawing of filled paths, as a clinic's logo is: an `.svg` file, or path data alone.
public struct SVGReader {
  /// For `currentColor`, and for path data.
  private let accent: Color

  public init(accent: Color) {
    self.accent = accent
  }

  /// The drawing of an `.svg` file. What the program does not draw — anything but filled paths — is
  /// an error, since a logo with a piece missing is worse than none.
  public func read(_ file: SourceFile) -> Parsed<Drawing> {
    var document = SVGDocument(file: file, accent: accent)
    return document.read()
  }

  /// The drawing of path data in the box of a `viewBox`, in the accent colour.
  ///
  /// - Parameter place: where the data stands.
  public func read(
    path data: String, box: String, at place: SourceLocation?
  ) -> Parsed<Drawing> {
    guard let box = SVGBox(box) else {
      return Parsed(value: nil, diagnostics: [.error(SVGBox.expected, at: place)])
    }
    do {
      let path = box.transform.applied(to: try SVGPathReader.path(data))
      return Parsed(value: Drawing(size: box.size, shapes: [.init(path, accent)]))
    } catch {
      let hint = "it is at character \(error.offset + 1) of the data"
      return Parsed(value: nil, diagnostics: [.error(error.message, at: place, hint: hint)])
    }
  }
}

/// The part of the plane that a drawing shows.
struct SVGBox {
  var transform: SVGTransform
  var size: Size

  static let expected = "a drawing's box is left, top, width and height, such as \"0 0 120 40\""

  init?(_ text: String) {
    var numbers = SVGNumbers(text)
    var values: [Double] = []
    numbers.skipSpace()
    while let value = numbers.number() {
      values.append(value)
      numbers.skipSeparator()
    }
    guard numbers.isAtEnd, values.count == 4, values[2] > 0, values[3] > 0,
      (0.02...50).contains(values[2] / values[3])
    else { return nil }
    transform = .translation(x: -values[0], y: -values[1])
    size = Size(width: .pt(values[2]), height: .pt(values[3]))
  }
}

/// One `.svg` file while it is read.
private struct SVGDocument {
  /// What an element hands on to those within it.
  struct State {
    var fill: Color? = .black
    var isEvenOdd = false
    var transform: SVGTransform
  }

  let file: SourceFile
  let accent: Color
  private var box: SVGBox?
  private var shapes: [Drawing.Shape] = []
  private var states: [(name: String, state: State)] = []
  /// The element whose content is passed over, and how many of its name are open.
  private var skipped: (name: String, depth: Int)?
  private var diagnostics: [Diagnostic] = []

  /// Say something of a drawing and draw nothing.
  private static let silent: Set = ["title", "desc", "metadata"]
  private static let deepest = 64

  init(file: SourceFile, accent: Color) {
    self.file = file
    self.accent = accent
  }

  mutating func read() -> Parsed<Drawing> {
    do {
      var scanner = XMLScanner(file.text)
      while let event = try scanner.next() { handle(event) }
    } catch {
      self.error(error.message, at: error.offset)
    }
    if box == nil, diagnostics.isEmpty {
      error("the file holds no drawing: the element 'svg' is missing", at: 0)
    } else if shapes.isEmpty, diagnostics.isEmpty {
      error("the drawing holds no filled path", at: 0)
    }
    guard let box, !diagnostics.hasErrors else {
      return Parsed(value: nil, diagnostics: diagnostics)
    }
    return Parsed(value: Drawing(size: box.size, shapes: shapes), diagnostics: diagnostics)
  }

  private mutating func handle(_ event: XMLScanner.Event) {
    switch event {
    case .open(let element):
      if let skipped {
        if element.name == skipped.name, !element.isEmpty { self.skipped?.depth += 1 }
      } else {
        open(element)
      }
    case .close(let name, let offset):
      if let open = skipped {
        guard open.name == name else { return }
        skipped = open.depth > 1 ? (name, open.depth - 1) : nil
      } else if states.last?.name == name {
        states.removeLast()
      } else {
        error("'</\(name)>' ends no element that is open", at: offset)
      }
    }
  }

  private mutating func open(_ element: XMLScanner.Element) {
    switch element.name {
    case "svg" where states.isEmpty: openRoot(element)
    case _ where states.isEmpty: error("the file begins with '\(element.name)', not 'svg'", element)
    case "g": if let state = state(of: element) { push(element, state) }
    case "path": draw(element)
    case let name where Self.silent.contains(name) || name.contains(":"): skip(element)
    case "defs" where element.isEmpty: break
    default:
      error(
        "'\(element.name)' is not drawn: a logo is made of filled paths", element,
        hint:
          "turn every shape and text into a path in the drawing program, and save it as plain SVG")
      skip(element)
    }
  }

  private mutating func push(_ element: XMLScanner.Element, _ state: State) {
    guard !element.isEmpty else { return }
    guard states.count < Self.deepest else {
      return error("groups stand within each other more than \(Self.deepest) deep", element)
    }
    states.append((element.name, state))
  }

  private mutating func skip(_ element: XMLScanner.Element) {
    if !element.isEmpty { skipped = (element.name, 1) }
  }

  // MARK: Elements

  private mutating func openRoot(_ element: XMLScanner.Element) {
    let text =
      element["viewBox"]?.value
      ?? "0 0 \(Self.units(element["width"])) \(Self.units(element["height"]))"
    box = SVGBox(text)
    guard let box else { return error(SVGBox.expected, element, hint: "say it in 'viewBox'") }
    states = [(element.name, State(transform: box.transform))]
    if let state = state(of: element) { states[0].state = state }
    if element.isEmpty { states = [] }
  }

  /// A size without its unit, which alone says nothing of a drawing's proportions.
  private static func units(_ attribute: XMLScanner.Attribute?) -> String {
    (attribute?.value ?? "").replacing("px", with: "")
  }

  private mutating func draw(_ element: XMLScanner.Element) {
    guard let state = state(of: element), let data = element["d"] else { return skip(element) }
    do {
      let path = state.transform.applied(to: try SVGPathReader.path(data.value))
      if let fill = state.fill, !path.elements.isEmpty {
        shapes.append(.init(path, fill, isEvenOdd: state.isEvenOdd))
      }
    } catch {
      self.error(error.message, at: data.offset + error.offset)
    }
    skip(element)
  }

  /// What holds within an element; nil where it is not shown.
  private mutating func state(of element: XMLScanner.Element) -> State? {
    guard var state = states.last?.state else { return nil }
    for property in properties(of: element) {
      let value = property.value
      switch property.name {
      case "display" where value == "none", "visibility" where value == "hidden":
        skip(element)
        return nil
      case "fill" where value == "none": state.fill = nil
      case "fill" where value != "inherit": state.fill = fill(property)
      case "fill-rule": state.isEvenOdd = value == "evenodd"
      case "transform":
        guard let transform = SVGTransform(value) else {
          error("'\(value)' is no transform such as \"translate(10 5)\"", at: property.offset)
          continue
        }
        state.transform = transform.followed(by: state.transform)
      case "stroke" where value != "none", "opacity" where Double(value) != 1,
        "fill-opacity" where Double(value) != 1, "clip-path" where value != "none",
        "mask" where value != "none", "filter" where value != "none", "class":
        error(
          "'\(property.name)' is not drawn: a logo is made of filled paths", at: property.offset,
          hint: "turn it into filled paths of plain colours in the drawing program")
      default: break
      }
    }
    return state
  }

  /// The attributes, and those that stand in `style`, which count more.
  private func properties(of element: XMLScanner.Element) -> [XMLScanner.Attribute] {
    let styles = (element["style"]?.value ?? "").split(separator: ";").compactMap { rule in
      let parts = rule.split(separator: ":", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
      return parts.count == 2
        ? XMLScanner.Attribute(
          name: parts[0], value: parts[1], offset: element["style"]?.offset ?? element.offset)
        : nil
    }
    return element.attributes + styles
  }

  private mutating func fill(_ property: XMLScanner.Attribute) -> Color? {
    switch property.value {
    case "currentColor": return accent
    case "black": return .black
    case "white": return .white
    default:
      if let color = Color(hex: Self.long(property.value)) { return color }
      error(
        "'\(property.value)' is no colour such as \"#7a2e43\"", at: property.offset,
        hint: "or \"currentColor\", for the clinic's accent")
      return nil
    }
  }

  /// `#7a2` is short for `#77aa22`.
  private static func long(_ hex: String) -> String {
    guard hex.count == 4, hex.first == "#" else { return hex }
    return "#" + hex.dropFirst().map { "\($0)\($0)" }.joined()
  }

  // MARK: What is wrong

  private mutating func error(
    _ message: String, _ element: XMLScanner.Element, hint: String? = nil
  ) {
    error(message, at: element.offset, hint: hint)
  }

  private mutating func error(_ message: String, at offset: Int, hint: String? = nil) {
    let before = String(decoding: file.text.utf8.prefix(offset), as: UTF8.self)
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    let place = SourceLocation(
      file: file.path, line: lines.count, column: (lines.last?.count ?? 0) + 1)
    diagnostics.append(.error(message, at: place, hint: hint))
  }
}
