/// What the readers do with words, without Foundation, whose start-up the main job does not pay for.
extension String {
  /// Without space and line ends around it.
  var trimmed: String { String(self[...].trimmed) }

  /// Without space around it and with one space between its words.
  var singleSpaced: String {
    split { $0.isWhitespace }.joined(separator: " ")
  }

  /// Nil where the text is empty.
  var nonEmpty: String? { isEmpty ? nil : self }

  /// On one line and short enough for a message.
  var shortened: String {
    let line = prefix { !$0.isNewline }
    return line.count > 40 ? line.prefix(39) + "…" : String(line)
  }

  /// The words in lower case, joined by hyphens: the name of something that was given none.
  var slug: String {
    let words = lowercased().split { !$0.isLetter && !$0.isNumber }
    var slug = ""
    for word in words where slug.count + word.count <= 48 || slug.isEmpty {
      slug += (slug.isEmpty ? "" : "-") + word
    }
    return slug
  }

  func replacingSuffix(_ suffix: String, with other: String) -> String {
    hasSuffix(suffix) ? dropLast(suffix.count) + other : self
  }
}

extension Substring {
  /// Without space and line ends around it.
  var trimmed: Substring { drop { $0.isWhitespace }.trailingTrimmed }

  /// Without space and line ends behind it.
  var trailingTrimmed: Substring {
    dropLast(reversed().prefix { $0.isWhitespace }.count)
  }
}

extension StringProtocol {
  /// Where `text` first stands; nil where it does not.
  func range(ofFirst text: String) -> Range<Index>? {
    guard !text.isEmpty else { return nil }
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) {
        return start..<index(start, offsetBy: text.count)
      }
      start = index(after: start)
    }
    return nil
  }
}

extension [String] {
  /// "a, b or c".
  func listed(_ conjunction: String) -> String {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}
