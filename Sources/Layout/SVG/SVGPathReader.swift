import Typography

/// Reads path data (SVG 1.1, 8.3): `M`, `L`, `H`, `V`, `C`, `S`, `Q`, `T`, `A`, `Z` and their
/// relative forms. One unit is one point; quadratic curves and arcs become cubic ones.
struct SVGPathReader {
  struct Fault: Error, Hashable {
    /// In bytes, from the data's beginning.
    var offset: Int
    var message: String
  }

  /// More elements than these are no logo.
  private static let mostElements = 50_000

  private var numbers: SVGNumbers
  private var path = Path()
  private var current = SVGPoint()
  /// Where the part that is being drawn began, to which `Z` returns.
  private var start = SVGPoint()
  /// The last control point of a curve of the same kind, which `S` and `T` mirror.
  private var control: (kind: Character, point: SVGPoint)?

  /// The outline.
  ///
  /// - Throws: `Fault` at the first thing that is no path data.
  static func path(_ data: String) throws(Fault) -> Path {
    var reader = SVGPathReader(numbers: SVGNumbers(data))
    try reader.read()
    return reader.path
  }

  private init(numbers: SVGNumbers) {
    self.numbers = numbers
  }

  private mutating func read() throws(Fault) {
    numbers.skipSpace()
    while !numbers.isAtEnd {
      let place = numbers.offset
      guard let letter = numbers.letter() else {
        throw fault("a command such as M or L", at: place)
      }
      if path.elements.isEmpty, letter.lowercased() != "m" {
        throw fault("the command M, with which every path begins", at: place)
      }
      try read(letter, at: place)
      numbers.skipSpace()
    }
  }

  /// A command with its numbers; further ones repeat it.
  private mutating func read(_ letter: Character, at place: Int) throws(Fault) {
    var command = letter
    repeat {
      guard path.elements.count < Self.mostElements else {
        throw Fault(offset: place, message: "the path has more than \(Self.mostElements) parts")
      }
      numbers.skipSpace()
      try draw(command, at: place)
      // After a first point the same command draws lines.
      if command == "M" { command = "L" }
      if command == "m" { command = "l" }
      if command == "Z" || command == "z" { return }
      numbers.skipSeparator()
    } while !numbers.isAtEnd && !startsCommand
  }

  private var startsCommand: Bool {
    var ahead = numbers
    return ahead.letter() != nil
  }

  private mutating func draw(_ command: Character, at place: Int) throws(Fault) {
    let isRelative = command.isLowercase
    let origin = isRelative ? current : SVGPoint()
    switch command.uppercased() {
    case "M":
      current = try point(from: origin)
      start = current
      path.elements.append(.move(current.placed))
      control = nil
    case "L": try line(to: point(from: origin))
    case "H": try line(to: SVGPoint(x: origin.x + number(), y: current.y))
    case "V": try line(to: SVGPoint(x: current.x, y: origin.y + number()))
    case "C":
      let first = try point(from: origin)
      try cubic(first, point(from: origin), point(from: origin))
    case "S":
      let first = mirrored("C")
      try cubic(first, point(from: origin), point(from: origin))
    case "Q":
      let bend = try point(from: origin)
      try quadratic(bend, point(from: origin))
    case "T":
      let bend = mirrored("Q")
      try quadratic(bend, point(from: origin))
    case "A": try arc(from: origin)
    case "Z":
      path.elements.append(.close)
      current = start
      control = nil
    default: throw fault("a command such as M or L, not '\(command)'", at: place)
    }
  }

  // MARK: Pieces

  private mutating func line(to end: SVGPoint) {
    path.elements.append(.line(end.placed))
    current = end
    control = nil
  }

  private mutating func cubic(_ first: SVGPoint, _ second: SVGPoint, _ end: SVGPoint) {
    path.elements.append(.curve(first.placed, second.placed, end.placed))
    current = end
    control = ("C", second)
  }

  /// The same curve with two control points in place of one.
  private mutating func quadratic(_ bend: SVGPoint, _ end: SVGPoint) {
    let first = current + (bend - current) * (2 / 3)
    let second = end + (bend - end) * (2 / 3)
    path.elements.append(.curve(first.placed, second.placed, end.placed))
    current = end
    control = ("Q", bend)
  }

  private func mirrored(_ kind: Character) -> SVGPoint {
    guard let control, control.kind == kind else { return current }
    return current + (current - control.point)
  }

  private mutating func arc(from origin: SVGPoint) throws(Fault) {
    let radii = SVGPoint(x: abs(try number()), y: abs(try number()))
    let rotation = try number()
    let isLarge = try flag()
    let isClockwise = try flag()
    let end = try point(from: origin)
    let arc = SVGArc(
      from: current, to: end, radii: radii, rotation: rotation, isLarge: isLarge,
      isClockwise: isClockwise)
    path.elements += arc.elements
    current = end
    control = nil
  }

  // MARK: Numbers

  private mutating func point(from origin: SVGPoint) throws(Fault) -> SVGPoint {
    let x = try number()
    return SVGPoint(x: origin.x + x, y: origin.y + (try number()))
  }

  private mutating func number() throws(Fault) -> Double {
    let place = numbers.offset
    guard let number = numbers.number() else { throw fault("a number", at: place) }
    numbers.skipSeparator()
    return number
  }

  private mutating func flag() throws(Fault) -> Bool {
    guard let flag = numbers.flag() else { throw fault("0 or 1", at: numbers.offset) }
    numbers.skipSeparator()
    return flag
  }

  private func fault(_ expected: String, at offset: Int) -> Fault {
    Fault(offset: offset, message: "the path data needs \(expected) here")
  }
}
