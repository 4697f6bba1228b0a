/// Writes pages that were painted: their content with the structure's marks around it, their fonts
/// and pictures, their links.
struct PaintedPageWriter {
  let painter: DocumentPainter
  let tree: StructureTree
  /// Object numbers of the pages, of what holds them, and of each page's links.
  let pages: [Int]
  let root: Int
  let annotations: [[Int]]

  /// - Throws: `PDFError` where the pages have other marks than the structure, or a font is damaged.
  func write(into file: inout PDFWriter) throws(PDFError) {
    guard painter.pages.count == pages.count else {
      throw .damaged("\(painter.pages.count) pages were painted where \(pages.count) were counted")
    }
    PageTree.write(pages, root, into: &file)
    let fonts = file.reserve(painter.sheets.count)
    let pictures = file.reserve(painter.pictures.count)
    for (index, page) in painter.pages.enumerated() {
      let content = file.reserve()
      file.add(content, compressing: try marked(page, index), .thorough)
      file.add(pages[index]) { bytes in
        write(page, index, content, firstFont: fonts, firstPicture: pictures, into: &bytes)
      }
    }
    for (index, sheet) in painter.sheets.enumerated() {
      try sheet.write(fonts + index, sequences: painter.sequences, into: &file)
    }
    for (index, picture) in painter.pictures.enumerated() {
      picture.write(pictures + index, into: &file)
    }
  }

  /// The content, each stretch of it within its mark.
  private func marked(_ page: PageContent, _ index: Int) throws(PDFError) -> [UInt8] {
    let codes = tree.codes[index]
    guard codes.count == page.ends.count else {
      throw .marks(page: index + 1, counted: codes.count, drawn: page.ends.count)
    }
    var content = ByteBuffer(capacity: page.bytes.count + codes.count * 24)
    var start = 0
    for (code, end) in zip(codes, page.ends) {
      content.append(mark: code, in: tree)
      content.append("\n")
      content.append(page.bytes.bytes[start..<end])
      content.append("EMC\n")
      start = end
    }
    guard start == page.bytes.count else { throw .unmarkedPainting(page: index + 1) }
    return content.bytes
  }

  private func write(
    _ page: PageContent, _ index: Int, _ content: Int, firstFont: Int, firstPicture: Int,
    into bytes: inout ByteBuffer
  ) {
    bytes.append("<</Type/Page/Parent ")
    bytes.append(reference: root)
    bytes.append("/MediaBox[0 0 ")
    bytes.append(page.width)
    bytes.append(" ")
    bytes.append(page.height)
    bytes.append("]/Contents ")
    bytes.append(reference: content)
    // On the page itself: PDF/A inherits none (ISO 19005-2, 6.2.2).
    bytes.append("/Resources<<")
    write("/Font<<", "/F", page.fonts, firstFont, into: &bytes)
    write("/XObject<<", "/I", page.pictures, firstPicture, into: &bytes)
    bytes.append(">>/StructParents ")
    bytes.append(index)
    bytes.append("/Tabs/S")
    if !annotations[index].isEmpty {
      bytes.append("/Annots")
      bytes.append(.array(annotations[index].map(PDFObject.reference)))
    }
    let trims = tree.structure.trims
    bytes.append(trim: trims.indices.contains(index) ? trims[index] : nil)
    bytes.append(">>")
  }

  private func write(
    _ kind: StaticString, _ prefix: StaticString, _ used: [Int], _ first: Int,
    into bytes: inout ByteBuffer
  ) {
    guard !used.isEmpty else { return }
    bytes.append(kind)
    for number in used.sorted() {
      bytes.append(prefix)
      bytes.append(number)
      bytes.append(" ")
      bytes.append(reference: first + number)
    }
    bytes.append(">>")
  }
}

/// The pages in order, in a tree of one level.
enum PageTree {
  static func write(_ pages: [Int], _ root: Int, into file: inout PDFWriter) {
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
  }
}

extension ByteBuffer {
  /// The operator that begins a mark of the structure, or an artifact.
  mutating func append(mark code: StructureTree.Code, in tree: StructureTree) {
    switch code {
    case .content(let number, let element):
      append("/")
      append(tree.structureType(of: element))
      append("<</MCID ")
      append(number)
      append(">>BDC")
    case .artifact(.layout): append("/Artifact<</Type/Layout>>BDC")
    case .artifact(.header):
      append("/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC")
    case .artifact(.footer):
      append("/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC")
    }
  }
}
