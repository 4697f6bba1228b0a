/// A stretch of text that is shaped as one: one style, one direction, one script, one face.
struct TextItem {
  var range: Range<Int>
  /// Index into the text's spans.
  var span: Int
  /// Embedding level of UAX #9; odd levels run from right to left.
  var level: UInt8
  var script: Script
  var face: FontFace

  func agrees(with other: TextItem) -> Bool {
    span == other.span && level == other.level && script == other.script && face === other.face
  }
}

/// A character that no installed font draws.
public struct MissingCharacter: Hashable, Sendable {
  public var character: Unicode.Scalar
  /// UTF-16 offset in the text.
  public var offset: Int
  /// The tag of the span it stands in.
  public var tag: Int
}

/// Divides a text into items (UAX #9 levels, UAX #24 scripts, font coverage).
struct Itemizer {
  private let text: StyledText
  /// Empty where everything runs from left to right.
  private let levels: [UInt8]
  /// What shared characters count as: the script before them, at the start the first one after.
  private var script: Script
  private var items: [TextItem] = []
  private var missing: [MissingCharacter] = []

  /// - Parameter levels: of each unit; empty where everything runs from left to right.
  init(_ text: StyledText, levels: [UInt8]) {
    self.text = text
    self.levels = levels
    script = Itemizer.firstScript(in: text.units)
  }

  /// - Throws: `FontError` where a style's own family cannot be used.
  static func itemize(
    _ text: StyledText, levels: [UInt8], book: FontBook
  ) throws(FontError) -> (items: [TextItem], missing: [MissingCharacter]) {
    var itemizer = Itemizer(text, levels: levels)
    for (index, span) in text.spans.enumerated() {
      let stack = try book.stack(
        families: span.style.families, weight: span.style.weight, language: text.language)
      itemizer.append(span, index, stack)
    }
    return (itemizer.items, itemizer.missing)
  }

  private mutating func append(_ span: StyledText.Span, _ index: Int, _ stack: FontStack) {
    var offset = span.range.lowerBound
    while offset < span.range.upperBound {
      let end = endOfPlainText(from: offset, to: span.range.upperBound, stack)
      if end > offset {
        append(
          TextItem(
            range: offset..<end, span: index, level: level(at: offset), script: script,
            face: stack.primary))
        offset = end
        continue
      }
      let (character, width) = Itemizer.scalar(at: offset, in: text.units)
      let own = Itemizer.script(of: character)
      if !own.isShared { script = own }
      let previous = items.last.flatMap { $0.span == index ? $0.face : nil }
      var face = face(for: character, in: stack, after: previous)
      if face == nil {
        missing.append(MissingCharacter(character: character, offset: offset, tag: span.tag))
      }
      if let previous, previous !== face, Shaper.isWordSpace(text.units[offset]) {
        face = self.face(ofSpaceAt: offset, in: span, stack, between: previous) ?? face
      }
      append(
        TextItem(
          range: offset..<offset + width, span: index, level: level(at: offset), script: script,
          face: face ?? stack.primary))
      offset += width
    }
  }

  private func level(at offset: Int) -> UInt8 { levels.isEmpty ? 0 : levels[offset] }

  /// How far characters reach that the primary face draws and that change nothing: the short way
  /// through most of most texts.
  private func endOfPlainText(from start: Int, to limit: Int, _ stack: FontStack) -> Int {
    if let last = items.last, last.face !== stack.primary, Shaper.isWordSpace(text.units[start]) {
      return start
    }
    let level = level(at: start)
    var end = start
    while end < limit, Itemizer.isPlain(text.units[end]), stack.primaryCovers(text.units[end]),
      levels.isEmpty || levels[end] == level
    {
      let own = Itemizer.script(ofPlain: text.units[end])
      if own != script, !own.isShared { break }
      end += 1
    }
    return end
  }

  /// One of the first characters, and no mark upon another.
  private static func isPlain(_ unit: UInt16) -> Bool {
    FontStack.firstCharacters.contains(unit) && !(0x300...0x36F).contains(unit)
      && !(0x483...0x489).contains(unit)
  }

  private static func script(ofPlain unit: UInt16) -> Script {
    if unit < 0x80 { return isASCIILetter(unit) ? .latin : .common }
    return firstScripts[Int(unit)]
  }

  private static let firstScripts = FontStack.firstCharacters.map { unit in
    Unicode.Scalar(unit).map(Script.init(of:)) ?? .unknown
  }

  private static func isASCIILetter(_ unit: UInt16) -> Bool {
    (0x61...0x7A).contains(unit | 0x20)
  }

  private mutating func append(_ item: TextItem) {
    if let last = items.last, last.agrees(with: item) {
      items[items.count - 1].range = last.range.lowerBound..<item.range.upperBound
    } else {
      items.append(item)
    }
  }

  /// Joiners and other invisible characters, and marks that the font before them can draw, stay with
  /// the face before them, so that a cluster is never torn apart. Nil where no font draws the
  /// character.
  private func face(
    for character: Unicode.Scalar, in stack: FontStack, after previous: FontFace?
  ) -> FontFace? {
    if character.value >= 0x300, let previous {
      let properties = character.properties
      if properties.isDefaultIgnorableCodePoint { return previous }
      if properties.generalCategory == .nonspacingMark, previous.covers(character) {
        return previous
      }
    }
    if let face = stack.face(covering: character, in: script) { return face }
    return UnicodeCharacter.needsNoGlyph(character) || Itemizer.isSpace(character)
      ? previous ?? stack.primary : nil
  }

  /// A space between two words of one face is set in that face: it has the width that suits them,
  /// and the words are drawn and copied as one.
  private func face(
    ofSpaceAt offset: Int, in span: StyledText.Span, _ stack: FontStack,
    between previous: FontFace
  ) -> FontFace? {
    var next = offset
    while next < span.range.upperBound, Shaper.isWordSpace(text.units[next]) { next += 1 }
    guard next < span.range.upperBound, previous.covers(" ") else { return nil }
    let (character, _) = Itemizer.scalar(at: next, in: text.units)
    let own = Itemizer.script(of: character)
    let face = stack.face(covering: character, in: own.isShared ? script : own)
    return face === previous ? previous : nil
  }

  private static func isSpace(_ character: Unicode.Scalar) -> Bool {
    character.properties.generalCategory == .spaceSeparator
      || character.properties.generalCategory == .lineSeparator
      || character.properties.generalCategory == .paragraphSeparator
  }

  private static func firstScript(in units: [UInt16]) -> Script {
    var offset = 0
    while offset < units.count {
      let (character, width) = scalar(at: offset, in: units)
      let script = script(of: character)
      if !script.isShared { return script }
      offset += width
    }
    return .latin
  }

  private static func script(of character: Unicode.Scalar) -> Script {
    guard character.value < 0x80 else { return Script(of: character) }
    return isASCIILetter(UInt16(character.value)) ? .latin : .common
  }

  /// The character at a UTF-16 offset and how many units it takes; a lone surrogate reads as
  /// U+FFFD.
  static func scalar(at offset: Int, in units: [UInt16]) -> (Unicode.Scalar, width: Int) {
    let unit = units[offset]
    if let scalar = Unicode.Scalar(unit) { return (scalar, 1) }
    if UTF16.isLeadSurrogate(unit), offset + 1 < units.count,
      UTF16.isTrailSurrogate(units[offset + 1])
    {
      let value = 0x10000 + ((UInt32(unit) - 0xD800) << 10) + UInt32(units[offset + 1]) - 0xDC00
      if let scalar = Unicode.Scalar(value) { return (scalar, 2) }
    }
    return ("\u{FFFD}", 1)
  }
}
