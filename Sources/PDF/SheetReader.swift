/// The signs of a sheet as the fonts of its drawing have them: equal for all drawings of the same
/// sheet, so that many can share it.
public struct SheetSigns: Hashable, Sendable {
  struct Sign: Hashable, Sendable {
    /// Among `fonts`.
    var font: UInt16
    var code: UInt16
  }

  struct Font: Hashable, Sendable {
    /// In the resources, with its slash.
    var name: [UInt8]
    /// Codes have two bytes, as in a font of many glyphs.
    var isWide: Bool
  }

  /// Few are of one size and not equal.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(fonts.count)
    hasher.combine(signs.count)
  }

  var fonts: [Font] = []
  /// In the order in which they were drawn.
  var signs: [Sign] = []
}

extension ByteBuffer {
  mutating func append(code: UInt16, isWide: Bool) {
    if isWide { append(byte: UInt8(code >> 8)) }
    append(byte: UInt8(code & 255))
  }
}

/// Reads from a drawing's first page with which font and code each of its signs is shown.
enum SheetReader {
  static func signs(of reader: PDFReader) throws(PDFError) -> SheetSigns {
    guard let page = try PageWriter.pages(of: reader).first,
      let number = page["Contents"]?.reference, let stream = try reader.stream(number)
    else { throw .damaged("there is no sheet of signs") }
    let wide = try wideFonts(of: page, reader)
    return signs(in: try reader.data(of: stream), wide: wide)
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

  private static func signs(in content: [UInt8], wide: Set<[UInt8]>) -> SheetSigns {
    var result = SheetSigns()
    content.withUnsafeBufferPointer { bytes in
      var lexer = PDFLexer(bytes)
      var name: [UInt8] = []
      while true {
        switch lexer.next() {
        case .end: return
        case .name: name = Array(lexer.text)
        case .keyword where lexer.isText("Tf"):
          result.fonts.append(SheetSigns.Font(name: name, isWide: wide.contains(name)))
        case .string: result.append(PDFString.decoded(literal: lexer.text))
        case .hexString: result.append(PDFString.decoded(hexadecimal: lexer.text))
        default: break
        }
      }
    }
    return result
  }
}

extension SheetSigns {
  /// The codes of a string in the font that was named last.
  fileprivate mutating func append(_ string: [UInt8]) {
    guard let font = fonts.last else { return }
    let number = UInt16(fonts.count - 1)
    guard font.isWide else {
      signs += string.map { Sign(font: number, code: UInt16($0)) }
      return
    }
    for index in stride(from: 0, to: string.count - 1, by: 2) {
      signs.append(
        Sign(font: number, code: UInt16(string[index]) << 8 | UInt16(string[index + 1])))
    }
  }
}
