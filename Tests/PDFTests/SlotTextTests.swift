import CustomDump
import Testing

@testable import PDF

struct SlotTextTests {
  private static let signs = SheetSigns(
    fonts: [
      .init(name: Array("/f-0-0".utf8), isWide: false),
      .init(name: Array("/f-0-1".utf8), isWide: true),
    ],
    signs: [
      .init(font: 0, code: 0x41), .init(font: 0, code: 0x28), .init(font: 1, code: 1),
    ])

  private static func written(_ glyphs: [SlotText.Glyph]) -> String {
    var buffer = ByteBuffer()
    let run = SlotText.Run(size: 10, red: 0.5, green: 0, blue: 1, y: 20.25, glyphs: glyphs)
    buffer.append(SlotText(runs: [run]), signs)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  @Test func movesWhereTheFontDoesNot() {
    expectNoDifference(
      Self.written([
        .init(sign: 0, x: 5, advance: 0.6), .init(sign: 0, x: 11, advance: 0.6),
        // Two hundredths of a point to the left of where the font ends, then a thousandth.
        .init(sign: 1, x: 16.8, advance: 0.3), .init(sign: 0, x: 19.801, advance: 0.6),
      ]),
      """
      q
      .5 0 1 rg
      BT
      10 0 0 -10 5 20.25 Tm
      /f-0-0 1 Tf
      [(AA)20(\\(A)]TJ
      ET
      Q

      """)
  }

  @Test func changesTheFontWithinARun() {
    expectNoDifference(
      Self.written([
        .init(sign: 0, x: 5, advance: 0.6), .init(sign: 2, x: 11, advance: 0.6),
      ]),
      """
      q
      .5 0 1 rg
      BT
      10 0 0 -10 5 20.25 Tm
      /f-0-0 1 Tf
      [(A)]TJ
      10 0 0 -10 11 20.25 Tm
      /f-0-1 1 Tf
      [(\0\u{1})]TJ
      ET
      Q

      """)
  }
}
