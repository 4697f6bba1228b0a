/// The content of one page in the making: operators, with no word of what they mean (ISO 32000-1,
/// 8 and 9).
///
/// Places are given as a reader of the page sees them, from the upper left corner downwards, in
/// points; they are written to a hundredth, which nobody sees. What is set already is not set again:
/// most of a page's content would be repetition.
package struct PageContent {
  package let width: Double
  package let height: Double
  private(set) var bytes = ByteBuffer(capacity: 1 << 14)
  /// Where each mark's operators end.
  private(set) var ends: [Int] = []
  /// Of the document's fonts and pictures, those that the page shows, in order.
  private(set) var fonts: [Int] = []
  private(set) var pictures: [Int] = []

  private var fill: Colour?
  private var stroke: Colour?
  private var lineWidth: Int?
  private var font: (sheet: Int, size: Int)?
  private var text = Text()

  package struct Colour: Hashable {
    /// In thousandths.
    var red: Int
    var green: Int
    var blue: Int

    package init(red: Double, green: Double, blue: Double) {
      self.red = Int((red * 1000).rounded())
      self.green = Int((green * 1000).rounded())
      self.blue = Int((blue * 1000).rounded())
    }
  }

  /// Where text stands, and what of it is open.
  private struct Text {
    var isOpen = false
    var isShowing = false
    /// A string within the array of the operator that shows it.
    var isInString = false
    /// Where the line began, in hundredths of a point from the lower left corner.
    var x = 0
    var y = 0
    /// How far the line has come, in thousandths of the font's size.
    var pen = 0.0
  }

  package init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  // MARK: Marks

  /// Ends the stretch of content that one mark of the structure stands for.
  package mutating func endMark() {
    endText()
    ends.append(bytes.count)
  }

  // MARK: Paths

  private func hundredths(_ points: Double) -> Int { Int((points * 100).rounded()) }

  private mutating func append(_ x: Double, _ y: Double) {
    bytes.append(hundredths: hundredths(x))
    bytes.append(" ")
    bytes.append(hundredths: fromBottom(y))
    bytes.append(" ")
  }

  /// Sheet and place are rounded by themselves, so that places stay in step with the sheet's top.
  private func fromBottom(_ y: Double) -> Int { hundredths(height) - hundredths(y) }

  package mutating func move(_ x: Double, _ y: Double) {
    endText()
    append(x, y)
    bytes.append("m ")
  }

  package mutating func line(_ x: Double, _ y: Double) {
    append(x, y)
    bytes.append("l ")
  }

  package mutating func curve(
    _ first: (x: Double, y: Double), _ second: (x: Double, y: Double), _ end: (x: Double, y: Double)
  ) {
    append(first.x, first.y)
    append(second.x, second.y)
    append(end.x, end.y)
    bytes.append("c ")
  }

  package mutating func close() { bytes.append("h ") }

  /// A rectangle from its upper left corner. Its sides are rounded as the corners of any path are.
  package mutating func rectangle(_ x: Double, _ y: Double, width: Double, height: Double) {
    endText()
    let (left, bottom) = (hundredths(x), fromBottom(y + height))
    bytes.append(hundredths: left)
    bytes.append(" ")
    bytes.append(hundredths: bottom)
    bytes.append(" ")
    bytes.append(hundredths: hundredths(x + width) - left)
    bytes.append(" ")
    bytes.append(hundredths: fromBottom(y) - bottom)
    bytes.append(" re ")
  }

  package mutating func setFill(_ colour: Colour) {
    guard fill != colour else { return }
    endShowing()
    fill = colour
    append(colour)
    bytes.append("rg\n")
  }

  package mutating func setStroke(_ colour: Colour, width: Double) {
    endText()
    if stroke != colour {
      stroke = colour
      append(colour)
      bytes.append("RG\n")
    }
    let width = hundredths(width)
    guard lineWidth != width else { return }
    lineWidth = width
    bytes.append(hundredths: width)
    bytes.append(" w\n")
  }

  private mutating func append(_ colour: Colour) {
    for value in [colour.red, colour.green, colour.blue] {
      bytes.append(thousandths: value)
      bytes.append(" ")
    }
  }

  package mutating func fillPath() { bytes.append("f\n") }
  package mutating func strokePath() { bytes.append("S\n") }

  // MARK: Pictures

  /// - Parameter trace: draws the outline beyond which the picture is cut off.
  package mutating func picture(
    _ number: Int, matrix: (Double, Double, Double, Double, Double, Double),
    within trace: (inout PageContent) -> Void
  ) {
    endText()
    bytes.append("q ")
    trace(&self)
    bytes.append("W n ")
    for value in [matrix.0, matrix.1, matrix.2, matrix.3, matrix.4, matrix.5] {
      bytes.append(hundredths: hundredths(value))
      bytes.append(" ")
    }
    bytes.append("cm/I")
    bytes.append(number)
    bytes.append(" Do Q\n")
    if !pictures.contains(number) { pictures.append(number) }
  }

  // MARK: Text

  /// Begins a run of text.
  ///
  /// - Parameters:
  ///   - sheet: the font's number in the document.
  ///   - x: of the first glyph's origin, from the left.
  ///   - y: of the baseline, from the top.
  mutating func begin(sheet: Int, size: Double, x: Double, y: Double) {
    let size = hundredths(size)
    let place = (x: hundredths(x), y: fromBottom(y))
    if !text.isOpen {
      bytes.append("BT ")
      text = Text(isOpen: true)
    }
    let changesFont = font.map { $0.sheet != sheet || $0.size != size } ?? true
    // A run that goes on where the last one ended needs no place of its own.
    let goesOn =
      text.y == place.y && text.pen > 0 && !changesFont && abs(gap(to: place.x, size)) < 3000
    if !goesOn {
      endShowing()
      bytes.append(hundredths: place.x - text.x)
      bytes.append(" ")
      bytes.append(hundredths: place.y - text.y)
      bytes.append(" Td\n")
      (text.x, text.y, text.pen) = (place.x, place.y, 0)
    }
    guard changesFont else { return }
    endShowing()
    font = (sheet, size)
    if !fonts.contains(sheet) { fonts.append(sheet) }
    bytes.append("/F")
    bytes.append(sheet)
    bytes.append(" ")
    bytes.append(hundredths: size)
    bytes.append(" Tf\n")
  }

  /// From the pen to a place on its line, in thousandths of the size.
  private func gap(to x: Int, _ size: Int) -> Double {
    Double(x - text.x) * 1000 / Double(size) - text.pen
  }

  /// Shows a code.
  ///
  /// - Parameters:
  ///   - width: of its glyph, in thousandths of the size.
  ///   - place: where the glyph's origin lies, in thousandths of the size from the line's start (see
  ///     ``offset(of:size:)``).
  mutating func show(_ code: UInt8, width: Int, at place: Double) {
    if !text.isShowing {
      bytes.append("[")
      text.isShowing = true
    }
    let shift = (text.pen - place).rounded()
    if shift != 0 {
      endString()
      bytes.append(Int(shift))
      text.pen -= shift
    }
    if !text.isInString {
      bytes.append("(")
      text.isInString = true
    }
    if code == UInt8(ascii: "(") || code == UInt8(ascii: ")") || code == UInt8(ascii: "\\") {
      bytes.append("\\")
    }
    bytes.append(byte: code)
    text.pen += Double(width)
  }

  /// Where a run's start lies on the line that is being shown, in thousandths of the size.
  func offset(of x: Double, size: Double) -> Double {
    Double(hundredths(x) - text.x) * 1000 / Double(hundredths(size))
  }

  private mutating func endString() {
    guard text.isInString else { return }
    bytes.append(")")
    text.isInString = false
  }

  private mutating func endShowing() {
    endString()
    guard text.isShowing else { return }
    bytes.append("]TJ\n")
    text.isShowing = false
  }

  private mutating func endText() {
    endShowing()
    guard text.isOpen else { return }
    bytes.append("ET\n")
    text.isOpen = false
  }
}
