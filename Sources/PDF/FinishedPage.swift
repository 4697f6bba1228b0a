/// A page as a master has it, for other masters that have the same page: nothing of it has to be
/// drawn, rewritten or compressed again.
///
/// It names fonts as the sheets of signs do, so those masters must begin with the same sheets.
public struct FinishedPage: Sendable {
  let mediaBox: PDFObject?
  /// Names in the sheets' resources, in the page's order.
  let fonts: [String]
  /// How its marks are written: to what type of element each belongs.
  let marks: [Mark]
  /// Compressed, cut where slots are.
  let content: [[UInt8]]

  public enum Mark: Hashable, Sendable {
    case content(type: String)
    case artifact(DocumentStructure.Artifact)
  }
}

extension DocumentStructure {
  /// For each page, how its marks are written.
  public var writtenMarks: [[FinishedPage.Mark]] {
    let tree = StructureTree(self)
    return marks.indices.map(tree.marks)
  }
}

extension StructureTree {
  /// What a page's content tells of the structure.
  func marks(onPage page: Int) -> [FinishedPage.Mark] {
    codes[page].map { code in
      switch code {
      case .content(_, let element): .content(type: "\(structureType(of: element))")
      case .artifact(let kind): .artifact(kind)
      }
    }
  }
}
