import Content
import TestSupport

/// Random documents in which every word is another, so that each can be found again on its page.
struct SampleDocuments {
  private var random: SplitMix64
  private var count = 0

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  mutating func document() -> Document {
    let names: [Part.Name] = [.title, .glance, .schedule, .before, .steps, .body]
    return Document(
      language: "en", rightToLeft: false, title: "Sample",
      parts: names.map { name in
        Part(
          name: name, heading: chance(1, of: 2) ? inlines(1...4) : nil,
          blocks: blocks(2...9))
      }, running: [:])
  }

  /// Blocks of which the last one heads nothing.
  private mutating func blocks(_ range: ClosedRange<Int>) -> [Block] {
    (0..<Int.random(in: range, using: &random)).flatMap { _ in block() }
  }

  private mutating func block() -> [Block] {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: [.heading(level: .random(in: 2...4, using: &random), inlines(1...6)), paragraph()]
    case 1: [.list(list())]
    case 2: [.table(table())]
    case 3: [.quote([paragraph(), paragraph()])]
    case 4: [.callout([paragraph(), .list(list())], .note)]
    case 5: [.steps((0..<3).map { _ in Step(title: words(1...2), text: inlines(3...9)) })]
    case 6: [.details((0..<2).map { _ in Detail(name: words(1...1), value: [paragraph()]) })]
    case 7: [.glance((0..<3).map { _ in Fact(figure: words(1...1), label: inlines(1...3)) })]
    case 8: [.form([words(1...2), words(1...2)])]
    default:
      [
        paragraph(.body),
        paragraph([.lead, .note, .caution].randomElement(using: &random) ?? .body),
      ]
    }
  }

  mutating func paragraph(_ tone: Block.Tone = .body) -> Block {
    .paragraph(inlines(1...90), tone)
  }

  private mutating func list() -> List {
    let markers: [List.Marker] = [.bullet, .number(start: 1), .tickBox]
    return List(
      marker: markers.randomElement(using: &random) ?? .bullet,
      items: (0..<Int.random(in: 1...6, using: &random)).map { _ in
        [.paragraph(inlines(1...25), .body)]
      }, tight: chance(1, of: 2))
  }

  mutating func table(rows: ClosedRange<Int> = 1...12) -> Table {
    let isSchedule = chance(1, of: 2)
    return Table(
      style: isSchedule ? .schedule : .plain, columns: [.start, .start, .end],
      header: [inlines(1...1), inlines(1...1), inlines(1...1)],
      rows: (0..<Int.random(in: rows, using: &random)).map { row in
        Table.Row(
          marker: isSchedule ? Marker(label: "\(row)", filled: true, spoken: "Row \(row)") : nil,
          cells: (0..<3).map { _ in [.paragraph(inlines(1...7), .body)] })
      })
  }

  private mutating func inlines(_ range: ClosedRange<Int>) -> [Inline] {
    var result: [Inline] = [.text(words(range))]
    if chance(1, of: 4) { result += [.text(" "), .strong([.text(words(1...3))])] }
    if chance(1, of: 6) {
      result += [.text(" "), .link(destination: "https://example.org", [.text(words(1...3))])]
    }
    return result
  }

  private mutating func chance(_ part: Int, of whole: Int) -> Bool {
    Int.random(in: 0..<whole, using: &random) < part
  }

  private mutating func words(_ range: ClosedRange<Int>) -> String {
    (0..<Int.random(in: range, using: &random)).map { _ in word() }.joined(separator: " ")
  }

  /// A `w` and four letters, none twice.
  private mutating func word() -> String {
    defer { count += 1 }
    var rest = count
    var letters = "w"
    for _ in 0..<4 {
      letters.append(Character(Unicode.Scalar(UInt8(97 + rest % 22))))
      rest /= 22
    }
    return letters
  }
}

// MARK: What should be read

extension Document {
  /// The words of the parts in the order of the layout, each block in its own order.
  var words: [Substring] {
    parts.flatMap { part in
      (part.heading?.words ?? []) + part.blocks.flatMap(\.words)
    }
  }
}

extension [Inline] {
  fileprivate var words: [Substring] { plainText.split(separator: " ") }
}

extension Block {
  fileprivate var words: [Substring] {
    switch self {
    case .heading(_, let text), .paragraph(let text, _): text.words
    case .list(let list): list.items.flatMap { $0.flatMap(\.words) }
    case .table(let table):
      table.header.flatMap(\.words)
        + table.rows.flatMap { $0.cells.flatMap { $0.flatMap(\.words) } }
    case .quote(let blocks), .aside(let blocks), .callout(let blocks, _): blocks.flatMap(\.words)
    case .glance(let facts): facts.flatMap { $0.figure.split(separator: " ") + $0.label.words }
    case .steps(let steps): steps.flatMap { $0.title.split(separator: " ") + $0.text.words }
    case .form(let labels): labels.flatMap { $0.split(separator: " ") }
    case .details(let details):
      details.flatMap { $0.name.split(separator: " ") + $0.value.flatMap(\.words) }
    case .scanCode(_, let caption, _): caption.flatMap(\.words)
    case .code, .image, .rule, .calendar, .timeline, .ornament: []
    }
  }
}
