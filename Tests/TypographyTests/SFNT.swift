/// A font file taken apart into its tables (OpenType 1.9, "Font file"), to make from an installed
/// font the ones that we must refuse or tell apart.
struct SFNT {
  private var version: [UInt8]
  private var tables: [(tag: String, bytes: [UInt8])]

  /// - Parameter bytes: a font file of one font.
  init(_ bytes: [UInt8]) {
    version = Array(bytes[0..<4])
    tables = (0..<Self.number(bytes[4..<6])).map { index in
      let record = bytes[(12 + index * 16)...].prefix(16)
      let start = record.startIndex
      let offset = Self.number(record[start + 8..<start + 12])
      let length = Self.number(record[start + 12..<start + 16])
      return (
        String(decoding: record.prefix(4), as: UTF8.self), Array(bytes[offset..<offset + length])
      )
    }
  }

  /// With a table more; tables stand in the order of their tags.
  func adding(_ tag: String, _ bytes: [UInt8]) -> SFNT {
    var result = self
    result.tables.append((tag, bytes))
    result.tables.sort { $0.tag < $1.tag }
    return result
  }

  func removing(_ tag: String) -> SFNT {
    var result = self
    result.tables.removeAll { $0.tag == tag }
    return result
  }

  /// The file, as it stands `base` bytes into another.
  func bytes(at base: Int = 0) -> [UInt8] {
    var directory = version + Self.bytes(tables.count, 2) + [UInt8](repeating: 0, count: 6)
    var data: [UInt8] = []
    let start = base + 12 + tables.count * 16
    for table in tables {
      directory += Array(table.tag.utf8) + [0, 0, 0, 0] + Self.bytes(start + data.count, 4)
      directory += Self.bytes(table.bytes.count, 4)
      data += table.bytes + [UInt8](repeating: 0, count: (4 - table.bytes.count % 4) % 4)
    }
    return directory + data
  }

  /// A font collection.
  static func collection(_ fonts: [SFNT]) -> [UInt8] {
    var header = Array("ttcf".utf8) + [0, 1, 0, 0] + bytes(fonts.count, 4)
    var data: [UInt8] = []
    let start = header.count + fonts.count * 4
    for font in fonts {
      header += bytes(start + data.count, 4)
      data += font.bytes(at: start + data.count)
    }
    return header + data
  }

  /// The least variation table that names an axis: weight from 400 to 700.
  static let weightAxis: [UInt8] =
    [0, 1, 0, 0, 0, 16, 0, 2, 0, 1, 0, 20, 0, 0, 0, 8] + Array("wght".utf8)
    + [400, 400, 700].flatMap { bytes($0 << 16, 4) } + [0, 0, 1, 0]

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  private static func bytes(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}
