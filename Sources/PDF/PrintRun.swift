/// Many documents in one file for a printer.
///
/// Each document begins on a right-hand page and has a bookmark. Pages that documents share, fonts
/// and pictures are in the file once. The pages carry no tags: the file is for paper, and whoever
/// reads on a screen has the single documents.
public final class PrintRun {
  /// A page as far as documents share it.
  private struct Page {
    /// What stands in its dictionary beside its content and its parent.
    var entries: PDFDictionary
    /// Streams before, between and after its slots.
    var pieces: [Int]

    var size: PDFObject? { entries["MediaBox"] }
  }

  private var file: PDFWriter
  private let deflate: Deflate
  private let sink: (UnsafeBufferPointer<UInt8>) -> Bool
  private let shared = SharedObjects()
  /// Pages of masters that came before. What is forgotten is read again, and found in the file.
  private var masters: [[UInt8]: [Page]] = [:]
  private static let mostMasters = 512
  private var tree: PageTree
  private var bookmarks: BookmarkList
  private let catalog: Int
  private var lastSize: PDFObject?
  /// So far, blank ones among them.
  public private(set) var pageCount = 0

  /// - Parameter sink: takes the file's bytes in order, as they come; false where that fails.
  public init(to sink: @escaping (UnsafeBufferPointer<UInt8>) -> Bool) throws(PDFError) {
    deflate = try Deflate()
    self.sink = sink
    file = PDFWriter(deflate, capacity: 1 << 18)
    catalog = file.reserve()
    bookmarks = BookmarkList(root: file.reserve())
    tree = PageTree()
  }

  // MARK: Documents

  /// Adds a document that is made from a master.
  ///
  /// - Parameters:
  ///   - texts: one for each slot of each page.
  ///   - bookmark: what the list of bookmarks calls the document; nil leaves it out.
  public func add(
    _ master: MasterDocument, _ texts: [[SlotText]], bookmark: String?
  ) throws(PDFError) {
    guard master.fits(texts) else { throw .damaged("a page has more slots than texts, or fewer") }
    let pages = try self.pages(of: master)
    var contents: [[Int]] = []
    for (page, texts) in zip(pages, texts) {
      var numbers = page.pieces.prefix(1)
      for (text, piece) in zip(texts, page.pieces.dropFirst()) {
        let slot = file.reserve()
        file.add(slot, stream: PDFDictionary(), master.content(of: text))
        numbers += [slot, piece]
      }
      contents.append(Array(numbers))
    }
    try add(pages, contents, bookmark)
  }

  /// Adds a finished document.
  public func add(_ pdf: [UInt8], bookmark: String?) throws(PDFError) {
    let pages = try imported(try PDFReader(pdf, deflate), slots: [])
    try add(pages, pages.map(\.pieces), bookmark)
  }

  private func add(_ pages: [Page], _ contents: [[Int]], _ bookmark: String?) throws(PDFError) {
    // A leaf's front has an odd number.
    if pageCount % 2 == 1, let lastSize {
      add(PDFDictionary(["MediaBox": lastSize, "Resources": .dictionary(PDFDictionary())]), [])
    }
    let first = file.reserve(pages.count)
    if let bookmark { bookmarks.add(bookmark, page: first, in: &file) }
    for (index, page) in pages.enumerated() {
      add(page.entries, contents[index], as: first + index)
      lastSize = page.size
    }
    guard file.drain(sink) else { throw Self.unwritten }
  }

  private func add(_ entries: PDFDictionary, _ contents: [Int], as number: Int? = nil) {
    let number = number ?? file.reserve()
    let parent = tree.add(number, in: &file)
    pageCount += 1
    file.add(number) { bytes in
      bytes.append(entries) { bytes in
        bytes.append("/Type/Page/Parent ")
        bytes.append(reference: parent)
        bytes.append("/Contents")
        bytes.append(.array(contents.map(PDFObject.reference)))
      }
    }
  }

  private static let unwritten = PDFError.damaged("the file could not be written")

  // MARK: Pages

  private func pages(of master: MasterDocument) throws(PDFError) -> [Page] {
    if let known = masters[master.identity] { return known }
    let references = CrossReferences(master.state, root: master.root)
    let pages = try imported(
      PDFReader(master.head + master.body, references, deflate), slots: Set(master.slots.joined()))
    if masters.count >= Self.mostMasters { masters = [:] }
    masters[master.identity] = pages
    return pages
  }

  /// - Parameter slots: streams that are not there.
  private func imported(_ reader: PDFReader, slots: Set<Int>) throws(PDFError) -> [Page] {
    var copier = ObjectCopier(reader, sharing: shared)
    var pages: [Page] = []
    for page in try PageWriter.pages(of: reader) {
      var entries = PDFDictionary()
      for key in Self.keptEntries {
        entries[key] = try page[key].map { value throws(PDFError) in
          try copier.copied(value, into: &file)
        }
      }
      let contents = page["Contents"]?.array ?? [page["Contents"]].compactMap(\.self)
      var pieces: [Int] = []
      for content in contents {
        guard let number = content.reference, !slots.contains(number),
          let piece = try copier.copied(content, into: &file).reference
        else { continue }
        pieces.append(piece)
      }
      pages.append(Page(entries: entries, pieces: pieces))
    }
    try copier.finish(into: &file)
    return pages
  }

  /// Links and structure stay with the single documents.
  private static let keptEntries = [
    "MediaBox", "TrimBox", "BleedBox", "Rotate", "Resources", "Group",
  ]

  // MARK: End

  /// Hands the rest of the file to the sink.
  ///
  /// - Parameter program: what the file says that it was made with.
  /// - Throws: `PDFError` where nothing was added, or the sink has failed since the beginning.
  public func finish(program: String) throws(PDFError) {
    guard pageCount > 0 else { throw .damaged("it has no pages") }
    shared.fonts.finish(into: &file)
    let root = tree.finish(in: &file)
    let hasBookmarks = bookmarks.finish(in: &file)
    file.add(catalog) { [bookmarks] bytes in
      bytes.append("<</Type/Catalog/Pages ")
      bytes.append(reference: root)
      if hasBookmarks {
        bytes.append("/PageMode/UseOutlines/Outlines ")
        bytes.append(reference: bookmarks.root)
      }
      bytes.append(">>")
    }
    let info = file.reserve()
    file.add(info) { bytes in
      bytes.append("<</Producer")
      bytes.append(textString: program)
      bytes.append(">>")
    }
    let rest = try file.finished(root: catalog, info: info)
    guard rest.withUnsafeBufferPointer(sink) else { throw Self.unwritten }
  }
}

/// Pages in groups and groups in groups, so that no reader has to look through all of them
/// (ISO 32000-1, 7.7.3).
private struct PageTree {
  private struct Node {
    var number: Int
    var kids: [Int] = []
    var pageCount = 0
  }

  private static let most = 64
  /// The node that is being filled on each level, the leaves' first.
  private var open: [Node] = []

  /// The parent of a page.
  mutating func add(_ page: Int, in file: inout PDFWriter) -> Int {
    add(page, pages: 1, level: 0, in: &file)
  }

  private mutating func add(
    _ kid: Int, pages: Int, level: Int, in file: inout PDFWriter
  ) -> Int {
    if level == open.count { open.append(Node(number: file.reserve())) }
    if open[level].kids.count == Self.most { close(level, in: &file) }
    open[level].kids.append(kid)
    open[level].pageCount += pages
    return open[level].number
  }

  /// Writes a full node and begins another.
  private mutating func close(_ level: Int, in file: inout PDFWriter) {
    let node = open[level]
    let parent = add(node.number, pages: node.pageCount, level: level + 1, in: &file)
    write(node, parent: parent, in: &file)
    open[level] = Node(number: file.reserve())
  }

  /// Writes what is open; the root's number comes back.
  mutating func finish(in file: inout PDFWriter) -> Int {
    var level = 0
    while level < open.count - 1 {
      let node = open[level]
      let parent = add(node.number, pages: node.pageCount, level: level + 1, in: &file)
      write(node, parent: parent, in: &file)
      level += 1
    }
    write(open[level], parent: nil, in: &file)
    return open[level].number
  }

  private func write(_ node: Node, parent: Int?, in file: inout PDFWriter) {
    file.add(node.number) { bytes in
      bytes.append("<</Type/Pages/Count ")
      bytes.append(node.pageCount)
      if let parent {
        bytes.append("/Parent ")
        bytes.append(reference: parent)
      }
      bytes.append("/Kids")
      bytes.append(.array(node.kids.map(PDFObject.reference)))
      bytes.append(">>")
    }
  }
}

/// One bookmark after the other (ISO 32000-1, 12.3.3), each written when the next one is known.
private struct BookmarkList {
  private struct Item {
    var number: Int
    var title: String
    var page: Int
    var previous: Int?
  }

  let root: Int
  private var first: Int?
  private var last: Item?
  private var count = 0

  init(root: Int) {
    self.root = root
  }

  mutating func add(_ title: String, page: Int, in file: inout PDFWriter) {
    let item = Item(number: file.reserve(), title: title, page: page, previous: last?.number)
    if let last { write(last, next: item.number, in: &file) }
    first = first ?? item.number
    last = item
    count += 1
  }

  /// Whether there are any.
  func finish(in file: inout PDFWriter) -> Bool {
    guard let first, let last else {
      file.add(root) { $0.append("null") }
      return false
    }
    write(last, next: nil, in: &file)
    file.add(root) { bytes in
      bytes.append("<</Type/Outlines/First ")
      bytes.append(reference: first)
      bytes.append("/Last ")
      bytes.append(reference: last.number)
      bytes.append("/Count ")
      bytes.append(count)
      bytes.append(">>")
    }
    return true
  }

  private func write(_ item: Item, next: Int?, in file: inout PDFWriter) {
    file.add(item.number) { bytes in
      bytes.append("<</Title")
      bytes.append(textString: item.title)
      bytes.append("/Parent ")
      bytes.append(reference: root)
      if let previous = item.previous {
        bytes.append("/Prev ")
        bytes.append(reference: previous)
      }
      if let next {
        bytes.append("/Next ")
        bytes.append(reference: next)
      }
      bytes.append("/Dest[")
      bytes.append(reference: item.page)
      bytes.append("/Fit]>>")
    }
  }
}
