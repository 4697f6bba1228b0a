/// A paragraph shaped once, whatever its measure: what line breaking chooses from.
public struct ShapedParagraph {
  /// A word or a single space, in logical order.
  struct Segment {
    var range: Range<Int>
    var item: Int
    var word: ShapedWord
  }

  public let text: StyledText
  let items: [TextItem]
  let segments: [Segment]
  /// Width in points of all clusters that begin before a UTF-16 offset; one more than there are
  /// units.
  let positions: [Double]
  let candidates: [BreakCandidate]
  public let missing: [MissingCharacter]

  /// The width of a stretch set in one line.
  func width(_ range: Range<Int>) -> Double {
    positions[range.upperBound] - positions[range.lowerBound]
  }
}

/// A place to end a line, with all that choosing it depends on.
struct BreakCandidate: Hashable {
  /// Where the next line begins.
  var offset: Int
  /// Where this line's last visible character ends: spaces before the break take no room.
  var visibleEnd: Int
  var isMandatory: Bool
  /// What it costs to break here, in demerits.
  var penalty: Double
  /// Within a word that no line is wide enough for.
  var splitsWord = false
}

/// Prepares paragraphs: direction, script and font runs, glyphs, break candidates.
///
/// One typesetter serves one thread and keeps what it learned for the next paragraph.
public final class Typesetter {
  public let book: FontBook
  let shaper = Shaper()
  private var finders: [String: LineBreakFinder] = [:]

  public init(book: FontBook) {
    self.book = book
  }

  /// - Throws: `TypesettingError` where a font cannot be used or ICU fails.
  public func prepare(_ text: StyledText) throws(TypesettingError) -> ShapedParagraph {
    do {
      let levels = try Bidi.levels(of: text.units, rightToLeft: text.rightToLeft)
      let (items, missing) = try Itemizer(book: book).itemize(text, levels: levels)
      let segments = shapedSegments(of: text, items: items)
      let positions = Typesetter.positions(of: text, items: items, segments: segments)
      let opportunities = try finder(text.language).opportunities(in: text.units)
      return ShapedParagraph(
        text: text, items: items, segments: segments, positions: positions,
        candidates: BreakCandidates.candidates(from: opportunities, in: text.units),
        missing: missing)
    } catch let error as FontError {
      throw .font(error)
    } catch let error as UnicodeError {
      throw .unicode(error)
    } catch {
      throw .unicode(UnicodeError(code: -1))
    }
  }

  private func finder(_ language: String) throws(UnicodeError) -> LineBreakFinder {
    if let known = finders[language] { return known }
    let finder = try LineBreakFinder(language: language)
    finders[language] = finder
    return finder
  }

  /// Each item divided at its spaces, each piece shaped.
  private func shapedSegments(
    of text: StyledText, items: [TextItem]
  ) -> [ShapedParagraph.Segment] {
    var segments: [ShapedParagraph.Segment] = []
    segments.reserveCapacity(text.units.count / 3)
    for (index, item) in items.enumerated() {
      var start = item.range.lowerBound
      while start < item.range.upperBound {
        let end = Typesetter.wordEnd(from: start, to: item.range.upperBound, in: text.units)
        let word = shaper.shape(text.units[start..<end], as: item, of: text)
        segments.append(.init(range: start..<end, item: index, word: word))
        start = end
      }
    }
    return segments
  }

  private static func wordEnd(from start: Int, to limit: Int, in units: [UInt16]) -> Int {
    guard units[start] != 0x20 else { return start + 1 }
    var end = start + 1
    while end < limit, units[end] != 0x20 { end += 1 }
    return end
  }

  private static func positions(
    of text: StyledText, items: [TextItem], segments: [ShapedParagraph.Segment]
  ) -> [Double] {
    var positions = [Double](repeating: 0, count: text.units.count + 1)
    for segment in segments {
      let scale = items[segment.item].scale(in: text)
      for glyph in segment.word.glyphs {
        let offset = segment.range.lowerBound + Int(glyph.cluster)
        positions[offset + 1] += Double(glyph.advance) * scale
      }
    }
    for offset in text.units.indices { positions[offset + 1] += positions[offset] }
    return positions
  }
}

extension TextItem {
  /// Points per font unit.
  func scale(in text: StyledText) -> Double {
    text.spans[span].style.size.points / Double(face.unitsPerEm)
  }
}

/// Why a paragraph cannot be set.
public enum TypesettingError: Error, Hashable, Sendable {
  case font(FontError)
  case unicode(UnicodeError)

  public var message: String {
    switch self {
    case .font(let error): error.message
    case .unicode(let error): error.message
    }
  }
}
