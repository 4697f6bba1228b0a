import Content

/// A run of letters and digits, as it is compared: in lower case.
public struct Token: Hashable, Sendable {
  public var text: String
  /// Nil where the text was not found in its file.
  public var place: SourceLocation?
  /// What stands between the token before and this one, without spaces.
  var lead: String

  init(text: String, place: SourceLocation? = nil, lead: String = "") {
    self.text = text
    self.place = place
    self.lead = lead
  }
}

extension StringProtocol {
  /// The runs of letters and digits, each with the characters before it that are none, and its offset
  /// in characters. An apostrophe parts: "don't" is `don` and `t`.
  func forEachToken(_ body: (_ text: String, _ offset: Int, _ lead: String) -> Void) {
    var word = ""
    var lead = ""
    var start = 0
    for (offset, character) in self.enumerated() {
      if character.isWordPart {
        if word.isEmpty { start = offset }
        word.append(character)
        continue
      }
      if !word.isEmpty {
        body(word.lowercased(), start, lead)
        (word, lead) = ("", "")
      }
      if !character.isWhitespace { lead.append(character) }
    }
    if !word.isEmpty { body(word.lowercased(), start, lead) }
  }

  var tokens: [Token] {
    var tokens: [Token] = []
    forEachToken { text, _, lead in tokens.append(Token(text: text, lead: lead)) }
    return tokens
  }
}

extension Character {
  var isWordPart: Bool { isLetter || isNumber }
}
