import Content

extension HandoutComposer {
  /// What to avoid and to do after the sessions.
  var aftercarePart: Part? { part(.aftercare, .aftercareHeading, care.aftercare, .after) }

  /// Bars along the days of the course, and the same in words. Where no rule has a day, the words
  /// alone.
  func part(
    _ name: Part.Name, _ heading: Phrasebook.Key, _ entries: [CareCalendar.Entry], _ side: Side
  ) -> Part? {
    guard !entries.isEmpty else { return nil }
    guard let axis = axis(of: entries) else {
      return part(name, heading, [.list(list(entries, side))])
    }
    let timeline = Timeline(
      days: axis.days, ticks: axis.ticks(language), events: events,
      tracks: entries.map { track($0, side) }, note: [.text(language.text(.careMoves))])
    return part(name, heading, [.timeline(timeline)])
  }

  /// Each rule in bold, with its span below it.
  private func list(_ entries: [CareCalendar.Entry], _ side: Side) -> List {
    List(
      marker: .bullet,
      items: entries.map { entry in
        let words = lines(entry, side).map { [Inline.text($0)] }
        return [
          .paragraph(([[.strong([.text(label(entry.rule))])]] + words).joined(by: .lineBreak))
        ]
      }, tight: entries.count == 1)
  }

  private var events: [Timeline.Event] {
    (schedule?.planned ?? []).compactMap { session in
      session.date.map { Timeline.Event(day: $0, marker: marker(session)) }
    }
  }

  private func track(_ entry: CareCalendar.Entry, _ side: Side) -> Timeline.Track {
    Timeline.Track(
      kind: Timeline.Track.Kind(entry.rule.kind), icon: entry.rule.icon,
      label: label(entry.rule), bars: entry.ranges,
      lines: lines(entry, side).map { [.text($0)] }, brief: brief(entry, side))
  }

  /// For how long and all last days, one after the other. Only for what follows sessions: what comes before
  /// one ends with the visit itself.
  private func brief(_ entry: CareCalendar.Entry, _ side: Side) -> [[Inline]] {
    guard side == .after, !entry.ranges.isEmpty, !careTakesYears else { return [] }
    let days = language.list(entry.ranges.map { language.shortDate($0.upperBound) })
    let through = language.text(.careThrough, ["through": days])
    let first = language.list([span(entry.rule, side), through])
    return [first, further(entry)].compactMap { $0.map { [.text($0)] } }
  }

  /// Nil where no rule has a day.
  private func axis(of entries: [CareCalendar.Entry]) -> TimeAxis? {
    let ranges = entries.flatMap(\.ranges)
    let days = events.map(\.day) + ranges.flatMap { [$0.lowerBound, $0.upperBound] }
    guard !ranges.isEmpty, let first = days.min(), let last = days.max() else { return nil }
    return TimeAxis(covering: first...last, firstWeekday: language.phrases.firstWeekday)
  }
}

extension Timeline.Track.Kind {
  fileprivate init(_ kind: CareRule.Kind) {
    self =
      switch kind {
      case .avoid: .avoid
      case .do: .do
      case .expect: .expect
      }
  }
}
