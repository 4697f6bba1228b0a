/// Fonts that were trimmed and compressed before.
///
/// Masters begin with a sheet of signs, so those of one language and layout bring the very same
/// subsets, whatever their days. One memory serves one thread.
public final class TrimmedFonts {
  /// A font's file as it stands in a PDF.
  struct File {
    var compressed: [UInt8]
    /// Of the file before it was compressed.
    var length: Int
  }

  /// A font as Cairo writes it.
  private struct Source: Hashable {
    var bytes: [UInt8]

    /// It begins with the checksums of all its tables.
    func hash(into hasher: inout Hasher) {
      hasher.combine(bytes.count)
      bytes.withUnsafeBytes {
        hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: $0.prefix(256)))
      }
    }
  }

  private var files: [Source: File] = [:]
  /// About ten megabytes.
  static let most = 400

  public init() {}

  /// What was made of Cairo's font before, or else what is made now.
  ///
  /// - Parameter make: returns nil for a font that cannot be trimmed.
  func file(
    for font: ArraySlice<UInt8>, _ make: () throws(PDFError) -> File?
  ) throws(PDFError) -> File? {
    let source = Source(bytes: Array(font))
    if let known = files[source] { return known }
    guard let file = try make() else { return nil }
    if files.count >= Self.most { files = [:] }
    files[source] = file
    return file
  }
}
