/// How large a PDF's pages are: what a printer needs to know of any PDF.
public enum PageSizes {
  /// Width and height in points.
  public struct PageSize: Hashable, Sendable {
    public var width: Double
    public var height: Double
  }

  /// The first page's size, whoever has written the PDF.
  ///
  /// - Throws: `PDFError` where the bytes are no PDF that can be read, or an encrypted one.
  public static func first(in pdf: [UInt8]) throws(PDFError) -> PageSize {
    let reader = try PDFReader(pdf, Deflate())
    let catalog = try reader.dictionary(reader.trailer["Root"], "the catalog")
    var node = try reader.dictionary(catalog["Pages"], "the pages")
    var box = node["MediaBox"]
    // A box may be inherited (ISO 32000-1, 7.7.3.4). A tree deeper than this is no tree.
    for _ in 0..<64 {
      guard let kids = try reader.resolved(node["Kids"]).array, let first = kids.first else {
        break
      }
      node = try reader.dictionary(first, "a page")
      box = node["MediaBox"] ?? box
    }
    let numbers = try (try reader.resolved(box).array ?? []).map { object throws(PDFError) in
      try number(reader.resolved(object))
    }
    guard numbers.count == 4 else { throw .damaged("the page's size") }
    return PageSize(
      width: abs(numbers[2] - numbers[0]), height: abs(numbers[3] - numbers[1]))
  }

  private static func number(_ object: PDFObject) throws(PDFError) -> Double {
    switch object {
    case .integer(let value): return Double(value)
    case .real(let text):
      guard let value = Double(text) else { throw .damaged("the page's size") }
      return value
    default: throw .damaged("the page's size")
    }
  }
}
