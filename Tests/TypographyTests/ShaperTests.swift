import CustomDump
import TestSupport
import Testing

@testable import Typography

@Suite struct ShaperTests {
  private static func glyphs(
    _ string: String, family: String = "Noto Sans", tabularFigures: Bool = false,
    language: String = "en", rightToLeft: Bool = false,
    with typesetter: Typesetter = InstalledFonts.typesetter()
  ) throws -> [Glyph] {
    var text = StyledText(language: language, rightToLeft: rightToLeft)
    let style = TextStyle(
      families: [family], size: .pt(12), leading: .pt(17), tabularFigures: tabularFigures)
    text.append(string, style: style)
    let shape = try typesetter.prepare(text).shape
    return shape.segments.flatMap(shape.glyphs)
  }

  @Test func shapesTheSameTwice() throws {
    let typesetter = InstalledFonts.typesetter()
    for word in ["Treatment", "шкіра", "العلاج", "é\u{301}f\u{308}"] {
      let first = try Self.glyphs(word, with: typesetter)
      let again = try Self.glyphs(word, with: typesetter)
      let anew = try Self.glyphs(word)
      #expect(!first.isEmpty)
      expectNoDifference(again, first)
      expectNoDifference(anew, first)
    }
  }

  /// The cache tells apart whatever changes a word's shape.
  @Test func remembersEachWayApart() throws {
    let typesetter = InstalledFonts.typesetter()
    let sans = try Self.glyphs("A7", with: typesetter)
    let serif = try Self.glyphs("A7", family: "Noto Serif", with: typesetter)
    #expect(sans.map(\.advance) != serif.map(\.advance))
    // Ukrainian Cyrillic and Serbian differ in italics only; Romanian's cedillas differ upright.
    let turkish = try Self.glyphs("ş", language: "tr", with: typesetter)
    let romanian = try Self.glyphs("ş", language: "ro", with: typesetter)
    #expect(turkish.map(\.id) != romanian.map(\.id))
  }

  /// Some readers cut copied text at ligatures. Noto Sans has "ffi", "fi" and "ff" as such.
  @Test(arguments: ["ffi", "fi", "ff", "fl", "ffl"])
  func formsNoLigatures(letters: String) throws {
    let apart = try letters.flatMap { try Self.glyphs(String($0)) }
    let together = try Self.glyphs(letters)
    expectNoDifference(together.map(\.id), apart.map(\.id))
    expectNoDifference(together.map(\.cluster), together.indices.map(Int32.init))
  }

  /// Ligatures that a script cannot do without stay: lam and alef are one glyph or a linked pair.
  @Test func joinsArabicLetters() throws {
    let joined = try Self.glyphs("\u{628}\u{628}", language: "ar", rightToLeft: true)
    let alone = try Self.glyphs("\u{628}", language: "ar", rightToLeft: true)
    #expect(joined.allSatisfy { $0.id != alone.first?.id })
  }

  @Test(arguments: ["Noto Sans", "Noto Serif Display"])
  func tabularFiguresHaveOneWidth(family: String) throws {
    let widths = try Self.glyphs("0123456789", family: family, tabularFigures: true)
      .map(\.advance)
    #expect(widths.count == 10)
    #expect(Set(widths).count == 1)
    // Pairs of figures are not kerned either.
    let date = try Self.glyphs("11711", family: family, tabularFigures: true).map(\.advance)
    #expect(Set(date) == Set(widths))
  }

  /// In columns stand the figures of running text, so that a PDF need not have both.
  @Test(arguments: ["Noto Sans", "Noto Serif Display"])
  func tabularFiguresAreThoseOfRunningText(family: String) throws {
    for figure in "0123456789" {
      let own = try #require(Self.glyphs("\(figure)", family: family).first)
      let set = try #require(
        Self.glyphs("\(figure)", family: family, tabularFigures: true).first)
      #expect(set.id == own.id)
      // In the middle, but for the odd unit.
      #expect(set.offsetX == (set.advance - own.advance) / 2)
    }
  }

  /// Where a font's figures have widths of their own, each stands in the middle of one width.
  @Test func narrowFiguresAreSetInTheMiddle() throws {
    var bytes = SquareFont.bytes
    let widths = try #require(
      (12..<bytes.count - 16).first { bytes[$0..<$0 + 4].elementsEqual("hmtx".utf8) })
    let place = bytes[widths + 8..<widths + 12].reduce(0) { $0 << 8 | Int($1) }
    // The font's glyphs are one that stands for all that is missing, and those from the space on.
    let one = place + (0x31 - 0x20 + 1) * 4
    bytes.replaceSubrange(one..<one + 2, with: [0x01, 0x2C])
    let face = try FontFace(family: "Narrow", weight: .regular, data: FontData(bytes))
    let typesetter = Typesetter(book: FontBook { _ in face })
    let running = try Self.glyphs("01", family: "Narrow", with: typesetter)
    #expect(running.map(\.advance) == [500, 300])
    let columns = try Self.glyphs("01", family: "Narrow", tabularFigures: true, with: typesetter)
    #expect(columns.map(\.advance) == [500, 500])
    #expect(columns.map(\.offsetX) == [0, 100])
  }

  /// A 1 of its own width would stand as close to the word before it as to the figure behind it.
  @Test func aOneKeepsItsDistance() throws {
    let figures = try Self.glyphs("0123456789")
    #expect(Set(figures.map(\.advance)).count == 1)
    #expect(try Self.glyphs("11").map(\.id) == [figures[1].id, figures[1].id])
  }

  @Test func kernsLetters() throws {
    let apart = try "AV".flatMap { try Self.glyphs(String($0)) }.reduce(0) { $0 + $1.advance }
    let pair = try Self.glyphs("AV").reduce(0) { $0 + $1.advance }
    #expect(pair < apart)
  }

  @Test func countsClustersInUTF16() throws {
    // Each glyph knows its own characters, a mark too; what lies beyond a pair begins two units on.
    let marked = try Self.glyphs("q\u{303}a")
    expectNoDifference(marked.map(\.cluster), [0, 1, 2])
    let pair = try Self.glyphs("𝑥a", family: "Noto Sans Math")
    expectNoDifference(pair.map(\.cluster), [0, 2])
  }
}
