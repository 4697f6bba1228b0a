import Content

extension HandoutComposer {
  /// A grid for each month with a session. Closed days bear no mark: there are so many of them that
  /// they would hide the few that matter.
  var calendarPart: Part? {
    let dated = visits.compactMap { session in
      session.date.map { DatedSession(session: session, day: $0) }
    }
    guard !dated.isEmpty else { return nil }
    let names = language.names
    let first = language.phrases.firstWeekday.index
    let weekdays = (0..<7).map { (first + $0) % 7 }.map {
      MonthCalendar.WeekdayName(
        short: names.narrowWeekdays[$0].capitalizedFirst, spoken: names.weekdays[$0])
    }
    let marks = [MonthCalendar.Mark.planned, .optional].filter { mark in
      dated.contains { $0.mark == mark }
    }
    let calendar = MonthCalendar(
      weekdays: weekdays, months: months(of: dated),
      legend: marks.map { MonthCalendar.LegendEntry(mark: $0, text: meaning(of: $0)) })
    return part(.calendar, .calendarHeading, [.calendar(calendar)])
  }

  private struct DatedSession {
    var session: PlannedSession
    var day: Day
    var mark: MonthCalendar.Mark { session.optional ? .optional : .planned }
  }

  private func meaning(of mark: MonthCalendar.Mark) -> String {
    language.text(mark == .optional ? .calendarOptional : .calendarPlanned)
  }

  private func months(of dated: [DatedSession]) -> [MonthCalendar.Month] {
    let numbers = Set(dated.map { $0.day.year * 12 + $0.day.month - 1 }).sorted()
    return numbers.map { number in
      let (year, month) = (number / 12, number % 12 + 1)
      let sessions = dated.filter { $0.day.year == year && $0.day.month == month }
      return MonthCalendar.Month(
        title: language.monthTitle(year: year, month: month).capitalizedFirst,
        captions: sessions.map { caption($0, language.weekdayAndDay($0.day), .calendarCaption) },
        weeks: weeks(year: year, month: month, sessions))
    }
  }

  private func caption(
    _ session: DatedSession, _ day: String, _ key: Phrasebook.Key
  ) -> String {
    guard others.isEmpty else {
      return language.text(
        key == .calendarCaption ? .calendarVisit : .calendarVisitOptional,
        ["session": visitName(session.session), "day": day])
    }
    return language.text(key, ["number": String(session.session.number), "day": day])
  }

  /// Seen, the mark and its legend tell that a session is optional; heard, words must.
  private func spoken(_ session: DatedSession) -> String {
    caption(
      session, language.longDate(session.day),
      session.session.optional ? .calendarCaptionOptional : .calendarCaption)
  }

  private func weeks(year: Int, month: Int, _ sessions: [DatedSession]) -> [[MonthCalendar.Cell?]] {
    guard let first = Day(year: year, month: month, day: 1) else { return [] }
    let lead = (first.weekday.index - language.phrases.firstWeekday.index + 7) % 7
    let length = Day.length(ofMonth: month, year: year)
    return stride(from: -lead, to: length, by: 7).map { start in
      (start..<start + 7).map { offset in
        (0..<length).contains(offset) ? cell(first.adding(days: offset), sessions) : nil
      }
    }
  }

  private func cell(_ day: Day, _ sessions: [DatedSession]) -> MonthCalendar.Cell {
    let session = sessions.first { $0.day == day }
    return MonthCalendar.Cell(
      label: String(day.day), mark: session?.mark,
      spoken: session.map(spoken))
  }
}
