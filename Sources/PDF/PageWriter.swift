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
  /// Pages that were not drawn, since another master has had them; nil for all others.
  var known: [FinishedPage?] = []

  /// - Returns: each page as another master may have it; nil where none may.
  /// - Throws: `PDFError` where the drawing has other pages or other marks than the structure.
  func write(
    with copier: inout ObjectCopier, into file: inout PDFWriter
  ) throws(PDFError) -> [FinishedPage?] {
    let drawn = try PageWriter.pages(of: copier.reader)
    let reader = copier.reader
    let sheets =
      try slots.isEmpty
      ? nil : Sheets(drawn) { page throws(PDFError) in try fonts(of: page, reader) }
    var rest = drawn.dropFirst(sheets == nil ? 0 : Sheets.count)
    let missing = known.count { $0 != nil }
    guard rest.count + missing == pages.count else {
      throw .damaged("\(rest.count + missing) pages were drawn where \(pages.count) were counted")
    }
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
    var finished: [FinishedPage?] = []
    for index in pages.indices {
      if let page = known.indices.contains(index) ? known[index] : nil, let sheets {
        try write(try material(of: page, index, sheets), index, sheets, &copier, into: &file)
        finished.append(page)
      } else {
        let material = try material(of: rest.removeFirst(), index, reader)
        try write(material, index, sheets, &copier, into: &file)
        finished.append(sheets.flatMap { finishedPage(material, index, $0) })
      }
    }
    try copier.finish(into: &file)
    return finished
  }

  /// What a page is written of.
  private struct Material {
    var mediaBox: PDFObject?
    /// Compressed, cut where slots are.
    var content: [[UInt8]]
    /// But fonts.
    var resources = PDFDictionary()
    /// Of its own content; its slots may need others.
    var fonts: PDFDictionary
    /// How it lies on what is below, where something shines through it.
    var group: PDFObject?
  }

  private func material(
    of page: PDFDictionary, _ index: Int, _ reader: PDFReader
  ) throws(PDFError) -> Material {
    var resources = try reader.dictionary(page["Resources"], "a page's resources")
    let isOpaque = try PageWriter.isOpaque(resources, reader)
    if isOpaque { resources["ExtGState"] = nil }
    let objects = try reader.resolved(resources["XObject"]).dictionary?.entries ?? []
    if !objects.isEmpty { resources["XObject"] = .dictionary(PageWriter.renamed(objects)) }
    let content = try content(
      of: page, index, reader, objects: objects.map(\.key), isOpaque: isOpaque)
    let fonts = try reader.resolved(resources["Font"]).dictionary ?? PDFDictionary()
    resources["Font"] = nil
    return Material(
      mediaBox: page["MediaBox"], content: content, resources: resources, fonts: fonts,
      group: isOpaque ? nil : page["Group"])
  }

  private func material(
    of page: FinishedPage, _ index: Int, _ sheets: Sheets
  ) throws(PDFError) -> Material {
    guard page.marks == tree.marks(onPage: index) else {
      throw .marks(page: index + 1, counted: tree.codes[index].count, drawn: page.marks.count)
    }
    return Material(
      mediaBox: page.mediaBox, content: page.content, fonts: sheets.fonts(page.fonts))
  }

  /// The page as others may have it: one that needs nothing but the sheets' fonts.
  private func finishedPage(
    _ material: Material, _ index: Int, _ sheets: Sheets
  ) -> FinishedPage? {
    guard material.group == nil, material.resources.entries.isEmpty,
      sheets.have(material.fonts)
    else { return nil }
    return FinishedPage(
      mediaBox: material.mediaBox, fonts: material.fonts.entries.map(\.key),
      marks: tree.marks(onPage: index), content: material.content)
  }

  private func write(
    _ material: Material, _ index: Int, _ sheets: Sheets?, _ copier: inout ObjectCopier,
    into file: inout PDFWriter
  ) throws(PDFError) {
    var entries = PDFDictionary(["Type": .name("Page"), "Parent": .reference(root)])
    entries["MediaBox"] = material.mediaBox
    entries["Contents"] = write(material.content, index, into: &file)
    // On the page itself: PDF/A inherits none (ISO 19005-2, 6.2.2).
    var resources = material.resources
    let hasSlots = sheets != nil && !slots[index].isEmpty
    let fonts = hasSlots ? sheets?.fontsOfSlots(besides: material.fonts) : material.fonts
    if let fonts, !fonts.entries.isEmpty { resources["Font"] = .dictionary(fonts) }
    if tree.codes[index].contains(where: \.isFurniture) {
      resources["Properties"] = DocumentStructure.Artifact.properties
    }
    entries["Resources"] = try copier.copied(.dictionary(resources), into: &file)
    if let group = material.group { entries["Group"] = try copier.copied(group, into: &file) }
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
  private func write(
    _ content: [[UInt8]], _ index: Int, into file: inout PDFWriter
  ) -> PDFObject {
    let numbers = content.map { piece in
      let number = file.reserve()
      file.add(number, compressed: piece, PDFDictionary())
      return PDFObject.reference(number)
    }
    guard numbers.count > 1 else { return numbers[0] }
    let filled = zip(numbers, slots[index]).flatMap { [$0, .reference($1)] }
    return .array(filled + [numbers[numbers.count - 1]])
  }

  private static func renamed(_ objects: [PDFDictionary.Entry]) -> PDFDictionary {
    var renamed = PDFDictionary()
    for (place, object) in objects.enumerated() {
      renamed[ContentRewriter.objectName(place)] = object.value
    }
    return renamed
  }

  /// Compressed, cut where slots are.
  private func content(
    of page: PDFDictionary, _ index: Int, _ reader: PDFReader, objects: [String], isOpaque: Bool
  ) throws(PDFError) -> [[UInt8]] {
    guard let number = page["Contents"]?.reference, let stream = try reader.stream(number) else {
      throw .damaged("page \(index + 1) has no content")
    }
    let pieces = try ContentRewriter.rewritten(
      try reader.data(of: stream), page: index, of: tree, objects: objects, isOpaque: isOpaque)
    return pieces.map { reader.deflate.compressed($0, .little) }
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

/// What a master's drawing begins with: the sheet of the signs that its slots may need, and that of
/// all others on its pages. Whatever pages follow, every sign has the code that it has there.
private struct Sheets {
  static let count = 2
  private let slots: PDFDictionary
  private let all: PDFDictionary

  /// - Parameter fonts: those of a page.
  init(
    _ drawn: [PDFDictionary], _ fonts: (PDFDictionary) throws(PDFError) -> PDFDictionary
  ) throws(PDFError) {
    guard drawn.count >= Self.count else { throw .damaged("there are no sheets of signs") }
    slots = try fonts(drawn[0])
    all = slots.merging(try fonts(drawn[1]))
  }

  func fontsOfSlots(besides fonts: PDFDictionary) -> PDFDictionary { fonts.merging(slots) }

  func have(_ fonts: PDFDictionary) -> Bool {
    fonts.entries.allSatisfy { all[$0.key] == $0.value }
  }

  func fonts(_ names: [String]) -> PDFDictionary {
    var fonts = PDFDictionary()
    for name in names { fonts[name] = all[name] }
    return fonts
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
