/// What a file has of the documents that went into it, for those to come.
final class SharedObjects {
  let streams = SharedStreams()
  var fonts = SharedFonts()

  /// The number under which the file has the same stream, or a font that shows the same; nil where
  /// it has none.
  func number(
    of number: Int, in reader: PDFReader, into file: inout PDFWriter
  ) throws(PDFError) -> Int? {
    if let stream = try reader.stream(number) { return streams.number(of: stream) }
    guard let font = try reader.object(number).dictionary, font["Type"]?.name == "Font" else {
      return nil
    }
    return try fonts.number(of: font, in: reader, streams, into: &file)
  }
}
