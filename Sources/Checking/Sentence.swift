import Content

/// A sentence, a heading, an item of a list or a cell of a table.
public struct Sentence: Hashable, Sendable {
  public var text: String
  public var tokens: [Token]
  /// It begins with the term that it explains, set in bold.
  var isDefinition: Bool
  /// It goes on where the sentence before it ends, in the same paragraph.
  var isContinuation: Bool
  var isHeading: Bool

  init(
    text: String, tokens: [Token], isDefinition: Bool = false, isContinuation: Bool = false,
    isHeading: Bool = false
  ) {
    self.text = text
    self.tokens = tokens
    self.isDefinition = isDefinition
    self.isContinuation = isContinuation
    self.isHeading = isHeading
  }

  /// From its first word to its last on that line.
  public var place: SourceLocation? { place(of: tokens.indices) }

  /// Between spaces, as people count them: "long-term" is one word.
  public var wordCount: Int {
    text.split(whereSeparator: \.isWhitespace).count { $0.contains(where: \.isWordPart) }
  }

  /// Where some of the tokens stand; the underline ends with their first line.
  func place(of range: Range<Int>) -> SourceLocation? {
    guard let first = tokens[range].first?.place else { return nil }
    let last = tokens[range].last { $0.place?.line == first.line }?.place ?? first
    var place = first
    place.length = max(first.length, last.column + last.length - first.column)
    return place
  }

  /// The index of each place where a phrase begins.
  func starts(of phrase: Phrase) -> [Int] {
    tokens.indices.filter { phrase.matches(tokens[$0...]) }
  }
}

/// A term or several words of one; `*` at a word's end stands for any ending.
public struct Phrase: Hashable, Sendable {
  private struct Part: Hashable {
    var text: String
    var isPrefix: Bool
  }

  public let text: String
  private let parts: [Part]

  public init(_ text: String) {
    self.text = text
    parts = text.split { $0.isWhitespace || $0 == "-" || $0 == "'" || $0 == "’" }.map { word in
      let isPrefix = word.hasSuffix("*")
      return Part(text: (isPrefix ? word.dropLast() : word).lowercased(), isPrefix: isPrefix)
    }
  }

  public var count: Int { parts.count }

  func matches(_ tokens: ArraySlice<Token>) -> Bool {
    guard !parts.isEmpty, tokens.count >= parts.count else { return false }
    return zip(parts, tokens).allSatisfy { part, token in
      part.isPrefix ? token.text.hasPrefix(part.text) : token.text == part.text
    }
  }
}
