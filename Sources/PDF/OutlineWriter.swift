/// Writes the bookmarks: a document's headings as a tree, each leading to where it stands
/// (ISO 32000-1, 12.3.3).
struct OutlineWriter: ~Copyable {
  let pages: [Int]
  private var items: [Item] = []

  private struct Item {
    var title: String
    var level: Int
    var box: DocumentStructure.Box
    var parent: Int?
    var children: [Int] = []
  }

  init(_ tree: StructureTree, pages: [Int]) {
    self.pages = pages
    var open: [Int] = []
    addHeadings(below: 0, of: tree.structure, &open)
  }

  private mutating func addHeadings(
    below node: Int, of structure: DocumentStructure, _ open: inout [Int]
  ) {
    if case .heading(let level) = structure.nodes[node].role,
      let box = structure.nodes[node].boxes.first
    {
      while let last = open.last, items[last].level >= level { open.removeLast() }
      items.append(
        Item(title: structure.nodes[node].text, level: level, box: box, parent: open.last))
      if let parent = open.last { items[parent].children.append(items.count - 1) }
      open.append(items.count - 1)
    }
    for child in structure.nodes[node].children { addHeadings(below: child, of: structure, &open) }
  }

  /// The outline's object; nil where no heading is.
  func write(into file: inout PDFWriter) -> Int? {
    guard !items.isEmpty else { return nil }
    let root = file.reserve()
    let first = file.reserve(items.count)
    let top = items.indices.filter { items[$0].parent == nil }
    file.add(root) { bytes in
      bytes.append("<</Type/Outlines")
      write(children: top, first, into: &bytes)
      bytes.append(">>")
    }
    for index in items.indices {
      let siblings = items[index].parent.map { items[$0].children } ?? top
      file.add(first + index) { write(index, among: siblings, first, root, into: &$0) }
    }
    return root
  }

  private func write(
    _ index: Int, among siblings: [Int], _ first: Int, _ root: Int,
    into bytes: inout ByteBuffer
  ) {
    let item = items[index]
    bytes.append("<</Title")
    bytes.append(textString: item.title)
    bytes.append("/Parent ")
    bytes.append(reference: item.parent.map { first + $0 } ?? root)
    if let place = siblings.firstIndex(of: index) {
      if place > 0 { write("/Prev ", first + siblings[place - 1], into: &bytes) }
      if place + 1 < siblings.count { write("/Next ", first + siblings[place + 1], into: &bytes) }
    }
    write(children: item.children, first, into: &bytes)
    bytes.append("/Dest")
    bytes.append(destination: item.box, pages)
    bytes.append(">>")
  }

  /// Everything is open, so that the count is that of all below.
  private func write(children: [Int], _ first: Int, into bytes: inout ByteBuffer) {
    guard let head = children.first, let tail = children.last else { return }
    write("/First ", first + head, into: &bytes)
    write("/Last ", first + tail, into: &bytes)
    bytes.append("/Count ")
    bytes.append(descendants(of: children))
  }

  private func descendants(of children: [Int]) -> Int {
    children.reduce(0) { $0 + 1 + descendants(of: items[$1].children) }
  }

  private func write(_ key: StaticString, _ number: Int, into bytes: inout ByteBuffer) {
    bytes.append(key)
    bytes.append(reference: number)
  }
}
