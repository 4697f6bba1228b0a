import Content
import Typography

/// What stands on every page around the content: whose plan it is, from whom, which page of how
/// many. What was measured and set for one page serves the next.
final class Furniture {
  let composer: Composer
  let area: ContentArea
  let running: [String: String]
  /// Leaves out all texts that are the same for every patient.
  let isPersonal: Bool
  private var template: LayoutTemplate { composer.template }
  private let firstHeader: Line
  private let header: Line
  private let footer: Line
  private var texts: Texts
  /// Lines of nothing but texts that say nothing of the page.
  private var wholeLines: [Line: (items: [Item], sides: Sides)] = [:]
  private var lines: [LineKey: [Item]] = [:]
  /// How often a text turned out to name its page: where it rose meanwhile, a line is that page's own.
  private var namedPages = 0
  /// Which texts of each line tell of the patient, in the order of setting.
  private(set) var sides: [Sides] = []

  /// A line as the layout has it.
  private struct Line: Hashable {
    let texts: LayoutTemplate.Running
    let artifact: Item.Artifact
    let names: Sides

    init(_ texts: LayoutTemplate.Running, _ artifact: Item.Artifact) {
      (self.texts, self.artifact) = (texts, artifact)
      names = Sides(
        start: PersonalText.isNamed(in: texts.start), end: PersonalText.isNamed(in: texts.end))
    }
  }

  private struct LineKey: Hashable {
    var inlines: [Inline]
    var artifact: Item.Artifact
    var alignment: Composer.Alignment
    var isPersonal: Bool
  }

  /// Which texts of a line tell of the patient.
  struct Sides: Hashable {
    var start: Bool
    var end: Bool
  }

  /// A text with the document's values, and how wide it is on one line.
  struct Text {
    var inlines: [Inline]
    var width: Length
  }

  struct TextKey: Hashable {
    var template: String
    var groups: Int
    /// Nil where the text says nothing of its page.
    var page: Int?
  }

  typealias Texts = [TextKey: Text]

  /// - Parameters:
  ///   - hasLetterhead: the first page begins with a letterhead in place of the header.
  ///   - isPersonal: leaves out all texts that are the same for every patient.
  ///   - known: texts of another patient's pages that are these pages' as well.
  init(
    composer: Composer, area: ContentArea, running: [String: String], hasLetterhead: Bool = false,
    isPersonal: Bool = false, known: Texts = [:]
  ) {
    self.composer = composer
    self.area = area
    self.running = running
    self.isPersonal = isPersonal
    let template = composer.template
    firstHeader = Line(hasLetterhead ? .empty : template.firstHeader, .header)
    header = Line(template.header, .header)
    footer = Line(template.footer, .footer)
    texts = known
  }

  /// The texts that are the same for every patient.
  var impersonalTexts: Texts { texts.filter { !PersonalText.isNamed(in: $0.key.template) } }

  /// The items of one page, with heights counted from the page's top.
  func items(page: Int, of pages: Int) -> (header: [Item], footer: [Item]) {
    let bottom =
      template.size.height - template.margins.bottom - template[.running].leading
    let rule =
      isPersonal
      ? []
      : composer.rule(in: Composer.Frame(x: .zero, width: area.width))
        .items.map { $0.moved(y: bottom - composer.space(7)) }
    return (
      items(page == 1 ? firstHeader : header, page, pages).map {
        $0.moved(y: template.margins.top)
      },
      (rule + items(footer, page, pages).map { $0.moved(y: bottom) })
        .map { $0.meaning(.artifact(.footer)) }
    )
  }

  /// A running value may itself name the page: "Page {page} of {pages}" is a phrase of the
  /// document's language. Each text is cut where it would run into the other; the one at the start
  /// keeps up to half the line.
  private func items(_ line: Line, _ page: Int, _ pages: Int) -> [Item] {
    let (names, texts) = (line.names, line.texts)
    guard names.start || names.end || !isPersonal else { return [] }
    if let known = wholeLines[line] {
      self.sides.append(known.sides)
      return known.items
    }
    let namedBefore = namedPages
    let text = { (template: String, groups: Int) in
      self.text(template, groups: groups, page, pages)
    }
    let gap = composer.space(16)
    let endRoom = area.width - min(text(texts.start, 0).width + gap, area.width / 2)
    let wholeEnd = text(texts.end, .max)
    let end = shortened(wholeEnd, to: endRoom)
    let start = fitted(texts.start, to: area.width - end.width - gap, text)
    // A text that gave way to one with a name depends on that name.
    let sides = Sides(
      start: names.start || names.end && start.inlines != text(texts.start, .max).inlines,
      end: names.end || names.start && end.inlines != wholeEnd.inlines)
    self.sides.append(sides)
    let items =
      items(
        LineKey(
          inlines: start.inlines, artifact: line.artifact, alignment: .start,
          isPersonal: sides.start))
      + items(
        LineKey(
          inlines: end.inlines, artifact: line.artifact, alignment: .end, isPersonal: sides.end))
    if namedPages == namedBefore { wholeLines[line] = (items, sides) }
    return items
  }

  private func items(_ line: LineKey) -> [Item] {
    guard line.isPersonal || !isPersonal else { return [] }
    if let known = lines[line] { return known }
    let items = set(line)
    lines[line] = items
    return items
  }

  private func set(_ line: LineKey) -> [Item] {
    let style = template.textStyle(.running)
    let text = composer.styledText(line.inlines, style, .artifact(line.artifact))
    let frame = Composer.Frame(x: .zero, width: area.width)
    let strip = composer.lines(of: text, style, in: frame, alignment: line.alignment).first
    return (line.isPersonal ? strip?.personal : strip)?.items ?? []
  }

  /// The text on one line: groups in brackets are left out from the last on, then words from the
  /// end, until the rest fits.
  private func fitted(
    _ template: String, to width: Length, _ text: (String, Int) -> Text
  ) -> Text {
    let groups = template.utf8.count { $0 == UInt8(ascii: "[") }
    for kept in stride(from: groups, through: 0, by: -1) {
      let text = text(template, kept)
      if text.width <= width { return text }
    }
    return shortened(text(template, 0), to: width)
  }

  private func shortened(_ text: Text, to width: Length) -> Text {
    var text = text
    while text.width > width, let last = text.inlines.popLast() {
      let words = [last].plainText.split(separator: " ")
      if words.count > 1 {
        let shorter = Inline.text(words.dropLast().joined(separator: " ") + "…")
        let isStrong = if case .strong = last { true } else { false }
        text.inlines.append(isStrong ? .strong([shorter]) : shorter)
      }
      text.width = composer.naturalWidth(of: text.inlines, .running)
    }
    return text
  }

  /// The text with the document's values, and with those of a page where it names them.
  private func text(_ template: String, groups: Int, _ page: Int, _ pages: Int) -> Text {
    if let known = texts[TextKey(template: template, groups: groups)] { return known }
    if let known = texts[TextKey(template: template, groups: groups, page: page)] {
      namedPages += 1
      return known
    }
    var namesPage = false
    let inlines = Self.inlines(
      template,
      { name in
        composer.isolated(
          RunningText.filled(running[name] ?? "") {
            namesPage = true
            return $0 == "page" ? "\(page)" : "\(pages)"
          })
      }, groups: groups)
    if namesPage { namedPages += 1 }
    let text = Text(inlines: inlines, width: composer.naturalWidth(of: inlines, .running))
    texts[TextKey(template: template, groups: groups, page: namesPage ? page : nil)] = text
    return text
  }

  /// `**bold**` and `{name}`: all the markup that furniture needs. A group in `[brackets]` is left
  /// out where one of its names has no value.
  static func inlines(
    _ template: String, _ values: (String) -> String, groups: Int = .max
  ) -> [Inline] {
    let text = RunningText.filled(template, groups: groups, values).drop { $0 == " " }
    return RunningText.parts(of: text).enumerated().compactMap { index, piece in
      guard !piece.isEmpty else { return nil }
      return index % 2 == 1 ? .strong([.text(String(piece))]) : .text(String(piece))
    }
  }
}

/// Fills the templates of running headers and footers.
enum RunningText {
  /// The text with each `{name}` replaced; a `[group]` vanishes where one of its names is empty.
  ///
  /// - Parameters:
  ///   - groups: how many groups are kept, from the first on.
  ///   - values: the value of a name; empty where it has none.
  static func filled(
    _ template: String, groups: Int = .max, _ values: (String) -> String
  ) -> String {
    // Most running texts and values name nothing.
    guard template.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") })
    else { return template }
    var result = ""
    var left = groups
    var rest = template[...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "[")) {
      result += substituted(rest[..<open], values).text
      guard let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "]")) else { break }
      let group = substituted(rest[rest.index(after: open)..<close], values)
      if group.isComplete, left > 0 { result += group.text }
      left -= 1
      rest = rest[rest.index(after: close)...]
    }
    return result + substituted(rest, values).text
  }

  private static func substituted(
    _ template: Substring, _ values: (String) -> String
  ) -> (text: String, isComplete: Bool) {
    var text = ""
    var isComplete = true
    var rest = template
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
    {
      let value = values(String(rest[rest.index(after: open)..<close]))
      if value.isEmpty { isComplete = false }
      text += rest[..<open] + value
      rest = rest[rest.index(after: close)...]
    }
    return (text + rest, isComplete)
  }

  /// The parts between pairs of asterisks, by bytes: to split a text at a text takes as long as to
  /// set it.
  static func parts(of text: Substring) -> [Substring] {
    let bytes = text.utf8
    var parts: [Substring] = []
    var (start, place) = (bytes.startIndex, bytes.startIndex)
    while let mark = bytes[place...].firstIndex(of: UInt8(ascii: "*")) {
      place = bytes.index(after: mark)
      guard place < bytes.endIndex, bytes[place] == UInt8(ascii: "*") else { continue }
      place = bytes.index(after: place)
      parts.append(text[start..<mark])
      start = place
    }
    return parts + [text[start...]]
  }
}
