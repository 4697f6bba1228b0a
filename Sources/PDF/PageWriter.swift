/// Writes the pages: their content with the structure's marks, their resources, their links.
struct PageWriter {
  let tree: StructureTree
  /// Object numbers of our pages, and of what holds them.
  let pages: [Int]
  let root: Int
  /// Object numbers of each page's links.
  let annotations: [[Int]]
  /// Object numbers of what each page's slots are to hold.
  var slots: [[Int]] = []

  /// - Throws: `PDFError` where the drawing has other pages or other marks than the structure.
  func write(
    with copier: inout ObjectCopier, into file: inout PDFWriter
  ) throws(PDFError) {
    let reader = copier.reader
    let drawn = try PageWriter.pages(of: reader)
    let sheets = slots.isEmpty ? 0 : 1
    guard drawn.count == pages.count + sheets else {
      throw .damaged("\(drawn.count) pages were drawn where \(pages.count) were counted")
    }
    let sheetFonts = try slots.isEmpty ? nil : fonts(of: drawn[0], reader)
    file.add(root) { bytes in
      bytes.append("<</Type/Pages/Count ")
      bytes.append(pages.count)
      bytes.append("/Kids[")
      for page in pages {
        bytes.append(reference: page)
        bytes.append(" ")
      }
      bytes.append("]>>")
    }
    for index in pages.indices {
      try write(drawn[index + sheets], index, sheetFonts, &copier, into: &file)
    }
    try copier.finish(into: &file)
  }

  private func write(
    _ page: PDFDictionary, _ index: Int, _ sheetFonts: PDFDictionary?,
    _ copier: inout ObjectCopier, into file: inout PDFWriter
  ) throws(PDFError) {
    var resources = try copier.reader.dictionary(page["Resources"], "a page's resources")
    let isOpaque = try PageWriter.isOpaque(resources, copier.reader)
    if isOpaque { resources["ExtGState"] = nil }
    let content = try writeContent(of: page, index, copier.reader, isOpaque: isOpaque, into: &file)
    var entries = PDFDictionary(["Type": .name("Page"), "Parent": .reference(root)])
    entries["MediaBox"] = page["MediaBox"]
    entries["Contents"] = content
    // On the page itself: PDF/A inherits none (ISO 19005-2, 6.2.2).
    if let sheetFonts, !slots[index].isEmpty {
      resources["Font"] = .dictionary(
        try fonts(of: page, copier.reader).merging(sheetFonts))
    }
    if tree.codes[index].contains(where: \.isFurniture) {
      resources["Properties"] = DocumentStructure.Artifact.properties
    }
    entries["Resources"] = try copier.copied(.dictionary(resources), into: &file)
    if !isOpaque {
      entries["Group"] = try page["Group"].map { group throws(PDFError) in
        try copier.copied(group, into: &file)
      }
    }
    entries["StructParents"] = .integer(index)
    if !annotations[index].isEmpty {
      entries["Tabs"] = .name("S")
      entries["Annots"] = .array(annotations[index].map(PDFObject.reference))
    }
    let trim = tree.structure.trims.indices.contains(index) ? tree.structure.trims[index] : nil
    file.add(pages[index]) { bytes in
      bytes.append(entries, and: { $0.append(trim: trim) })
    }
  }

  private func fonts(
    of page: PDFDictionary, _ reader: PDFReader
  ) throws(PDFError) -> PDFDictionary {
    let resources = try reader.dictionary(page["Resources"], "a page's resources")
    return try reader.resolved(resources["Font"]).dictionary ?? PDFDictionary()
  }

  /// One stream, or the streams before, between and after the page's slots, with these among them.
  private func writeContent(
    of page: PDFDictionary, _ index: Int, _ reader: PDFReader, isOpaque: Bool,
    into file: inout PDFWriter
  ) throws(PDFError) -> PDFObject {
    let pieces = try content(of: page, index, reader, isOpaque: isOpaque)
    let numbers = pieces.map { piece in
      let number = file.reserve()
      file.add(number, compressing: Array(piece))
      return PDFObject.reference(number)
    }
    guard numbers.count > 1 else { return numbers[0] }
    let filled = zip(numbers, slots[index]).flatMap { [$0, .reference($1)] }
    return .array(filled + [numbers[numbers.count - 1]])
  }

  private func content(
    of page: PDFDictionary, _ index: Int, _ reader: PDFReader, isOpaque: Bool
  ) throws(PDFError) -> [ArraySlice<UInt8>] {
    guard let number = page["Contents"]?.reference, let stream = try reader.stream(number) else {
      throw .damaged("page \(index + 1) has no content")
    }
    return try ContentRewriter.rewritten(
      try reader.data(of: stream), page: index, of: tree, isOpaque: isOpaque)
  }

  /// Whether all that the graphics states of a page say is that nothing shines through it, as is so
  /// without them.
  private static func isOpaque(
    _ resources: PDFDictionary, _ reader: PDFReader
  ) throws(PDFError) -> Bool {
    let states = try reader.resolved(resources["ExtGState"]).dictionary ?? PDFDictionary()
    for state in states.entries {
      for entry in try reader.dictionary(state.value, "a graphics state").entries
      where (entry.key != "CA" && entry.key != "ca") || entry.value.number != 1 { return false }
    }
    return true
  }

  /// The leaves of the page tree, in order.
  static func pages(of reader: PDFReader) throws(PDFError) -> [PDFDictionary] {
    let catalog = try reader.dictionary(reader.trailer["Root"], "the catalog")
    let root = try reader.dictionary(catalog["Pages"], "the page tree")
    guard let kids = try reader.resolved(root["Kids"]).array else {
      throw .damaged("the page tree has no pages")
    }
    var pages: [PDFDictionary] = []
    for kid in kids {
      let page = try reader.dictionary(kid, "a page")
      // Cairo's tree has one level.
      guard page["Type"]?.name == "Page" else { throw .unsupported("a page tree of levels") }
      pages.append(page)
    }
    return pages
  }
}

extension ByteBuffer {
  /// Where the sheet is cut, and how far what is to be cut off reaches (ISO 32000-1, 14.11.2).
  fileprivate mutating func append(trim: DocumentStructure.Trim?) {
    guard let trim else { return }
    append("/TrimBox")
    append(trim.box)
    append("/BleedBox")
    append(trim.box.grown(by: trim.bleed))
  }
}
