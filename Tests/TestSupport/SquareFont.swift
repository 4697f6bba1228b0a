import Typography

/// A font whose glyphs are squares, so that breaks can be worked out by hand: capitals are one em
/// wide, all other characters half an em. It has ASCII and the signs that lines are set with.
///
/// Made as it is asked for, table by table (OpenType 1.9), so that no font has to be kept.
public enum SquareFont {
  public static let family = "Squares"
  /// Font units to the em.
  private static let em = 1000

  /// A typesetter that knows no other font.
  public static func typesetter(
    dictionary: @escaping (String) -> HyphenationDictionary? = { _ in nil }
  ) -> Typesetter {
    Typesetter(
      book: FontBook { request throws(FontError) in
        guard request.family == family else { throw .missing(family: request.family) }
        return try FontFace(
          family: request.family, weight: request.weight, data: FontData(bytes))
      }, dictionary: dictionary)
  }

  /// Of a size at which a capital is 10 pt wide and any other character 5 pt.
  public static let style = TextStyle(families: [family], size: .pt(10), leading: .pt(14))

  // MARK: The file

  private static let characters: [Int] =
    Array(0x20...0x7E) + [0xA0, 0xAB, 0xAD, 0xBB] + Array(0x2010...0x2014) + Array(0x2018...0x201F)
    + [0x2022, 0x2026, 0x202F]

  private static func width(_ character: Int) -> Int {
    (0x41...0x5A).contains(character) ? em : em / 2
  }

  private static func isBlank(_ character: Int) -> Bool {
    [0x20, 0xA0, 0xAD, 0x202F].contains(character)
  }

  public static let bytes: [UInt8] = {
    let outlines = [square(em)] + characters.map { isBlank($0) ? [] : square(width($0)) }
    let tables: [(String, [UInt8])] = [
      ("cmap", cmap), ("glyf", outlines.flatMap { $0 }), ("head", head), ("hhea", hhea),
      ("hmtx", ([em] + characters.map(width)).flatMap { number($0, 2) + number(0, 2) }),
      ("loca", offsets(outlines)), ("maxp", maxp), ("post", number(0x30000, 4) + zeros(28)),
    ]
    var directory =
      number(0x10000, 4) + number(tables.count, 2) + [0, 128, 0, 3, 0, 0] as [UInt8]
    var data: [UInt8] = []
    let start = 12 + tables.count * 16
    for (tag, table) in tables {
      directory += Array(tag.utf8) + zeros(4) + number(start + data.count, 4)
      directory += number(table.count, 4)
      data += table + zeros((4 - table.count % 4) % 4)
    }
    return directory + data
  }()

  private static func square(_ width: Int) -> [UInt8] {
    let height = 700
    // One contour of four points on the curve, each coordinate a signed word from the last.
    let points = [(0, 0), (0, height), (width, 0), (0, -height)]
    return number(1, 2) + [0, 0, width, height].flatMap { number($0, 2) } + number(3, 2)
      + number(0, 2) + [1, 1, 1, 1] + points.flatMap { number($0.0, 2) }
      + points.flatMap { number($0.1, 2) } + zeros(2)
  }

  private static func offsets(_ outlines: [[UInt8]]) -> [UInt8] {
    var offset = 0
    return number(0, 4)
      + outlines.flatMap { outline -> [UInt8] in
        offset += outline.count
        return number(offset, 4)
      }
  }

  private static let cmap: [UInt8] = {
    let groups = characters.enumerated().flatMap { index, character in
      number(character, 4) + number(character, 4) + number(index + 1, 4)
    }
    return number(0, 2) + number(1, 2) + number(3, 2) + number(10, 2) + number(12, 4)
      + number(12, 2) + number(0, 2) + number(16 + groups.count, 4) + number(0, 4)
      + number(characters.count, 4) + groups
  }()

  private static let head: [UInt8] =
    number(0x10000, 4) + zeros(8) + number(0x5F0F_3CF5, 4) + number(0, 2) + number(em, 2)
    + zeros(16) + [0, 0, em, 700].flatMap { number($0, 2) } + zeros(2) + number(8, 2)
    + number(2, 2) + number(1, 2) + number(0, 2)

  private static let hhea: [UInt8] =
    number(0x10000, 4) + number(800, 2) + number(-200, 2) + number(0, 2) + number(em, 2) + zeros(4)
    + number(em, 2) + number(1, 2) + zeros(14) + number(characters.count + 1, 2)

  private static let maxp: [UInt8] =
    number(0x10000, 4) + number(characters.count + 1, 2) + number(4, 2) + number(1, 2) + zeros(4)
    + number(2, 2) + zeros(16)

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }
}
