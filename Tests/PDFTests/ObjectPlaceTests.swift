import Testing

@testable import PDF

@Suite struct ObjectPlaceTests {
  @Test func itIsTheEntryOfATable() {
    #expect(ObjectPlace.file(0x1234_5678).entry == 0x01_12345678_000000)
    #expect(ObjectPlace.stream(container: 0xABCDEF, index: 0x123).entry == 0x02_00ABCDEF_000123)
    #expect(ObjectPlace.free.entry == 0x00_00000000_00FFFF)
  }

  @Test func itIsReadAsItWasWritten() {
    for offset in [0, 9, 1 << 24, Int(UInt32.max)] {
      #expect(ObjectPlace.file(offset).written == .file(offset))
    }
    for (container, index) in [(1, 0), (70_000, 250), (1 << 31, 0xFF_FFFF)] {
      #expect(
        ObjectPlace.stream(container: container, index: index).written
          == .stream(number: container, index: index))
    }
    for place in [ObjectPlace.nowhere, .waiting, .free, .outOfReach] {
      #expect(place.written == nil)
    }
  }

  /// Four bytes end at 4 GB; beyond, an entry would name another place.
  @Test func whatIsTooFarAwayIsNoPlace() {
    #expect(ObjectPlace.file(1 << 32) == .outOfReach)
    #expect(ObjectPlace.file(-1) == .outOfReach)
  }
}
