import Content

extension HandoutComposer {
  /// What to avoid and to do after the sessions: bars along the days of the course, and the same in
  /// words. Where no rule has a day, the words alone.
  var aftercarePart: Part? {
    guard !care.aftercare.isEmpty else { return nil }
    guard let axis else {
      return part(.aftercare, .aftercareHeading, [.list(list(care.aftercare, .after))])
    }
    let timeline = Timeline(
      days: axis.days, ticks: axis.ticks(language), events: events,
      tracks: care.aftercare.map(track))
    return part(
      .aftercare, .aftercareHeading, [.timeline(timeline), note(language.text(.careMoves))])
  }

  private var events: [Timeline.Event] {
    (schedule?.planned ?? []).compactMap { session in
      session.date.map { Timeline.Event(day: $0, marker: marker(session)) }
    }
  }

  private func track(_ entry: CareCalendar.Entry) -> Timeline.Track {
    Timeline.Track(
      kind: Timeline.Track.Kind(entry.rule.kind), label: label(entry.rule), bars: entry.ranges,
      lines: lines(entry, .after).map { [.text($0)] })
  }

  /// Nil where no rule has a day.
  private var axis: TimeAxis? {
    let ranges = care.aftercare.flatMap(\.ranges)
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
