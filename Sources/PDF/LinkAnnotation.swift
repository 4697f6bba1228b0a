/// A link as it stands on one page.
struct LinkAnnotation {
  enum Target: Hashable {
    case uri(String)
    case node(DocumentStructure.NodeID)
  }

  /// The link's structure element.
  var element: Int
  /// From 0.
  var page: Int
  var target: Target
  /// The words that are clicked.
  var text: String
  /// One for each line.
  var boxes: [DocumentStructure.Box]

  /// The smallest box around all lines.
  var box: DocumentStructure.Box? {
    boxes.first.map { boxes.dropFirst().reduce($0) { $0.union($1) } }
  }

  /// What is said of the link: its words, and where it leads if they do not tell.
  var description: String {
    guard case .uri(let uri) = target else { return text }
    if text.isEmpty { return uri }
    // A telephone number is written with spaces that its address lacks.
    let tells = uri.hasSuffix(text) || uri.utf8.starts(with: "tel:".utf8)
    return tells ? text : "\(text): \(uri)"
  }
}

/// Writes links as annotations (ISO 32000-1, 12.5.6.5), each tied to its structure element
/// (ISO 14289-1, 7.18.5).
struct AnnotationWriter: ~Copyable {
  let tree: StructureTree
  let pages: [Int]
  let firstAnnotation: Int

  /// The annotations of each page.
  var onPages: [[Int]] {
    var result: [[Int]] = pages.map { _ in [] }
    for (index, annotation) in tree.annotations.enumerated() {
      result[annotation.page].append(firstAnnotation + index)
    }
    return result
  }

  func write(into file: inout PDFWriter) {
    for index in tree.annotations.indices {
      file.add(firstAnnotation + index) { write(index, into: &$0) }
    }
  }

  private func write(_ index: Int, into bytes: inout ByteBuffer) {
    let annotation = tree.annotations[index]
    bytes.append("<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/P ")
    bytes.append(reference: pages[annotation.page])
    bytes.append("/StructParent ")
    bytes.append(pages.count + index)
    if let box = annotation.box {
      bytes.append("/Rect")
      bytes.append(box)
    }
    if annotation.boxes.count > 1 { writeQuads(annotation.boxes, into: &bytes) }
    bytes.append("/Contents")
    bytes.append(textString: annotation.description)
    writeTarget(annotation.target, into: &bytes)
    bytes.append(">>")
  }

  /// A link over several lines is only where its words are: upper left, upper right, lower left,
  /// lower right of each, as every reader expects in spite of the standard's other order.
  private func writeQuads(
    _ boxes: [DocumentStructure.Box], into bytes: inout ByteBuffer
  ) {
    bytes.append("/QuadPoints[")
    for box in boxes {
      for (x, y) in [
        (box.left, box.top), (box.right, box.top), (box.left, box.bottom),
        (box.right, box.bottom),
      ] {
        bytes.append(x)
        bytes.append(" ")
        bytes.append(y)
        bytes.append(" ")
      }
    }
    bytes.append("]")
  }

  private func writeTarget(
    _ target: LinkAnnotation.Target, into bytes: inout ByteBuffer
  ) {
    switch target {
    case .uri(let uri):
      bytes.append("/A<</S/URI/URI")
      bytes.append(string: URIText.ascii(uri))
      bytes.append(">>")
    case .node(let node):
      guard let box = tree.structure.nodes[node].boxes.first else { return }
      bytes.append("/Dest")
      bytes.append(destination: box, pages)
    }
  }
}

extension ByteBuffer {
  /// A place on a page, at the window's upper left corner, the size as it is. Whole points do for
  /// that.
  mutating func append(destination box: DocumentStructure.Box, _ pages: [Int]) {
    append("[")
    append(reference: pages[box.page])
    append("/XYZ ")
    append(Int(box.left.rounded(.down)))
    append(" ")
    append(Int(box.top.rounded(.up)))
    append(" null]")
  }
}

/// Addresses as PDF has them: ASCII alone (ISO 32000-1, 12.6.4.7).
enum URIText {
  /// Everything that no URI may hold is written as `%` and two digits (RFC 3986, 2.1).
  static func ascii(_ uri: String) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in uri.utf8.prefix(PDFString.mostUnits / 2) {
      if byte > 0x20, byte < 0x7F, !isForbidden(byte) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return result
  }

  private static func isForbidden(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
      UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"),
      UInt8(ascii: "}"):
      true
    default: false
    }
  }
}
