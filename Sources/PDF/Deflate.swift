import CDeflate

/// The zlib format (RFC 1950), by which PDF compresses streams as `FlateDecode`.
final class Deflate {
  /// How long repetitions are looked for.
  enum Effort: Int32 {
    /// For pages, fonts and what is short: more would take half as long again and longer, for one byte
    /// in twenty and fewer.
    case little = 1
    /// Libdeflate takes the first repetition that will do. From 6 on it looks twice at each: for one
    /// byte in a hundred less it takes half as long again.
    case ordinary = 5
  }

  private let quick: OpaquePointer
  private let thorough: OpaquePointer
  private let decompressor: OpaquePointer

  /// - Throws: `PDFError` where memory is exhausted.
  init() throws(PDFError) {
    let quick = libdeflate_alloc_compressor(Effort.little.rawValue)
    let thorough = libdeflate_alloc_compressor(Effort.ordinary.rawValue)
    let decompressor = libdeflate_alloc_decompressor()
    guard let quick, let thorough, let decompressor else {
      libdeflate_free_compressor(quick)
      libdeflate_free_compressor(thorough)
      libdeflate_free_decompressor(decompressor)
      throw Self.noMemory
    }
    (self.quick, self.thorough, self.decompressor) = (quick, thorough, decompressor)
  }

  deinit {
    libdeflate_free_compressor(quick)
    libdeflate_free_compressor(thorough)
    libdeflate_free_decompressor(decompressor)
  }

  private static let noMemory = PDFError.damaged("out of memory")
  /// No page, font or structure comes near; what inflates to more is made to burn memory.
  private static let largest = 256 << 20

  func compressed(_ bytes: [UInt8], _ effort: Effort = .ordinary) -> [UInt8] {
    bytes.withUnsafeBufferPointer { compressed($0, effort) }
  }

  func compressed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ effort: Effort = .ordinary
  ) -> [UInt8] {
    let compressor = effort == .little ? quick : thorough
    let bound = libdeflate_zlib_compress_bound(compressor, bytes.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      count = libdeflate_zlib_compress(
        compressor, bytes.baseAddress, bytes.count, buffer.baseAddress, buffer.count)
    }
  }

  /// - Parameter expected: how many bytes are likely to come out.
  /// - Throws: `PDFError` where the data are no zlib stream, or too large.
  func inflated(_ data: ArraySlice<UInt8>, expected: Int? = nil) throws(PDFError) -> [UInt8] {
    var capacity = max(expected ?? data.count * 6, 1024)
    while capacity <= Self.largest {
      var result = LIBDEFLATE_SUCCESS
      let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        result = data.withUnsafeBytes { input in
          libdeflate_zlib_decompress(
            decompressor, input.baseAddress, input.count, buffer.baseAddress, buffer.count, &count)
        }
        if result != LIBDEFLATE_SUCCESS { count = 0 }
      }
      if result == LIBDEFLATE_SUCCESS { return bytes }
      guard result == LIBDEFLATE_INSUFFICIENT_SPACE else { break }
      capacity *= 4
    }
    throw .damaged("a compressed stream cannot be read")
  }
}
