import Content
import Typography

/// What stands on every page around the content: whose plan it is, from whom, which page of how
/// many. What was measured and set for one page serves the next.
final class Furniture {
  let composer: Composer
  let area: ContentArea
  let running: [String: String]
  /// The first page begins with a letterhead in place of the header.
  let hasLetterhead: Bool
  /// Leaves out all texts that are the same for every patient.
  let isPersonal: Bool
  private var template: LayoutTemplate { composer.template }
  private var widths: [[Inline]: Length] = [:]
  private var lines: [LineKey: [Item]] = [:]
  /// The texts that say nothing of the page, and lines of nothing but such.
  private var texts: [TextKey: [Inline]] = [:]
  private var wholeLines: [WholeLineKey: (items: [Item], sides: Sides)] = [:]
  /// How often a text turned out to name its page: where it rose meanwhile, a line is that page's own.
  private var namedPages = 0
  /// Which texts of each line tell of the patient, in the order of setting.
  private(set) var sides: [Sides] = []

  private struct TextKey: Hashable {
    var template: String
    var groups: Int
  }

  private struct WholeLineKey: Hashable {
    var texts: LayoutTemplate.Running
    var artifact: Item.Artifact
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

  init(
    composer: Composer, area: ContentArea, running: [String: String], hasLetterhead: Bool = false,
    isPersonal: Bool = false
  ) {
    self.composer = composer
    self.area = area
    self.running = running
    self.hasLetterhead = hasLetterhead
    self.isPersonal = isPersonal
  }

  /// The items of one page, with heights counted from the page's top.
  func items(page: Int, of pages: Int) -> (header: [Item], footer: [Item]) {
    let firstHeader = hasLetterhead ? .empty : template.firstHeader
    let header = page == 1 ? firstHeader : template.header
    let bottom =
      template.size.height - template.margins.bottom - template[.running].leading
    let rule =
      isPersonal
      ? []
      : composer.rule(in: Composer.Frame(x: .zero, width: area.width))
        .items.map { $0.moved(y: bottom - composer.space(7)) }
    return (
      line(header, page, pages, .header).map { $0.moved(y: template.margins.top) },
      (rule + line(template.footer, page, pages, .footer).map { $0.moved(y: bottom) })
        .map { $0.meaning(.artifact(.footer)) }
    )
  }

  /// A running value may itself name the page: "Page {page} of {pages}" is a phrase of the
  /// document's language. Each text is cut where it would run into the other; the one at the start
  /// keeps up to half the line.
  private func line(
    _ texts: LayoutTemplate.Running, _ page: Int, _ pages: Int, _ artifact: Item.Artifact
  ) -> [Item] {
    let names = Sides(
      start: PersonalText.isNamed(in: texts.start), end: PersonalText.isNamed(in: texts.end))
    guard names.start || names.end || !isPersonal else { return [] }
    let key = WholeLineKey(texts: texts, artifact: artifact)
    if let known = wholeLines[key] {
      self.sides.append(known.sides)
      return known.items
    }
    let namedBefore = namedPages
    let inlines = { (template: String, groups: Int) in
      self.inlines(template, groups: groups, page, pages)
    }
    let gap = composer.space(16)
    let startWidth = width(of: inlines(texts.start, 0))
    let endRoom = area.width - min(startWidth + gap, area.width / 2)
    let wholeEnd = inlines(texts.end, .max)
    let end = shortened(wholeEnd, to: endRoom)
    let start = fitted(texts.start, to: area.width - width(of: end) - gap, inlines)
    // A text that gave way to one with a name depends on that name.
    let sides = Sides(
      start: names.start || names.end && start != inlines(texts.start, .max),
      end: names.end || names.start && end != wholeEnd)
    self.sides.append(sides)
    let items =
      items(
        LineKey(inlines: start, artifact: artifact, alignment: .start, isPersonal: sides.start))
      + items(LineKey(inlines: end, artifact: artifact, alignment: .end, isPersonal: sides.end))
    if namedPages == namedBefore { wholeLines[key] = (items, sides) }
    return items
  }

  private func width(of inlines: [Inline]) -> Length {
    if let known = widths[inlines] { return known }
    let width = composer.naturalWidth(of: inlines, .running)
    widths[inlines] = width
    return width
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
    _ template: String, to width: Length, _ inlines: (String, Int) -> [Inline]
  ) -> [Inline] {
    let groups = template.utf8.count { $0 == UInt8(ascii: "[") }
    for kept in stride(from: groups, through: 0, by: -1) {
      let text = inlines(template, kept)
      if self.width(of: text) <= width { return text }
    }
    return shortened(inlines(template, 0), to: width)
  }

  private func shortened(_ inlines: [Inline], to width: Length) -> [Inline] {
    var inlines = inlines
    while self.width(of: inlines) > width, let last = inlines.popLast() {
      let words = [last].plainText.split(separator: " ")
      guard words.count > 1 else { continue }
      let shorter = Inline.text(words.dropLast().joined(separator: " ") + "…")
      let isStrong = if case .strong = last { true } else { false }
      inlines.append(isStrong ? .strong([shorter]) : shorter)
    }
    return inlines
  }

  /// The text with the document's values, and with those of a page where it names them.
  private func inlines(_ template: String, groups: Int, _ page: Int, _ pages: Int) -> [Inline] {
    let key = TextKey(template: template, groups: groups)
    if let known = texts[key] { return known }
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
    if namesPage { namedPages += 1 } else { texts[key] = inlines }
    return inlines
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
