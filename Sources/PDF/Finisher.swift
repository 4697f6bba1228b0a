/// Makes of a drawing what a patient's screen reader and a clinic's archive can use: PDF/UA-1 and
/// PDF/A-2a in one file.
public struct Finisher {
  public var metadata: DocumentMetadata
  public var conformance: Conformance
  /// Data of the program's own, which the file carries along (see ``PieceInfo``).
  public var record: [UInt8]?

  public init(
    metadata: DocumentMetadata, conformance: Conformance = .accessibleAndArchival,
    record: [UInt8]? = nil
  ) {
    self.metadata = metadata
    self.conformance = conformance
    self.record = record
  }

  /// The finished file. Equal arguments give equal bytes.
  ///
  /// - Parameters:
  ///   - drawing: a PDF as Cairo 1.16 writes it, each stretch of its content in a flat tag.
  ///   - structure: what those tags mean.
  ///   - compressor: this thread's.
  /// - Throws: `PDFError` where drawing and structure do not belong together: a document is whole or
  ///   not made at all.
  public func finish(
    _ drawing: [UInt8], structure: DocumentStructure, _ compressor: Compressor
  ) throws(PDFError) -> [UInt8] {
    let deflate = compressor.deflate
    var copier = ObjectCopier(try PDFReader(drawing, deflate))
    var file = PDFWriter(deflate, capacity: drawing.count)
    let ends = try write(&copier, structure, slots: [], known: [], into: &file)
    return try file.finished(root: ends.catalog, info: ends.info)
  }

  /// All of a file that does not lie in its slots, for many patients.
  ///
  /// - Parameters:
  ///   - drawing: its first two pages are the sheets of signs, which the file does not have: of those
  ///     that may come into slots, and of those on its pages.
  ///   - structure: names the slots.
  ///   - known: pages that are not in the drawing, since a master with the same sheets has had them;
  ///     nil for each that is.
  ///   - fonts: of masters before.
  /// - Returns: also each page as other masters with these sheets may have it, nil where none may.
  public func master(
    _ drawing: [UInt8], structure: DocumentStructure, known: [FinishedPage?],
    fonts: TrimmedFonts, _ compressor: Compressor
  ) throws(PDFError) -> (document: MasterDocument, pages: [FinishedPage?]) {
    let deflate = compressor.deflate
    let reader = try PDFReader(drawing, deflate)
    let signs = try SheetReader.signs(of: reader)
    var file = PDFWriter(deflate, capacity: drawing.count)
    var copier = ObjectCopier(reader, fonts: fonts)
    try copier.copyPictures(of: try PageWriter.pages(of: reader), into: &file)
    let head = file.takeStreams()
    let slots = structure.slots.map { page in page.map { _ in file.reserve() } }
    let ends = try write(&copier, structure, slots: slots, known: known, into: &file)
    let (body, state) = file.written()
    let document = MasterDocument(
      head: head, body: body, state: state, slots: slots, signs: signs, root: ends.catalog,
      info: ends.info)
    return (document, ends.pages)
  }

  /// Writes all objects; the numbers of those that the trailer names come back, and the pages for
  /// other masters.
  private func write(
    _ copier: inout ObjectCopier, _ structure: DocumentStructure, slots: [[Int]],
    known: [FinishedPage?], into file: inout PDFWriter
  ) throws(PDFError) -> (catalog: Int, info: Int, pages: [FinishedPage?]) {
    try LanguageTag.check(structure)
    let tree = StructureTree(structure)
    let catalog = file.reserve()
    let numbers = Numbers(for: tree, in: &file)

    let annotations = AnnotationWriter(
      tree: tree, pages: numbers.pages, firstAnnotation: numbers.firstAnnotation)
    let pages = try PageWriter(
      tree: tree, pages: numbers.pages, root: numbers.pageTree, annotations: annotations.onPages,
      slots: slots, known: known
    ).write(with: &copier, into: &file)
    StructureWriter(
      tree: tree, pages: numbers.pages, root: numbers.structure,
      firstElement: numbers.firstElement, firstAnnotation: numbers.firstAnnotation
    ).write(into: &file)
    annotations.write(into: &file)
    let outline = OutlineWriter(tree, pages: numbers.pages).write(into: &file)
    let metadata = MetadataWriter(
      metadata: metadata, language: structure.language, conformance: conformance)
    let (info, xmp) = metadata.write(into: &file)
    let piece = record.map { PieceInfo.write($0, changed: metadata.date, into: &file) }
    let intent = OutputIntent.write(into: &file)
    file.add(catalog) { bytes in
      bytes.append(
        Finisher.catalog(
          structure, numbers, outline: outline, xmp: xmp, piece: piece, intent: intent))
    }
    return (catalog, info, pages)
  }

  /// Object numbers that have to be known before the objects are written, since they refer to each
  /// other.
  private struct Numbers {
    let pageTree: Int
    let pages: [Int]
    let structure: Int
    let firstElement: Int
    let firstAnnotation: Int

    init(for tree: StructureTree, in file: inout PDFWriter) {
      pageTree = file.reserve()
      let count = tree.structure.marks.count
      let first = file.reserve(count)
      pages = Array(first..<first + count)
      structure = file.reserve()
      firstElement = file.reserve(tree.elements.count)
      firstAnnotation = file.reserve(tree.annotations.count)
    }
  }

  private static func catalog(
    _ structure: DocumentStructure, _ numbers: Numbers, outline: Int?, xmp: Int, piece: Int?,
    intent: Int
  ) -> PDFDictionary {
    var viewer = PDFDictionary(["DisplayDocTitle": .bool(true)])
    if structure.rightToLeft { viewer["Direction"] = .name("R2L") }
    let labels = PDFDictionary(["S": .name("D")])
    var catalog = PDFDictionary([
      "Type": .name("Catalog"), "Pages": .reference(numbers.pageTree),
      "StructTreeRoot": .reference(numbers.structure),
      "MarkInfo": .dictionary(PDFDictionary(["Marked": .bool(true)])),
      "Lang": .string(Array(structure.language.utf8)),
      "ViewerPreferences": .dictionary(viewer),
      "PageLabels": .dictionary(
        PDFDictionary(["Nums": .array([.integer(0), .dictionary(labels)])])),
      "Metadata": .reference(xmp), "OutputIntents": .array([.reference(intent)]),
    ])
    catalog["Outlines"] = outline.map(PDFObject.reference)
    catalog["PieceInfo"] = piece.map(PDFObject.reference)
    return catalog
  }
}

/// BCP 47 (RFC 5646, 2.1), as far as its form goes.
enum LanguageTag {
  static func check(_ structure: DocumentStructure) throws(PDFError) {
    guard isWellFormed(structure.language) else { throw .language(structure.language) }
    for index in structure.nodes.indices {
      guard let tag = structure.nodes[index].language, !isWellFormed(tag) else { continue }
      throw .language(tag)
    }
  }

  static func isWellFormed(_ tag: String) -> Bool {
    let subtags = tag.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = subtags.first, (2...8).contains(first.count),
      first.allSatisfy({ $0.isASCII && $0.isLetter })
    else { return false }
    return subtags.dropFirst().allSatisfy { subtag in
      (1...8).contains(subtag.count)
        && subtag.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
  }
}
