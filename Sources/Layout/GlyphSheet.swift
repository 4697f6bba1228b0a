import Typography

/// The signs with which personal lines may be written, set once in all their styles: a PDF that has
/// them can take lines that were not known when it was drawn.
public struct GlyphSheet: Hashable, Sendable {
  /// Alphabets in stretches of 64 characters, by their number: a document has those that its own
  /// lines need, whole, so that its fonts tell a patient's script and not the name.
  private let blocks: [UInt32]

  /// Armenian and what stands before it: one glyph for a letter, wherever in a word it stands.
  private static let simple: Range<UInt32> = 0..<0x0590
  private static let punctuation: Range<UInt32> = 0x2000..<0x2080
  private static let blockSize: UInt32 = 64

  /// The alphabets of lines; nil where one of them takes more than letter after letter.
  public init?(for lines: [[Item]]) {
    // Latin letters, figures and punctuation are wanted in every language.
    var blocks: Set<UInt32> = [0, 1]
    for item in lines.joined() {
      guard case .glyphs(let run, _) = item.content else { return nil }
      for scalar in run.text.unicodeScalars where scalar.value >= 0x80 {
        guard Self.simple.contains(scalar.value) || Self.punctuation.contains(scalar.value) else {
          return nil
        }
        blocks.insert(scalar.value / Self.blockSize)
      }
    }
    self.blocks = blocks.sorted()
  }

  /// Every sign in every style, one run after the other; what no font has is left out.
  public func runs(in styles: [TextStyle], _ typesetter: Typesetter) throws(TypesettingError)
    -> [GlyphRun]
  {
    var runs: [GlyphRun] = []
    for style in styles {
      var characters = blocks.flatMap(Self.characters)
      let missing = try paragraph(characters, style, typesetter).missing.map(\.character)
      characters.removeAll { missing.contains($0) }
      let paragraph = try paragraph(characters, style, typesetter)
      for line in typesetter.lines(of: paragraph, measure: .pt(1_000_000)) {
        for placed in line.runs {
          let run = Self.withoutSpaces(placed.run)
          runs += [run] + Self.lineEnds(of: run)
        }
      }
    }
    return runs
  }

  /// The signs side by side, and one space.
  private static func withoutSpaces(_ run: GlyphRun) -> GlyphRun {
    let units = Array(run.text.utf16)
    var (glyphs, text): ([Glyph], [UInt16]) = ([], [])
    var hasSpace = false
    for glyph in run.glyphs {
      let unit = units[Int(glyph.cluster)]
      if unit == 0x20, hasSpace { continue }
      if unit == 0x20 { hasSpace = true }
      var moved = glyph
      moved.cluster = Int32(text.count)
      glyphs.append(moved)
      text.append(unit)
    }
    return run.with(glyphs: glyphs, text: String(decoding: text, as: UTF16.self))
  }

  /// A hyphen that ends a line stands for more than one within it (see ``GlyphRun/text``).
  private static func lineEnds(of run: GlyphRun) -> [GlyphRun] {
    let units = Array(run.text.utf16)
    return run.glyphs.filter { units[Int($0.cluster)] == UInt16(UInt8(ascii: "-")) }.map { glyph in
      var hyphen = glyph
      hyphen.cluster = 0
      return run.with(glyphs: [hyphen], text: "-\u{200B}")
    }
  }

  /// The styles of lines, each once. Size and colour do not change a glyph.
  public static func styles(of lines: [[Item]]) -> [TextStyle] {
    var styles: [TextStyle] = []
    for item in lines.joined() {
      guard case .glyphs(let run, _) = item.content else { continue }
      var style = run.style
      (style.size, style.leading, style.color) = (.pt(1), .pt(1), .black)
      if !styles.contains(style) { styles.append(style) }
    }
    return styles
  }

  /// Spaces keep neighbours from drawing close.
  private func paragraph(
    _ characters: [Unicode.Scalar], _ style: TextStyle, _ typesetter: Typesetter
  ) throws(TypesettingError) -> ShapedParagraph {
    var text = StyledText(language: "und")
    let signs = characters.map { String(Character($0)) }.joined(separator: " ")
    text.append(signs + "\u{2028}", style: style)
    return try typesetter.prepare(text)
  }

  private static func characters(inBlock block: UInt32) -> [Unicode.Scalar] {
    (block * blockSize..<(block + 1) * blockSize).compactMap(Unicode.Scalar.init).filter {
      switch $0.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter,
        .decimalNumber, .otherNumber, .connectorPunctuation, .dashPunctuation, .openPunctuation,
        .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation:
        true
      default: $0 == "\u{A0}"
      }
    }
  }
}
