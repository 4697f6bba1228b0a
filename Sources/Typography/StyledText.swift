/// How a stretch of text is set.
///
/// Plain numbers, since it is copied with every run from line to strip to page.
public struct TextStyle: Hashable, Sendable {
  /// The first family is the one meant; the others stand in for characters that it lacks.
  public var families: FontFamilies
  public var weight: FontWeight
  public var size: Length
  /// From one baseline to the next.
  public var leading: Length
  public var color: Color
  /// Figures of one width, so that columns of numbers stand in line; else each has its own.
  public var tabularFigures: Bool

  public init(
    families: FontFamilies, weight: FontWeight = .regular, size: Length, leading: Length,
    color: Color = .black, tabularFigures: Bool = false
  ) {
    self.families = families
    self.weight = weight
    self.size = size
    self.leading = leading
    self.color = color
    self.tabularFigures = tabularFigures
  }
}

/// A paragraph's text in logical order, with the style of each stretch.
public struct StyledText: Hashable, Sendable {
  /// A stretch of one style. `tag` means something to whoever made the text, such as which link or
  /// which place in a source file the stretch comes from.
  public struct Span: Hashable, Sendable {
    public var range: Range<Int>
    public var style: TextStyle
    public var tag: Int
  }

  /// UTF-16, in which ICU and HarfBuzz both count.
  public private(set) var units: [UInt16] = []
  /// Adjacent, in order, covering all units.
  public private(set) var spans: [Span] = []
  public var language: String
  public var rightToLeft: Bool
  /// Nil where no word may be parted, except one wider than its line.
  public var hyphenation: Hyphenation?

  public init(
    language: String, rightToLeft: Bool = false, hyphenation: Hyphenation? = nil
  ) {
    self.language = language
    self.rightToLeft = rightToLeft
    self.hyphenation = hyphenation
  }

  public var isEmpty: Bool { units.isEmpty }
  public var string: String { String(decoding: units, as: UTF16.self) }

  public mutating func append(_ string: String, style: TextStyle, tag: Int = 0) {
    let start = units.count
    units.append(unitsOf: string)
    guard units.count > start else { return }
    if let last = spans.last, last.style == style, last.tag == tag {
      spans[spans.count - 1].range = last.range.lowerBound..<units.count
    } else {
      spans.append(Span(range: start..<units.count, style: style, tag: tag))
    }
  }

  public mutating func append(_ text: StyledText) {
    for span in text.spans {
      append(text.string(in: span.range), style: span.style, tag: span.tag)
    }
  }

  func string(in range: Range<Int>) -> String {
    units.withUnsafeBufferPointer { String(units: UnsafeBufferPointer(rebasing: $0[range])) }
  }
}

extension String {
  /// A text in UTF-16. The standard library's way from it is long, and most text needs no more than
  /// two bytes for a character.
  init(units: UnsafeBufferPointer<UInt16>) {
    guard units.allSatisfy({ $0 < 0x800 }) else {
      self.init(decoding: units, as: UTF16.self)
      return
    }
    self.init(unsafeUninitializedCapacity: units.count * 2) { bytes in
      var count = 0
      for unit in units {
        if unit < 0x80 {
          bytes[count] = UInt8(truncatingIfNeeded: unit)
        } else {
          bytes[count] = UInt8(truncatingIfNeeded: 0xC0 | unit >> 6)
          count += 1
          bytes[count] = UInt8(truncatingIfNeeded: 0x80 | unit & 0x3F)
        }
        count += 1
      }
      return count
    }
  }
}

extension [UInt16] {
  /// A text in UTF-16. The standard library's way through it is long, and most text has one or two
  /// bytes for a character.
  fileprivate mutating func append(unitsOf string: String) {
    let isShort = string.utf8.withContiguousStorageIfAvailable { bytes in
      if bytes.allSatisfy({ $0 < 0x80 }) {
        append(contentsOf: bytes.lazy.map(UInt16.init))
        return true
      }
      guard bytes.allSatisfy({ $0 < 0xE0 }) else { return false }
      var lead: UInt16 = 0
      for byte in bytes {
        if byte < 0x80 {
          append(UInt16(byte))
        } else if byte >= 0xC0 {
          lead = UInt16(byte & 0x1F) << 6
        } else {
          append(lead | UInt16(byte & 0x3F))
        }
      }
      return true
    }
    if isShort != true { append(contentsOf: string.utf16) }
  }
}
