/// How far a justified line may be stretched or pressed together before it is better set otherwise.
///
/// Fractions of the spaces' and letters' natural widths.
enum LetterFit {
  /// TeX's spaces in Computer Modern give half and take a third of their width (Knuth and Plass,
  /// "Breaking Paragraphs into Lines", 1981; plain.tex). A space of a quarter of an em so stays
  /// between the M/5 and the M/2 that Bringhurst allows in justified text ("The Elements of
  /// Typographic Style", 2.1.1).
  static let spaceStretch = 0.5
  static let spaceShrink = 1.0 / 3
  /// Letters may give way by so much that nobody sees it; the eye notices from about 3 %.
  static let letterStretch = 0.015
  static let letterShrink = 0.015
  /// A line whose spaces alone would have to grow by more than this stays short: better an uneven
  /// edge than a hole in the text. With a space of a quarter of an em this is Bringhurst's M/2.
  static let widestSpace = 1.0

  /// What the spaces and letters between two places can give and take, in points.
  static func stretch(spaces: Double, letters: Double) -> Double {
    spaces * spaceStretch + letters * letterStretch
  }

  static func shrink(spaces: Double, letters: Double) -> Double {
    spaces * spaceShrink + letters * letterShrink
  }
}

/// How the end of a text's lines is set.
public enum TextEdge: String, CaseIterable, Hashable, Sendable {
  /// Every line ends where its last word does.
  case ragged
  /// All lines but the last are as wide as the measure.
  case justified
}
