import CustomDump
import Testing

@testable import Typography

@Suite struct BidiTests {
  @Test func leavesLatinAlone() throws {
    let text = Array("plain – “text”".utf16)
    expectNoDifference(try Bidi.levels(of: text, rightToLeft: false), [])
    expectNoDifference(Bidi.visualOrder(ofLevels: [0, 0, 0]), [0, 1, 2])
    expectNoDifference(Bidi.visualOrder(ofLevels: []), [])
  }

  @Test func countsInUTF16() throws {
    // U+1E900 ADLAM CAPITAL LETTER ALIF runs from right to left and takes two units.
    expectNoDifference(
      try Bidi.levels(of: Array("a\u{1E900}b".utf16), rightToLeft: false), [0, 1, 1, 0])
  }

  @Test func turnsLatinWithinRightToLeft() throws {
    expectNoDifference(
      try Bidi.levels(of: Array("א ab 12".utf16), rightToLeft: true),
      [
        1, 1, 2, 2, 2, 2, 2,
      ])
  }

  // MARK: Unicode's own samples

  /// What the algorithm makes of one paragraph; a level is nil where rule X9 removes its character.
  private struct Outcome: Equatable {
    var levels: [UInt8?]
    /// Indices of characters from left to right.
    var order: [Int]

    init(levels: ArraySlice<UInt8>, order: ArraySlice<UInt8>) {
      self.levels = levels.words.map { $0.decimal.map(UInt8.init) }
      self.order = order.words.compactMap(\.decimal)
    }

    /// What we find, leaving out what `expected` leaves out.
    init(
      _ units: [UInt16], widths: [Int], rightToLeft: Bool, removingAsIn expected: Outcome
    ) throws {
      let found = try Bidi.levels(of: units, rightToLeft: rightToLeft)
      var offset = 0
      levels = zip(widths, expected.levels).map { width, level in
        defer { offset += width }
        return level.map { _ in found.isEmpty ? 0 : found[offset] }
      }
      let kept = levels.indices.filter { [levels] in levels[$0] != nil }
      order = Bidi.visualOrder(ofLevels: levels.compactMap { $0 }).map { kept[$0] }
    }

    /// Equal, or equal but for ICU's short cut: text of one direction has one level throughout,
    /// which gives the same order.
    func agrees(with other: Outcome) -> Bool {
      guard levels != other.levels else { return order == other.order }
      let parities = Set(other.levels.compactMap { $0.map { $0 % 2 } })
      return order == other.order && parities.count == 1
        && Set(levels.compactMap { $0 }).count == 1
    }
  }

  /// The direction is ours to say, so samples that leave it to the text (2) do not apply.
  @Test func conformsToBidiCharacterTest() throws {
    var differing: [String] = []
    var count = 0
    for line in try UnicodeTestFile("BidiCharacterTest.txt").lines {
      let fields = line.fields
      guard fields.count == 5, let direction = fields[1].decimal, direction < 2 else { continue }
      count += 1
      let (units, widths) = fields[0].codePoints
      let expected = Outcome(levels: fields[3], order: fields[4])
      let found = try Outcome(
        units, widths: widths, rightToLeft: direction == 1, removingAsIn: expected)
      if !found.agrees(with: expected) { differing.append("\(fields[0].text);\(direction)") }
    }
    #expect(count > 60_000)
    expectNoDifference(differing, Self.knownToICU)
  }

  /// Samples that ICU 72 does not follow. None is text that anybody writes.
  private static let knownToICU = [
    // Isolates between two embeddings within an override: ICU gives the isolate's own signs the
    // level of the embeddings beside them.
    "202E 0061 202A 0062 202C 2066 0063 2069 202A 0064 202C 0065 202C;1",
    "202D 0661 202B 0662 202C 2068 0663 2069 202B 0664 202C 0665 202C;0",
    // A nonspacing mark after a closing bracket that ends the text (N0): ICU leaves the mark at the
    // paragraph's level.
    "0061 0028 0062 0029 0331;1", "0061 0028 0332 0062 0029 0333;1",
    "05D0 0028 05D1 0029 0331;0", "05D0 0028 0332 05D1 0029 0333;0",
    "0661 0028 0662 0029 0331;0", "0661 0028 0332 0662 0029 0333;0",
    "0041 200F 005B 05D0 005D 200D 20D6;0",
    "0041 200F 005B 200D 20D6 05D0 005D 200D 20D6;0",
    "0041 200F 005B 200D 200B 20D6 05D0 005D 200B 200D 20D6;0",
    // BD16 gives up pairing at 63 open brackets; ICU pairs however many there are.
    "0061" + String(repeating: " 0028", count: 64) + " 0062"
      + String(repeating: " 0029", count: 64) + ";1",
  ]

  private static let bidiTest = Result { try UnicodeTestFile("BidiTest.txt") }

  /// Half a million samples, in parts that run side by side.
  @Test(arguments: 0..<4)
  func conformsToBidiTest(part: Int) throws {
    var levels: ArraySlice<UInt8> = []
    var expected = Outcome(levels: [], order: [])
    var differing: [String] = []
    var count = 0
    for (number, line) in try Self.bidiTest.get().lines.enumerated() {
      if line.first == UInt8(ascii: "@") {
        let value = line.split(separator: UInt8(ascii: ":")).last ?? []
        if line.text.hasPrefix("@Levels") { levels = value }
        expected = Outcome(levels: levels, order: value)
        continue
      }
      guard number % 4 == part, let mark = line.firstIndex(of: UInt8(ascii: ";")) else { continue }
      let units = Self.units(line[..<mark])
      let widths = [Int](repeating: 1, count: units.count)
      let directions = line[(mark + 1)...].drop(while: UnicodeTestFile.isSpace).decimal ?? 0
      for (bit, rightToLeft) in [(2, false), (4, true)] where directions & bit != 0 {
        count += 1
        let found = try Outcome(
          units, widths: widths, rightToLeft: rightToLeft, removingAsIn: expected)
        if found != expected, !found.agrees(with: expected) {
          differing.append("\(line[..<mark].text);\(rightToLeft)")
        }
      }
    }
    #expect(count > 120_000)
    expectNoDifference(differing, [])
  }

  /// A character for each class that is named.
  private static func units(_ classes: UnicodeTestFile.Field) -> [UInt16] {
    var units: [UInt16] = []
    var name: UInt32 = 0
    for byte in classes {
      if !UnicodeTestFile.isSpace(byte) {
        name = name << 8 | UInt32(byte)
      } else if let unit = samplesByName[name] {
        units.append(unit)
        name = 0
      }
    }
    if let unit = samplesByName[name] { units.append(unit) }
    return units
  }

  /// The classes' names, which have three letters at most, as numbers.
  private static let samplesByName = Dictionary(
    uniqueKeysWithValues: samples.map { name, unit in
      (name.utf8.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }, unit)
    })

  /// A character of each class.
  private static let samples: [String: UInt16] = [
    "L": 0x6C, "R": 0x5D0, "AL": 0x627, "EN": 0x33, "ES": 0x2D, "ET": 0x25, "AN": 0x664,
    "CS": 0x2C, "NSM": 0x308, "BN": 0xAD, "B": 0x2029, "S": 0x09, "WS": 0x20, "ON": 0x26,
    "LRE": 0x202A, "LRO": 0x202D, "RLE": 0x202B, "RLO": 0x202E, "PDF": 0x202C, "LRI": 0x2066,
    "RLI": 0x2067, "FSI": 0x2068, "PDI": 0x2069,
  ]
}
