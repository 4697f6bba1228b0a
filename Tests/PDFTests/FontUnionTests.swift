import CustomDump
import Testing

@testable import PDF

@Suite struct FontUnionTests {
  /// A glyph of these subsets: a dot of a size, or other glyphs one upon the other.
  enum Drawn {
    case dot(UInt8)
    case parts([Int])
  }

  // MARK: Glyphs

  @Test func aGlyphIsInItOnceWhateverItsNumberIs() throws {
    let one = try Self.program([.dot(0), .dot(1), .dot(2)])
    let other = try Self.program([.dot(0), .dot(3), .dot(2), .dot(1)])
    var union = FontUnion(one.face)
    #expect(one.face == other.face)
    #expect(union.add(one, withCharacters: false) == [0, 1, 2])
    #expect(union.add(other, withCharacters: false) == [0, 3, 2, 1])
    #expect(union.add(one, withCharacters: false) == [0, 1, 2])
    expectNoDifference(try Self.outlines(of: union), try Self.outlines(of: [0, 1, 2, 3]))
  }

  @Test func anAdvanceIsAPartOfAGlyph() throws {
    let narrow = try Self.program([.dot(0), .dot(1)], advances: [500, 300])
    let wide = try Self.program([.dot(0), .dot(1)], advances: [500, 600])
    var union = FontUnion(narrow.face)
    #expect(union.add(narrow, withCharacters: false) == [0, 1])
    #expect(union.add(wide, withCharacters: false) == [0, 2])
    let tables = try #require(FontTables(union.program))
    #expect(tables["hmtx"] == [1, 244, 0, 0, 1, 44, 0, 0, 2, 88, 0, 0])
  }

  /// Parts have other numbers in every subset, and stand before or after what they are parts of.
  @Test func partsAreTheSameUnderOtherNumbers() throws {
    let one = try Self.program([.dot(0), .parts([2, 3]), .dot(2), .dot(3)])
    let other = try Self.program(
      [.dot(0), .dot(3), .dot(2), .parts([2, 1]), .parts([1, 2]), .parts([3, 1])])
    var union = FontUnion(one.face)
    #expect(union.add(one, withCharacters: false) == [0, 3, 1, 2])
    #expect(union.add(other, withCharacters: false) == [0, 2, 1, 3, 4, 5])
    let program = try #require(TrueTypeProgram(union.program))
    #expect(program.glyphs.count == 6)
    #expect(program.glyphs[3].outline.elementsEqual(Self.outline(.parts([1, 2]))))
    #expect(program.glyphs[5].outline.elementsEqual(Self.outline(.parts([3, 2]))))
  }

  // MARK: Characters

  @Test func charactersOfAllSubsetsLeadToTheirGlyphs() throws {
    let one = try Self.program([.dot(0), .dot(1)], characters: [(65, 1)])
    let other = try Self.program([.dot(0), .dot(2), .dot(1)], characters: [(66, 1), (65, 2)])
    var union = FontUnion(one.face)
    _ = union.add(one, withCharacters: true)
    #expect(union.takes(other))
    _ = union.add(other, withCharacters: true)
    let program = try #require(TrueTypeProgram(union.program))
    expectNoDifference(program.characters?.glyphs.map(\.character), [65, 66])
    expectNoDifference(program.characters?.glyphs.map(\.glyph), [1, 2])
  }

  /// Brackets in a line that runs to the left, say.
  @Test func aCharacterWithAnotherGlyphIsRefused() throws {
    let one = try Self.program([.dot(0), .dot(1)], characters: [(65, 1)])
    let other = try Self.program([.dot(0), .dot(2)], characters: [(65, 1)])
    var union = FontUnion(one.face)
    #expect(union.takes(other))
    _ = union.add(one, withCharacters: true)
    #expect(!union.takes(other))
    // Who knows glyphs by their numbers does not mind.
    #expect(union.takes(try Self.program([.dot(0), .dot(2)])))
  }

  // MARK: Damage

  @Test func whatIsDamagedOrOfAnotherFormStaysAsItIs() throws {
    #expect(TrueTypeProgram([]) == nil)
    #expect(TrueTypeProgram(Self.font([.parts([1]), .dot(1)])) == nil, "no composite comes first")
    #expect(TrueTypeProgram(Self.font([.dot(0), .parts([2])])) == nil, "a part is missing")
    #expect(TrueTypeProgram(Self.font([.dot(0), .parts([2]), .parts([1])])) == nil, "a circle")
    let font = Self.font([.dot(0), .parts([2]), .dot(1)])
    #expect(TrueTypeProgram(font) != nil)
    for count in font.indices { _ = TrueTypeProgram(Array(font.prefix(count))) }
    for place in font.indices {
      for value in [0, 1, 0x7F, 0xFF] as [UInt8] {
        var damaged = font
        damaged[place] = value
        guard let program = TrueTypeProgram(damaged) else { continue }
        var union = FontUnion(program.face)
        _ = union.add(program, withCharacters: true)
        #expect(FontTables(union.program) != nil)
      }
    }
  }

  // MARK: Fonts

  private static func program(
    _ glyphs: [Drawn], advances: [Int]? = nil, characters: [(Int, Int)] = []
  ) throws -> TrueTypeProgram {
    try #require(TrueTypeProgram(font(glyphs, advances: advances, characters: characters)))
  }

  static func font(
    _ glyphs: [Drawn], advances: [Int]? = nil, characters: [(Int, Int)] = []
  ) -> [UInt8] {
    let count = [UInt8].bigEndian(UInt16(glyphs.count))
    let zeros = { (count: Int) in [UInt8](repeating: 0, count: count) }
    let metrics = glyphs.indices.flatMap { index -> [UInt8] in
      .bigEndian(UInt16(advances?[index] ?? 500)) + [0, 0]
    }
    let map = CharacterMap(characters.sorted { $0.0 < $1.0 }.map { ($0.0, $0.1) })
    var tables = FontTables([
      "cmap": map.table, "glyf": [], "head": zeros(54), "hhea": zeros(34) + count,
      "hmtx": metrics, "loca": [], "maxp": zeros(4) + count + zeros(26),
    ])
    if characters.isEmpty { tables.remove("cmap") }
    let outlines = glyphs.map(outline)
    let ends = outlines.indices.map { outlines[...$0].joined().count }
    tables.setGlyphs(outlines.flatMap(\.self), ends: ends)
    return tables.font
  }

  static func outline(_ glyph: Drawn) -> [UInt8] {
    switch glyph {
    case .dot(let size):
      // A point on the curve, so far to the right.
      return [0, 1] + [UInt8](repeating: size, count: 8) + [0, 0, 0, 0, 0x33, size]
    case .parts(let numbers):
      return [0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0]
        + numbers.enumerated().flatMap { index, number -> [UInt8] in
          [0, index + 1 < numbers.count ? 0x20 : 0, 0, UInt8(number), 0, 0]
        }
    }
  }

  private static func outlines(of union: FontUnion) throws -> [[UInt8]] {
    try #require(TrueTypeProgram(union.program)).glyphs.map { Array($0.outline) }
  }

  private static func outlines(of dots: [UInt8]) throws -> [[UInt8]] {
    dots.map { outline(.dot($0)) }
  }
}
