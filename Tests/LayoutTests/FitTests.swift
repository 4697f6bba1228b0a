import CustomDump
import Testing
import Typography

@testable import Layout

@Suite struct FitTests {
  private static let fit = Fit(
    goal: .sheet, hero: 0.5...1.5, spacing: 0.6...1.8, leading: 0.98...1.06, size: 0.96...1.04)

  @Test func changesNothingInTheMiddle() {
    #expect(Self.fit.adjustment(at: 0) == .none)
    #expect(Adjustment.none.description == "")
  }

  @Test func reachesItsBoundsAtTheEnds() {
    expectNoDifference(
      Self.fit.adjustment(at: -1), Adjustment(hero: 0.5, spacing: 0.6, leading: 0.98, size: 0.96))
    expectNoDifference(
      Self.fit.adjustment(at: 1), Adjustment(hero: 1.5, spacing: 1.8, leading: 1.06, size: 1.04))
  }

  private static let factors: [@Sendable (Adjustment) -> Double] = [
    { $0.hero }, { $0.spacing }, { $0.leading }, { $0.size },
  ]
  private static let bounds: [@Sendable (Fit) -> ClosedRange<Double>] = [
    { $0.hero }, { $0.spacing }, { $0.leading }, { $0.size },
  ]

  /// Looser is never tighter in anything, and nothing leaves its bounds.
  @Test func growsWithItsPoint() {
    let points = (-100...100).map { Double($0) / 100 }
    for (factor, bound) in zip(Self.factors, Self.bounds) {
      let values = points.map { factor(Self.fit.adjustment(at: $0)) }
      #expect(values == values.sorted())
      #expect(values.allSatisfy { bound(Self.fit).contains($0) })
    }
  }

  /// What is noticed least gives way first.
  @Test func bendsOneThingAfterTheOther() {
    let firstChange = Self.factors.map { factor in
      (
        tight: (1...100).first { factor(Self.fit.adjustment(at: Double(-$0) / 100)) != 1 },
        loose: (1...100).first { factor(Self.fit.adjustment(at: Double($0) / 100)) != 1 }
      )
    }
    expectNoDifference(firstChange.map(\.tight), [1, 21, 71, 86])
    expectNoDifference(firstChange.map(\.loose), [31, 1, 61, 91])
  }

  @Test func saysWhatChanged() {
    expectNoDifference(
      Adjustment(hero: 0.714, spacing: 1, leading: 1.0004, size: 1).description, "hero 71 %")
    expectNoDifference(
      Adjustment(hero: 1, spacing: 0.6, leading: 0.98, size: 1.04).description,
      "spacing 60 %, leading 98 %, type 104 %")
  }

  // MARK: Bent layouts

  @Test func bendsALayout() throws {
    var template = try LayoutTemplate.sample()
    template.grid.rhythm = .pt(8)
    let bent = template.adjusted(
      by: Adjustment(hero: 0.5, spacing: 2, leading: 1.25, size: 1.5))
    for (part, before) in zip(bent.parts, template.parts) {
      #expect(part.height == before.height.map { $0 * 0.5 })
      #expect(part.spaceBefore == before.spaceBefore * 2)
    }
    for (name, style) in bent.styles {
      let before = template[name]
      #expect(style.size == before.size * 1.5)
      #expect(abs((style.leading - before.leading * 1.875).points) < 1e-9)
      #expect(
        (style.spaceBefore, style.spaceAfter) == (before.spaceBefore * 2, before.spaceAfter * 2))
    }
    // Lines keep standing on the rhythm, which grows with the leading.
    #expect(bent.grid.rhythm == .pt(15))
    #expect((bent.margins, bent.size) == (template.margins, template.size))
  }

  @Test func leavesALayoutThatNeedsNoBending() throws {
    let template = try LayoutTemplate.sample()
    #expect(template.adjusted(by: .none) == template)
  }
}
