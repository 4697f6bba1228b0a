/// Writes a structure tree: its root, its elements, and the way back from a page's marks to them
/// (ISO 32000-1, 14.7).
///
/// Not copyable: each of hundreds of elements would hold a copy of its own while it is written.
struct StructureWriter: ~Copyable {
  let tree: StructureTree
  let pages: [Int]
  /// Object numbers: of the root, the first element and the first annotation.
  let root: Int
  let firstElement: Int
  let firstAnnotation: Int

  func write(into file: inout PDFWriter) {
    let parentTree = file.reserve()
    file.add(root) { bytes in
      bytes.append("<</Type/StructTreeRoot/K ")
      bytes.append(reference: firstElement)
      bytes.append("/ParentTree ")
      bytes.append(reference: parentTree)
      bytes.append(">>")
    }
    for index in tree.elements.indices {
      file.add(firstElement + index) { write(index, into: &$0) }
    }
    file.add(parentTree) { writeParents(into: &$0) }
  }

  // MARK: Elements

  private func write(_ index: Int, into bytes: inout ByteBuffer) {
    let element = tree.elements[index]
    bytes.append("<</S/")
    bytes.append(tree.structureType(of: index))
    bytes.append("/P ")
    bytes.append(reference: element.parent.map { firstElement + $0 } ?? root)
    writeKids(tree.kids[element.kids], into: &bytes)
    writeAttributes(of: element, into: &bytes)
    write("/Alt", tree.structure.nodes[element.node].alternative, into: &bytes)
    write("/ActualText", tree.structure.nodes[element.node].replacement, into: &bytes)
    write("/E", tree.structure.nodes[element.node].expansion, into: &bytes)
    write("/Lang", tree.structure.nodes[element.node].language, into: &bytes)
    bytes.append(">>")
  }

  private func write(_ key: StaticString, _ text: String?, into bytes: inout ByteBuffer) {
    guard let text else { return }
    bytes.append(key)
    bytes.append(textString: text)
  }

  /// Numbers stand alone on the element's own page, and name the page elsewhere.
  private func writeKids(_ kids: ArraySlice<StructureTree.Kid>, into bytes: inout ByteBuffer) {
    guard !kids.isEmpty else { return }
    let page = StructureWriter.page(of: kids)
    if let page {
      bytes.append("/Pg ")
      bytes.append(reference: pages[page])
    }
    bytes.append("/K")
    bytes.append(kids.count == 1 ? " " : "[")
    for index in kids.indices {
      if index > kids.startIndex { bytes.append(" ") }
      write(kids[index], on: page, into: &bytes)
    }
    if kids.count > 1 { bytes.append("]") }
  }

  private static func page(of kids: ArraySlice<StructureTree.Kid>) -> Int? {
    for case .content(let content) in kids { return content.page }
    return nil
  }

  private func write(
    _ kid: StructureTree.Kid, on page: Int?, into bytes: inout ByteBuffer
  ) {
    switch kid {
    case .element(let index): bytes.append(reference: firstElement + index)
    case .content(let content) where content.page == page: bytes.append(content.number)
    case .content(let content):
      bytes.append("<</Type/MCR/Pg ")
      bytes.append(reference: pages[content.page])
      bytes.append("/MCID ")
      bytes.append(content.number)
      bytes.append(">>")
    case .annotation(let index):
      bytes.append("<</Type/OBJR/Pg ")
      bytes.append(reference: pages[tree.annotations[index].page])
      bytes.append("/Obj ")
      bytes.append(reference: firstAnnotation + index)
      bytes.append(">>")
    }
  }

  // MARK: Attributes

  /// ISO 32000-1, 14.8.5.
  private func writeAttributes(
    of element: StructureTree.Element, into bytes: inout ByteBuffer
  ) {
    switch tree.structure.nodes[element.node].role {
    case .list(let numbering):
      bytes.append("/A<</O/List/ListNumbering/")
      bytes.append(text: numbering.rawValue)
      bytes.append(">>")
    case .headerCell(let scope):
      bytes.append("/A<</O/Table/Scope/")
      bytes.append(text: scope.rawValue)
      bytes.append(">>")
    case .cell(let columns) where columns > 1:
      bytes.append("/A<</O/Table/ColSpan ")
      bytes.append(columns)
      bytes.append(">>")
    case .figure: writeBox(tree.structure.nodes[element.node].boxes, into: &bytes)
    default: break
    }
  }

  private func writeBox(_ boxes: [DocumentStructure.Box], into bytes: inout ByteBuffer) {
    guard let first = boxes.first else { return }
    let box = boxes.dropFirst().reduce(first) { $0.page == $1.page ? $0.union($1) : $0 }
    bytes.append("/A<</O/Layout/Placement/Block/BBox")
    bytes.append(box.onHalfPoints)
    bytes.append(">>")
  }

  // MARK: Parents

  /// Keys count pages first, then annotations (ISO 32000-1, 14.7.4.4).
  private func writeParents(into bytes: inout ByteBuffer) {
    bytes.append("<</Nums[")
    for (page, codes) in tree.codes.enumerated() {
      bytes.append(page)
      bytes.append("[")
      for case .content(_, let element) in codes {
        bytes.append(reference: firstElement + element)
        bytes.append(" ")
      }
      bytes.append("]")
    }
    for (index, annotation) in tree.annotations.enumerated() {
      bytes.append(pages.count + index)
      bytes.append(" ")
      bytes.append(reference: firstElement + annotation.element)
      bytes.append(" ")
    }
    bytes.append("]>>")
  }
}

extension StructureTree {
  /// One of the standard types (ISO 32000-1, 14.8.4), so that no role map is needed.
  func structureType(of element: Int) -> StaticString {
    switch structure.nodes[elements[element].node].role {
    case .document: "Document"
    case .section: "Sect"
    case .heading(1): "H1"
    case .heading(2): "H2"
    case .heading(3): "H3"
    case .heading(4): "H4"
    case .heading(5): "H5"
    case .heading: "H6"
    case .paragraph: "P"
    case .quote: "BlockQuote"
    case .code: "Code"
    case .span: "Span"
    case .list: "L"
    case .listItem: "LI"
    case .label: "Lbl"
    case .itemBody: "LBody"
    case .table: "Table"
    case .caption: "Caption"
    case .tableRow: "TR"
    case .headerCell: "TH"
    case .cell: "TD"
    case .figure: "Figure"
    case .link, .reference: "Link"
    }
  }
}

extension ByteBuffer {
  /// `[left bottom right top]`
  mutating func append(_ box: DocumentStructure.Box) {
    append("[")
    append(box.left)
    append(" ")
    append(box.bottom)
    append(" ")
    append(box.right)
    append(" ")
    append(box.top)
    append("]")
  }
}
