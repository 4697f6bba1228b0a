import CHarfBuzz

/// What a font's maker allows to embed, as the `fsType` of its OS/2 table says (OpenType, "OS/2").
struct EmbeddingRights: Hashable {
  /// Bits 0 to 3 name the licence, bit 8 forbids subsets, bit 9 outlines.
  let type: UInt16

  init(type: UInt16) {
    self.type = type
  }

  /// A font without the table, or with one that is cut off, restricts nothing.
  init(of face: OpaquePointer) {
    let tag: hb_tag_t = 0x4F53_2F32
    let table = hb_face_reference_table(face, tag)
    defer { hb_blob_destroy(table) }
    var length: UInt32 = 0
    guard let data = hb_blob_get_data(table, &length), length >= 10 else {
      type = 0
      return
    }
    let bytes = UnsafeRawBufferPointer(start: data, count: Int(length))
    type = UInt16(bytes[8]) << 8 | UInt16(bytes[9])
  }

  /// Whether a subset of the outlines may stand in a PDF. Where several licences are named, the most
  /// generous counts.
  var allowSubsets: Bool {
    let (restricted, print, edit): (UInt16, UInt16, UInt16) = (0x2, 0x4, 0x8)
    let isRestricted = type & restricted != 0 && type & (print | edit) == 0
    let (noSubset, bitmapOnly): (UInt16, UInt16) = (0x100, 0x200)
    return !isRestricted && type & (noSubset | bitmapOnly) == 0
  }
}
