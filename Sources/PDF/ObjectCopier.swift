/// Brings objects from Cairo's file into ours, each once, with what a conforming file needs and
/// Cairo leaves out.
struct ObjectCopier {
  let reader: PDFReader
  /// Numbers in our file by the numbers in Cairo's.
  private var numbers: [Int: Int] = [:]
  private var waiting: [Int] = []
  /// What the file has already; nil where all that comes is new.
  private var shared: SharedObjects?
  private let fonts: TrimmedFonts?

  /// - Parameter fonts: of documents before, where these may bring the same ones.
  init(_ reader: PDFReader, fonts: TrimmedFonts? = nil) {
    self.reader = reader
    self.fonts = fonts
  }

  /// Copies from a finished file, whose objects stay as they are.
  ///
  /// - Parameter shared: what is in the file from others.
  init(_ reader: PDFReader, sharing shared: SharedObjects) {
    self.reader = reader
    self.shared = shared
    fonts = nil
  }

  /// The object as it may stand in our file: every reference leads to a copy.
  mutating func copied(
    _ object: PDFObject, into file: inout PDFWriter
  ) throws(PDFError) -> PDFObject {
    try object.mapReferences { number throws(PDFError) in
      if let known = try known(number, into: &file) { return .reference(known) }
      let copy = file.reserve()
      numbers[number] = copy
      waiting.append(number)
      return .reference(copy)
    }
  }

  /// Writes the pictures of pages before anything else.
  mutating func copyPictures(
    of pages: [PDFDictionary], into file: inout PDFWriter
  ) throws(PDFError) {
    for page in pages {
      let resources = try reader.dictionary(page["Resources"], "a page's resources")
      let objects = try reader.resolved(resources["XObject"]).dictionary ?? PDFDictionary()
      for entry in objects.entries {
        guard let number = entry.value.reference, let stream = try reader.stream(number),
          stream.dictionary["Subtype"]?.name == "Image"
        else { continue }
        _ = try copied(entry.value, into: &file)
      }
    }
    try finish(into: &file)
  }

  private mutating func known(
    _ number: Int, into file: inout PDFWriter
  ) throws(PDFError) -> Int? {
    if let known = numbers[number] { return known }
    guard let shared, let known = try shared.number(of: number, in: reader, into: &file) else {
      return nil
    }
    numbers[number] = known
    return known
  }

  /// Writes all objects that others refer to.
  mutating func finish(into file: inout PDFWriter) throws(PDFError) {
    while let number = waiting.popLast(), let target = numbers[number] {
      if let stream = try reader.stream(number) {
        try copy(stream, as: target, into: &file)
      } else {
        let object = try reader.object(number)
        let complete = try copied(shared == nil ? completed(object) : object, into: &file)
        file.add(target) { $0.append(complete) }
      }
    }
  }

  private mutating func copy(
    _ stream: PDFStream, as number: Int, into file: inout PDFWriter
  ) throws(PDFError) {
    var dictionary = stream.dictionary
    dictionary["Length"] = nil
    shared?.streams.note(stream, as: number)
    if shared == nil, let length = dictionary["Length1"],
      let font = try trimmed(stream, length)
    {
      file.add(
        number, compressed: font.compressed, PDFDictionary(["Length1": .integer(font.length)]))
      return
    }
    guard case .dictionary(let complete) = try copied(.dictionary(dictionary), into: &file) else {
      return
    }
    if complete["Filter"] == nil || stream.isStored {
      file.add(number, compressing: try reader.data(of: stream), complete)
    } else {
      file.add(number, stream: complete, stream.data)
    }
  }

  /// A font's file without its hinting; nil where there is none to take out.
  private func trimmed(
    _ stream: PDFStream, _ length: PDFObject
  ) throws(PDFError) -> TrimmedFonts.File? {
    func make() throws(PDFError) -> TrimmedFonts.File? {
      let expected = try reader.resolved(length).integer
      return FontTrimmer.trimmed(try reader.data(of: stream, expected: expected)).map { font in
        TrimmedFonts.File(compressed: reader.deflate.compressed(font, .little), length: font.count)
      }
    }
    guard let fonts else { return try make() }
    return try fonts.file(for: stream.data, make)
  }

  /// What standards want of fonts, and no more.
  private func completed(_ object: PDFObject) -> PDFObject {
    guard case .dictionary(var font) = object else { return object }
    if font["Type"]?.name == "FontDescriptor" {
      // For readers that have to look for another font, as with an embedded one none has.
      font["FontFamily"] = nil
      font["StemH"] = nil
    }
    switch font["Subtype"]?.name {
    case "CIDFontType2":
      // Codes are glyph numbers, which has to be said (ISO 14289-1, 7.21.3.2).
      font["CIDToGIDMap"] = .name("Identity")
    case "TrueType" where font["Encoding"]?.name == "WinAnsiEncoding":
      // Everyone knows what its codes stand for (ISO 19005-2, 6.2.11.7.2).
      font["ToUnicode"] = nil
    default: break
    }
    return .dictionary(font)
  }
}

extension PDFStream {
  /// Whether the data are in the form of compressed ones without being so: their first block is a
  /// stored one (RFC 1951, 3.2.3).
  var isStored: Bool {
    guard dictionary["Filter"]?.name == "FlateDecode", dictionary["DecodeParms"] == nil else {
      return false
    }
    return data.dropFirst(2).first.map { $0 & 0b110 == 0 } ?? false
  }
}
