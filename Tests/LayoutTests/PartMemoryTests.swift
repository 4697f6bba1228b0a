import Content
import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout

@Suite struct PartMemoryTests {
  private static let images = ["hero.jpg": PixelSize(width: 1600, height: 900)]

  private static func set(
    _ document: Document, _ template: LayoutTemplate, _ adjustment: Adjustment,
    _ memory: PartMemory.Sitting?
  ) -> [String] {
    let composer = Composer(
      template: template.adjusted(by: adjustment), typesetter: InstalledFonts.typesetter(),
      images: images, drawings: [:], language: document.language,
      rightToLeft: document.rightToLeft)
    let area = ContentArea(template: composer.template, composer: composer)
    let strips = PartComposer(
      composer: composer, area: area, adjustment: adjustment, memory: memory
    ).passages(of: document).strips
    return strips.map { "\($0.height.points) \($0.items.map(\.meaning))" }
      + SemanticTree(composer.tree).nodes.map { "\($0.role) \($0.parent ?? -1) \($0.children)" }
      + composer.diagnostics.map(\.message)
  }

  /// However the layout was bent before, a part comes out as if it were set for the first time.
  @Test func whatIsRememberedIsWhatWouldBeMade() throws {
    let template = try TestLayouts.plain()
    let document = SampleHandout.document
    let memory = PartMemory().sitting(
      of: document, in: template, images: Self.images, drawings: [:])
    let ways = [
      Adjustment.none, Adjustment(hero: 0.8), Adjustment(hero: 0.8, spacing: 0.9),
      Adjustment(leading: 0.99), Adjustment(hero: 0.5), .none,
    ]
    for way in ways {
      expectNoDifference(
        Self.set(document, template, way, memory), Self.set(document, template, way, nil))
    }
  }

  /// Whatever documents were set before: others with the same parts, with parts that came elsewhere,
  /// in another language, and with something to say of them.
  @Test func otherDocumentsLeaveNoTrace() throws {
    let template = try TestLayouts.plain()
    let plain = SampleHandout.document
    var shorter = plain
    shorter.parts.remove(at: 1)
    var foreign = plain
    foreign.language = "de"
    // No font has the character; it is told once, wherever it stands.
    let strange = [SampleHandout.paragraph("\u{10FFFF}")]
    var faulty = plain
    faulty.parts[0].blocks += strange
    faulty.parts[faulty.parts.count - 1].blocks += strange
    var lessFaulty = faulty
    lessFaulty.parts[0] = plain.parts[0]
    let memory = PartMemory()
    for document in [
      plain, plain, shorter, foreign, faulty, lessFaulty, plain, lessFaulty, faulty, lessFaulty,
    ] {
      let sitting = memory.sitting(
        of: document, in: template, images: Self.images, drawings: [:])
      expectNoDifference(
        Self.set(document, template, .none, sitting), Self.set(document, template, .none, nil))
    }
  }

  /// Days take more or fewer nodes; what has none keeps its own all the same, and all are read in
  /// the document's order.
  @Test func whatHasNoDaysKeepsItsNodes() throws {
    var longer = SampleHandout.document
    let schedule = try #require(longer.parts.firstIndex { $0.name == .schedule })
    longer.parts[schedule].blocks += longer.parts[schedule].blocks
    let template = try TestLayouts.plain()
    let documents = [SampleHandout.document, longer].map {
      template.laidOut($0, images: Self.images)
    }
    for text in ["1 North Street", "At a visit", "Tell us first", "Version 1.0"] {
      let nodes = documents.map { $0.node(of: text) }
      #expect(nodes[0] != nil && nodes[0] == nodes[1], "\(text)")
    }
    #expect(documents[0].node(of: "Calendar") != documents[1].node(of: "Calendar"))
    for document in documents {
      let headings = document.headings(below: SemanticTree.root)
      let expected = SampleHandout.document.parts.compactMap { $0.heading?.plainText }
      expectNoDifference(headings.filter(expected.contains), expected)
    }
  }

  /// Thousands of documents leave no more than some, and nothing that only one of them had, or that
  /// others had in another layout or language.
  @Test func namesAreForgotten() throws {
    let template = try TestLayouts.plain()
    let memory = PartMemory()
    var document = SampleHandout.document
    var counts: [Int] = []
    for number in 0..<500 {
      document.parts[0].blocks = [SampleHandout.paragraph("Patient \(number)")]
      // Of the first hundred documents all else is the same, then of any two.
      document.language = number < 100 ? "en" : "en-\(number / 2)"
      let sitting = memory.sitting(
        of: document, in: template, images: Self.images, drawings: [:])
      _ = Self.set(document, template, .none, sitting)
      _ = Self.set(document, template, Adjustment(spacing: 0.9), sitting)
      counts.append(memory.itemCount)
    }
    #expect(counts[0] == 0)
    #expect(counts[1] > 0)
    #expect(counts[99] == counts[1])
    #expect(counts[110] > counts[99])
    #expect(counts.allSatisfy { $0 < PartMemory.mostItems + 5000 })
    #expect((counts.max() ?? 0) > PartMemory.mostItems)
  }
}

extension LaidOutDocument {
  /// What the first item with that text means.
  fileprivate func node(of text: String) -> Item.Meaning? {
    for item in pages.flatMap(\.items) {
      guard case .glyphs(let run, _) = item.content, run.text.hasPrefix(text) else { continue }
      return item.meaning
    }
    return nil
  }

  /// The texts of second-level headings in the tree's order.
  fileprivate func headings(below node: SemanticTree.NodeID) -> [String] {
    tree.nodes[node].children.flatMap { child -> [String] in
      guard tree.nodes[child].role == .heading(level: 2) else { return headings(below: child) }
      let words = pages.flatMap(\.items).compactMap { item -> String? in
        guard case .glyphs(let run, _) = item.content, item.meaning == .node(child) else {
          return nil
        }
        return run.text
      }
      return [words.joined()]
    }
  }
}
