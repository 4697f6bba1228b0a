import CustomDump
import Testing

@testable import PDF

@Suite struct ContentRewriterTests {
  /// A page of a heading, an artifact and a paragraph, in this order.
  private static let tree: StructureTree = {
    var root = DocumentStructure.Node(.document)
    root.children = [1, 2]
    return StructureTree(
      DocumentStructure(
        nodes: [root, .init(.heading(level: 1)), .init(.paragraph)],
        marks: [[.node(1), .artifact(.footer), .node(2)]], language: "en"))
  }()

  private static func rewritten(_ content: String) throws(PDFError) -> String {
    let pieces = try ContentRewriter.rewritten(Array(content.utf8), page: 0, of: tree)
    return String(decoding: pieces.joined(), as: UTF8.self)
  }

  /// The same page with its paragraph as a slot.
  private static func pieces(_ content: String) throws(PDFError) -> [String] {
    var structure = tree.structure
    structure.slots = [[2]]
    return try ContentRewriter.rewritten(
      Array(content.utf8), page: 0, of: StructureTree(structure)
    ).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func isCutWhereASlotIs() throws {
    expectNoDifference(
      try Self.pieces(
        """
        /H1 << /MCID 0 >> BDC 1 1 1 1 re f EMC /Private << /MCID 1 >> BDC EMC
        /P << /MCID 2 >> BDC .1 g 0 0 1 1 re f EMC Q
        """),
      [
        "/H1<</MCID 0>>BDC 1 1 1 1 re f EMC "
          + "/Artifact/F BDC EMC "
          + ".1 g /P<</MCID 1>>BDC ", "EMC Q ",
      ])
  }

  @Test(arguments: ["", "0 0 1 1 re f 0 0 1 1 re f"])
  func aSlotHoldsOnePlace(_ content: String) {
    #expect(throws: PDFError.self) {
      try Self.pieces(
        "/H1<</MCID 0>>BDC EMC /Private<</MCID 1>>BDC EMC /P<</MCID 2>>BDC \(content) EMC")
    }
  }

  @Test func numbersContentAndNamesArtifacts() throws {
    expectNoDifference(
      try Self.rewritten(
        """
        q /H1 << /MCID 0 >> BDC (EMC \\) BDC) Tj EMC
        /Private << /MCID 1 >> BDC 0 0 1 1 re f EMC
        /P << /MCID 2 >> BDC /Span << /ActualText <feff> >> BDC [(a)20(b)] TJ EMC EMC Q
        """),
      "q BT /H1<</MCID 0>>BDC 1 0 0 1 0 0 Tm (EMC \\) BDC)Tj EMC ET "
        + "/Artifact/F BDC 0 0 1 1 re f EMC "
        + "/P<</MCID 1>>BDC /Span << /ActualText <feff> >> BDC "
        + "BT 1 0 0 1 0 0 Tm [(a)20(b)]TJ EMC ET EMC Q ")
  }

  private static let page = (
    begin: "/H1 << /MCID 0 >> BDC\n", artifact: "\nEMC\n/Private << /MCID 1 >> BDC\n",
    end: "\nEMC\n/P << /MCID 2 >> BDC\nEMC"
  )

  private static func heading(_ content: String) throws(PDFError) -> Substring {
    let written = try rewritten(page.begin + content + page.artifact + page.end)
    return written.prefix { $0 != "A" }
  }

  /// Runs of text become one text object, a font its size, and places steps from line to line.
  @Test func joinsTextObjects() throws {
    let drawn = """
      0.1 0.2 0.3 rg BT\n12 0 0 -12 30 40.25 Tm\n/f-0-0 1 Tf\n(one)Tj\n0 -1.416667 Td
      [(t)-20(w\\\n\\\\o)\n] TJ\nET
      0.1 0.2 0.3 rg BT\n12 0 0 -12 35.5 74.25 Tm\n/f-0-0 1 Tf\n(three)Tj\nET
      """
    expectNoDifference(
      try Self.heading(drawn),
      ".1 .2 .3 rg BT /H1<</MCID 0>>BDC /f-0-0 12 Tf 1 0 0 -1 30 40.25 Tm(one)Tj "
        + "0 -17 Td[(t)-20(w\\\\o)]TJ 5.5 -17 Td(three)Tj EMC /")
  }

  /// Fonts with codes of two bytes are shown by digits in Cairo's pages, and by half as many bytes here.
  @Test func showsBytesInPlaceOfDigits() throws {
    let drawn = "BT 9 0 0 -9 1 2 Tm /f-1-1 1 Tf [<0028\n005C0D>-20<4>]TJ ET"
    expectNoDifference(
      try Self.heading(drawn),
      "BT /H1<</MCID 0>>BDC /f-1-1 9 Tf 1 0 0 -1 1 2 Tm[(\0\\(\0\\\\\\r)-20(@)]TJ EMC /")
  }

  /// Text and lines in one mark: its text objects lie within it.
  @Test func nestsTextObjectsInMixedMarks() throws {
    let drawn = "BT 9 0 0 -9 1 2 Tm /f-0-0 1 Tf (a)Tj ET 1 2 m 3 4 l S BT 9 0 0 -9 5 6 Tm (b)Tj ET"
    expectNoDifference(
      try Self.heading(drawn),
      "/H1<</MCID 0>>BDC BT /f-0-0 9 Tf 1 0 0 -1 1 2 Tm(a)Tj ET 1 2 m 3 4 l S "
        + "BT 1 0 0 -1 5 6 Tm(b)Tj ET EMC /")
  }

  /// Text that is turned keeps its matrix.
  @Test func keepsOtherMatrices() throws {
    let drawn = "BT 0 -12 -12 0 30 40 Tm /f-0-0 1 Tf (a)Tj 0 -2 Td (b)Tj ET"
    expectNoDifference(
      try Self.heading(drawn),
      "BT /H1<</MCID 0>>BDC /f-0-0 1 Tf 0 -12 -12 0 30 40 Tm (a)Tj "
        + "0 -12 -12 0 54 40 Tm (b)Tj EMC /")
  }

  /// Equal outlines are equal bytes wherever they stand.
  @Test func drawsOutlinesFromTheirBeginning() throws {
    func ring(_ x: String, _ end: String) -> String {
      "\(x) 10 m \(end) 10.004 \(end) 10.012 \(end) 20.5 c h \(x) 10 m S\n"
    }
    expectNoDifference(
      try Self.heading("0.0 w " + ring("1.004", "2.008") + "0 w " + ring("7", "8.004")),
      "0 w /H1<</MCID 0>>BDC q 1 0 0 1 1.004 10 cm 0 0 m 1.004 .004 1.004 .012 1.004 10.5 c h S Q "
        + "q 1 0 0 1 7 10 cm 0 0 m 1.004 .004 1.004 .012 1.004 10.5 c h S Q EMC /")
  }

  /// What is set is known until the state that was saved comes back.
  @Test func setsNothingTwice() throws {
    let drawn = """
      1 J 1 J [] 0.0 d q 2 w 0 0 m 1 1 l S Q 2 w 1 J 0 0 m 1 1 l S [1 2] 0 d [] 0 d 3 3 m 1 1 l S
      """
    expectNoDifference(
      try Self.heading(drawn),
      "1 J /H1<</MCID 0>>BDC q 2 w 0 0 m 1 1 l S Q 2 w 0 0 m 1 1 l S [1 2] 0 d [] 0 d "
        + "3 3 m 1 1 l S EMC /")
  }

  @Test(arguments: [
    ("", 0), ("/P << /MCID 0 >> BDC EMC", 1),
    ("/P<</MCID 0>>BDC EMC /P<</MCID 2>>BDC EMC /P<</MCID 1>>BDC EMC", 3),
    ("/P<</MCID 0>>BDC EMC /P<</MCID 0>>BDC EMC", 2),
    ("/P<</MCID 0>>BDC /P<</MCID 1>>BDC EMC EMC", 2),
    ("/P<</MCID 0>>BDC EMC /P<</MCID 1>>BDC EMC /P<</MCID 2>>BDC EMC /P<</MCID 3>>BDC EMC", 4),
    ("/P<</MCID 0>>BDC EMC EMC", 1),
    ("/P<</MCID 0>>BDC EMC /P<</MCID 1>>BDC EMC /P<</MCID 2>>BDC", 3),
  ])
  func refusesOtherMarks(_ content: String, _ drawn: Int) {
    #expect(throws: PDFError.marks(page: 1, counted: 3, drawn: drawn)) {
      try Self.rewritten(content)
    }
  }

  @Test(arguments: [
    "(a) Tj", "[(a)] TJ", "f", "f*", "S", "s", "B", "B*", "b", "b*", "/x Do", "/x sh", "(a) '",
  ])
  func refusesUnmarkedPainting(_ content: String) {
    #expect(throws: PDFError.unmarkedPainting(page: 1)) { try Self.rewritten(content) }
  }
}
