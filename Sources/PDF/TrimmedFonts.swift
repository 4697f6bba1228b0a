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

  /// By what Cairo wrote of each, which is twice as long.
  private var files: [ObjectDigest: File] = [:]
  /// A few megabytes.
  static let most = 400

  public init() {}

  /// What was made of Cairo's font before, or else what is made now.
  ///
  /// - Parameter make: returns nil for a font that cannot be trimmed.
  func file(
    for font: ArraySlice<UInt8>, _ make: () throws(PDFError) -> File?
  ) throws(PDFError) -> File? {
    let source = ObjectDigest(PDFDictionary(), [font])
    if let known = files[source] { return known }
    guard let file = try make() else { return nil }
    if files.count >= Self.most { files = [:] }
    files[source] = file
    return file
  }
}
