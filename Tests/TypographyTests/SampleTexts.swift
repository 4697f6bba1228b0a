import TestSupport
import Typography

/// Random paragraphs with a bit of everything that a line can hold.
struct SampleTexts {
  private var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  /// The letters of a script's words.
  private enum Alphabet: String, CaseIterable {
    case latin = "etaoinshrdlucmfwypvbgkjqxzABéfi"
    case cyrillic = "оаінтиврелкмдпсуьязгбчхйжцюєїґ"
    case arabic = "ابتثجحخدذرزسشصضطظعغفقكلمنهويء"
    case hebrew = "אבגדהוזחטיכלמנסעפצקרשתםןףךץ"
    case devanagari = "कखगघचछजझटठडढतथदधनपफबभमयरलवशषसह"
  }

  mutating func length(_ range: ClosedRange<Double>) -> Length {
    .pt(.random(in: range, using: &random))
  }

  /// A text of one or two styles.
  mutating func paragraph(words: ClosedRange<Int>, isMixed: Bool = true) -> StyledText {
    let rightToLeft = isMixed && Int.random(in: 0..<3, using: &random) == 0
    var text = StyledText(language: rightToLeft ? "ar" : "en", rightToLeft: rightToLeft)
    let styles = [(FontWeight.regular, 12.0), (.bold, 14.0)].map { weight, size in
      TextStyle(families: ["Noto Sans"], weight: weight, size: .pt(size), leading: .pt(18))
    }
    var tag = 0
    let alphabet: Alphabet = rightToLeft ? .arabic : .latin
    for _ in 0..<Int.random(in: words, using: &random) {
      if isMixed, Int.random(in: 0..<8, using: &random) == 0 { tag = 1 - tag }
      text.append(
        word(isMixed ? alphabet : .latin, isMixed) + joint(isMixed), style: styles[tag], tag: tag)
    }
    return text
  }

  private mutating func word(_ usual: Alphabet, _ isMixed: Bool) -> String {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return number()
    case 1 where isMixed: return letters(.allCases.randomElement(using: &random) ?? usual, 1...9)
    case 2 where isMixed: return letters(.allCases.randomElement(using: &random) ?? usual, 1...9)
    case 3: return letters(usual, 1...1)
    case 4: return letters(usual, 9...26)
    default: return letters(usual, 2...9)
    }
  }

  private mutating func letters(_ alphabet: Alphabet, _ count: ClosedRange<Int>) -> String {
    var word = ""
    for _ in 0..<Int.random(in: count, using: &random) {
      if let letter = alphabet.rawValue.randomElement(using: &random) { word.append(letter) }
      if Int.random(in: 0..<15, using: &random) == 0 { word.append(mark(of: alphabet)) }
    }
    return word
  }

  /// Something that clings to the letter before it.
  private func mark(of alphabet: Alphabet) -> String {
    switch alphabet {
    case .latin, .cyrillic: "\u{301}"
    case .arabic: "\u{64E}"
    case .hebrew: "\u{5B8}"
    case .devanagari: "\u{94D}\u{937}\u{93F}"
    }
  }

  private mutating func number() -> String {
    let numbers = ["4", "30–40", "1.5", "2025", "12,500", "№ 7", "10:30", "1/2", "(3)", "٣٤"]
    return numbers.randomElement(using: &random) ?? "1"
  }

  private mutating func joint(_ isMixed: Bool) -> String {
    let rare = [
      "-", "–", " – ", "\u{A0}", ", ", ". ", "/", "  ", "\u{200B}", "\u{AD}", " (", ") ", "” ",
      "\u{2028}", "\u{2011}", "\u{202F}", " 𝑥 ", " ☐ ",
    ]
    guard isMixed, Int.random(in: 0..<3, using: &random) == 0 else {
      return Int.random(in: 0..<9, using: &random) == 0 ? "-" : " "
    }
    return rare.randomElement(using: &random) ?? " "
  }
}
