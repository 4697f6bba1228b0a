import Content

extension HandoutComposer {
  /// A row for each session with its day, its time, and why it is as it is.
  var schedulePart: Part? {
    guard let schedule, !schedule.sessions.isEmpty else { return part(withoutDates: 4) }
    var rows = schedule.sessions.map(row)
    if let maintenance = schedule.maintenance { rows.append(row(maintenance)) }
    let table = Table(
      style: .schedule, columns: [.start, .start],
      header: [.scheduleDay, .scheduleTime].map { [.text(language.text($0))] }, rows: rows)
    var blocks: [Block] = [.table(table)]
    if allSetByClinic { blocks.append(note(language.text(.scheduleAllSetByClinic))) }
    return part(.schedule, .scheduleHeading, blocks)
  }

  /// The clinic has given no dates: the part says so, and has lines to write them on.
  private func part(withoutDates lines: Int) -> Part {
    let labels = (1...lines).map { language.text(.scheduleSession, ["number": String($0)]) }
    return part(
      .schedule, .scheduleHeading,
      [.paragraph([.text(language.text(.scheduleNone))]), .form(labels)])
  }

  func marker(_ session: PlannedSession) -> Marker {
    let number = String(session.number)
    let key: Phrasebook.Key = session.optional ? .scheduleSessionOptional : .scheduleSession
    return Marker(
      label: number, filled: !session.optional, spoken: language.text(key, ["number": number]))
  }

  /// Behind a phase whose number of sessions is not known, no session has a number either.
  private func hasUnknownNumber(_ session: PlannedSession) -> Bool {
    let unknown = course?.phases.first(where: \.sessionsAwaitClinic)?.id
    let first = schedule?.sessions.first { $0.phase == unknown }
    return session.date == nil && first.map { $0.number <= session.number } == true
  }

  private func row(_ session: PlannedSession) -> Table.Row {
    let time = session.date == nil ? nil : options.times[session.number].map(language.clock)
    return Table.Row(
      marker: hasUnknownNumber(session) ? nil : marker(session),
      cells: [
        dayCell(title(session), notes(session)),
        time.map { [.paragraph([.text($0)])] } ?? [],
      ])
  }

  private func dayCell(_ title: String, _ notes: [String]) -> [Block] {
    [.paragraph([.strong([.text(title)])])] + notes.map(note)
  }

  private func title(_ session: PlannedSession) -> String {
    if let date = session.date { return language.longDate(date).capitalizedFirst }
    let phase = course?.phases.first { $0.id == session.phase }
    return language.text(
      phase?.sessionsAwaitClinic == true ? .scheduleUnknownNumber : .scheduleUndated)
  }

  private func notes(_ session: PlannedSession) -> [String] {
    var notes: [String] = []
    if session.optional { notes.append(language.text(.scheduleOptional)) }
    if let moved = session.moved { notes.append(language.words(moved)) }
    if options.showsWindows, let earliest = session.earliest, let latest = session.latest,
      earliest < latest
    {
      notes.append(window(earliest...latest))
    }
    // The first session lies on the start, which no interval decides.
    if session.setByClinic, session.number > 1, !allSetByClinic {
      notes.append(language.text(.scheduleSetByClinic))
    }
    return notes
  }

  /// Said once below the table, where it holds for every session.
  private var allSetByClinic: Bool {
    schedule?.sessions.allSatisfy(\.setByClinic) == true
  }

  private func window(_ days: ClosedRange<Day>) -> String {
    language.text(
      .scheduleWindow,
      [
        "from": language.longDate(days.lowerBound), "through": language.longDate(days.upperBound),
      ])
  }

  /// The session that keeps the result up: a stretch of days, never one day.
  private func row(_ maintenance: Maintenance) -> Table.Row {
    var notes =
      switch maintenance {
      case .window(let days): [window(days)]
      case .afterLast(let low, let high):
        [language.text(.scheduleMaintenanceAfter, ["period": language.words(low, to: high)])]
      case .setByClinic: [language.text(.scheduleMaintenanceClinic)]
      }
    if case .window = maintenance, schedule?.sessions.contains(where: \.optional) == true,
      let last = schedule?.planned.last?.number
    {
      notes.append(language.text(.scheduleMaintenanceFrom, ["number": String(last)]))
    }
    if course?.setByClinic.contains("maintenance") == true {
      notes.append(language.text(.scheduleSetByClinic))
    }
    return Table.Row(cells: [dayCell(language.text(.scheduleMaintenance), notes), []])
  }
}
