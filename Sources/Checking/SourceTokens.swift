import Content

/// The words of a file with their places, among which those of a text are found again.
///
/// What a reader made of a file no longer knows where each word stood: YAML folds lines, Markdown
/// drops its signs. But the words are the same, in the same order, so they lead back.
struct SourceTokens {
  private let tokens: [Token]
  /// How many other words, such as a link's address, may stand between two words of a text.
  private static let mostBetween = 12

  init(_ file: SourceFile) {
    var tokens: [Token] = []
    for (number, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      line.forEachToken { text, offset, lead in
        let place = SourceLocation(
          file: file.path, line: number + 1, column: offset + 1, length: text.count)
        tokens.append(Token(text: text, place: place, lead: lead))
      }
    }
    self.tokens = tokens
  }

  /// The words of a text, each with its place; all at the text's start where they are not found.
  ///
  /// - Parameter start: where to begin looking.
  func placed(_ words: [Token], from start: SourceLocation?) -> [Token] {
    guard let first = words.first else { return [] }
    let lowest = start.map(index(from:)) ?? 0
    for begin in lowest..<max(lowest, tokens.count) where tokens[begin].text == first.text {
      if let places = match(words, from: begin) {
        return zip(words, places).map { word, index in
          Token(text: word.text, place: tokens[index].place, lead: word.lead)
        }
      }
    }
    return words.map { Token(text: $0.text, place: start, lead: $0.lead) }
  }

  private func match(_ words: [Token], from begin: Int) -> [Int]? {
    var indices = [begin]
    var next = begin + 1
    for word in words.dropFirst() {
      let end = min(next + Self.mostBetween, tokens.count)
      guard next < end, let found = (next..<end).first(where: { tokens[$0].text == word.text })
      else { return nil }
      indices.append(found)
      next = found + 1
    }
    return indices
  }

  /// The first token at a place or behind it.
  private func index(from place: SourceLocation) -> Int {
    var (low, high) = (0, tokens.count)
    while low < high {
      let middle = (low + high) / 2
      let other = tokens[middle].place
      if (other?.line ?? 0, other?.column ?? 0) < (place.line, place.column) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
