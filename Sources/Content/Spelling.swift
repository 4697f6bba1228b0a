/// Finds the names that somebody may have meant.
public enum Spelling {
  /// The candidates that lie nearest to `word`, the nearest first, at most three; empty where none
  /// is near enough to be a slip of the hand.
  ///
  /// Near enough is one edit for every three characters, and at least one. Letter case and the
  /// difference between `-`, `_` and a space do not count. A name of which the word is the beginning
  /// (three characters at least) is near too.
  ///
  /// - Complexity: O(*n* · *m*²) for *n* candidates of about the length *m*.
  public static func nearest(to word: String, among candidates: [String]) -> [String] {
    let wanted = folded(word)
    let limit = max(1, wanted.count / 3)
    let near = candidates.enumerated().compactMap { index, candidate in
      let other = folded(candidate)
      let edits = distance(wanted, other, limit: limit)
      let isBeginning = wanted.count >= 3 && other.starts(with: wanted)
      return (edits ?? (isBeginning ? limit + 1 : nil)).map { ($0, index, candidate) }
    }
    return near.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(3).map(\.2)
  }

  /// A hint such as "did you mean 'hero_image'?"; nil where no candidate is near.
  public static func hint(for word: String, among candidates: [String]) -> String? {
    nearest(to: word, among: candidates).first.map { "did you mean '\($0)'?" }
  }

  private static func folded(_ word: String) -> [Character] {
    word.lowercased().map { "-_".contains($0) ? " " : $0 }
  }

  /// The fewest insertions, deletions, replacements and swaps of neighbours (optimal string
  /// alignment, after Damerau) that turn one word into the other; nil where it exceeds `limit`.
  static func distance(_ from: [Character], _ to: [Character], limit: Int) -> Int? {
    guard abs(from.count - to.count) <= limit else { return nil }
    var beforeLast: [Int] = []
    var last = Array(0...to.count)
    for row in from.indices {
      var current = [row + 1]
      for column in to.indices {
        let replacement = last[column] + (from[row] == to[column] ? 0 : 1)
        var best = min(last[column + 1] + 1, current[column] + 1, replacement)
        if row > 0, column > 0, from[row] == to[column - 1], from[row - 1] == to[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      if let least = current.min(), least > limit { return nil }
      beforeLast = last
      last = current
    }
    return last[to.count] <= limit ? last[to.count] : nil
  }
}
