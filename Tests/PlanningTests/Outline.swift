import Content

/// A document as lines of text that a person can review: one line for each block, indented by depth.
enum Outline {
  static func of(_ part: Part?) -> String {
    guard let part else { return "-" }
    let head = "[\(part.name.rawValue)]" + (part.heading.map { " " + inlines($0) } ?? "")
    return ([head] + part.blocks.flatMap(lines).map { "  " + $0 }).joined(separator: "\n")
  }

  static func inlines(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text, _): text
      case .code(let text, _): "`\(text)`"
      case .strong(let inner): "**\(Self.inlines(inner))**"
      case .emphasis(let inner): "_\(Self.inlines(inner))_"
      case .link(let destination, let inner): "[\(Self.inlines(inner))](\(destination))"
      case .image(let image): "![](\(image.path))"
      case .foreign(let language, let inner): "<\(language): \(Self.inlines(inner))>"
      case .lineBreak: " / "
      }
    }.joined()
  }

  private static func lines(_ block: Block) -> [String] {
    switch block {
    case .heading(let level, let text):
      return [String(repeating: "#", count: level) + " " + inlines(text)]
    case .paragraph(let text, .body): return [inlines(text)]
    case .paragraph(let text, let tone): return ["\(tone.rawValue): \(inlines(text))"]
    case .list(let list): return list.items.flatMap { nested($0, "\(list.marker)") }
    case .table(let table): return lines(table)
    case .quote(let blocks): return nested(blocks, "quote")
    case .aside(let blocks): return nested(blocks, "aside")
    case .code(let text, _): return ["code: \(text)"]
    case .image(let image): return ["image: \(image.path)"]
    case .rule: return ["---"]
    case .glance(let facts): return facts.map { "\($0.figure) | \(inlines($0.label))" }
    case .callout(let blocks, let kind): return nested(blocks, "callout \(kind.rawValue)")
    case .steps(let steps): return steps.map { "step \($0.title): \(inlines($0.text))" }
    case .calendar(let calendar): return lines(calendar)
    case .timeline(let timeline): return lines(timeline)
    case .form(let labels): return labels.map { "\($0): ____" }
    case .scanCode(let code, let caption, let alternative):
      return ["code \(code.address): \(alternative)"] + caption.flatMap(lines)
    case .ornament(let name): return ["ornament: \(name)"]
    case .details(let details): return details.flatMap { nested($0.value, $0.name) }
    }
  }

  private static func nested(_ blocks: [Block], _ marker: String) -> [String] {
    let inner = blocks.flatMap(lines)
    return ["\(marker) > \(inner.first ?? "")"] + inner.dropFirst().map { "  " + $0 }
  }

  private static func lines(_ table: Table) -> [String] {
    let header = table.header.map(inlines).joined(separator: " | ")
    return ["table \(table.style.rawValue): \(header)"]
      + table.rows.map { row in
        let marker = row.marker.map { $0.filled ? "(\($0.label)) " : "\($0.label)  " } ?? ""
        return marker
          + row.cells.map { $0.flatMap(lines).joined(separator: " ; ") }.joined(separator: " | ")
      }
  }

  private static func lines(_ calendar: MonthCalendar) -> [String] {
    let weekdays = calendar.weekdays.map(\.short).joined(separator: " ")
    let legend = calendar.legend.map { "legend \($0.mark.rawValue): \($0.text)" }
    return [weekdays] + calendar.months.flatMap(lines) + legend
  }

  private static func lines(_ month: MonthCalendar.Month) -> [String] {
    let weeks = month.weeks.map { $0.map(cell).joined(separator: " ") }
    return [month.title] + weeks + month.captions.map { "caption: \($0)" }
  }

  private static func cell(_ cell: MonthCalendar.Cell?) -> String {
    guard let cell else { return "." }
    return cell.mark.map { "\(cell.label)=\($0.rawValue)" } ?? cell.label
  }

  private static func lines(_ timeline: Timeline) -> [String] {
    let ticks = timeline.ticks.map { "\($0.day) \($0.label)" }.joined(separator: ", ")
    let events = timeline.events.map { "\($0.day) (\($0.marker.label))" }.joined(separator: ", ")
    let days = "\(timeline.days.lowerBound) to \(timeline.days.upperBound)"
    return ["axis \(days)", "ticks: \(ticks)", "events: \(events)"]
      + timeline.tracks.flatMap(lines) + ["note: " + inlines(timeline.note)]
  }

  private static func lines(_ track: Timeline.Track) -> [String] {
    let bars = track.bars.map { "\($0.lowerBound)–\($0.upperBound)" }
    let head = ([track.kind.rawValue + ":", track.label] + bars).joined(separator: " ")
    return [head] + track.lines.map { "  " + inlines($0) }
      + track.brief.map { "  brief: " + inlines($0) }
  }
}
