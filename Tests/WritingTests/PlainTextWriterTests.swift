import Content
import CustomDump
import TestSupport
import Testing

@testable import Writing

@Suite struct PlainTextWriterTests {
  private static func text(_ blocks: [Block], width: Int = 40) -> String {
    PlainTextWriter(width: width).text(of: SampleHandout.document(blocks))
  }

  @Test func theWholeHandout() {
    let text = PlainTextWriter().text(of: SampleHandout.document)
    let beginning = """
      Gentle light
      ============

      A plan for calmer skin, made for A. Sample.

      No clinician has reviewed this text yet.

      - 5 visits: one month apart
      - 30–40 min: for each visit
      - 1 March: the first visit


      Your visits
      -----------

      - Visit 1:
        Saturday 1 March 2025; a short note
        Time: 10:30
      - Visit 2: Saturday 2 March 2025; a short note

      """
    expectNoDifference(text.prefix(beginning.count).description, beginning)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 72 })
    #expect(!text.contains("\n\n\n\n"))
    #expect(text.hasSuffix("Version 1.0 (March 2026)\n"))
  }

  @Test func wrapsBetweenWords() {
    expectNoDifference(
      Self.text([.paragraph([.text("One two three four five.")])], width: 10),
      "One two\nthree four\nfive.\n")
    expectNoDifference(
      Self.text(
        [.paragraph([.text("a incomprehensibilities b"), .lineBreak, .text("c")])], width: 8),
      "a\nincomprehensibilities\nb\nc\n")
    // Wide characters take two columns.
    expectNoDifference(Self.text([.paragraph([.text("中文 中文 x")])], width: 7), "中文\n中文 x\n")
  }

  @Test func tablesAreReadRowByRow() {
    expectNoDifference(
      Self.text([SampleHandout.table]),
      """
      - Face:
        Kind: even
        Minutes: 35
      - Neck:
        Kind: fine
        Minutes: 20
      - Hands and arms:
        Kind: light
        Minutes: 120

      """)
  }

  @Test func listsStepsAndBoxes() {
    expectNoDifference(
      Self.text([SampleHandout.bullets, SampleHandout.steps, SampleHandout.tickBoxes]),
      """
      - Take off make-up.
      - Drink water.
        - Two glasses.
      - Bring this plan.

      1. We clean.
         Any make-up comes off first.
      2. We treat.
         You feel warmth.
      3. We cool.
         A cool gel, for a few minutes.

      [ ] are pregnant
      [ ] take medicines
      [ ] have a pacemaker

      """)
  }

  @Test func timeInWords() {
    expectNoDifference(
      Self.text([SampleHandout.calendar, SampleHandout.timeline]),
      """
      March 2025:
      - Visit: Saturday 1

      April 2025:
      - Visit: Saturday 1

      - Sun:
        no sun until Friday 28 March
      - Cream:
        every morning

      """)
  }

  @Test func detailsLinksQuotesAndCode() {
    expectNoDifference(
      Self.text([
        SampleHandout.details,
        .paragraph([
          .link(destination: "https://example.org/a", [.text("Most people")]), .text(" and "),
          .link(destination: "https://example.org", [.text("example.org")]), .text(" and "),
          .link(destination: "javascript:x", [.text("more")]), .text("."),
        ]),
        .quote([SampleHandout.paragraph("I felt a little warmth, and then nothing more.")]),
        .code("let light = true\n  glow()", nil), .rule,
      ]),
      """
      Address:
        1 North Street
        Northtown
      Email: post@example.org

      Most people <https://example.org/a> and
      example.org and more.

      > I felt a little warmth, and then
      > nothing more.

          let light = true
            glow()

      * * *

      """)
  }
}
