import Content

/// A term of the trade is explained where it first stands: in brackets, by a word such as "means",
/// or in a sentence about it. A title and a heading name what the text below them explains.
struct JargonRule {
  let words: WordList

  func findings(_ sentences: [Sentence], title: String) -> [Finding] {
    let title = Sentence(text: title, tokens: title.tokens)
    return words.jargon.compactMap { entry in
      guard title.starts(of: entry.phrase).isEmpty else { return nil }
      for (index, sentence) in sentences.enumerated() where !sentence.isHeading {
        guard let start = sentence.starts(of: entry.phrase).first else { continue }
        let range = start..<start + entry.phrase.count
        let next = sentences.indices.contains(index + 1) ? sentences[index + 1] : nil
        return isExplained(range, in: sentence, next: next)
          ? nil : finding(entry, range, in: sentence)
      }
      return nil
    }
  }

  private func finding(
    _ entry: WordList.Entry, _ range: Range<Int>, in sentence: Sentence
  ) -> Finding {
    let term = sentence.tokens[range].map(\.text).joined(separator: " ")
    return .warning(
      .jargon, "\"\(term)\" is not explained where it first stands",
      at: sentence.place(of: range),
      hint: entry.advice.map { "say \"\($0)\", or explain it in brackets" }
        ?? "explain it in brackets, or with \"means\"")
  }

  private func isExplained(_ range: Range<Int>, in sentence: Sentence, next: Sentence?) -> Bool {
    if sentence.isDefinition, range.lowerBound <= 1 { return true }
    return isBracketed(range, in: sentence) || isTied(range, in: sentence)
      || isApposed(range, in: sentence) || next.map { isAbout(range, of: sentence, $0) } == true
  }

  /// The term stands in brackets, or brackets open behind it in its sentence.
  private func isBracketed(_ range: Range<Int>, in sentence: Sentence) -> Bool {
    let depth = sentence.tokens[...range.lowerBound].reduce(0) { depth, token in
      depth + token.lead.reduce(0) { $0 + ($1 == "(" ? 1 : $1 == ")" ? -1 : 0) }
    }
    let behind = sentence.tokens[range.upperBound...]
    return depth > 0 || behind.contains { $0.lead.contains("(") }
  }

  /// "Collagen means …", "… is called collagen": with a word between them at most.
  private func isTied(_ range: Range<Int>, in sentence: Sentence) -> Bool {
    words.explanations.contains { phrase in
      let behind = [range.upperBound, range.upperBound + 1]
      let before = [0, 1].map { range.lowerBound - phrase.count - $0 }
      return (behind + before).contains { start in
        sentence.tokens.indices.contains(start) && phrase.matches(sentence.tokens[start...])
      }
    }
  }

  /// "collagen, the fibres that …", "collagen – fibres", "collagen: fibres".
  private func isApposed(_ range: Range<Int>, in sentence: Sentence) -> Bool {
    guard sentence.tokens.indices.contains(range.upperBound) else { return false }
    let next = sentence.tokens[range.upperBound]
    return next.lead.contains { "–—:".contains($0) }
      || next.lead.contains { ",،".contains($0) } && words.articles.contains(next.text)
  }

  /// The next sentence begins with the term itself, or with a pronoun for it.
  private func isAbout(_ range: Range<Int>, of sentence: Sentence, _ next: Sentence) -> Bool {
    guard next.isContinuation, let first = next.tokens.first else { return false }
    let term = sentence.tokens[range].map(\.text)
    // An article may stand before it.
    return words.pronouns.contains(first.text)
      || [0, 1].contains { next.tokens.dropFirst($0).prefix(term.count).map(\.text) == term }
  }
}
