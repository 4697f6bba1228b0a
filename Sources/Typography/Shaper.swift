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

/// Turns characters into glyphs with HarfBuzz, word by word.
///
/// Words are shaped apart from the spaces around them: no script needs more context than a word,
/// and the same words return again and again, so that each is shaped once. Standard ligatures are
/// off, because some readers cut copied text at them. One shaper serves one thread.
final class Shaper {
  /// All that a word's shape depends on beside its characters.
  private struct Setting: Hashable {
    var face: ObjectIdentifier
    var script: Script
    var rightToLeft: Bool
    var tabularFigures: Bool
    var language: String
  }

  /// A setting as HarfBuzz wants it. The face is kept, so that its identity stays its own.
  private struct Environment {
    var face: FontFace
    var script: hb_script_t
    var direction: hb_direction_t
    var language: hb_language_t?
    /// What every figure moves the pen on by; nil where each has its own width.
    var figureWidth: Int32?
  }

  private let buffer: OpaquePointer
  private var settings: [Setting: Int] = [:]
  private var environments: [Environment] = []
  private var words = WordCache()
  /// Where new words' glyphs go.
  private(set) var store = GlyphStore()
  static let cacheLimit = 50_000

  init() {
    buffer = hb_buffer_create()
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS)
  }

  deinit { hb_buffer_destroy(buffer) }

  /// Forgets all words where there are many, so that a long run does not grow without end. What was
  /// shaped before keeps its own store.
  func makeRoom() {
    if words.count >= Shaper.cacheLimit { forget() }
  }

  var wordCount: Int { words.count }

  /// Forgets all words.
  func forget() {
    words = WordCache()
    store = GlyphStore()
  }

  /// The number by which an item's words are shaped.
  func setting(of item: TextItem, in text: StyledText) -> Int {
    let setting = Setting(
      face: ObjectIdentifier(item.face), script: item.script, rightToLeft: item.level % 2 == 1,
      tabularFigures: text.spans[item.span].style.tabularFigures, language: text.language)
    if let known = settings[setting] { return known }
    environments.append(
      Environment(
        face: item.face, script: hb_script_from_iso15924_tag(setting.script.tag),
        direction: setting.rightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR,
        language: hb_language_from_string(setting.language, Int32(setting.language.utf8.count)),
        figureWidth: setting.tabularFigures ? figureWidth(of: item.face) : nil))
    settings[setting] = environments.count - 1
    return environments.count - 1
  }

  /// A stretch of a text, shaped into the store.
  ///
  /// - Parameter joins: whether letters take their forms from the ones beside them; then what stands
  ///   around the stretch within its word counts, whatever font, style or line it stands in.
  func shape(
    _ range: Range<Int>, of units: UnsafeBufferPointer<UInt16>, setting: Int, joins: Bool
  ) -> ShapedWord {
    let around = joins ? Shaper.surroundings(of: range, in: units) : range
    let key = WordCache.Key(
      units: UnsafeBufferPointer(rebasing: units[around]),
      before: range.lowerBound - around.lowerBound,
      after: around.upperBound - range.upperBound, setting: setting)
    if let known = words.word(for: key) { return known }
    let word = shape(key)
    words.insert(word, for: key)
    return word
  }

  /// The stretch with a few units on either side, up to the nearest space.
  private static func surroundings(
    of range: Range<Int>, in units: UnsafeBufferPointer<UInt16>
  ) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0, range.lowerBound - start < 8, !isWordSpace(units[start - 1]) { start -= 1 }
    while end < units.count, end - range.upperBound < 8, !isWordSpace(units[end]) { end += 1 }
    return start..<end
  }

  private func shape(_ key: WordCache.Key) -> ShapedWord {
    let environment = environments[key.setting]
    hb_buffer_clear_contents(buffer)
    hb_buffer_add_utf16(
      buffer, key.units.baseAddress, Int32(key.units.count), UInt32(key.before),
      Int32(key.units.count - key.before - key.after))
    hb_buffer_set_direction(buffer, environment.direction)
    hb_buffer_set_script(buffer, environment.script)
    hb_buffer_set_language(buffer, environment.language)
    hb_shape(environment.face.font, buffer, Shaper.features, UInt32(Shaper.features.count))
    if let width = environment.figureWidth {
      setFigures(of: key.units, on: width, from: environment.face)
    }
    return stored(clustersFrom: key.before)
  }

  private func stored(clustersFrom base: Int) -> ShapedWord {
    var word = ShapedWord(start: Int32(store.glyphs.count), count: 0, advance: 0)
    var count: UInt32 = 0
    guard let infos = hb_buffer_get_glyph_infos(buffer, &count),
      let positions = hb_buffer_get_glyph_positions(buffer, &count)
    else { return word }
    for index in 0..<Int(count) {
      let position = positions[index]
      store.append(
        Glyph(
          id: infos[index].codepoint, cluster: Int32(infos[index].cluster) - Int32(base),
          advance: position.x_advance, offsetX: position.x_offset, offsetY: position.y_offset))
      word.advance += position.x_advance
    }
    word.count = Int32(count)
    return word
  }

  // MARK: Figures

  private static func feature(_ tag: String, _ value: UInt32) -> hb_feature_t {
    hb_feature_t(
      tag: tag.utf8.reduce(0) { $0 << 8 | UInt32($1) }, value: value, start: 0, end: .max)
  }

  /// Figures are those that the font has by default, in columns too, so that a PDF needs only these.
  /// Where they have one width, a date's 1 keeps its distance from the word before it.
  private static let features = [feature("liga", 0), feature("clig", 0)]

  private static func isFigure(_ unit: UInt16) -> Bool { (0x30...0x39).contains(unit) }

  /// The width that the font's designer gave to figures in columns.
  private func figureWidth(of face: FontFace) -> Int32 {
    hb_buffer_clear_contents(buffer)
    hb_buffer_add_utf16(buffer, [0x30], 1, 0, 1)
    hb_buffer_guess_segment_properties(buffer)
    hb_shape(face.font, buffer, [Shaper.feature("tnum", 1)], 1)
    return hb_buffer_get_glyph_positions(buffer, nil)?.pointee.x_advance ?? 0
  }

  /// Sets each figure in the middle of one width, so that they stand in columns.
  private func setFigures(
    of units: UnsafeBufferPointer<UInt16>, on width: Int32, from face: FontFace
  ) {
    var count: UInt32 = 0
    guard let infos = hb_buffer_get_glyph_infos(buffer, &count),
      let positions = hb_buffer_get_glyph_positions(buffer, &count)
    else { return }
    for index in 0..<Int(count) where Shaper.isFigure(units[Int(infos[index].cluster)]) {
      let own = hb_font_get_glyph_h_advance(face.font, infos[index].codepoint)
      positions[index].x_offset += (width - own) / 2
      positions[index].x_advance = width
    }
  }

  /// Spaces that part words and are shaped alone.
  static func isWordSpace(_ unit: UInt16) -> Bool { unit == 0x20 || unit == 0xA0 }
}
