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
        """
        /H1<</MCID 0>>BDC 1 1 1 1 re f EMC /Artifact<</Type/Pagination/Subtype/Footer/Attached\
        [/Bottom]>>BDC EMC
        /P<</MCID 1>>BDC .1 g  
        """, " EMC Q",
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
      """
      q /H1<</MCID 0>>BDC (EMC \\) BDC) Tj EMC
      /Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC 0 0 1 1 re f EMC
      /P<</MCID 1>>BDC /Span << /ActualText <feff> >> BDC [(a)20(b)] TJ EMC EMC Q
      """)
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
