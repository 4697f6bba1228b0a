/// The character columns of one line, for parsers that count in bytes or in Unicode scalars.
///
/// Made once per line, so that a file that is one long line is not counted through again for every
/// node of it.
struct LineColumns {
  enum Unit { case byte, scalar }

  let line: Substring
  /// The character (from 0) to which each byte or scalar belongs; nil for ASCII, where they agree.
  private let characters: [Int]?
  private let unit: Unit

  init(_ line: Substring, countedIn unit: Unit) {
    self.line = line
    self.unit = unit
    guard !line.utf8.allSatisfy({ $0 < 0x80 }) else {
      characters = nil
      return
    }
    characters = line.enumerated().flatMap { number, character in
      let width = unit == .byte ? character.utf8.count : character.unicodeScalars.count
      return repeatElement(number, count: width)
    }
  }

  /// The column (from 1, in characters) of a byte or scalar (from 0); places beyond the line's end
  /// count as just behind it.
  func column(at offset: Int) -> Int {
    let offset = max(0, offset)
    guard let characters else { return min(offset, line.utf8.count) + 1 }
    guard offset < characters.count else { return (characters.last ?? -1) + 2 }
    return characters[offset] + 1
  }

  /// What follows a byte or scalar, itself included.
  func rest(from offset: Int) -> Substring {
    let offset = max(0, offset)
    switch unit {
    case .byte: return Substring(line.utf8.dropFirst(offset))
    case .scalar where characters == nil: return Substring(line.utf8.dropFirst(offset))
    case .scalar: return Substring(line.unicodeScalars.dropFirst(offset))
    }
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
