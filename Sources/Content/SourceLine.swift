/// A line of Markdown and where it came from.
///
/// What is pasted from a web page is brought into Markdown line by line before it is parsed; the
/// line keeps its number and how far its text has moved, so that a diagnostic still points at what
/// the author sees.
struct SourceLine: Hashable, Sendable {
  var text: String
  /// From 1, in the file.
  var number: Int
  /// A character's column in the file less its column here.
  var shift = 0

  var isBlank: Bool { text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

  /// The spaces before the text; a tab counts to the next multiple of four.
  var indentation: Int {
    var width = 0
    for byte in text.utf8 {
      if byte == 0x20 {
        width += 1
      } else if byte == 0x09 {
        width += 4 - width % 4
      } else {
        break
      }
    }
    return width
  }

  /// The same line with another beginning: `lead` in place of the first `dropped` characters.
  func replacing(first dropped: Int, with lead: String) -> SourceLine {
    SourceLine(
      text: lead + text.dropFirst(dropped), number: number, shift: shift + dropped - lead.count)
  }

  /// An empty line in place of this one, so that line numbers stay.
  var emptied: SourceLine { SourceLine(text: "", number: number) }
}
