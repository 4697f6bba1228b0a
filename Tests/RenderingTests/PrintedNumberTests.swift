import CRelief
import Foundation
import TestSupport
import Testing

/// Numbers as Cairo is given them, which have to be those that it would print by itself.
struct PrintedNumberTests {
  @Test func isWhatGlibcPrints() {
    var random = SplitMix64(seed: 7)
    var count = 0
    for number in Self.numbers(&random) {
      for places in Int32(1)...18 {
        guard let text = Self.printed(number, places) else { continue }
        count += 1
        #expect(text == Self.printedByGlibc(number, places))
      }
    }
    #expect(count > 100_000)
  }

  /// A page's own numbers are never left to glibc.
  @Test(arguments: [0, -0.0, 0.5, -0.0009765625, 595.276, -841.89, 1e-6, 12_000_000])
  func takesThoseOfAPage(number: Double) {
    for places in [Int32(3), 6, 18] where abs(number) < 0.1 || places < 18 {
      #expect(Self.printed(number, places) != nil)
    }
  }

  @Test func leavesWhatItCannotPrint() {
    for number in [Double.infinity, .nan, 1e300, .leastNonzeroMagnitude] {
      #expect(Self.printed(number, 6) == nil)
    }
    #expect(Self.printed(12_345.5, 6, room: 8) == nil)
  }

  /// Places on a page, Cairo's multiples of 1/256, halves that have to be rounded, and anything.
  private static func numbers(_ random: inout SplitMix64) -> [Double] {
    (0..<3000).flatMap { _ -> [Double] in
      let whole = Int(random.next() % 4_000_000) - 2_000_000
      return [
        Double(whole) / 1000, Double(whole) / 256, Double(whole) * 0.5e-6, Double(whole) / 1e9,
        Double(bitPattern: random.next()),
      ]
    }
  }

  private static func printed(_ number: Double, _ places: Int32, room: Int = 400) -> String? {
    var text = [CChar](repeating: 0, count: room)
    let length = crelief_real(&text, room, number, places)
    return length < 0
      ? nil : String(decoding: text.prefix(Int(length)).map(UInt8.init), as: UTF8.self)
  }

  private static func printedByGlibc(_ number: Double, _ places: Int32) -> String {
    var text = [CChar](repeating: 0, count: 400)
    let length = withVaList([places, number]) { vsnprintf(&text, text.count, "%.*f", $0) }
    return String(decoding: text.prefix(Int(length)).map(UInt8.init), as: UTF8.self)
  }
}
