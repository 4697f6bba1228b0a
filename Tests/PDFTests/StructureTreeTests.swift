import CustomDump
import Testing

@testable import PDF

@Suite struct StructureTreeTests {
  private static func tree(
    _ nodes: [(DocumentStructure.Role, [Int])], _ marks: [[DocumentStructure.Mark]]
  ) -> StructureTree {
    let nodes = nodes.map { role, children in
      var node = DocumentStructure.Node(role)
      node.children = children
      return node
    }
    return StructureTree(DocumentStructure(nodes: nodes, marks: marks, language: "en"))
  }

  /// Elements as lines: what each is, and its kids.
  private static func text(_ tree: StructureTree) -> [String] {
    tree.elements.indices.map { index in
      let kids = tree.kids[tree.elements[index].kids].map { kid in
        switch kid {
        case .content(let content): "\(content.page):\(content.number)"
        case .element(let element): "\(tree.structureType(of: element))"
        case .annotation: "OBJR"
        }
      }
      return "\(tree.structureType(of: index)) \(kids.joined(separator: " "))"
    }
  }

  @Test func aLinkStandsWhereItStands() {
    let tree = Self.tree(
      [(.document, [1]), (.paragraph, [2, 3]), (.link(destination: "a:"), []), (.span, [])],
      [[.node(1), .node(2), .artifact(.layout), .node(1), .node(3), .node(1)], [.node(1)]])
    expectNoDifference(
      Self.text(tree), ["Document P", "P 0:0 Link 0:2 Span 0:4 1:0", "Link 0:1", "Span 0:3"])
  }

  @Test func whatHoldsNothingIsLeftOut() {
    let tree = Self.tree(
      [
        (.document, [1, 2, 5]), (.section, []), (.table, [3]), (.tableRow, [4, 6]), (.cell(), []),
        (.paragraph, [7]), (.cell(), []), (.span, []),
      ], [[.node(6)]])
    expectNoDifference(
      Self.text(tree), ["Document Table", "Table TR", "TR TD TD", "TD ", "TD 0:0"])
  }

  @Test func aCellTakesItsOnlyParagraphsContent() {
    let tree = Self.tree(
      [
        (.document, [1, 3]), (.itemBody, [2]), (.paragraph, []), (.itemBody, [4, 5]),
        (.paragraph, []), (.paragraph, []),
      ], [[.node(2), .node(4), .node(5)]])
    expectNoDifference(
      Self.text(tree), ["Document LBody LBody", "LBody 0:0", "LBody P P", "P 0:1", "P 0:2"])
    #expect(tree.codes[0].first == .content(number: 0, element: 1))
  }

  @Test func linksHaveOneAnnotationOnEachPage() {
    var link = DocumentStructure.Node(.link(destination: "https://example.org"))
    link.boxes = [0, 0, 1].map { .init(page: $0, left: 1, bottom: 2, right: 3, top: 4) }
    var root = DocumentStructure.Node(.document)
    root.children = [1]
    let tree = StructureTree(
      DocumentStructure(nodes: [root, link], marks: [[.node(1)], [.node(1)]], language: "en"))
    #expect(tree.annotations.map(\.page) == [0, 1])
    #expect(tree.annotations.map(\.boxes.count) == [2, 1])
    expectNoDifference(Self.text(tree)[1], "Link 0:0 1:0 OBJR OBJR")
  }
}
