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
  let book: FontBook

  /// - Throws: `FontError` where a style's own family cannot be used.
  func itemize(
    _ text: StyledText, levels: [UInt8]
  ) throws(FontError) -> (items: [TextItem], missing: [MissingCharacter]) {
    let scripts = Itemizer.resolvedScripts(of: text.units)
    var items: [TextItem] = []
    var missing: [MissingCharacter] = []
    for (index, span) in text.spans.enumerated() {
      let stack = try book.stack(families: span.style.families, weight: span.style.weight)
      var offset = span.range.lowerBound
      while offset < span.range.upperBound {
        let (character, width) = Itemizer.scalar(at: offset, in: text.units)
        let script = scripts[offset]
        let previous = items.last.flatMap { $0.span == index ? $0.face : nil }
        let face = Itemizer.face(for: character, in: stack, after: previous)
        if face == nil {
          missing.append(MissingCharacter(character: character, offset: offset, tag: span.tag))
        }
        let item = TextItem(
          range: offset..<offset + width, span: index, level: levels[offset], script: script,
          face: face ?? stack.primary)
        if let last = items.last, last.agrees(with: item) {
          items[items.count - 1].range = last.range.lowerBound..<item.range.upperBound
        } else {
          items.append(item)
        }
        offset += width
      }
    }
    return (items, missing)
  }

  /// Joiners and other invisible characters, and marks that the font before them can draw, stay with
  /// the face before them, so that a cluster is never torn apart. Nil where no font draws the
  /// character.
  private static func face(
    for character: Unicode.Scalar, in stack: FontStack, after previous: FontFace?
  ) -> FontFace? {
    if character.value >= 0x300, let previous {
      let properties = character.properties
      if properties.isDefaultIgnorableCodePoint { return previous }
      if properties.generalCategory == .nonspacingMark, previous.covers(character) {
        return previous
      }
    }
    if let face = stack.face(covering: character) { return face }
    return UnicodeCharacter.needsNoGlyph(character) || isSpace(character)
      ? previous ?? stack.primary : nil
  }

  private static func isSpace(_ character: Unicode.Scalar) -> Bool {
    character.properties.generalCategory == .spaceSeparator
      || character.properties.generalCategory == .lineSeparator
      || character.properties.generalCategory == .paragraphSeparator
  }

  /// The script of each unit, where shared characters take the script before them, and at the
  /// start the first one after them.
  private static func resolvedScripts(of units: [UInt16]) -> [Script] {
    var scripts = [Script](repeating: .latin, count: units.count)
    var current: Script?
    var offset = 0
    while offset < units.count {
      let (character, width) = scalar(at: offset, in: units)
      let script = character.value < 0x80 ? asciiScript(character) : Script(of: character)
      if !script.isShared {
        if current == nil {
          for earlier in 0..<offset { scripts[earlier] = script }
        }
        current = script
      }
      for unit in offset..<offset + width { scripts[unit] = current ?? .latin }
      offset += width
    }
    return scripts
  }

  private static func asciiScript(_ character: Unicode.Scalar) -> Script {
    (65...90).contains(character.value) || (97...122).contains(character.value)
      ? .latin : .common
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
