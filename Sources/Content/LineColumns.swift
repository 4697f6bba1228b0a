/// The character columns of one line, for parsers that count in bytes or in Unicode scalars.
///
/// Made once per line, so that a file that is one long line is not counted through again for every
/// node of it.
struct LineColumns {
  enum Unit { case byte, scalar }

  let line: Substring
  /// Each byte or scalar with the character (from 0) to which it belongs; nil for ASCII, where they
  /// agree.
  private let positions: [(index: Substring.Index, character: Int)]?

  init(_ line: Substring, countedIn unit: Unit) {
    self.line = line
    guard !line.utf8.allSatisfy({ $0 < 0x80 }) else {
      positions = nil
      return
    }
    var positions: [(index: Substring.Index, character: Int)] = []
    positions.reserveCapacity(line.utf8.count)
    for (number, start) in line.indices.enumerated() {
      let character = line[start]
      let width = unit == .byte ? character.utf8.count : character.unicodeScalars.count
      for offset in 0..<width {
        let index =
          unit == .byte
          ? line.utf8.index(start, offsetBy: offset)
          : line.unicodeScalars.index(start, offsetBy: offset)
        positions.append((index, number))
      }
    }
    self.positions = positions
  }

  /// Whether bytes, scalars and characters are all the same.
  var isASCII: Bool { positions == nil }

  /// The column (from 1, in characters) of a byte or scalar (from 0); places beyond the line's end
  /// count as just behind it.
  func column(at offset: Int) -> Int {
    let offset = max(0, offset)
    guard let positions else { return min(offset, line.utf8.count) + 1 }
    guard offset < positions.count else { return (positions.last?.character ?? -1) + 2 }
    return positions[offset].character + 1
  }

  /// What follows a byte or scalar, itself included.
  func rest(from offset: Int) -> Substring {
    let offset = max(0, offset)
    guard let positions else { return Substring(line.utf8.dropFirst(offset)) }
    return offset < positions.count ? line[positions[offset].index...] : line[line.endIndex...]
  }
}

/// The `LineColumns` of a text, of which only the line asked for last is kept.
struct ColumnTable {
  let lines: [Substring]
  private let unit: LineColumns.Unit
  private var latest: (number: Int, columns: LineColumns)?

  init(_ lines: [Substring], countedIn unit: LineColumns.Unit) {
    self.lines = lines
    self.unit = unit
  }

  /// The columns of a line (from 0); of an empty line where there is none.
  mutating func columns(ofLine number: Int) -> LineColumns {
    if let latest, latest.number == number { return latest.columns }
    let line = lines.indices.contains(number) ? lines[number] : ""
    let columns = LineColumns(line, countedIn: unit)
    latest = (number, columns)
    return columns
  }
}
