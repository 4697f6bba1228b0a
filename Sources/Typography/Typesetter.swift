/// Prepares paragraphs: direction, script and font runs, glyphs, break candidates.
///
/// One typesetter serves one thread and keeps what it learned for the next paragraph.
public final class Typesetter {
  public let book: FontBook
  let shaper = Shaper()
  let hyphenator: Hyphenator
  private var finders: [String: LineBreakFinder] = [:]
  private var glues: [String: WordGlue] = [:]
  private var shapes: [ParagraphKey: ParagraphShape] = [:]
  private static let cacheLimit = 5_000
  /// Counts the documents, to tell what they share from what one of them has alone.
  private var document = 0
  /// How many paragraphs a new document may find before those of a single one go.
  private var room = fewestRemembered
  private var wordRoom = 6_000
  private var documentWithoutWords = 0
  /// Some times what a handout has: a run of many thousand holds little more than a short one.
  private static let fewestRemembered = 600
  /// A paragraph of more units is not met twice.
  private static let longestRemembered = 20_000

  /// - Parameter dictionary: finds a language's hyphenation patterns by its BCP 47 tag, asked for
  ///   once for each language in which a word has to be parted.
  public init(
    book: FontBook, dictionary: @escaping (String) -> HyphenationDictionary? = { _ in nil }
  ) {
    self.book = book
    hyphenator = Hyphenator(dictionary: dictionary)
  }

  /// How many paragraphs need not be shaped again.
  var rememberedCount: Int { shapes.count }

  /// Another document begins. What only one of the last ones had – a patient's name – is forgotten
  /// now and then; what they share stays.
  public func beginDocument() {
    document += 1
    forgetNames()
    guard shapes.count >= room else { return }
    shapes = shapes.filter { $0.value.isShared }
    for shape in shapes.values { shape.isShared = false }
    room = max(Self.fewestRemembered, 2 * shapes.count)
  }

  /// Words are forgotten all at once. Where a few documents bring as many again, they are the words of
  /// several languages, and not names: then more are kept.
  private func forgetNames() {
    guard shaper.wordCount >= wordRoom else { return }
    if document - documentWithoutWords < Self.fewestRemembered { wordRoom *= 2 }
    shaper.forget()
    documentWithoutWords = document
  }

  /// - Throws: `TypesettingError` where a font cannot be used or ICU fails.
  public func prepare(_ text: StyledText) throws(TypesettingError) -> ShapedParagraph {
    let key = ParagraphKey(text: text)
    if let known = shapes[key] {
      known.use(in: document)
      return ShapedParagraph(text: text, shape: known)
    }
    do {
      let shape = try shape(of: text)
      shape.document = document
      if shapes.count >= Typesetter.cacheLimit { shapes.removeAll(keepingCapacity: true) }
      if text.units.count <= Typesetter.longestRemembered { shapes[key] = shape }
      return ShapedParagraph(text: text, shape: shape)
    } catch let error as FontError {
      throw .font(error)
    } catch let error as UnicodeError {
      throw .unicode(error)
    } catch {
      throw .unicode(UnicodeError(code: -1))
    }
  }

  private func shape(of text: StyledText) throws -> ParagraphShape {
    shaper.makeRoom()
    let levels = try Bidi.levels(of: text.units, rightToLeft: text.rightToLeft)
    let (items, missing) = try Itemizer.itemize(text, levels: levels, book: book)
    let scales = items.map { $0.scale(in: text) }
    let settings = items.map { shaper.setting(of: $0, in: text) }
    let (segments, end) = segments(of: text, items, scales, settings)
    let opportunities = try finder(text.language).opportunities(in: text.units)
    let candidates = BreakCandidates.candidates(
      from: opportunities, in: text.units, glue: try glue(text.language),
      hyphenates: text.hyphenation != nil)
    return ParagraphShape(
      items: items, scales: scales, settings: settings, segments: segments, end: end,
      shaper: shaper, candidates: hyphenated(candidates, of: text), missing: missing)
  }

  private func finder(_ language: String) throws(UnicodeError) -> LineBreakFinder {
    if let known = finders[language] { return known }
    let finder = try LineBreakFinder(language: language)
    finders[language] = finder
    return finder
  }

  private func glue(_ language: String) throws(UnicodeError) -> WordGlue {
    if let known = glues[language] { return known }
    let glue = try WordGlue(language: language)
    glues[language] = glue
    return glue
  }

  /// With a candidate at every syllable, where the text may be hyphenated.
  private func hyphenated(
    _ candidates: [BreakCandidate], of text: StyledText
  ) -> [BreakCandidate] {
    guard text.hyphenation != nil else { return candidates }
    var result: [BreakCandidate] = []
    var start = 0
    for candidate in candidates {
      result += hyphenator.syllables(in: start..<candidate.visibleEnd, of: text).map {
        BreakCandidate(
          offset: $0, visibleEnd: $0, isMandatory: false, penalty: BreakCandidates.hyphen,
          addsHyphen: true)
      }
      result.append(candidate)
      start = candidate.offset
    }
    return result
  }

  /// Each item divided at its spaces, each piece shaped.
  private func segments(
    of text: StyledText, _ items: [TextItem], _ scales: [Double], _ settings: [Int]
  ) -> (segments: [ParagraphShape.Segment], end: LinePosition) {
    var segments: [ParagraphShape.Segment] = []
    segments.reserveCapacity(text.units.count / 3)
    var position = LinePosition()
    text.units.withUnsafeBufferPointer { units in
      for (index, item) in items.enumerated() {
        let (joins, bearsSpace) = (item.script.joins, item.script.bearsLetterspacing)
        var start = item.range.lowerBound
        while start < item.range.upperBound {
          let isSpace = Shaper.isWordSpace(units[start])
          let end =
            isSpace
            ? start + 1 : Typesetter.wordEnd(from: start, to: item.range.upperBound, in: units)
          let word = shaper.shape(
            start..<end, of: units, setting: settings[index], joins: joins && !isSpace)
          segments.append(.init(range: start..<end, item: index, word: word, start: position))
          let advance = Double(word.advance) * scales[index]
          position.x += advance
          if isSpace { position.spaces += advance }
          if bearsSpace, !isSpace { position.letters += advance }
          start = end
        }
      }
    }
    return (segments, position)
  }

  private static func wordEnd(
    from start: Int, to limit: Int, in units: UnsafeBufferPointer<UInt16>
  ) -> Int {
    var end = start + 1
    while end < limit, !Shaper.isWordSpace(units[end]) { end += 1 }
    return end
  }
}

/// A text without what does not change its glyphs and breaks: colours, leading, tags.
private struct ParagraphKey: Hashable {
  let text: StyledText

  func hash(into hasher: inout Hasher) {
    // Quicker than the hasher itself, which would guard against texts that are made to collide.
    var hash: UInt64 = 0
    for unit in text.units { hash = (hash ^ UInt64(unit)) &* 0x9E37_79B9_7F4A_7C15 }
    hasher.combine(hash)
    for span in text.spans {
      hasher.combine(span.range.upperBound)
      hasher.combine(span.style.size.points)
    }
  }

  static func == (left: ParagraphKey, right: ParagraphKey) -> Bool {
    let (left, right) = (left.text, right.text)
    return left.units == right.units && left.language == right.language
      && left.rightToLeft == right.rightToLeft && left.hyphenation == right.hyphenation
      && left.spans.count == right.spans.count
      && zip(left.spans, right.spans).allSatisfy { isSetAlike($0, $1) }
  }

  private static func isSetAlike(_ left: StyledText.Span, _ right: StyledText.Span) -> Bool {
    left.range == right.range && left.style.size == right.style.size
      && left.style.weight == right.style.weight
      && left.style.tabularFigures == right.style.tabularFigures
      && left.style.families == right.style.families
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
