import Content

/// What a sentence can be blamed for: its length, passive voice, promises.
struct SentenceRules {
  /// UKAAF, the NHS and plain-language guides agree on it.
  static let mostWords = 20

  let words: WordList?

  func findings(_ sentence: Sentence) -> [Finding] {
    [length(sentence), passive(sentence)].compactMap(\.self) + promises(sentence)
  }

  private func length(_ sentence: Sentence) -> Finding? {
    let count = sentence.wordCount
    guard count > Self.mostWords else { return nil }
    return .warning(
      .longSentence, "this sentence has \(count) words", at: sentence.place,
      hint: "\(Self.mostWords) at most: make two of it, or a list")
  }

  // MARK: Passive voice

  /// "is injected", "may be often used": an auxiliary, adverbs perhaps, a participle.
  private func passive(_ sentence: Sentence) -> Finding? {
    guard let passive = words?.passive else { return nil }
    for start in sentence.tokens.indices
    where passive.auxiliaries.contains(sentence.tokens[start].text) {
      var end = start + 1
      while end < sentence.tokens.count, passive.isAdverb(sentence.tokens[end].text) { end += 1 }
      // A comma or a bracket ends what belongs together.
      guard end < sentence.tokens.count, sentence.tokens[end].lead.isEmpty,
        passive.isParticiple(sentence.tokens[end].text)
      else { continue }
      let verb = sentence.tokens[start...end].map(\.text).joined(separator: " ")
      return .warning(
        .passive, "\"\(verb)\" does not say who does it", at: sentence.place(of: start..<end + 1),
        hint: "write who does what: \"we clean your skin\"")
    }
    return nil
  }

  // MARK: Promises

  /// A negation that stands so few words before a promise turns it round.
  private static let reach = 4

  private func promises(_ sentence: Sentence) -> [Finding] {
    (words?.promises ?? []).flatMap { entry in
      sentence.starts(of: entry.phrase).compactMap { start in
        let before = sentence.tokens[max(0, start - Self.reach)..<start].map(\.text)
        guard !before.contains(where: { words?.negations.contains($0) == true }) else { return nil }
        let range = start..<start + entry.phrase.count
        let said = sentence.tokens[range].map(\.text).joined(separator: " ")
        return .warning(
          .promise, "\"\(said)\" promises what nobody can promise", at: sentence.place(of: range),
          hint: entry.advice)
      }
    }
  }
}

extension WordList.Passive {
  func isAdverb(_ word: String) -> Bool { adverbs.contains(word) }

  func isParticiple(_ word: String) -> Bool {
    guard !exceptions.contains(word) else { return false }
    return participles.contains(word)
      || endings.contains { word.hasSuffix($0) && word.count > $0.count + 2 }
  }
}
