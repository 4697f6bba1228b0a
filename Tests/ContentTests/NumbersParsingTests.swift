import Content
import Testing

@Suite struct NumbersParsingTests {
  @Test(arguments: [
    ("3", 3...3), ("4-6", 4...6), ("4–6", 4...6), ("up to 8", 1...8), ("Up to 8", 1...8),
    ("4 - 6 sessions", 4...6), ("400", 400...400),
  ])
  func sessions(text: String, range: ClosedRange<Int>) {
    #expect(ClosedRange(sessions: text) == range)
  }

  @Test(arguments: [
    "", "0", "6-4", "0-3", "401", "1-401", "up to", "up to 0", "up to 3-4", "four", "3.5", "-3",
    "99999999999999999999", "3 weeks", "clinic",
  ])
  func noSessions(text: String) {
    #expect(ClosedRange(sessions: text) == nil)
  }

  @Test(arguments: [
    ("35", 35...35), ("30-40", 30...40), ("30–40 minutes", 30...40), ("35 min", 35...35),
  ])
  func minutes(text: String, range: ClosedRange<Int>) {
    #expect(ClosedRange(minutes: text) == range)
  }

  @Test(arguments: ["", "0", "1 hour", "40-30", "1441", "99999999999999999999 minutes"])
  func noMinutes(text: String) {
    #expect(ClosedRange(minutes: text) == nil)
  }

  @Test(arguments: [
    ("50% 40%", 0.5, 0.4), ("0.5 0.4", 0.5, 0.4), ("50%, 40%", 0.5, 0.4), ("centre", 0.5, 0.5),
    ("center", 0.5, 0.5), ("top", 0.5, 0), ("bottom left", 0, 1), ("left bottom", 0, 1),
    ("Right", 1, 0.5), ("top centre", 0.5, 0), ("0 100%", 0, 1),
  ])
  func focus(text: String, x: Double, y: Double) {
    #expect(ImageReference.Focus(text) == ImageReference.Focus(x: x, y: y))
  }

  @Test(arguments: [
    "", "50%", "left right", "top top", "1.5 0", "101% 0", "nan nan", "0x1 0", "-0.1 0", "1 2 3",
    "middle of it", "1e0 0", "inf 0",
  ])
  func noFocus(text: String) {
    #expect(ImageReference.Focus(text) == nil)
  }
}
