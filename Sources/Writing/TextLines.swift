/// Lines of plain text in the making, wrapped to a width and indented as lists want it.
struct TextLines {
  private(set) var rows: [String] = []
  private let width: Int
  /// Stands before every line that is added.
  private var indent = ""
  /// Stands before the next line in place of the indent: a list's mark.
  private var mark: String?
  private var wantsBlank = false
  /// Within an item of a tight list no blank line stands.
  private var isTight = false

  init(width: Int) {
    self.width = width
  }

  /// Everything, ended by a line end.
  var text: String { rows.joined(separator: "\n") + "\n" }

  // MARK: Blocks

  mutating func addHeading(_ text: String, level: Int) {
    guard !text.isEmpty else { return }
    endParagraph()
    if wantsBlank, level <= 2, !rows.isEmpty { rows.append("") }
    let first = rows.count + (wantsBlank ? 1 : 0)
    addLine(text)
    if level <= 2 {
      let longest = rows[min(first, rows.count)...].map(Self.columns).max() ?? 0
      rows.append(indent + String(repeating: level == 1 ? "=" : "-", count: longest))
    }
    endParagraph()
  }

  mutating func addParagraph(_ text: String) {
    guard !text.isEmpty else { return }
    addLine(text)
    endParagraph()
  }

  /// Short items without marks of their own.
  mutating func addList(_ items: [String]) {
    for item in items { addItem("- ", isTight: true) { $0.addLine(item) } }
    endParagraph()
  }

  /// An item whose further lines stand below the first one's words.
  mutating func addItem(_ label: String, isTight: Bool, _ write: (inout TextLines) -> Void) {
    let outer = (indent, self.isTight)
    mark = (mark ?? indent) + label
    indent += String(repeating: " ", count: label.count)
    self.isTight = isTight
    write(&self)
    mark = nil
    (indent, self.isTight) = outer
    if !isTight { endParagraph() }
  }

  mutating func indented(by text: String, _ write: (inout TextLines) -> Void) {
    let outer = indent
    if wantsBlank { rows.append(Self.trimmed(outer)) }
    wantsBlank = false
    indent += text
    write(&self)
    indent = outer
  }

  mutating func endParagraph() {
    if !isTight { wantsBlank = !rows.isEmpty }
  }

  // MARK: Lines

  /// Lines of code stay as they are.
  mutating func addVerbatim(_ text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      append(String(line))
    }
    endParagraph()
  }

  /// A line, wrapped between words; its own line breaks stay.
  mutating func addLine(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      var current = ""
      for word in line.split(separator: " ") {
        let room = width == .max ? .max : width - Self.columns(mark ?? indent)
        if !current.isEmpty, Self.columns(current) + 1 + Self.columns(word) > room {
          append(current)
          current = ""
        }
        current += (current.isEmpty ? "" : " ") + word
      }
      if !current.isEmpty { append(current) }
    }
  }

  private mutating func append(_ line: String) {
    if wantsBlank { rows.append(Self.trimmed(indent)) }
    wantsBlank = false
    rows.append(Self.trimmed((mark ?? indent) + line))
    mark = nil
  }

  private static func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }

  /// East Asian wide characters take two columns (the main blocks of UAX #11's W and F).
  private static func columns(_ text: some StringProtocol) -> Int {
    text.reduce(0) { width, character in
      switch character.unicodeScalars.first?.value ?? 0 {
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        width + 2
      default: width + 1
      }
    }
  }
}
