import Testing
import Typography

@Suite struct LengthTests {
  @Test func knowsItsUnits() {
    #expect(Length.pt(72).points == 72)
    #expect(abs(Length.mm(25.4).points - 72) < 1e-12)
    // ISO 216's A4.
    #expect(abs(Length.mm(210).points - 595.2756) < 1e-4)
    #expect(abs(Length.mm(297).points - 841.8898) < 1e-4)
  }

  @Test func calculates() {
    var length = Length.pt(10) + .pt(5) - .pt(3)
    length += .pt(1)
    #expect(length == .pt(13))
    #expect(-length == .pt(-13))
    #expect(length * 2 == .pt(26))
    #expect(0.5 * length == .pt(6.5))
    #expect(length / 2 == .pt(6.5))
    #expect(Length.pt(10) / Length.pt(4) == 2.5)
    #expect(Length.pt(1) < .pt(2))
    #expect([Length.pt(1), .pt(2)].reduce(.zero, +) == .pt(3))
  }
}
