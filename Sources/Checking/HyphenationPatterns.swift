/// Hyphenation patterns after Liang ("Word Hy-phen-a-tion by Com-put-er", 1983), as TeX and
/// LibreOffice have them in `hyph_<language>.dic`.
///
/// Here they count syllables, as `pyphen` does under `textstat`: with two letters at least before
/// the first point and behind the last, and without the levels for compounds.
public struct HyphenationPatterns: Sendable {
  /// For the letters of a pattern, the values between them; index 0 stands before the first.
  private var values: [String: [UInt8]] = [:]
  private var longest = 0
  private static let fewestAtEnds = 2

  /// - Parameter text: the file's text; its first line names an encoding.
  public init(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let pattern = line.filter { !$0.isWhitespace }
      guard let first = pattern.first, first != "%", first != "#", !isKeyword(pattern) else {
        continue
      }
      add(pattern)
    }
  }

  /// `LEFTHYPHENMIN 2` and the like.
  private func isKeyword(_ pattern: String) -> Bool {
    pattern.prefix(4).allSatisfy { $0.isASCII && $0.isUppercase } && pattern.count > 4
  }

  private mutating func add(_ pattern: String) {
    var letters = ""
    var found: [UInt8] = [0]
    // Behind a slash stands how the spelling changes, which no syllable minds.
    for character in pattern.prefix(while: { $0 != "/" }) {
      if character.isASCII, let digit = character.wholeNumberValue {
        found[found.count - 1] = UInt8(digit)
      } else {
        letters.append(character)
        found.append(0)
      }
    }
    guard found.contains(where: { $0 > 0 }) else { return }
    values[letters] = found
    longest = max(longest, letters.count)
  }

  /// How many points a word may be divided at; the word is in lower case.
  public func points(in word: String) -> Int {
    let letters = Array("." + word + ".")
    var points = [UInt8](repeating: 0, count: letters.count + 1)
    for start in letters.indices {
      var key = ""
      for end in start..<min(start + longest, letters.count) {
        key.append(letters[end])
        guard let found = values[key] else { continue }
        for (offset, value) in found.enumerated() where value > points[start + offset] {
          points[start + offset] = value
        }
      }
    }
    // Index i of the dotted word is the gap before letter i - 1 of the word.
    let count = letters.count - 2
    guard count >= 2 * Self.fewestAtEnds else { return 0 }
    return (Self.fewestAtEnds...count - Self.fewestAtEnds).count { points[$0 + 1] % 2 == 1 }
  }
}
