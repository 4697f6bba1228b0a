import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout

@Suite struct ColumnTests {
  private static func strip(
    _ height: Double, space: Double = 0, line: Double? = nil
  ) -> Strip {
    var strip = Strip(height: .pt(height), items: [], spaceBefore: .pt(space))
    strip.firstLine = line.map { .pt($0) }
    return strip
  }

  @Test func addsOneBelowAnother() {
    var column = Column(rhythm: .zero)
    expectNoDifference(
      [Self.strip(10, space: 7), Self.strip(20, space: 5), Self.strip(30, space: 4, line: 3)]
        .map { column.add($0).points },
      [0, 15, 39])
    #expect(column.height == .pt(69))
  }

  @Test func beginsBelowARepeatedHeader() {
    var column = Column(rhythm: .zero, header: .pt(25))
    #expect(column.height == .pt(25))
    #expect(column.add(Self.strip(10, space: 7)) == .pt(25))
    #expect(column.height == .pt(35))
  }

  @Test func movesLinesDownToTheRhythm() {
    var column = Column(rhythm: .pt(8))
    // A heading that keeps no rhythm, then text whose first line lies 3 pt below its strip's top.
    column.add(Self.strip(10))
    #expect(column.add(Self.strip(16, space: 5, line: 3)) == .pt(21))
    #expect(column.add(Self.strip(16, line: 0)) == .pt(40))
    // Already on it, but for what adding up lengths loses.
    #expect(column.add(Self.strip(16, space: 8.004, line: 0)) == .pt(64))
  }

  @Test func neverMovesALineUp() {
    var random = SplitMix64(seed: 12)
    for _ in 0..<300 {
      let rhythm = Double.random(in: 1...20, using: &random)
      var column = Column(rhythm: .pt(rhythm))
      var bottom = 0.0
      for index in 0..<12 {
        let space = Double.random(in: 0...15, using: &random)
        let line = Bool.random(using: &random) ? Double.random(in: 0...9, using: &random) : nil
        let strip = Self.strip(.random(in: 1...40, using: &random), space: space, line: line)
        let top = column.add(strip).points
        let earliest = bottom + (index == 0 ? 0 : space)
        #expect(top >= earliest - 0.011)
        #expect(top < earliest + (line == nil ? 1e-9 : rhythm + 1e-9))
        if let line {
          let steps = (top + line) / rhythm
          #expect(abs(steps - steps.rounded()) < 1e-6)
        }
        bottom = top + strip.height.points
        #expect(abs(column.height.points - bottom) < 1e-9)
      }
    }
  }
}
