/// A TrueType font as the finisher leaves it, glyph by glyph.
struct TrueTypeProgram {
  /// What all subsets of a face have in common.
  struct Face: Hashable {
    fileprivate(set) var head: [UInt8]
    fileprivate(set) var hhea: [UInt8]
    fileprivate(set) var maxp: [UInt8]
  }

  struct Glyph {
    var outline: ArraySlice<UInt8>
    /// Where in it the numbers of its parts stand, each in two bytes.
    var parts: [Int]
    /// Advance and left side bearing, two bytes each.
    var metrics: Int
  }

  let face: Face
  let glyphs: [Glyph]
  /// An order of all glyphs in which each comes after its parts.
  let order: [Int]
  /// Nil where the font has none.
  let characters: CharacterMap?

  /// A font with others may know glyphs by their numbers in them.
  static let tags: Set = ["cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"]

  /// Nil for a font of any other form: one with instructions, say, which may look at one another.
  init?(_ font: [UInt8]) {
    guard let tables = FontTables(font), Self.tags.isSuperset(of: tables.tags),
      let outlines = tables["glyf"], let places = tables.glyphPlaces(in: outlines.count),
      let metrics = tables["hmtx"], metrics.count == places.count * 4,
      let face = Face(tables, glyphCount: places.count)
    else { return nil }
    self.face = face
    var glyphs: [Glyph] = []
    for (number, place) in places.enumerated() {
      guard let metrics = metrics.unsigned32(at: number * 4),
        let glyph = Glyph(outlines[place], metrics)
      else { return nil }
      glyphs.append(glyph)
    }
    self.glyphs = glyphs
    guard let order = Self.order(of: glyphs), order.first == 0 else { return nil }
    self.order = order
    characters = tables["cmap"].flatMap(CharacterMap.init)
    guard characters?.glyphs.allSatisfy({ $0.glyph < glyphs.count }) ?? true else { return nil }
  }

  /// Nil where a part is missing, or parts are parts of each other.
  private static func order(of glyphs: [Glyph]) -> [Int]? {
    var isPlaced = glyphs.map { _ in false }
    var order: [Int] = []
    var waiting = Array(glyphs.indices)
    // Each round places a level of parts; fonts promise to have few (OpenType, "maxp").
    for _ in 0..<8 where !waiting.isEmpty {
      let ready = waiting.filter { number in
        glyphs[number].partNumbers.allSatisfy { isPlaced.indices.contains($0) && isPlaced[$0] }
      }
      order += ready
      for number in ready { isPlaced[number] = true }
      waiting.removeAll { isPlaced[$0] }
    }
    return waiting.isEmpty ? order : nil
  }
}

extension TrueTypeProgram.Face {
  /// Takes out what depends on the choice of glyphs: checksum, form of locations, counts.
  fileprivate init?(_ tables: FontTables, glyphCount: Int) {
    guard let head = tables["head"], head.count >= 52, let hhea = tables["hhea"],
      hhea.unsigned16(at: 34) == glyphCount, let maxp = tables["maxp"],
      maxp.unsigned16(at: 4) == glyphCount
    else { return nil }
    (self.head, self.hhea, self.maxp) = (head, hhea, maxp)
    self.head.replaceSubrange(8..<12, with: repeatElement(0, count: 4))
    self.head.replaceSubrange(50..<52, with: repeatElement(0, count: 2))
    setCount(0)
  }

  private mutating func setCount(_ count: Int) {
    hhea.replaceSubrange(34..<36, with: [UInt8].bigEndian(UInt16(count)))
    maxp.replaceSubrange(4..<6, with: [UInt8].bigEndian(UInt16(count)))
  }

  /// The same face with so many glyphs.
  func with(glyphCount: Int) -> TrueTypeProgram.Face {
    var face = self
    face.setCount(glyphCount)
    return face
  }
}

extension TrueTypeProgram.Glyph {
  /// Nil where the outline is damaged.
  fileprivate init?(_ outline: ArraySlice<UInt8>, _ metrics: Int) {
    (self.outline, self.metrics, parts) = (outline, metrics, [])
    let description = GlyphDescription(outline)
    guard !outline.isEmpty, description.isComposite else { return }
    guard let places = description.parts?.places else { return nil }
    parts = places.map { $0 + 2 }
  }

  fileprivate var partNumbers: [Int] { parts.compactMap(outline.unsigned16) }

  /// With other numbers for its parts; nil where one has none.
  func renumbered(_ number: (Int) -> Int?) -> ArraySlice<UInt8>? {
    var result = outline
    for (place, part) in zip(parts, partNumbers) {
      guard let number = number(part) else { return nil }
      result.replaceSubrange(place..<place + 2, with: [UInt8].bigEndian(UInt16(number)))
    }
    return result
  }
}
