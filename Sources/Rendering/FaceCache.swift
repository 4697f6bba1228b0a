import CCairo
import CFreeType
import Typography

/// Cairo's faces for the fonts of a run, made from the very bytes that HarfBuzz shaped with.
///
/// Cairo keeps a face after the last reference to it is given back, so FreeType's face and the bytes
/// below it are tied to Cairo's own and freed only with it. One cache serves one thread.
final class FaceCache {
  private let library: Library
  private var faces: [Key: OpaquePointer] = [:]
  private var bytes: [ObjectIdentifier: FontData] = [:]

  private struct Key: Hashable {
    var font: ObjectIdentifier
    var twin: Int
  }

  /// What a Cairo face needs for as long as it lives.
  private final class Backing {
    let face: FT_Face
    let data: FontData
    let library: Library

    init(face: FT_Face, data: FontData, library: Library) {
      self.face = face
      self.data = data
      self.library = library
    }

    deinit { FT_Done_Face(face) }
  }

  private final class Library {
    let handle: FT_Library

    init() throws(RenderError) {
      var handle: FT_Library?
      guard FT_Init_FreeType(&handle) == 0, let handle else {
        throw .cairo("FreeType cannot be started")
      }
      self.handle = handle
    }

    deinit { FT_Done_FreeType(handle) }
  }

  init() throws(RenderError) {
    library = try Library()
  }

  deinit {
    for face in faces.values { cairo_font_face_destroy(face) }
  }

  /// - Parameter twin: tells apart faces of one font, each of which a PDF embeds by itself.
  func face(for font: FontFace, twin: Int = 0) throws(RenderError) -> OpaquePointer {
    let key = Key(font: ObjectIdentifier(font), twin: twin)
    if let known = faces[key] { return known }
    let face = try make(font)
    faces[key] = face
    return face
  }

  private func make(_ font: FontFace) throws(RenderError) -> OpaquePointer {
    let data = bytesForCairo(of: font)
    let bytes = data.buffer.bindMemory(to: UInt8.self)
    var opened: FT_Face?
    guard
      FT_New_Memory_Face(library.handle, bytes.baseAddress, bytes.count, font.index, &opened) == 0,
      let opened
    else { throw .font(family: font.family) }
    opened.pointee.charmap = nil
    let backing = Backing(face: opened, data: data, library: library)
    guard let face = cairo_ft_font_face_create_for_ft_face(opened, Int32(FT_LOAD_NO_HINTING)) else {
      throw .font(family: font.family)
    }
    let retained = Unmanaged.passRetained(backing).toOpaque()
    let status = cairo_font_face_set_user_data(face, &FaceCache.backingKey, retained) { backing in
      backing.map { Unmanaged<Backing>.fromOpaque($0).release() }
    }
    guard status == CAIRO_STATUS_SUCCESS else {
      Unmanaged<Backing>.fromOpaque(retained).release()
      cairo_font_face_destroy(face)
      throw .font(family: font.family)
    }
    return face
  }

  /// Tables that Cairo is better off without.
  ///
  /// It trusts the character map more than the text that it is given, and would say that an Arabic
  /// ligature stands for a compatibility character; it also searches the whole map for every glyph.
  /// Without a map FreeType makes one from the names of the glyphs, which costs as much as a page.
  /// The programs of the hinting would be compressed for nothing: the finisher leaves them out.
  private static let hiddenTables = ["cmap", "post", "fpgm", "prep", "cvt "]

  /// The font's bytes with some tables out of sight.
  private func bytesForCairo(of font: FontFace) -> FontData {
    let key = ObjectIdentifier(font)
    if let known = bytes[key] { return known }
    let data = font.data.changed { bytes in
      for table in FaceCache.hiddenTables { bytes.hideTable(table, inFont: font.index) }
    }
    bytes[key] = data
    return data
  }

  /// Only its address counts.
  private nonisolated(unsafe) static var backingKey = cairo_user_data_key_t()
}

extension UnsafeMutableRawBufferPointer {
  /// Calls one of a font file's tables by a name that nobody asks for (OpenType 1.9, "Font file").
  /// The font stays as it is where it has no such table.
  fileprivate func hideTable(_ tag: String, inFont index: Int) {
    let isCollection = starts(with: "ttcf".utf8)
    guard let directory = isCollection ? number(at: 12 + index * 4, bytes: 4) : 0,
      let count = number(at: directory + 4, bytes: 2)
    else { return }
    for table in 0..<count {
      let record = directory + 12 + table * 16
      guard record + 4 <= self.count else { return }
      if self[record..<record + 4].elementsEqual(tag.utf8) {
        for offset in 0..<4 { self[record + offset] = UInt8(ascii: "x") }
      }
    }
  }

  /// A number, the highest byte first; nil beyond the end.
  private func number(at offset: Int, bytes: Int) -> Int? {
    guard offset >= 0, offset + bytes <= count else { return nil }
    return self[offset..<offset + bytes].reduce(0) { $0 << 8 | Int($1) }
  }
}
