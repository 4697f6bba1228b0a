import CustomDump
import Testing

@testable import Interchange

@Suite struct ScanCodeEncoderTests {
  /// The parts of a symbol that are alike in all of them (ISO/IEC 18004, 6.3).
  @Test func aSymbolHasItsFindersAndTimingPatterns() throws {
    let code = try ScanCodeEncoder.code(of: "https://clinic.example/laser")
    let side = code.rows.count
    #expect((side - 17) % 4 == 0 && code.rows.allSatisfy { $0.count == side })
    let finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
    for (top, left) in [(0, 0), (0, side - 7), (side - 7, 0)] {
      let found = (0..<7).map { row in
        code.rows[top + row][left..<left + 7].map { $0 ? "#" : "." }.joined()
      }
      expectNoDifference(found, finder)
    }
    for place in 8..<side - 8 { #expect(code.rows[6][place] == (place % 2 == 0)) }
  }

  @Test func equalAddressesGiveEqualCodes() throws {
    let address = "https://clinic.example/laser"
    #expect(try ScanCodeEncoder.code(of: address) == ScanCodeEncoder.code(of: address))
    #expect(try ScanCodeEncoder.code(of: address) != ScanCodeEncoder.code(of: address + "2"))
  }

  @Test func anAddressTooLongIsRefused() {
    #expect(throws: ScanCodeEncoder.Failure.tooLong) {
      try ScanCodeEncoder.code(of: "https://" + String(repeating: "a", count: 200))
    }
  }
}
