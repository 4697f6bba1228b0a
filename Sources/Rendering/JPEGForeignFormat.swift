/// Kinds of file that are found under the name of a JPEG.
public enum JPEGForeignFormat: Hashable, Sendable, CaseIterable {
  case png, gif, webP, heic, avif, tiff, bmp, jpeg2000, jpegXL, photoshop, pdf, markup
  case largeFilePointer
}

extension JPEGForeignFormat {
  /// Looks at the first bytes; nil for a JPEG and for what is not known.
  init?(of bytes: [UInt8]) {
    func stands(_ signature: [UInt8], at offset: Int = 0) -> Bool {
      bytes.dropFirst(offset).starts(with: signature)
    }
    func stands(_ text: String, at offset: Int = 0) -> Bool { stands(Array(text.utf8), at: offset) }

    if stands("ftyp", at: 4) {
      guard let brand = Self.brand(bytes.dropFirst(8).prefix(4)) else { return nil }
      self = brand
      return
    }
    switch true {
    case stands([0x89, 0x50, 0x4E, 0x47]): self = .png
    case stands("GIF8"): self = .gif
    case stands("RIFF") && stands("WEBP", at: 8): self = .webP
    case stands([0x49, 0x49, 0x2A, 0x00]), stands([0x4D, 0x4D, 0x00, 0x2A]): self = .tiff
    case stands("BM"): self = .bmp
    case stands([0, 0, 0, 12]) && stands("jP  ", at: 4): self = .jpeg2000
    case stands([0xFF, 0x0A]), stands([0, 0, 0, 12]) && stands("JXL ", at: 4): self = .jpegXL
    case stands("8BPS"): self = .photoshop
    case stands("%PDF"): self = .pdf
    case stands("version https://git-lfs"): self = .largeFilePointer
    case stands("<"), stands([0xEF, 0xBB, 0xBF, 0x3C]): self = .markup
    default: return nil
    }
  }

  /// Major brands of ISO base media files (ISO/IEC 14496-12) that hold pictures.
  private static func brand(_ name: ArraySlice<UInt8>) -> Self? {
    switch String(decoding: name, as: UTF8.self) {
    case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1": .heic
    case "avif", "avis": .avif
    default: nil
    }
  }

  /// With its article, to stand within a sentence.
  var name: String {
    switch self {
    case .png: "a PNG picture"
    case .gif: "a GIF picture"
    case .webP: "a WebP picture"
    case .heic: "an HEIC picture"
    case .avif: "an AVIF picture"
    case .tiff: "a TIFF picture"
    case .bmp: "a BMP picture"
    case .jpeg2000: "a JPEG 2000 picture"
    case .jpegXL: "a JPEG XL picture"
    case .photoshop: "a Photoshop document"
    case .pdf: "a PDF document"
    case .markup: "a web page or an SVG drawing"
    case .largeFilePointer: "a Git LFS pointer"
    }
  }

  var hint: String {
    switch self {
    case .markup: "download the picture itself and save it as a JPEG"
    case .largeFilePointer: "fetch the picture itself with `git lfs pull`"
    default: "open it in an image program and save it as a JPEG; a new name is not enough"
    }
  }
}
