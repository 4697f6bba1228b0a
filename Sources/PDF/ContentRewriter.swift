/// Turns the flat, numbered tags of Cairo's drawing into content and artifacts.
///
/// Cairo numbers every tag of a page from 0 and knows no artifacts. Here each of its tags is given
/// the number that the structure gives it, or becomes an artifact; everything between stays as it
/// was drawn.
struct ContentRewriter {
  let tree: StructureTree
  /// From 0.
  let page: Int
  private let codes: [StructureTree.Code]
  private let slots: [Int]
  /// Where in the output the content of each slot belongs.
  private var cuts: [Int] = []
  private var output: ByteBuffer
  /// How far the drawing has been copied.
  private var copied = 0
  /// How many of Cairo's tags have begun, and how many marks of any kind are open.
  private var begun = 0
  private var open = 0

  private init(_ tree: StructureTree, page: Int, capacity: Int) {
    self.tree = tree
    self.page = page
    codes = tree.codes[page]
    slots = tree.structure.slots.isEmpty ? [] : tree.structure.slots[page]
    output = ByteBuffer(capacity: capacity)
  }

  /// The page's content with the structure's marks, cut where slots are.
  ///
  /// - Throws: `PDFError` where the drawing's marks are not those that were counted, or something is
  ///   painted outside of them.
  static func rewritten(
    _ content: [UInt8], page: Int, of tree: StructureTree
  ) throws(PDFError) -> [ArraySlice<UInt8>] {
    var rewriter = ContentRewriter(tree, page: page, capacity: content.count)
    let failure = content.withUnsafeBufferPointer { bytes -> PDFError? in
      do throws(PDFError) {
        try rewriter.rewrite(bytes)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
    return rewriter.pieces
  }

  private var pieces: [ArraySlice<UInt8>] {
    let bounds = [0] + cuts + [output.count]
    return zip(bounds, bounds.dropFirst()).map { output.bytes[$0..<$1] }
  }

  private mutating func rewrite(_ bytes: UnsafeBufferPointer<UInt8>) throws(PDFError) {
    var lexer = PDFLexer(bytes)
    /// Where the operands of the next operator begin.
    var operands: Int?
    while true {
      let token = lexer.next()
      if token == .end { break }
      guard token == .keyword else {
        if operands == nil { operands = lexer.start }
        continue
      }
      try handle(lexer, operands ?? lexer.start)
      operands = nil
    }
    output.append(bytes[copied...])
    guard begun == codes.count, open == 0, cuts.count == slots.count else { throw mismatch }
  }

  private var mismatch: PDFError {
    .marks(page: page + 1, counted: codes.count, drawn: begun)
  }

  // MARK: Operators

  /// Looks at the operator that the lexer has just read, and at nothing that it need not know.
  private mutating func handle(_ lexer: PDFLexer, _ operands: Int) throws(PDFError) {
    switch lexer.bytes[lexer.start] {
    case UInt8(ascii: "B"):
      if lexer.isText("BDC") || lexer.isText("BMC") {
        open += 1
        if let number = ContentRewriter.number(in: lexer, from: operands) {
          try replace(number, in: lexer, from: operands)
        }
      } else if open == 0, lexer.isText("B") || lexer.isText("B*") {
        throw unmarked
      }
    case UInt8(ascii: "E"):
      guard lexer.isText("EMC") else { return }
      guard open > 0 else { throw mismatch }
      open -= 1
    case UInt8(ascii: "r") where isInSlot && lexer.isText("re"):
      drop(lexer, operands)
    case UInt8(ascii: "f") where isInSlot && lexer.isText("f"):
      drop(lexer, operands)
      cuts.append(output.count)
    default:
      if open == 0, ContentRewriter.paints(lexer) { throw unmarked }
    }
  }

  /// In a slot nothing is drawn but one rectangle, which holds its place.
  private var isInSlot: Bool { open > 0 && slots.contains(begun - 1) }

  private mutating func drop(_ lexer: PDFLexer, _ operands: Int) {
    output.append(lexer.bytes[copied..<operands])
    copied = lexer.position
  }

  private var unmarked: PDFError { .unmarkedPainting(page: page + 1) }

  /// Text, paths, pictures and shadings (ISO 32000-1, tables 60, 77, 87 and 109).
  private static func paints(_ lexer: PDFLexer) -> Bool {
    switch lexer.bytes[lexer.start] {
    case UInt8(ascii: "T"): lexer.isText("Tj") || lexer.isText("TJ")
    case UInt8(ascii: "'"), UInt8(ascii: "\""): true
    case UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "S"):
      lexer.text.count == 1 || lexer.isText("f*")
    case UInt8(ascii: "s"): lexer.isText("s") || lexer.isText("sh")
    case UInt8(ascii: "b"): lexer.isText("b") || lexer.isText("b*")
    case UInt8(ascii: "D"): lexer.isText("Do")
    default: false
    }
  }

  // MARK: Marks

  /// The number of the mark that begins here; nil for one without, such as an `/ActualText` within.
  private static func number(in lexer: PDFLexer, from operands: Int) -> Int? {
    var lexer = PDFLexer(lexer.bytes, at: operands)
    guard lexer.next() == .name, lexer.next() == .dictionaryStart, lexer.next() == .name,
      lexer.isText("/MCID"), case .integer(let number) = lexer.next(),
      lexer.next() == .dictionaryEnd
    else { return nil }
    return number
  }

  private mutating func replace(
    _ number: Int, in lexer: PDFLexer, from operands: Int
  ) throws(PDFError) {
    // Cairo's marks stand one after the other; one within another would lose its number.
    guard number == begun, begun < codes.count, open == 1 else {
      begun = max(begun, number) + 1
      throw mismatch
    }
    output.append(lexer.bytes[copied..<operands])
    switch codes[number] {
    case .content(let number, let element):
      output.append("/")
      output.append(tree.structureType(of: element))
      output.append("<</MCID ")
      output.append(number)
      output.append(">>BDC")
    case .artifact(let artifact): output.append(artifact.mark)
    }
    begun += 1
    copied = lexer.position
  }
}

extension DocumentStructure.Artifact {
  fileprivate var mark: StaticString {
    switch self {
    case .layout: "/Artifact<</Type/Layout>>BDC"
    case .header: "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC"
    case .footer: "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC"
    }
  }
}
