import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout

@Suite struct ColumnSetTests {
  private static func columns(
    _ count: Int = 2, page: Double = 200, rhythm: Double = 0
  ) -> ColumnSet {
    ColumnSet(
      frame: Composer.Frame(x: .pt(20), width: .pt(320)), count: count, gap: .pt(20),
      pageHeight: .pt(page), rhythm: .pt(rhythm))
  }

  /// A strip that is known by its number, which is also its node.
  private static func strip(
    _ number: Int, _ height: Double, space: Double = 0, line: Double? = nil
  ) -> Strip {
    let line0 = Path.line(from: Point(x: .zero, y: .zero), to: Point(x: .pt(1), y: .zero))
    var strip = Strip(
      height: .pt(height), items: [Item(.stroke(line0, .black, width: .pt(1)), .node(number))],
      spaceBefore: .pt(space))
    strip.firstLine = line.map { .pt($0) }
    return strip
  }

  private struct Place: Hashable {
    var number: Int
    var x: Double
    var y: Double
  }

  private static func places(_ band: Strip) -> [Place] {
    band.items.compactMap { item in
      guard case .stroke(let path, _, _) = item.content, case .move(let point) = path.elements[0],
        case .node(let number) = item.meaning
      else { return nil }
      return Place(number: number, x: point.x.points, y: point.y.points)
    }
  }

  private static func sample(_ random: inout SplitMix64) -> [Strip] {
    (0..<Int.random(in: 1...40, using: &random)).map { number in
      var strip = strip(
        number, .random(in: 3...30, using: &random), space: .random(in: 0...9, using: &random))
      if number > 0, Int.random(in: 0..<3, using: &random) == 0 {
        strip.breakBefore = Strip.forbidden
      }
      return strip
    }
  }

  // MARK: By hand

  @Test func endsLevel() {
    let bands = Self.columns().balanced((0..<4).map { Self.strip($0, 20) })
    #expect(bands.count == 1)
    expectNoDifference(
      Self.places(bands[0]),
      [
        Place(number: 0, x: 0, y: 0), Place(number: 1, x: 0, y: 20),
        Place(number: 2, x: 170, y: 0), Place(number: 3, x: 170, y: 20),
      ])
    #expect(abs(bands[0].height.points - 40) < 0.3)
  }

  @Test func givesTheFirstColumnWhatIsOver() {
    let bands = Self.columns().balanced((0..<5).map { Self.strip($0, 20) })
    expectNoDifference(Self.places(bands[0]).map(\.x), [0, 0, 0, 170, 170])
  }

  @Test func dividesTheWidth() {
    let three = Self.columns(3)
    #expect(abs(three.first.width.points - 280.0 / 3) < 1e-9)
    #expect(three.first.x == .pt(20))
    #expect(Self.columns(1).first.width == .pt(320))
    let bands = Self.columns(1).balanced((0..<3).map { Self.strip($0, 20, space: 5) })
    expectNoDifference(Self.places(bands[0]).map(\.y), [0, 25, 50])
  }

  @Test func fillsAPageBeforeItBeginsTheNext() {
    let bands = Self.columns(page: 60).balanced((0..<10).map { Self.strip($0, 20) })
    expectNoDifference(
      bands.map { Self.places($0).map(\.number) }, [[0, 1, 2, 3, 4, 5], [6, 7, 8, 9]])
    expectNoDifference(bands.map(\.height.points), [60, 40])
  }

  @Test func keepsLinesOfAllColumnsLevel() {
    let heights = [16.0, 16, 10, 16, 16, 16, 16, 7, 16]
    let strips = heights.enumerated().map { number, height in
      Self.strip(number, height, space: 3, line: height == 16 ? 0 : nil)
    }
    let band = Self.columns(rhythm: 8).balanced(strips)[0]
    #expect(band.firstLine == .zero)
    for place in Self.places(band) where heights[place.number] == 16 {
      #expect(place.y.truncatingRemainder(dividingBy: 8) == 0, "\(place)")
    }
  }

  @Test func makesNothingOfNothing() {
    #expect(Self.columns().balanced([]).isEmpty)
  }

  // MARK: What is true of every set

  @Test func holdsEveryStripOnceInOrder() {
    var random = SplitMix64(seed: 13)
    for _ in 0..<200 {
      let strips = Self.sample(&random)
      let bands = Self.columns(.random(in: 1...4, using: &random)).balanced(strips)
      expectNoDifference(
        bands.flatMap { Self.places($0).map(\.number) }, Array(strips.indices))
      for band in bands {
        // From the top of one column to the next.
        let places = Self.places(band)
        for (one, next) in zip(places, places.dropFirst()) {
          #expect(one.x == next.x ? one.y < next.y : one.x < next.x && next.y == 0)
        }
      }
    }
  }

  @Test func isNoHigherThanAPage() {
    var random = SplitMix64(seed: 14)
    for _ in 0..<200 {
      // No break is forbidden here: a keep that no column can hold has to overflow.
      let strips = Self.sample(&random).map { strip in
        var strip = strip
        strip.breakBefore = 0
        return strip
      }
      let bands = Self.columns(.random(in: 1...4, using: &random), page: 70).balanced(strips)
      #expect(bands.allSatisfy { $0.height <= .pt(70.01) })
    }
  }

  @Test func keepsForbiddenBreaks() {
    var random = SplitMix64(seed: 15)
    for _ in 0..<200 {
      let strips = Self.sample(&random)
      let bands = Self.columns(.random(in: 2...4, using: &random), page: 5000).balanced(strips)
      for place in bands.flatMap(Self.places) where place.y == 0 {
        #expect(strips[place.number].breakBefore < Strip.forbidden)
      }
    }
  }

  /// The band is as low as any way of dividing the strips in order makes it.
  @Test func isAsLevelAsBreaksAllow() throws {
    var random = SplitMix64(seed: 16)
    for _ in 0..<150 {
      let strips = Array(Self.sample(&random).prefix(9))
      let band = try #require(Self.columns(3, page: 5000).balanced(strips).first)
      let best = Self.lowest(strips[...], columns: 3)
      #expect(band.height.points <= best + 0.26)
    }
  }

  private static func lowest(_ strips: ArraySlice<Strip>, columns: Int) -> Double {
    let whole = Array(strips).totalHeight.points
    guard columns > 1 else { return whole }
    return strips.indices.dropFirst().filter { strips[$0].breakBefore < Strip.forbidden }
      .map { cut in
        max(
          Array(strips[..<cut]).totalHeight.points, lowest(strips[cut...], columns: columns - 1))
      }.min().map { min($0, whole) } ?? whole
  }
}
