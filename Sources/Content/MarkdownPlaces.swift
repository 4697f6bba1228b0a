/// Finds where parsed Markdown stands in its file.
///
/// cmark counts columns in bytes, within a paragraph it adds the first line's indentation to every
/// line, and it misses a line that ends in a backslash. So its place is looked at, and where the
/// text does not stand there, it is searched for in the neighbourhood of the text before it.
struct MarkdownPlaces {
  let file: String
  let lines: [SourceLine]
  private var table: ColumnTable
  /// Just behind the text found last; line and byte from 0.
  private var cursor = (line: 0, byte: 0)

  /// How far a text is searched for, in bytes, so that a hostile file cannot make it slow.
  private static let reach = 256

  init(file: String, lines: [SourceLine]) {
    self.file = file
    self.lines = lines
    table = ColumnTable(lines.map { $0.text[...] }, countedIn: .byte)
  }

  /// A place that cmark names by line and byte, both from 1.
  mutating func location(line: Int, byte: Int, length: Int = 1) -> SourceLocation {
    guard !lines.isEmpty else {
      return SourceLocation(file: file, line: 1, column: 1)
    }
    let number = min(max(line, 1), lines.count) - 1
    let column = table.columns(ofLine: number).column(at: byte - 1)
    return SourceLocation(
      file: file, line: lines[number].number, column: max(1, column + lines[number].shift),
      length: length)
  }

  /// Begins a paragraph or the like at a line, from 1.
  mutating func enter(line: Int) {
    cursor = (max(0, line - 1), 0)
  }

  /// The paragraph goes on in its next line.
  mutating func nextLine() {
    cursor = (cursor.line + 1, 0)
  }

  /// Where a text stands that cmark says begins at a line and byte, both from 1.
  mutating func location(of text: String, line: Int, byte: Int) -> SourceLocation {
    let number = min(max(line - 1, cursor.line), max(0, lines.count - 1))
    if number != cursor.line { cursor = (number, 0) }
    let guess = number == line - 1 ? byte - 1 : cursor.byte
    let start = find(Self.needle(text), line: number, byte: guess) ?? max(0, guess)
    cursor.byte = start + text.utf8.count
    return location(line: number + 1, byte: start + 1, length: text.count)
  }

  private func find(_ needle: [UInt8], line: Int, byte: Int) -> Int? {
    guard lines.indices.contains(line), !needle.isEmpty else { return nil }
    let bytes = lines[line].text.utf8
    func stands(at offset: Int) -> Bool {
      guard offset >= 0, offset + needle.count <= bytes.count else { return false }
      let start = bytes.index(bytes.startIndex, offsetBy: offset)
      return bytes[start...].starts(with: needle)
    }
    if stands(at: byte) { return byte }
    return (cursor.byte..<cursor.byte + Self.reach).first(where: stands)
  }

  /// The first bytes of a text, up to where an escape or an entity may have changed it.
  private static func needle(_ text: String) -> [UInt8] {
    let start = Array(text.utf8.prefix(16))
    let plain = start.prefix { byte in
      switch byte {
      case 0x20, 0x2C, 0x2E, 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
      default: false
      }
    }
    return plain.isEmpty ? Array(start.prefix(1)) : Array(plain)
  }
}
