import CCairo
import CFreeType
import Typography

/// Cairo's faces for the fonts of a run, made from the very bytes that HarfBuzz shaped with.
///
/// Cairo keeps a face after the last reference to it is given back, so FreeType's face and the bytes
/// below it are tied to Cairo's own and freed only with it. One cache serves one thread.
final class FaceCache {
  private let library: Library
  private var faces: [ObjectIdentifier: OpaquePointer] = [:]

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

  func face(for font: FontFace) throws(RenderError) -> OpaquePointer {
    let key = ObjectIdentifier(font)
    if let known = faces[key] { return known }
    let face = try make(font)
    faces[key] = face
    return face
  }

  private func make(_ font: FontFace) throws(RenderError) -> OpaquePointer {
    let bytes = font.data.buffer.bindMemory(to: UInt8.self)
    var opened: FT_Face?
    guard
      FT_New_Memory_Face(library.handle, bytes.baseAddress, bytes.count, font.index, &opened) == 0,
      let opened
    else { throw .font(family: font.family) }
    let backing = Backing(face: opened, data: font.data, library: library)
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

  /// Only its address counts.
  private nonisolated(unsafe) static var backingKey = cairo_user_data_key_t()
}
