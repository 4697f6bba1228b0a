/// Where Cairo's text stands, and where the text object that is written has come to.
///
/// Cairo begins an object for every run, scales it to the run's size and steps in units of that. Here
/// a font has its size, and one object goes on by steps of points.
struct ContentText {
  /// Cairo's text matrix in millionths (ISO 32000-1, 9.4.2).
  private var matrix = (a: 1_000_000, b: 0, c: 0, d: 1_000_000, x: 0, y: 0)
  private var font = ContentState.Name()
  private var fontSize = 1_000_000
  /// Whether Cairo is within a text object, and whether its place was set since text was shown.
  private(set) var isWithin = false
  private var hasMoved = true

  private var isOpen = false
  /// The beginning of the line that was written last, in hundredths; nil where steps cannot be taken
  /// from there.
  private var line: (x: Int, y: Int)?

  // MARK: Reading

  mutating func begin() {
    isWithin = true
    matrix = (1_000_000, 0, 0, 1_000_000, 0, 0)
    hasMoved = true
  }

  mutating func setMatrix(_ numbers: borrowing InlineArray<6, Int>) {
    matrix = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
    hasMoved = true
  }

  mutating func move(_ x: Int, _ y: Int) {
    matrix.x += (x * matrix.a + y * matrix.c) / 1_000_000
    matrix.y += (x * matrix.b + y * matrix.d) / 1_000_000
    hasMoved = true
  }

  mutating func setFont(_ name: ContentState.Name, size: Int) {
    (font, fontSize) = (name, size)
  }

  mutating func end() { isWithin = false }

  // MARK: Writing

  mutating func open(_ output: inout ByteBuffer) {
    if isOpen { return }
    output.append("BT ")
    isOpen = true
    line = nil
    hasMoved = true
  }

  mutating func close(_ output: inout ByteBuffer) {
    if isOpen { output.append("ET ") }
    isOpen = false
  }

  /// Sets font and place for what is shown next.
  ///
  /// - Parameter drawing: what the font's name is taken from.
  mutating func place(
    in state: inout ContentState, from drawing: UnsafeBufferPointer<UInt8>,
    _ output: inout ByteBuffer
  ) {
    setFont(in: &state, from: drawing, &output)
    if hasMoved { move(&output) }
    hasMoved = false
  }

  /// Upright text on a page whose places count downwards, as nearly all is.
  private var isUpright: Bool {
    matrix.a > 0 && matrix.d == -matrix.a && matrix.b == 0 && matrix.c == 0
  }

  private func setFont(
    in state: inout ContentState, from drawing: UnsafeBufferPointer<UInt8>,
    _ output: inout ByteBuffer
  ) {
    let size = isUpright ? fontSize * matrix.a / 1_000_000 : fontSize
    guard !font.range.isEmpty, state.setFont(font, size: size) else { return }
    output.append(drawing[font.range])
    output.append(" ")
    output.append(size, decimals: 6)
    output.append(" Tf ")
  }

  private mutating func move(_ output: inout ByteBuffer) {
    guard isUpright else {
      for value in [matrix.a, matrix.b, matrix.c, matrix.d, matrix.x, matrix.y] {
        output.append(value, decimals: 6)
        output.append(" ")
      }
      output.append("Tm ")
      line = nil
      return
    }
    let place = (x: matrix.x.rounded(toDecimals: 2), y: matrix.y.rounded(toDecimals: 2))
    if let line {
      output.append(place.x - line.x, decimals: 2)
      output.append(" ")
      output.append(line.y - place.y, decimals: 2)
      output.append(" Td")
    } else {
      output.append("1 0 0 -1 ")
      output.append(place.x, decimals: 2)
      output.append(" ")
      output.append(place.y, decimals: 2)
      output.append(" Tm")
    }
    line = place
  }
}
