/// A program's own data within a PDF (ISO 32000-1, 14.5): bytes that readers pass over, and that
/// this program finds again.
public enum PieceInfo {
  /// The key under which the data lie: the program's name.
  private static let key = "Plan"

  /// The data that a PDF of ours carries; nil where it carries none.
  ///
  /// - Throws: `PDFError` where the bytes are no PDF that can be read.
  public static func data(in pdf: [UInt8]) throws(PDFError) -> [UInt8]? {
    let reader = try PDFReader(pdf, Deflate())
    let catalog = try reader.dictionary(reader.trailer["Root"], "the catalog")
    guard let pieces = try reader.resolved(catalog["PieceInfo"]).dictionary,
      let piece = try reader.resolved(pieces[key]).dictionary,
      let number = piece["Private"]?.reference, let stream = try reader.stream(number)
    else { return nil }
    return try reader.data(of: stream)
  }

  /// Writes the data; the value of the catalog's entry comes back.
  static func write(_ data: [UInt8], changed date: String, into file: inout PDFWriter) -> Int {
    let stream = file.reserve()
    file.add(stream, compressing: data, PDFDictionary(), .little)
    let piece = file.reserve()
    file.add(piece) { bytes in
      bytes.append("<</\(key)<</LastModified(\(date))/Private \(stream) 0 R>>>>")
    }
    return piece
  }
}

extension ByteBuffer {
  fileprivate mutating func append(_ text: String) { append(text: text) }
}
