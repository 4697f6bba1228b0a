/// Lines that are written into a slot.
public struct SlotText: Hashable, Sendable {
  /// Glyphs of one size and colour on one baseline.
  public struct Run: Hashable, Sendable {
    public var size: Double
    public var red: Double
    public var green: Double
    public var blue: Double
    /// Downwards from the page's top, in points.
    public var y: Double
    public var glyphs: [Glyph]

    public init(
      size: Double, red: Double, green: Double, blue: Double, y: Double, glyphs: [Glyph]
    ) {
      (self.size, self.y, self.glyphs) = (size, y, glyphs)
      (self.red, self.green, self.blue) = (red, green, blue)
    }
  }

  public struct Glyph: Hashable, Sendable {
    /// Its place on the sheet of signs.
    public var sign: Int
    /// From the page's left edge, in points.
    public var x: Double
    /// How far the font moves on, as a part of its size.
    public var advance: Double

    public init(sign: Int, x: Double, advance: Double) {
      (self.sign, self.x, self.advance) = (sign, x, advance)
    }
  }

  public var runs: [Run]

  public init(runs: [Run]) {
    self.runs = runs
  }
}

extension ByteBuffer {
  /// Text operators (ISO 32000-1, 9.4) in the state that Cairo's pages have: heights count
  /// downwards. What stands around them finds its own state again.
  mutating func append(_ text: SlotText, _ signs: SheetSigns) {
    append("q\n")
    for run in text.runs {
      append(run.red)
      append(" ")
      append(run.green)
      append(" ")
      append(run.blue)
      append(" rg\nBT\n")
      var rest = run.glyphs[...]
      while let first = rest.first {
        let font = signs.fonts[Int(signs.signs[first.sign].font)]
        let part = rest.prefix { signs.fonts[Int(signs.signs[$0.sign].font)].name == font.name }
        append(part, of: run, font, signs)
        rest = rest[part.endIndex...]
      }
      append("ET\n")
    }
    append("Q\n")
  }

  /// Glyphs of one font.
  private mutating func append(
    _ glyphs: ArraySlice<SlotText.Glyph>, of run: SlotText.Run, _ font: SheetSigns.Font,
    _ signs: SheetSigns
  ) {
    append(run.size)
    append(" 0 0 ")
    append(-run.size)
    append(" ")
    append(glyphs.first?.x ?? 0)
    append(" ")
    append(run.y)
    append(" Tm\n")
    append(font.name)
    append(" 1 Tf\n[")
    var codes = ByteBuffer()
    var pen = glyphs.first?.x ?? 0
    for glyph in glyphs {
      let move = Int(((pen - glyph.x) / run.size * 1000).rounded())
      // Cairo leaves smaller ones be, and so the letters stand where they would.
      if abs(move) >= 3 {
        codes.withBytes { append(string: $0) }
        codes.removeAll()
        append(move)
        pen -= Double(move) / 1000 * run.size
      }
      codes.append(code: signs.signs[glyph.sign].code, isWide: font.isWide)
      pen += glyph.advance * run.size
    }
    codes.withBytes { append(string: $0) }
    append("]TJ\n")
  }
}
