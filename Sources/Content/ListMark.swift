/// The bullet or the number with which a line begins an item of a list.
struct ListMark: Equatable {
  /// Spaces before it.
  let indentation: Int
  /// Characters up to the item's text.
  let length: Int
  /// As Markdown writes it: `-`, `1.`, `- [ ]`.
  let marker: String
  /// A bullet that word processors and web pages use, and Markdown does not.
  let isFromWeb: Bool

  private static let webBullets: Set<Character> = [
    "•", "‣", "◦", "▪", "▫", "●", "○", "■", "□", "∙", "·", "⁃",
  ]
  private static let webBoxes: Set<Character> = ["☐", "☑", "☒"]

  /// Nil where the line begins no item.
  init?(_ line: SourceLine) {
    let text = line.text.drop { $0 == " " || $0 == "\t" }
    guard let first = text.first else { return nil }
    if Self.webBullets.contains(first) || Self.webBoxes.contains(first) {
      marker = Self.webBoxes.contains(first) ? "- [ ]" : "-"
      isFromWeb = true
    } else if "-*+".contains(first) {
      guard !ListMark.isRule(text) else { return nil }
      marker = String(first)
      isFromWeb = false
    } else {
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      let after = text.dropFirst(digits.count).first
      guard (1...9).contains(digits.count), after == "." || after == ")" else { return nil }
      marker = String(text.prefix(digits.count + 1))
      isFromWeb = false
    }
    let rest = text.dropFirst(isFromWeb ? 1 : marker.count)
    let content = rest.drop { $0.isWhitespace }
    guard !content.isEmpty, isFromWeb || rest.first == " " || rest.first == "\t" else { return nil }
    indentation = line.indentation
    length = line.text.count - content.count
  }

  /// `* * *` and `---` are rules.
  private static func isRule(_ text: Substring) -> Bool {
    let marks = text.filter { !$0.isWhitespace }
    return marks.count >= 3 && marks.allSatisfy { $0 == marks.first }
  }
}

/// How deep the lists are at a line, and how far Markdown would indent there.
struct ListNesting {
  /// One open list each: where its marks stood, and where Markdown wants its text.
  private var levels: [(written: Int, content: Int)] = []
  private var afterBlank = false

  mutating func sawBlankLine() { afterBlank = true }

  /// The spaces and the mark that stand for a mark; one that stands at least two columns further in
  /// than the mark before it begins an inner list.
  mutating func enter(_ mark: ListMark) -> String {
    afterBlank = false
    while let last = levels.last, mark.indentation < last.written + 2 { levels.removeLast() }
    let indentation = levels.last?.content ?? 0
    // The box of a task is part of its text.
    let width = mark.marker.hasPrefix("-") ? 2 : mark.marker.count + 1
    levels.append((mark.indentation, indentation + width))
    return String(repeating: " ", count: indentation) + mark.marker + " "
  }

  /// The indentation of a line of text that belongs to an open item; nil where it belongs to none or
  /// stands where Markdown finds it.
  mutating func indentation(of line: SourceLine) -> Int? {
    defer { afterBlank = false }
    let indentation = line.indentation
    if indentation == 0 {
      if afterBlank { levels = [] }
      return nil
    }
    while let last = levels.last, indentation <= last.written { levels.removeLast() }
    return levels.last?.content
  }
}
