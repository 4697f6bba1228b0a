import CHarfBuzz

/// The bytes of one font file, kept at one place in memory for as long as anyone draws with them.
public final class FontData: Sendable {
  /// HarfBuzz and Cairo both read the same bytes through this buffer, which never changes.
  nonisolated(unsafe) package let buffer: UnsafeRawBufferPointer
  private let release: @Sendable (UnsafeRawBufferPointer) -> Void
  /// The same bytes at another place, where they may be changed; cheaper than a copy.
  private let remap: (@Sendable () -> UnsafeMutableRawBufferPointer?)?

  public convenience init(_ bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
    copy.copyBytes(from: bytes)
    self.init(UnsafeRawBufferPointer(copy)) { $0.deallocate() }
  }

  /// Bytes that stand somewhere already, such as a file that is mapped into memory.
  ///
  /// - Parameters:
  ///   - remap: gives the same bytes at another place, to be changed there without any effect here;
  ///     they are released as these are. Nil where only a copy can.
  ///   - release: called once nobody draws with them any more.
  package init(
    _ buffer: UnsafeRawBufferPointer,
    remap: (@Sendable () -> UnsafeMutableRawBufferPointer?)? = nil,
    release: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
  ) {
    self.buffer = buffer
    self.remap = remap
    self.release = release
  }

  /// The same font with some bytes changed.
  package func changed(_ change: (UnsafeMutableRawBufferPointer) -> Void) -> FontData {
    guard let place = remap?() else {
      var bytes = Array(buffer)
      bytes.withUnsafeMutableBytes(change)
      return FontData(bytes)
    }
    change(place)
    return FontData(UnsafeRawBufferPointer(place), release: release)
  }

  deinit { release(buffer) }
}

/// One static instance of a font, shaped in its own units.
///
/// HarfBuzz's objects are made immutable before they are shared, so a face may be used by any
/// thread.
public final class FontFace: @unchecked Sendable {
  /// The family as it was asked for, such as "Noto Sans".
  public let family: String
  public let weight: FontWeight
  public let data: FontData
  /// Which of a collection's fonts it is.
  public let index: Int
  /// Font units to the em.
  public let unitsPerEm: Int
  /// Font units above and below the baseline; the descent is positive.
  public let ascent: Int
  public let descent: Int
  public let xHeight: Int
  public let capHeight: Int

  let font: OpaquePointer
  private let face: OpaquePointer

  /// - Parameter index: which font of a collection; 0 for a file of one font.
  /// - Throws: `FontError` where the bytes are no font, or a variable one (Cairo 1.16 writes those
  ///   with regular outlines and bold advances), or one that its maker allows nobody to embed.
  public init(family: String, weight: FontWeight, data: FontData, index: Int = 0) throws(FontError)
  {
    let blob = hb_blob_create(
      data.buffer.baseAddress?.assumingMemoryBound(to: CChar.self), UInt32(data.buffer.count),
      HB_MEMORY_MODE_READONLY, nil, nil)
    defer { hb_blob_destroy(blob) }
    guard let face = hb_face_create(blob, UInt32(index)), hb_face_get_glyph_count(face) > 0 else {
      throw .unreadable(family: family)
    }
    guard hb_ot_var_has_data(face) == 0 else {
      hb_face_destroy(face)
      throw .variable(family: family)
    }
    guard EmbeddingRights(of: face).allowSubsets else {
      hb_face_destroy(face)
      throw .restricted(family: family)
    }
    guard let font = hb_font_create(face) else {
      hb_face_destroy(face)
      throw .unreadable(family: family)
    }
    hb_face_make_immutable(face)
    hb_font_make_immutable(font)
    var extents = hb_font_extents_t()
    hb_font_get_h_extents(font, &extents)
    unitsPerEm = Int(hb_face_get_upem(face))
    ascent = Int(extents.ascender)
    descent = -Int(extents.descender)
    xHeight = FontFace.metric(HB_OT_METRICS_TAG_X_HEIGHT, font)
    capHeight = FontFace.metric(HB_OT_METRICS_TAG_CAP_HEIGHT, font)
    self.family = family
    self.weight = weight
    self.data = data
    self.index = index
    self.face = face
    self.font = font
  }

  deinit {
    hb_font_destroy(font)
    hb_face_destroy(face)
  }

  /// Whether the font draws the character with a glyph of its own.
  public func covers(_ character: Unicode.Scalar) -> Bool { glyph(for: character) != nil }

  /// The glyph that the font draws the character with where no feature asks for another.
  public func glyph(for character: Unicode.Scalar) -> UInt32? {
    var glyph: hb_codepoint_t = 0
    guard hb_font_get_nominal_glyph(font, character.value, &glyph) != 0, glyph != 0 else {
      return nil
    }
    return glyph
  }

  /// A glyph that draws nothing: of no width where the font has such a one, else the space's. Nil
  /// where the font has neither. Some fonts draw even their joiners.
  public var blankGlyph: UInt32? {
    for character: UInt32 in [0x200C, 0x200B, 0x2060, 0x20] {
      var glyph: hb_codepoint_t = 0
      var extents = hb_glyph_extents_t()
      if hb_font_get_nominal_glyph(font, character, &glyph) != 0, glyph != 0,
        hb_font_get_glyph_extents(font, glyph, &extents) != 0, extents.width == 0,
        extents.height == 0
      {
        return glyph
      }
    }
    return nil
  }

  private static func metric(_ tag: hb_ot_metrics_tag_t, _ font: OpaquePointer) -> Int {
    var position: hb_position_t = 0
    hb_ot_metrics_get_position_with_fallback(font, tag, &position)
    return Int(position)
  }
}

public enum FontWeight: String, CaseIterable, Hashable, Sendable {
  case regular, bold
}

/// Why a font cannot be used.
public enum FontError: Error, Hashable, Sendable {
  case missing(family: String)
  case unreadable(family: String)
  case variable(family: String)
  /// Its licence, as the file tells it, forbids to embed a part of it.
  case restricted(family: String)

  public var message: String {
    switch self {
    case .missing(let family): "the font \"\(family)\" is not installed"
    case .unreadable(let family): "the font \"\(family)\" cannot be read"
    case .variable(let family):
      "the font \"\(family)\" is a variable font, which cannot be embedded faithfully"
    case .restricted(let family):
      "the font \"\(family)\" may not be embedded: its maker has restricted that"
    }
  }
}
