/// What the structure has to be, and how pages, links and bookmarks hang on it.
extension Conformance {
  /// Standard types (ISO 32000-1, 14.8.4), each with those that it may stand in; an empty list allows
  /// any.
  private static let parents: [String: Set<String>] = [
    "Document": [""], "Sect": ["Document", "Sect"], "H1": [], "H2": [], "H3": [], "H4": [],
    "H5": [], "H6": [], "P": [], "BlockQuote": [], "Code": [], "Span": [], "Link": [],
    "Figure": [], "L": [], "LI": ["L"], "Lbl": ["LI"], "LBody": ["LI"], "Table": [],
    "Caption": ["Table"], "TR": ["Table"], "TH": ["TR"], "TD": ["TR"],
  ]

  mutating func checkStructure() {
    guard let document = file.document else { return expect(false, "UA 01-005 no document") }
    expect(document.type == "Document", "7.1 the root is no Document")
    check(document, in: "", file.catalog["/StructTreeRoot"] as? String ?? "")
    checkHeadings(document)
  }

  private mutating func check(
    _ element: PDFFile.Element, in parent: String, _ reference: String
  ) {
    let type = element.type
    guard let allowed = Self.parents[type] else { return expect(false, "UA 02-001 type \(type)") }
    expect(allowed.isEmpty || allowed.contains(parent), "UA 09 \(type) in \(parent)")
    expect(element.dictionary["/P"] as? String == reference, "UA 01 parent of \(type)")
    let isEmpty = element.children.isEmpty && element.contents.isEmpty
    expect(!isEmpty || type == "TD" || type == "TH", "an empty \(type)")
    if let language = file.text(element.dictionary["/Lang"]) {
      expect(language.count >= 2, "UA 11-005 language")
    }
    checkKind(of: element)
    for child in element.children { check(child, in: type, element.reference) }
  }

  private mutating func checkKind(of element: PDFFile.Element) {
    let attributes = file.dictionary(element.dictionary["/A"])
    switch element.type {
    case "Figure":
      expect(file.text(element.dictionary["/Alt"])?.isEmpty == false, "UA 13-004 Alt of a figure")
      expect(file.array(attributes["/BBox"]).count == 4, "BBox of a figure")
    case "L":
      let numberings = ["/None", "/Disc", "/Decimal"]
      let numbering = attributes["/ListNumbering"] as? String ?? ""
      expect(numberings.contains(numbering), "UA 16 numbering of a list")
      expect(element.children.allSatisfy { $0.type == "LI" }, "UA 09-005 a list of others")
    case "LI":
      expect(element.children.contains { $0.type == "LBody" }, "UA 09-006 an item without body")
    case "TH":
      expect(["/Row", "/Column"].contains(attributes["/Scope"] as? String), "UA 15-003 Scope")
    case "Table": check(table: element)
    case "Link":
      expect(!element.annotations.isEmpty, "UA 28-011 a link without annotation")
    default: break
    }
  }

  private mutating func check(table: PDFFile.Element) {
    let rows = table.children.filter { $0.type == "TR" }
    expect(table.children.dropFirst().allSatisfy { $0.type == "TR" }, "UA 09-004 a late caption")
    let columns = rows.map { row in
      row.children.map { file.dictionary($0.dictionary["/A"])["/ColSpan"] as? Int ?? 1 }.reduce(
        0, +)
    }
    expect(Set(columns).count == 1, "UA 15-004 an irregular table")
    expect(rows.flatMap(\.children).contains { $0.type == "TH" }, "a table without heads")
  }

  /// Matterhorn 14.
  private mutating func checkHeadings(_ document: PDFFile.Element) {
    let levels = document.all.compactMap { element in
      element.type.count == 2 && element.type.first == "H" ? Int(element.type.dropFirst()) : nil
    }
    expect(levels.first ?? 1 == 1, "UA 14-002 first heading is H\(levels.first ?? 0)")
    expect(levels.filter { $0 == 1 }.count <= 1, "more than one H1")
    expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "UA 14-003 a gap")
  }

  // MARK: Pages

  /// Every mark of every page belongs to one element, and nothing is painted without a mark.
  mutating func checkPages() {
    guard let document = file.document else { return }
    var owners: [PDFFile.Element.Content: String] = [:]
    for element in document.all {
      for content in element.contents {
        expect(owners[content] == nil, "content of two elements")
        owners[content] = element.reference
      }
    }
    let parents = parentTree
    for page in file.pages {
      let entries = file.dictionary(page)
      expect(entries["/Resources"] != nil, "6.2.2 inherited resources")
      expect(
        entries["/Annots"] == nil || entries["/Tabs"] as? String == "/S", "UA 28-009 Tabs")
      expect(entries["/AA"] == nil, "6.5.2 actions of a page")
      let content = MarkedContent(file.content(of: page))
      expect(content.isBalanced, "unbalanced marks")
      expect(content.unmarked.isEmpty, "UA 01-005 unmarked \(content.unmarked.sorted())")
      expect(!content.nestsArtifacts, "UA 01-003 artifacts within content")
      expect(content.numbers == Array(0..<content.numbers.count), "numbers of marks")
      let key = entries["/StructParents"] as? Int ?? -1
      let tree = file.array(parents[key]).map { $0 as? String }
      expect(tree.count == content.numbers.count, "7.1 parent tree of a page")
      for number in content.numbers {
        let owner = owners.removeValue(forKey: .init(page: page, number: number))
        expect(owner != nil, "UA 01 content without element")
        expect(tree.indices.contains(number) && tree[number] == owner, "7.1 parent of content")
      }
    }
    expect(owners.isEmpty, "elements of content that is not there")
  }

  private var parentTree: [Int: Any] {
    let root = file.dictionary(file.catalog["/StructTreeRoot"])
    let numbers = file.array(file.dictionary(root["/ParentTree"])["/Nums"])
    var tree: [Int: Any] = [:]
    for index in stride(from: 0, to: numbers.count - 1, by: 2) {
      if let key = numbers[index] as? Int { tree[key] = numbers[index + 1] }
    }
    return tree
  }

  // MARK: Links and bookmarks

  /// Matterhorn 28.
  mutating func checkLinks() {
    let parents = parentTree
    let elements = file.document?.all ?? []
    let owned = elements.filter { $0.type == "Link" }.flatMap(\.annotations)
    var seen: [String] = []
    for page in file.pages {
      for annotation in file.array(file.dictionary(page)["/Annots"]).compactMap({ $0 as? String }) {
        seen.append(annotation)
        let entries = file.dictionary(annotation)
        expect(entries["/Subtype"] as? String == "/Link", "6.3.1 kind of an annotation")
        expect(entries["/F"] as? Int == 4, "6.3.2 flags of an annotation")
        expect(file.text(entries["/Contents"])?.isEmpty == false, "UA 28-012 Contents of a link")
        expect(file.array(entries["/Rect"]).count == 4, "a link without place")
        expect(entries["/AP"] == nil && entries["/AA"] == nil, "6.3.3 appearance of a link")
        let parent = parents[entries["/StructParent"] as? Int ?? -1] as? String
        let element = elements.first { $0.reference == parent }
        expect(element?.annotations.contains(annotation) == true, "UA 28-011 parent of a link")
      }
    }
    expect(seen.sorted() == owned.sorted(), "UA 28 links and annotations")
  }

  mutating func checkOutline() {
    let headings = file.document?.all.filter { $0.type.wholeMatch(of: /H[1-6]/) != nil } ?? []
    let root = file.dictionary(file.catalog["/Outlines"])
    var titles: [String] = []
    var waiting = [root["/First"] as? String].compactMap(\.self)
    while let reference = waiting.popLast() {
      let item = file.dictionary(reference)
      titles.append(file.text(item["/Title"]) ?? "")
      let page = file.array(item["/Dest"]).first as? String ?? ""
      expect(file.pages.contains(page), "a bookmark that leads nowhere")
      for key in ["/Next", "/First"] {
        if let next = item[key] as? String { waiting.append(next) }
      }
    }
    expect(titles.count == headings.count, "headings without bookmarks")
    expect(titles.allSatisfy { !$0.isEmpty }, "bookmarks without words")
  }
}

/// A page's marks as a reader meets them, by a small reader of content streams of its own.
struct MarkedContent {
  private(set) var numbers: [Int] = []
  private(set) var isBalanced = true
  private(set) var nestsArtifacts = false
  /// Operators that paint outside any mark.
  private(set) var unmarked: Set<String> = []

  private static let painting: Set<String> = [
    "Tj", "TJ", "'", "\"", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "EI",
  ]

  init(_ content: [UInt8]) {
    var open: [String] = []
    var operands: [String] = []
    for token in MarkedContent.tokens(content) {
      guard let first = token.unicodeScalars.first,
        first.properties.isAlphabetic || "'\"".contains(token)
      else {
        operands.append(token)
        continue
      }
      switch token {
      case "BDC", "BMC":
        let tag = operands.first ?? ""
        if tag == "/Artifact", open.contains(where: { $0 != "/Artifact" }) { nestsArtifacts = true }
        if open.contains("/Artifact") { nestsArtifacts = true }
        open.append(tag)
        if let place = operands.firstIndex(of: "/MCID"), let number = Int(operands[place + 1]) {
          numbers.append(number)
        }
      case "EMC":
        if open.popLast() == nil { isBalanced = false }
      default:
        if open.isEmpty, Self.painting.contains(token) { unmarked.insert(token) }
      }
      operands = []
    }
    if !open.isEmpty { isBalanced = false }
  }

  /// Strings become `(`, everything else stays as it is written.
  private static func tokens(_ content: [UInt8]) -> [String] {
    var tokens: [String] = []
    var index = 0
    func isEnd(_ byte: UInt8) -> Bool { byte <= 32 || "()<>[]{}/%".utf8.contains(byte) }
    while index < content.count {
      let byte = content[index]
      if byte <= 32 {
        index += 1
      } else if byte == UInt8(ascii: "(") {
        var depth = 0
        repeat {
          if content[index] == UInt8(ascii: "\\") {
            index += 1
          } else if content[index] == UInt8(ascii: "(") {
            depth += 1
          } else if content[index] == UInt8(ascii: ")") {
            depth -= 1
          }
          index += 1
        } while depth > 0 && index < content.count
        tokens.append("(")
      } else if byte == UInt8(ascii: "<"), index + 1 < content.count, content[index + 1] == byte {
        tokens.append("<<")
        index += 2
      } else if byte == UInt8(ascii: "<") {
        while index < content.count, content[index] != UInt8(ascii: ">") { index += 1 }
        index += 1
        tokens.append("<")
      } else {
        var end = index + 1
        while end < content.count, !isEnd(content[end]), !isEnd(byte) || byte == UInt8(ascii: "/") {
          end += 1
        }
        tokens.append(String(decoding: content[index..<end], as: UTF8.self))
        index = end
      }
    }
    return tokens
  }
}
