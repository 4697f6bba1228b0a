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
    ).strips(of: document)
    return strips.map { "\($0.height.points) \($0.items.map(\.meaning))" }
      + composer.tree.nodes.map { "\($0.role) \($0.parent ?? -1) \($0.children)" }
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

  /// Thousands of documents leave no more than some, and nothing that only one of them had.
  @Test func namesAreForgotten() throws {
    let template = try TestLayouts.plain()
    let memory = PartMemory()
    var document = SampleHandout.document
    var counts: [Int] = []
    for number in 0..<300 {
      document.parts[0].blocks = [SampleHandout.paragraph("Patient \(number)")]
      let sitting = memory.sitting(
        of: document, in: template, images: Self.images, drawings: [:])
      // The first hundred documents are set in one way, each of the others in its own.
      let spacing = 1 - Double(max(0, number - 100)) / 1e4
      _ = Self.set(document, template, Adjustment(spacing: spacing), sitting)
      counts.append(memory.itemCount)
    }
    #expect(counts[0] == 0)
    #expect(counts[1] > 0)
    #expect(counts[100] == counts[1])
    #expect(counts[299] > counts[100])
    #expect(counts.allSatisfy { $0 < PartMemory.mostItems + 5000 })
  }
}
