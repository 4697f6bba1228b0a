import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout

@Suite struct ColumnWidthTests {
  private static func columns(_ widths: (Double, Double)...) -> [ColumnWidth] {
    widths.map { ColumnWidth(minimum: .pt($0.0), natural: .pt($0.1)) }
  }

  private static func distributed(_ columns: [ColumnWidth], over available: Double) -> [Double] {
    ColumnWidth.distribute(columns, over: .pt(available)).map(\.points)
  }

  @Test func sharesAllThereIs() {
    var random = SplitMix64(seed: 8)
    for _ in 0..<500 {
      let columns = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        let minimum = Double.random(in: 0...80, using: &random)
        let wish = Bool.random(using: &random) ? Double.random(in: 0...200, using: &random) : 0
        return ColumnWidth(minimum: .pt(minimum), natural: .pt(minimum + wish))
      }
      let available = Double.random(in: 20...600, using: &random)
      let shares = Self.distributed(columns, over: available)
      #expect(abs(shares.reduce(0, +) - available) < 1e-6)
      let minimum = columns.reduce(0) { $0 + $1.minimum.points }
      let natural = columns.reduce(0) { $0 + $1.natural.points }
      for (share, column) in zip(shares, columns) {
        if minimum <= available { #expect(share >= column.minimum.points - 1e-6) }
        if natural <= available { #expect(share >= column.natural.points - 1e-6) }
        if natural >= available { #expect(share <= column.natural.points + 1e-6) }
      }
    }
  }

  @Test func givesEachWhatItWants() {
    expectNoDifference(
      Self.distributed(Self.columns((10, 40), (10, 20)), over: 80), [50, 30])
  }

  @Test func sharesWhatIsMissingByTheWish() {
    // 20 are needed; of the 60 wanted beyond them there are 30, so each gets half of its wish.
    expectNoDifference(
      Self.distributed(Self.columns((10, 50), (10, 30)), over: 50), [30, 20])
  }

  @Test func shrinksAlikeWhereNotEvenTheWordsFit() {
    expectNoDifference(
      Self.distributed(Self.columns((60, 90), (20, 20)), over: 40), [30, 10])
  }

  @Test func leavesRoomForNothing() {
    expectNoDifference(Self.distributed([], over: 100), [])
    expectNoDifference(Self.distributed(Self.columns((0, 0), (0, 0)), over: 100), [50, 50])
    expectNoDifference(Self.distributed(Self.columns((0, 0)), over: 0), [0])
  }
}
