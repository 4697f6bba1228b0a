/// Says what Cairo has drawn in fewer words, and with the structure's marks.
///
/// Cairo numbers every tag of a page from 0 and knows no artifacts. Here each of its tags is given
/// the number that the structure gives it, or becomes an artifact. What is drawn stays the same, as
/// colours have three decimals and places of text two before Cairo sees them.
///
/// Text objects and marks may hold one another but not overlap (ISO 32000-1, 14.6.1). As most marks
/// hold nothing but text, one text object holds as many of them as follow each other; a mark that
/// turns out to hold lines as well is written again, with its text objects inside.
struct ContentRewriter: ~Copyable {
  let tree: StructureTree
  /// From 0.
  let page: Int
  private let codes: [StructureTree.Code]
  /// Whether nothing on the page shines through, so that its graphics states say nothing.
  private let isOpaque: Bool
  private let slots: [Int]
  /// The page's pictures and groups, as Cairo names them.
  private let objects: [[UInt8]]
  /// Where in the output the content of each slot belongs.
  private var cuts: [Int] = []

  private var lexer: PDFLexer
  /// Where the operands of the next operator begin; nil where it has none so far.
  private var operands: Int?
  /// The first of them that are numbers, in millionths.
  private var numbers = InlineArray<6, Int>(repeating: 0)
  private var count = 0
  /// The last one that is a name.
  private var name = ContentState.Name()

  private var output: ByteBuffer
  private var state = ContentState()
  private var saved: [ContentState] = []
  private var text = ContentText()
  private var path = ContentPath()

  /// How many of Cairo's tags have begun, and how many marks of any kind are open.
  private var begun = 0
  private var open = 0
  private var stance = Stance.unmarked
  private var beginning: Beginning?

  /// How the outermost mark and text objects stand to each other.
  private enum Stance {
    case unmarked, undecided, withinText, aroundText
  }

  /// All that is needed to write a mark again from its beginning.
  private struct Beginning {
    let position: Int
    let written: Int
    let state: ContentState
    let text: ContentText
    let code: StructureTree.Code
  }

  private init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tree: StructureTree, page: Int, _ objects: [String],
    isOpaque: Bool
  ) {
    self.objects = objects.map { Array("/\($0)".utf8) }
    self.tree = tree
    self.page = page
    self.isOpaque = isOpaque
    codes = tree.codes[page]
    slots = tree.structure.slots.isEmpty ? [] : tree.structure.slots[page]
    lexer = PDFLexer(bytes)
    output = ByteBuffer(capacity: bytes.count)
  }

  /// The page's content, cut where slots are.
  ///
  /// - Parameter objects: names of its pictures and groups, which come out as `objectName` says.
  /// - Throws: `PDFError` where the drawing's marks are not those that were counted, or something is
  ///   painted outside of them.
  static func rewritten(
    _ content: [UInt8], page: Int, of tree: StructureTree, objects: [String] = [],
    isOpaque: Bool = false
  ) throws(PDFError) -> [[UInt8]] {
    let result = content.withUnsafeBufferPointer {
      bytes -> Result<[[UInt8]], PDFError> in
      var rewriter = ContentRewriter(bytes, tree, page: page, objects, isOpaque: isOpaque)
      do throws(PDFError) {
        try rewriter.rewrite()
        return .success(rewriter.pieces)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private var pieces: [[UInt8]] {
    let bounds = [0] + cuts + [output.count]
    return bounds.indices.dropLast().map { output[bounds[$0]..<bounds[$0 + 1]] }
  }

  private mutating func rewrite() throws(PDFError) {
    while true {
      let token = lexer.next()
      switch token {
      case .end:
        text.close(&output)
        guard begun == codes.count, open == 0, cuts.count == slots.count else { throw mismatch }
        return
      case .keyword:
        try handle()
        operands = nil
        count = 0
        continue
      case .integer, .real:
        if count < numbers.count { numbers[count] = lexer.millionths }
        count += 1
      case .name: name = ContentState.Name(lexer)
      default: break
      }
      if operands == nil { operands = lexer.start }
    }
  }

  private var mismatch: PDFError {
    .marks(page: page + 1, counted: codes.count, drawn: begun)
  }

  // MARK: Operators

  /// The operators that Cairo writes by the thousand; all others stay as they are.
  private mutating func handle() throws(PDFError) {
    switch lexer.word {
    case "m", "l", "c", "re": path.append(lexer.word, numbers, count)
    case "h", "W", "W*": path.append(lexer.word, numbers, 0)
    case "f", "f*", "F", "S", "s", "B", "B*", "b", "b*": try paintPath()
    case "n": if try beginGraphics() { path.write(painting: "n", in: state, &output) }
    case "BT": text.begin()
    case "ET": text.end()
    case "Tm": text.setMatrix(numbers)
    case "Td": text.move(numbers[0], numbers[1])
    case "Tf": text.setFont(name, size: numbers[0])
    case "Tj", "TJ": try showText()
    case "rg": if state.setFill(numbers) { copyNumbers(3, decimals: 3) }
    case "RG": if state.setStroke(numbers) { copyNumbers(3, decimals: 3) }
    case "w", "J", "j", "M": setPen()
    case "d": setDash()
    case "gs": setGraphicsState()
    case "q", "Q", "cm": try changeSpace()
    case "BDC", "BMC": try beginMark()
    case "EMC": try endMark()
    default: try handleOther()
    }
  }

  private mutating func handleOther() throws(PDFError) {
    switch lexer.word {
    case "Do":
      guard open > 0 else { throw unmarked }
      if try beginGraphics() { showObject() }
    case "sh":
      guard open > 0 else { throw unmarked }
      if try beginGraphics() { copy() }
    case "'", "\"", "T*", "TD", "BI":
      // Cairo writes none of them; their places would have to be reckoned with.
      guard open > 0 else { throw unmarked }
      throw .unsupported("an operator of the drawing")
    default:
      // Colours of other kinds, patterns, spacing: whatever was set before may hold no longer.
      state.forget()
      copy()
    }
  }

  private var unmarked: PDFError { .unmarkedPainting(page: page + 1) }

  /// Cairo names an object by its number in the drawing, which is another one where pages are left
  /// out; here it has that of its place on the page.
  private mutating func showObject() {
    let place = objects.firstIndex { lexer.bytes[name.range].elementsEqual($0) }
    guard let place else { return copy() }
    output.append(text: "/\(ContentRewriter.objectName(place)) Do ")
  }

  /// Of an object by its place among the page's.
  static func objectName(_ place: Int) -> String { "X\(place)" }

  /// The operator and its operands as they are.
  private mutating func copy() {
    output.append(lexer.bytes[(operands ?? lexer.start)..<lexer.position])
    output.append(" ")
  }

  /// The operator with so many numbers.
  private mutating func copyNumbers(_ count: Int, decimals: Int) {
    for index in 0..<min(count, numbers.count) {
      output.append(numbers[index].rounded(toDecimals: decimals), decimals: decimals)
      output.append(" ")
    }
    output.append(lexer.text)
    output.append(" ")
  }

  // MARK: Graphics

  private mutating func paintPath() throws(PDFError) {
    guard open > 0 else { throw unmarked }
    guard try beginGraphics() else { return }
    if isInSlot {
      path.removeAll()
      cuts.append(output.count)
    } else {
      path.write(painting: lexer.word, in: state, &output)
    }
  }

  /// In a slot nothing is drawn but one rectangle, which holds its place.
  private var isInSlot: Bool { slots.contains(begun - 1) }

  private mutating func setPen() {
    if state.setPen(lexer.word, numbers[0]) { copyNumbers(1, decimals: 6) }
  }

  private mutating func setDash() {
    // `[] 0 d`: the offset of no dashes is no matter.
    var start = PDFLexer(lexer.bytes, at: operands ?? lexer.start)
    let isSolid = start.next() == .arrayStart && start.next() == .arrayEnd
    if isSolid, state.isSolid { return }
    state.isSolid = isSolid
    copy()
  }

  private mutating func setGraphicsState() {
    if isOpaque { return }
    state.forget()
    copy()
  }

  private mutating func changeSpace() throws(PDFError) {
    guard try beginGraphics() else { return }
    switch lexer.word {
    case "q":
      saved.append(state)
      copy()
    case "Q":
      state = saved.popLast() ?? ContentState()
      copy()
    default:
      state.transform(numbers)
      copyNumbers(6, decimals: 6)
    }
  }

  // MARK: Text

  private mutating func showText() throws(PDFError) {
    guard open > 0 else { throw unmarked }
    beginText()
    text.place(in: &state, from: lexer.bytes, &output)
    output.append(shown: lexer, from: operands ?? lexer.start)
  }

  // MARK: Marks

  private mutating func beginMark() throws(PDFError) {
    let number = ContentRewriter.number(in: lexer, from: operands ?? lexer.start)
    open += 1
    guard let number else {
      // An `/ActualText` within.
      if open == 1 { stance = .aroundText }
      if text.isWithin { beginText() } else { guard try beginGraphics() else { return } }
      return copy()
    }
    // Cairo's marks stand one after the other; one within another would lose its number.
    guard number == begun, begun < codes.count, open == 1 else {
      begun = max(begun, number) + 1
      throw mismatch
    }
    begun += 1
    stance = .undecided
    beginning = Beginning(
      position: lexer.position, written: output.count, state: state, text: text,
      code: codes[number])
  }

  /// The number of the mark that begins here; nil for one without.
  private static func number(in lexer: PDFLexer, from operands: Int) -> Int? {
    var lexer = PDFLexer(lexer.bytes, at: operands)
    guard lexer.next() == .name, lexer.next() == .dictionaryStart, lexer.next() == .name,
      lexer.isText("/MCID"), case .integer(let number) = lexer.next(),
      lexer.next() == .dictionaryEnd
    else { return nil }
    return number
  }

  private mutating func endMark() throws(PDFError) {
    guard open > 0 else { throw mismatch }
    open -= 1
    if open == 0 {
      if stance == .undecided { writeMark() }
      if stance == .aroundText { text.close(&output) }
      stance = .unmarked
    }
    output.append("EMC ")
  }

  private mutating func writeMark() {
    switch beginning?.code {
    case .content(let number, let element):
      output.append("/")
      output.append(tree.structureType(of: element))
      output.append("<</MCID ")
      output.append(number)
      output.append(">>BDC ")
    case .artifact(let artifact): output.append(artifact.mark)
    case nil: break
    }
  }

  /// Text is about to be shown.
  private mutating func beginText() {
    if stance == .undecided {
      text.open(&output)
      writeMark()
      stance = .withinText
    }
    text.open(&output)
  }

  /// Something other than text is about to be drawn; false where that takes the mark back to its
  /// beginning.
  private mutating func beginGraphics() throws(PDFError) -> Bool {
    if stance == .withinText, let beginning {
      lexer.position = beginning.position
      output.removeLast(output.count - beginning.written)
      state = beginning.state
      text = beginning.text
      path.removeAll()
      open = 1
    }
    let goesOn = stance != .withinText
    text.close(&output)
    if stance == .undecided || stance == .withinText {
      writeMark()
      stance = .aroundText
    }
    return goesOn
  }
}
