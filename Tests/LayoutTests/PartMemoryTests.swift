import Content
import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout

@Suite struct PartMemoryTests {
  private static func set(
    _ template: LayoutTemplate, _ adjustment: Adjustment, _ memory: PartMemory
  ) -> [String] {
    let composer = Composer(
      template: template.adjusted(by: adjustment), typesetter: InstalledFonts.typesetter(),
      images: ["hero.jpg": PixelSize(width: 1600, height: 900)], drawings: [:], language: "en",
      rightToLeft: false)
    let area = ContentArea(template: composer.template, composer: composer)
    let strips = PartComposer(
      composer: composer, area: area, adjustment: adjustment, memory: memory
    ).strips(of: SampleHandout.document)
    return strips.map { "\($0.height.points) \($0.items.map(\.meaning))" }
      + composer.tree.nodes.map { "\($0.role) \($0.parent ?? -1) \($0.children)" }
      + composer.diagnostics.map(\.message)
  }

  /// However the layout was bent before, a part comes out as if it were set for the first time.
  @Test func whatIsRememberedIsWhatWouldBeMade() throws {
    let template = try TestLayouts.plain()
    let memory = PartMemory()
    let ways = [
      Adjustment.none, Adjustment(hero: 0.8), Adjustment(hero: 0.8, spacing: 0.9),
      Adjustment(leading: 0.99), Adjustment(hero: 0.5), .none,
    ]
    for way in ways {
      expectNoDifference(
        Self.set(template, way, memory), Self.set(template, way, PartMemory()))
    }
  }
}
