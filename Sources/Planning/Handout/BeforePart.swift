import Content

extension HandoutComposer {
  /// What to avoid and to do before the sessions.
  var beforePart: Part? {
    guard !care.before.isEmpty else { return nil }
    var blocks: [Block] = [.list(list(care.before, .before))]
    if care.before.contains(where: { !$0.ranges.isEmpty }) {
      blocks.append(note(language.text(.careMoves)))
    }
    return part(.before, .beforeHeading, blocks)
  }

  /// Each rule in bold, with its span and its days below it.
  func list(_ entries: [CareCalendar.Entry], _ side: Side) -> List {
    List(
      marker: .bullet,
      items: entries.map { entry in
        let words = lines(entry, side).map { [Inline.text($0)] }.joined(by: .lineBreak)
        return [
          .paragraph([.strong([.text(label(entry.rule))])]), .paragraph(words),
        ]
      }, tight: false)
  }
}
