/// Chooses where a paragraph's lines end.
///
/// The breaks are those with the fewest demerits over the whole paragraph, as in Knuth and Plass,
/// "Breaking Paragraphs into Lines" (1981). Their measure of a line, the stretch of its spaces, has
/// no meaning where the right edge is ragged; there a line's demerits grow with the square of its
/// distance from where lines end on average, which is least where line ends vary least.
struct LineBreaker {
  /// Demerits of a ragged line that leaves a whole measure empty. In a wide measure so many ems count
  /// for the whole: the eye sees how far a line falls short, not what part of it.
  static let emptyLine = 1000.0
  static let widestReference = 25.0
  /// Where a ragged line aims to end, short of the measure; in parts of it and in ems, whichever is
  /// less. That is where lines end on average, and the eye compares them with each other.
  static let aim = (part: 0.1, ems: 2.0)
  /// Demerits of a justified line whose spaces are stretched or shrunk as far as they should be;
  /// they grow with the cube of the stretch (Knuth and Plass's badness).
  static let stretchedLine = 100.0
  /// The most that a single line's stretch can cost.
  static let worstLine = 10_000.0
  /// Demerits of each line, so that a paragraph does not grow for the sake of its edge.
  static let line = 20.0
  /// Demerits of a last line that is shorter than `shortLine`, and of one that is a single word
  /// shorter than `shortWord`; of the measure, and in ems, whichever is less.
  static let shortLast = 60.0
  static let shortLine = (part: 0.18, ems: 4.0)
  static let loneLast = 100.0
  static let shortWord = (part: 0.33, ems: 4.0)
  /// Demerits of a hyphen right below another one (Knuth and Plass's α). Two in a row are seen.
  static let hyphenStack = 150.0
  /// Demerits of a last line that begins with the rest of a word.
  static let hyphenBeforeLast = 150.0
  /// Demerits of a break within a word that is longer than the measure: at a syllable, elsewhere.
  static let hyphenatedSplit = 1500.0
  static let splitWord = 2000.0

  let measure: Double
  /// The text's size.
  let em: Double
  var edge = TextEdge.ragged

  /// A candidate, and where its line would end and the next would begin.
  struct Node {
    var candidate: BreakCandidate
    var end: LinePosition
    var next: LinePosition
    /// Width of the hyphen that is added.
    var hyphen = 0.0
    /// How many words have ended by here.
    var words: Int
  }

  /// The chosen candidates in order; the last one is the paragraph's end.
  ///
  /// Linear in the number of candidates: only those that fit on a line are compared.
  func breaks(among nodes: [Node]) -> [BreakCandidate] {
    guard !nodes.isEmpty else { return [] }
    // Choice 0 is the paragraph's start, choice k + 1 the node k.
    var demerits = [Double](repeating: .infinity, count: nodes.count + 1)
    var previous = [Int](repeating: 0, count: nodes.count + 1)
    demerits[0] = 0
    /// The last choice that a line must not begin before.
    var barrier = 0
    for (index, node) in nodes.enumerated() {
      var start = index
      while start >= barrier {
        let from = start == 0 ? nil : nodes[start - 1]
        // A single word too wide for the measure still gets a line, overfull.
        guard let cost = cost(from: from, to: node) ?? (start == index ? overfull(node) : nil)
        else { break }
        let total = demerits[start] + cost
        if total < demerits[index + 1] {
          demerits[index + 1] = total
          previous[index + 1] = start
        }
        start -= 1
      }
      if node.candidate.isMandatory { barrier = index + 1 }
    }
    return Array(sequence(first: nodes.count) { previous[$0] == 0 ? nil : previous[$0] })
      .reversed().map { nodes[$0 - 1].candidate }
  }

  /// The demerits of a line; nil where it does not fit.
  private func cost(from start: Node?, to end: Node) -> Double? {
    let from = start?.next ?? LinePosition()
    let width = max(0, end.end.x - from.x) + end.hyphen
    let spaces = max(0, end.end.spaces - from.spaces)
    let letters = max(0, end.end.letters - from.letters)
    let shrink = edge == .justified ? LetterFit.shrink(spaces: spaces, letters: letters) : 0
    guard width <= measure + shrink + 0.01 else { return nil }
    if end.candidate.isMandatory { return cost(ofLast: width, from: start, to: end) }
    let stretch = LetterFit.stretch(spaces: spaces, letters: letters)
    let fit =
      edge == .ragged
      ? raggedCost(ofRoom: measure - width)
      : justifiedCost(ofRoom: measure - width, stretch: stretch, shrink: shrink)
    return LineBreaker.line + fit + end.candidate.penalty
      + (isStacked(start, end) ? LineBreaker.hyphenStack : 0)
  }

  private func overfull(_ node: Node) -> Double { LineBreaker.line + node.candidate.penalty }

  private func raggedCost(ofRoom points: Double) -> Double {
    let distance = max(0, points) - length(LineBreaker.aim)
    let part = distance / min(measure, LineBreaker.widestReference * em)
    return LineBreaker.emptyLine * part * part
  }

  private func justifiedCost(ofRoom room: Double, stretch: Double, shrink: Double) -> Double {
    let give = room < 0 ? shrink : stretch
    guard abs(room) > 0.01 else { return 0 }
    guard give > 0 else { return LineBreaker.worstLine }
    let ratio = abs(room) / give
    return min(LineBreaker.stretchedLine * ratio * ratio * ratio, LineBreaker.worstLine)
  }

  private func isStacked(_ start: Node?, _ end: Node) -> Bool {
    end.candidate.addsHyphen && start?.candidate.addsHyphen ?? false
  }

  /// A last line may end anywhere, but it should not be a stub.
  private func cost(ofLast width: Double, from start: Node?, to end: Node) -> Double {
    var cost = LineBreaker.line
    if let start, end.words - start.words <= 1, width < length(LineBreaker.shortWord) {
      cost += LineBreaker.loneLast
    } else if width < length(LineBreaker.shortLine) {
      cost += LineBreaker.shortLast
    }
    if let start, start.candidate.addsHyphen { cost += LineBreaker.hyphenBeforeLast }
    return cost
  }

  private func length(_ limit: (part: Double, ems: Double)) -> Double {
    min(limit.part * measure, limit.ems * em)
  }
}
