/// What a page's operators have set so far, so that nothing is set twice (ISO 32000-1, 8.4).
///
/// Nil stands for what is not known.
struct ContentState {
  /// A name of at most eight characters, as Cairo gives its fonts; longer ones are alike to none.
  struct Name: Equatable {
    /// Where it stands in the drawing.
    private(set) var range = 0..<0
    private var characters: UInt64 = 0

    init() {}

    init(_ lexer: PDFLexer) {
      range = lexer.start..<lexer.position
      for index in range.prefix(8) { characters = characters << 8 | UInt64(lexer.bytes[index]) }
      if range.count > 8 { characters = UInt64.max }
    }

    static func == (one: Name, other: Name) -> Bool {
      one.characters == other.characters && one.characters != UInt64.max
    }
  }

  /// Red, green and blue in thousandths.
  private typealias Color = SIMD4<Int32>

  private var fill: Color?
  private var stroke: Color?
  private var width: Int? = 1_000_000
  private var cap: Int? = 0
  private var join: Int? = 0
  private var miterLimit: Int? = 10_000_000
  /// Lines have no dashes.
  var isSolid = true
  /// Places are not in points, so that hundredths of them may be seen.
  private(set) var isScaled = false
  private var font: (name: Name, size: Int)?

  mutating func forget() {
    let isScaled = self.isScaled
    self = ContentState()
    (width, cap, join, miterLimit, isSolid) = (nil, nil, nil, nil, false)
    self.isScaled = isScaled
  }

  // Each of these tells whether the operator changes anything.

  mutating func setFill(_ numbers: borrowing InlineArray<6, Int>) -> Bool {
    ContentState.set(&fill, ContentState.color(numbers))
  }

  mutating func setStroke(_ numbers: borrowing InlineArray<6, Int>) -> Bool {
    ContentState.set(&stroke, ContentState.color(numbers))
  }

  mutating func setPen(_ word: PDFLexer.Word, _ value: Int) -> Bool {
    switch word {
    case "w": ContentState.set(&width, value)
    case "J": ContentState.set(&cap, value)
    case "j": ContentState.set(&join, value)
    default: ContentState.set(&miterLimit, value)
    }
  }

  mutating func setFont(_ name: Name, size: Int) -> Bool {
    if let font, font.name == name, font.size == size { return false }
    font = (name, size)
    return true
  }

  mutating func transform(_ matrix: borrowing InlineArray<6, Int>) {
    let (a, b, c, d) = (matrix[0], matrix[1], matrix[2], matrix[3])
    if b != 0 || c != 0 || abs(a) != 1_000_000 || abs(d) != 1_000_000 { isScaled = true }
  }

  private static func set<Value: Equatable>(_ known: inout Value?, _ value: Value) -> Bool {
    defer { known = value }
    return known != value
  }

  private static func color(_ numbers: borrowing InlineArray<6, Int>) -> Color {
    func part(_ index: Int) -> Int32 {
      Int32(truncatingIfNeeded: numbers[index].rounded(toDecimals: 3))
    }
    return Color(part(0), part(1), part(2), 0)
  }
}

extension Int {
  /// A number of millionths as one of hundredths, say, where two decimals are asked for.
  @inline(__always)
  func rounded(toDecimals decimals: Int) -> Int {
    var unit = 1
    for _ in decimals..<6 { unit *= 10 }
    return (self + (self < 0 ? -unit / 2 : unit / 2)) / unit
  }
}
