import Content

/// Blocks as HTML elements, one line each or more.
struct HTMLBlocks {
  private(set) var html = ""
  private let images: [String: [UInt8]]
  /// The level of the last heading: none is left out on the way down.
  private var level = 0

  init(images: [String: [UInt8]]) {
    self.images = images
  }

  mutating func add(_ part: Part, in document: Document) {
    if part.blocks.allSatisfy({ if case .ornament = $0 { true } else { false } }),
      !part.blocks.isEmpty
    {
      return
    }
    let name = part.name.rawValue
    let language =
      part.language.flatMap { $0 == document.language ? nil : $0 }
      .map { " lang=\"\(HTML.escaped($0))\"" } ?? ""
    let label = part.heading == nil ? "" : " aria-labelledby=\"\(name)\""
    html += "<section class=\"\(name)\"\(label)\(language)>\n"
    if let heading = part.heading { addHeading(heading, level: 2, id: name) }
    add(part.blocks)
    html += "</section>\n"
  }

  private mutating func add(_ blocks: [Block]) {
    for block in blocks { add(block) }
  }

  private mutating func add(_ block: Block) {
    switch block {
    case .heading(let level, let text): addHeading(text, level: level)
    case .paragraph(let text, let tone): addParagraph(text, tone)
    case .list(let list): add(list)
    case .table(let table): add(table)
    case .quote(let blocks): enclose("blockquote") { $0.add(blocks) }
    case .aside(let blocks): enclose("aside") { $0.add(blocks) }
    case .code(let text, _): addCode(text)
    case .image(let reference): add(reference)
    case .rule: html += "<hr>\n"
    case .glance(let facts): add(facts)
    case .callout(let blocks, let kind):
      enclose("div", "class=\"callout \(kind.rawValue)\"") { $0.add(blocks) }
    case .steps(let steps): add(steps)
    case .calendar(let calendar): add(calendar)
    case .timeline(let timeline): add(timeline)
    case .form(let labels): add(form: labels)
    case .details(let details): add(details)
    case .scanCode(let code, let caption, let alternative):
      add(code, alternative)
      add(caption)
    case .ornament: break
    }
  }

  private mutating func enclose(
    _ element: String, _ attributes: String = "", _ write: (inout HTMLBlocks) -> Void
  ) {
    html += attributes.isEmpty ? "<\(element)>\n" : "<\(element) \(attributes)>\n"
    write(&self)
    html += "</\(element)>\n"
  }

  private mutating func line(_ element: String, _ content: String, _ attributes: String = "") {
    let open = attributes.isEmpty ? element : "\(element) \(attributes)"
    html += "<\(open)>\(content)</\(element)>\n"
  }

  // MARK: Text

  private mutating func addHeading(_ text: [Inline], level: Int, id: String? = nil) {
    let lowest = self.level == 0 ? 1 : 2
    self.level = min(max(level, lowest), self.level + 1, 6)
    line("h\(self.level)", HTML.inlines(text), id.map { "id=\"\($0)\"" } ?? "")
  }

  private mutating func addParagraph(_ text: [Inline], _ tone: Block.Tone) {
    line("p", HTML.inlines(text), tone == .body ? "" : "class=\"\(tone.rawValue)\"")
  }

  /// Line ends count in code.
  private mutating func addCode(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    line("pre", "<code>\(lines.map { HTML.escaped(String($0)) }.joined(separator: "\n"))</code>")
  }

  private mutating func add(_ reference: ImageReference) {
    let words = HTML.escaped(reference.alternative ?? "")
    if let bytes = images[reference.path] {
      html += "<img src=\"data:image/jpeg;base64,\(Base64.encoded(bytes))\" alt=\"\(words)\">\n"
    } else if !words.isEmpty {
      line("p", words, "class=\"note\"")
    }
  }

  // MARK: Lists

  private mutating func add(_ list: List) {
    var attributes = ""
    var element = "ul"
    switch list.marker {
    case .bullet: break
    case .number(let start):
      element = "ol"
      if start != 1 { attributes = "start=\"\(start)\"" }
    // A list without bullets is no longer one to some readers unless it says so.
    case .tickBox: attributes = "class=\"boxes\" role=\"list\""
    }
    enclose(element, attributes) { writer in
      for item in list.items {
        writer.html += "<li>"
        if list.marker == .tickBox { writer.addTickBox(list.boxLabel) }
        writer.add(item: item)
        writer.html += "</li>\n"
      }
    }
  }

  private mutating func addTickBox(_ spoken: String?) {
    html += "<span class=\"box\" aria-hidden=\"true\"></span>"
    if let spoken { html += HTMLBlocks.heard("\(spoken): ") }
  }

  /// An item of one paragraph needs no paragraph.
  private mutating func add(item blocks: [Block]) {
    if blocks.count == 1, case .paragraph(let text, .body) = blocks[0] {
      html += HTML.inlines(text)
    } else {
      html += "\n"
      add(blocks)
    }
  }

  private mutating func add(_ facts: [Fact]) {
    enclose("ul", "class=\"facts\" role=\"list\"") { writer in
      for fact in facts {
        let figure = HTMLBlocks.spoken(fact.figure, as: fact.spoken)
        writer.line(
          "li", "<strong class=\"figure\">\(figure)</strong> \(HTML.inlines(fact.label))")
      }
    }
  }

  private mutating func add(_ steps: [Step]) {
    enclose("ol", "class=\"steps\"") { writer in
      for step in steps {
        writer.line(
          "li", "<strong>\(HTML.escaped(step.title))</strong><br>\(HTML.inlines(step.text))")
      }
    }
  }

  private mutating func add(form labels: [String]) {
    for label in labels where !label.isEmpty {
      line("p", HTML.escaped(label) + ":", "class=\"writing\"")
    }
  }

  private mutating func add(_ details: [Detail]) {
    enclose("dl") { writer in
      for detail in details {
        writer.line("dt", HTML.escaped(detail.name))
        writer.html += "<dd>"
        writer.add(item: detail.value)
        writer.html += "</dd>\n"
      }
    }
  }

  /// As outlines: no picture has to be fetched, and it stays sharp.
  private mutating func add(_ code: ScanCode, _ alternative: String) {
    let path = code.stretches.map { "M\($0.column) \($0.row)h\($0.length)v1h-\($0.length)z" }
    html +=
      "<svg class=\"code\" role=\"img\" aria-label=\"\(HTML.escaped(alternative))\" "
      + "viewBox=\"0 0 \(code.side) \(code.side)\" shape-rendering=\"crispEdges\">"
      + "<path fill=\"#fff\" d=\"M0 0h\(code.side)v\(code.side)H0z\"/>"
      + "<path d=\"\(path.joined())\"/></svg>\n"
  }

  // MARK: Tables

  private mutating func add(_ table: Table) {
    let hasMarkers = table.rows.contains { $0.marker != nil }
    enclose("table") { writer in
      if table.header.contains(where: { !$0.isEmpty }) { writer.addHeader(table, hasMarkers) }
      writer.enclose("tbody") { writer in
        for row in table.rows { writer.add(row, of: table, hasMarkers) }
      }
    }
  }

  private mutating func addHeader(_ table: Table, _ hasMarkers: Bool) {
    html += "<thead><tr>"
    if hasMarkers { html += "<td></td>" }
    for head in table.header { html += "<th scope=\"col\">\(HTML.inlines(head))</th>" }
    html += "</tr></thead>\n"
  }

  private mutating func add(_ row: Table.Row, of table: Table, _ hasMarkers: Bool) {
    html += "<tr>"
    if let marker = row.marker {
      let kind = marker.filled ? "ring filled" : "ring"
      html +=
        "<th scope=\"row\"><span class=\"\(kind)\">"
        + "\(HTMLBlocks.spoken(marker.label, as: marker.spoken))</span></th>"
    } else if hasMarkers {
      html += "<td></td>"
    }
    for (index, cell) in row.cells.enumerated() {
      let isHead = index == 0 && !hasMarkers && table.style == .plain
      html += isHead ? "<th scope=\"row\">" : "<td>"
      add(item: cell)
      html += isHead ? "</th>" : "</td>"
    }
    html += "</tr>\n"
  }

  private mutating func add(_ calendar: MonthCalendar) {
    enclose("div", "class=\"months\"") { writer in
      for month in calendar.months { writer.add(month, of: calendar) }
    }
    enclose("ul", "class=\"legend\" role=\"list\"") { writer in
      for entry in calendar.legend {
        let mark = "<span class=\"day \(entry.mark.rawValue)\" aria-hidden=\"true\"></span> "
        writer.line("li", mark + HTML.escaped(entry.text))
      }
    }
  }

  private mutating func add(_ month: MonthCalendar.Month, of calendar: MonthCalendar) {
    enclose("table", "class=\"month\"") { writer in
      let captions = month.captions.map { "<br>" + HTML.escaped($0) }.joined()
      writer.line("caption", "<strong>\(HTML.escaped(month.title))</strong>\(captions)")
      let heads = calendar.weekdays.map { weekday in
        "<th scope=\"col\"><abbr title=\"\(HTML.escaped(weekday.spoken))\">"
          + "\(HTML.escaped(weekday.short))</abbr></th>"
      }
      writer.line("thead", "<tr>\(heads.joined())</tr>")
      writer.enclose("tbody") { writer in
        for week in month.weeks {
          writer.line("tr", week.map { $0.map(HTMLBlocks.day) ?? "<td></td>" }.joined())
        }
      }
    }
  }

  private static func day(_ day: MonthCalendar.Cell) -> String {
    let label = spoken(day.label, as: day.spoken)
    guard let mark = day.mark else { return "<td>\(label)</td>" }
    return "<td><span class=\"day \(mark.rawValue)\">\(label)</span></td>"
  }

  private mutating func add(_ timeline: Timeline) {
    enclose("ul", "class=\"tracks\"") { writer in
      for track in timeline.tracks {
        let lines = track.lines.map { "<br>" + HTML.inlines($0) }.joined()
        writer.line("li", "<strong>\(HTML.escaped(track.label))</strong>\(lines)")
      }
    }
    if !timeline.note.isEmpty { addParagraph(timeline.note, .note) }
  }

  // MARK: Voices

  /// Words that are heard in place of those that are seen.
  private static func spoken(_ seen: String, as words: String?) -> String {
    guard let words, words != seen else { return HTML.escaped(seen) }
    return "<span aria-hidden=\"true\">\(HTML.escaped(seen))</span>" + heard(words)
  }

  private static func heard(_ words: String) -> String {
    "<span class=\"heard\">\(HTML.escaped(words))</span>"
  }
}
