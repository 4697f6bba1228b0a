/// A finished document but for the slots of its pages: what its file begins with, for whomever it is
/// made.
public struct MasterDocument: Sendable {
  /// What the file begins with: its pictures, which it has in common with other documents of the
  /// same ones.
  public var head: [UInt8]
  /// What follows up to the slots.
  public let body: [UInt8]
  let state: PDFWriter.State
  /// Tells this master from all others.
  let identity: [UInt8]
  /// Object numbers of the slots of each page.
  let slots: [[Int]]
  /// Of the sheet that it was drawn with.
  public var signs: SheetSigns
  let root: Int
  private let info: Int

  init(
    head: [UInt8], body: [UInt8], state: PDFWriter.State, slots: [[Int]], signs: SheetSigns,
    root: Int,
    info: Int
  ) {
    self.head = head
    self.body = body
    self.state = state
    identity = state.identity
    self.slots = slots
    self.signs = signs
    self.root = root
    self.info = info
  }

  /// How many signs stand on the sheet.
  public var signCount: Int { signs.signs.count }

  /// Whether there is one text for each slot.
  public func fits(_ texts: [[SlotText]]) -> Bool { texts.map(\.count) == slots.map(\.count) }

  /// What follows the beginning in the file of one patient.
  ///
  /// - Parameter texts: one for each slot of each page.
  /// - Throws: `PDFError` where there are more or fewer.
  public func end(_ texts: [[SlotText]], _ compressor: Compressor) throws(PDFError) -> [UInt8] {
    guard fits(texts) else {
      throw .damaged("a page has more slots than texts, or fewer")
    }
    var file = PDFWriter(after: state, compressor.deflate)
    for (numbers, texts) in zip(slots, texts) {
      for (number, text) in zip(numbers, texts) {
        file.add(number, stream: PDFDictionary(), content(of: text))
      }
    }
    return try file.finished(root: root, info: info)
  }
}

extension MasterDocument {
  /// A slot's stream.
  func content(of text: SlotText) -> [UInt8] {
    var content = ByteBuffer(capacity: 512)
    content.append(text, signs)
    return content.bytes
  }
}

/// The means of one thread to compress, kept from one document to the next.
public final class Compressor {
  let deflate: Deflate

  /// - Throws: `PDFError` where memory is exhausted.
  public init() throws(PDFError) {
    deflate = try Deflate()
  }
}
