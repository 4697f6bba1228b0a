/// A font's program that grows with the subsets of its face that it is to replace: every glyph that
/// one of them has is in it once.
struct FontUnion {
  /// What tells a glyph from all others of its face, whatever their subsets call them.
  private struct Glyph: Hashable {
    /// Its parts are named by their numbers in the union.
    var outline: ArraySlice<UInt8>
    var metrics: Int
  }

  private let face: TrueTypeProgram.Face
  private var glyphs: [Glyph] = []
  private var numbers: [Glyph: Int] = [:]
  /// Glyphs by their characters, for fonts that find them so.
  private var characters: [Int: Int] = [:]

  init(_ face: TrueTypeProgram.Face) {
    self.face = face
  }

  // MARK: Subsets

  /// Whether no character of a subset is drawn by another glyph here.
  ///
  /// A bracket in a line that runs to the left is the other bracket, and some languages have letters
  /// of their own shape: each has its character's place in a subset of its own.
  func takes(_ program: TrueTypeProgram) -> Bool {
    guard let map = program.characters, !characters.isEmpty else { return true }
    let numbers = numbers(of: program)
    return map.glyphs.allSatisfy { character, glyph in
      guard let number = characters[character] else { return true }
      return number == numbers[glyph]
    }
  }

  /// Whether its glyphs could be counted if all were new (two bytes hold a glyph's number).
  func hasRoom(for program: TrueTypeProgram) -> Bool {
    glyphs.count + program.glyphs.count <= 0xFFFF
  }

  /// Adds the glyphs of a subset that are new.
  ///
  /// - Parameter withCharacters: those who show them know characters, not glyphs.
  /// - Returns: the glyphs' numbers here, by their numbers in the subset.
  mutating func add(_ program: TrueTypeProgram, withCharacters: Bool) -> [Int] {
    var known = numbers(of: program)
    for number in program.order where known[number] == nil {
      guard var glyph = Self.glyph(number, of: program, known) else { continue }
      // Without the rest of the subset.
      glyph.outline = Array(glyph.outline)[...]
      known[number] = glyphs.count
      numbers[glyph] = glyphs.count
      glyphs.append(glyph)
    }
    let result = known.map { $0 ?? 0 }
    if withCharacters {
      for (character, glyph) in program.characters?.glyphs ?? [] {
        characters[character] = result[glyph]
      }
    }
    return result
  }

  /// The numbers here of a subset's glyphs; nil for those that are new.
  private func numbers(of program: TrueTypeProgram) -> [Int?] {
    var known: [Int?] = program.glyphs.map { _ in nil }
    for number in program.order {
      known[number] = Self.glyph(number, of: program, known).flatMap { numbers[$0] }
    }
    return known
  }

  private static func glyph(
    _ number: Int, of program: TrueTypeProgram, _ known: [Int?]
  ) -> Glyph? {
    let glyph = program.glyphs[number]
    return glyph.renumbered { known[$0] }.map { Glyph(outline: $0, metrics: glyph.metrics) }
  }

  // MARK: Program

  /// The font's file.
  var program: [UInt8] {
    var outlines: [UInt8] = []
    var ends: [Int] = []
    for glyph in glyphs {
      outlines += glyph.outline
      if outlines.count % 2 != 0 { outlines.append(0) }
      ends.append(outlines.count)
    }
    let face = face.with(glyphCount: glyphs.count)
    let map = CharacterMap(characters.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    var tables = FontTables([
      "cmap": map.table, "glyf": [], "head": face.head, "hhea": face.hhea,
      "hmtx": glyphs.flatMap { [UInt8].bigEndian(UInt32($0.metrics)) }, "loca": [],
      "maxp": face.maxp,
    ])
    if characters.isEmpty { tables.remove("cmap") }
    tables.setGlyphs(outlines, ends: ends)
    return tables.font
  }
}
