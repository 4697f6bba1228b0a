/// Divides running text into sentences.
///
/// A sentence ends at a full stop, a question or exclamation mark or an ellipsis that a space
/// follows, unless the stop belongs to an abbreviation or to one letter alone.
struct SentenceSplitter {
  private let abbreviations: Set<String>
  private static let ends: Set<Character> = [".", "!", "?", "…", "؟", "۔", "。"]
  private static let closers: Set<Character> = [")", "]", "\"", "'", "”", "’", "»", "“"]

  /// - Parameter abbreviations: without their last stop, such as `e.g`.
  init(abbreviations: [String]) {
    self.abbreviations = Set(abbreviations.map { $0.lowercased() })
  }

  func sentences(of text: String) -> [String] {
    let characters = Array(text)
    var sentences: [String] = []
    var start = 0
    var index = 0
    while index < characters.count {
      guard Self.ends.contains(characters[index]) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < characters.count,
        Self.ends.contains(characters[end]) || Self.closers.contains(characters[end])
      { end += 1 }
      let isAtSpace = end == characters.count || characters[end].isWhitespace
      if isAtSpace, !isAbbreviation(characters[start..<index], end: characters[index]) {
        sentences.append(String(characters[start..<end]))
        start = end
      }
      index = end
    }
    sentences.append(String(characters[start...]))
    return sentences.map(trimmed).filter { $0.contains(where: \.isWordPart) }
  }

  private func isAbbreviation(_ text: ArraySlice<Character>, end: Character) -> Bool {
    guard end == ".", let word = text.split(whereSeparator: \.isWhitespace).last else {
      return false
    }
    let letters = word.drop { !$0.isWordPart }
    return abbreviations.contains(String(letters).lowercased())
      || letters.count == 1 && letters.first?.isUppercase == true
  }

  private func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
