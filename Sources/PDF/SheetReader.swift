/// A sign as the fonts of one drawing have it.
struct SheetSign: Hashable, Sendable {
  /// The font's name in the resources, with its slash.
  var font: [UInt8]
  /// One byte, or two in a font of many glyphs.
  var code: [UInt8]
}

/// Reads from a drawing's first page with which font and code each of its signs is shown.
enum SheetReader {
  /// The signs in the order in which they were drawn.
  static func signs(of reader: PDFReader) throws(PDFError) -> [SheetSign] {
    guard let page = try PageWriter.pages(of: reader).first,
      let number = page["Contents"]?.reference, let stream = try reader.stream(number)
    else { throw .damaged("there is no sheet of signs") }
    let wide = try wideFonts(of: page, reader)
    return try signs(in: try reader.data(of: stream)) { wide.contains($0) }
  }

  /// The fonts whose codes have two bytes (ISO 32000-1, 9.7).
  private static func wideFonts(
    of page: PDFDictionary, _ reader: PDFReader
  ) throws(PDFError) -> Set<[UInt8]> {
    let resources = try reader.dictionary(page["Resources"], "a page's resources")
    let fonts = try reader.dictionary(resources["Font"], "a page's fonts")
    var names: Set<[UInt8]> = []
    for entry in fonts.entries
    where try reader.dictionary(entry.value, "a font")["Subtype"]?.name == "Type0" {
      names.insert(Array("/\(entry.key)".utf8))
    }
    return names
  }

  private static func signs(
    in content: [UInt8], isWide: ([UInt8]) -> Bool
  ) throws(PDFError) -> [SheetSign] {
    var signs: [SheetSign] = []
    content.withUnsafeBufferPointer { bytes in
      var lexer = PDFLexer(bytes)
      var (name, font): ([UInt8], [UInt8]) = ([], [])
      while true {
        switch lexer.next() {
        case .end: return
        case .name: name = Array(lexer.text)
        case .keyword where lexer.isText("Tf"): font = name
        case .string:
          signs += codes(PDFString.decoded(literal: lexer.text), isWide(font))
            .map { SheetSign(font: font, code: $0) }
        case .hexString:
          signs += codes(PDFString.decoded(hexadecimal: lexer.text), isWide(font))
            .map { SheetSign(font: font, code: $0) }
        default: break
        }
      }
    }
    return signs
  }

  private static func codes(_ string: [UInt8], _ isWide: Bool) -> [[UInt8]] {
    let width = isWide ? 2 : 1
    return stride(from: 0, to: string.count - width + 1, by: width).map {
      Array(string[$0..<$0 + width])
    }
  }
}
