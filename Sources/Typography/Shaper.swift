import CHarfBuzz

/// One glyph of a shaped run; lengths are in font units.
public struct Glyph: Hashable, Sendable {
  /// Index in the font.
  public var id: UInt32
  /// UTF-16 offset of the first unit that the glyph stands for.
  public var cluster: Int32
  public var advance: Int32
  /// From the pen to the glyph's origin; positive is right and up.
  public var offsetX: Int32
  public var offsetY: Int32
}

/// A shaped word: its glyphs in visual order, with clusters counted from the word's start.
struct ShapedWord {
  var glyphs: [Glyph]
}

/// Turns characters into glyphs with HarfBuzz, word by word.
///
/// Words are shaped apart from the spaces around them: no script needs more context than a word,
/// and the same words return again and again, so that each is shaped once. Standard ligatures are
/// off, because some readers cut copied text at them. One shaper serves one thread.
public final class Shaper {
  private struct Key: Hashable {
    var face: ObjectIdentifier
    var script: Script
    var rightToLeft: Bool
    var tabularFigures: Bool
    var language: String
    var units: [UInt16]
  }

  private let buffer: OpaquePointer
  private var words: [Key: ShapedWord] = [:]
  /// Faces in the cache's keys must not be freed and their identity taken by another.
  private var keptFaces: [ObjectIdentifier: FontFace] = [:]
  private static let cacheLimit = 50_000

  public init() {
    buffer = hb_buffer_create()
  }

  deinit { hb_buffer_destroy(buffer) }

  func shape(_ units: ArraySlice<UInt16>, as item: TextItem, of text: StyledText) -> ShapedWord {
    let key = Key(
      face: ObjectIdentifier(item.face), script: item.script, rightToLeft: item.level % 2 == 1,
      tabularFigures: text.spans[item.span].style.tabularFigures, language: text.language,
      units: Array(units))
    if let known = words[key] { return known }
    let word = shape(key, with: item.face)
    if words.count >= Shaper.cacheLimit { words.removeAll(keepingCapacity: true) }
    keptFaces[key.face] = item.face
    words[key] = word
    return word
  }

  private func shape(_ key: Key, with face: FontFace) -> ShapedWord {
    hb_buffer_clear_contents(buffer)
    hb_buffer_add_utf16(buffer, key.units, Int32(key.units.count), 0, Int32(key.units.count))
    hb_buffer_set_direction(buffer, key.rightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR)
    hb_buffer_set_script(buffer, hb_script_from_iso15924_tag(key.script.tag))
    hb_buffer_set_language(
      buffer, hb_language_from_string(key.language, Int32(key.language.utf8.count)))
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES)
    var features = Shaper.features(tabularFigures: key.tabularFigures)
    hb_shape(face.font, buffer, &features, UInt32(features.count))
    return ShapedWord(glyphs: glyphsInBuffer())
  }

  private func glyphsInBuffer() -> [Glyph] {
    var count: UInt32 = 0
    guard let infos = hb_buffer_get_glyph_infos(buffer, &count),
      let positions = hb_buffer_get_glyph_positions(buffer, &count)
    else { return [] }
    return (0..<Int(count)).map { index in
      Glyph(
        id: infos[index].codepoint, cluster: Int32(infos[index].cluster),
        advance: positions[index].x_advance, offsetX: positions[index].x_offset,
        offsetY: positions[index].y_offset)
    }
  }

  private static func features(tabularFigures: Bool) -> [hb_feature_t] {
    func feature(_ tag: String, _ value: UInt32) -> hb_feature_t {
      hb_feature_t(
        tag: tag.utf8.reduce(0) { $0 << 8 | UInt32($1) }, value: value, start: 0, end: .max)
    }
    let standard = [feature("liga", 0), feature("clig", 0)]
    return tabularFigures ? standard + [feature("tnum", 1)] : standard
  }
}
