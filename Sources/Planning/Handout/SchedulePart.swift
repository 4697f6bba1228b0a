import Content

extension HandoutComposer {
  /// A row for each session with its day, the latest day it can move to, its time, and why it is as it is.
  var schedulePart: Part? {
    guard !visits.isEmpty else { return part(withoutDates: 4) }
    let rows = visits.map(row) + plans.compactMap(maintenanceRow)
    let heads: [Phrasebook.Key] =
      hasLatestDays
      ? [.scheduleDay, .scheduleLatest, .scheduleTime] : [.scheduleDay, .scheduleTime]
    let table = Table(
      style: .schedule, columns: heads.map { _ in .start },
      header: heads.map { [.text(language.text($0))] }, rows: rows)
    var blocks: [Block] = [.table(table)]
    if options.isBrief, visits.contains(where: \.optional) {
      blocks.append(note(language.text(.scheduleOptionalMark)))
    }
    if allSetByClinic, !options.isBrief {
      blocks.append(note(language.text(.scheduleAllSetByClinic)))
    }
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
    let plan = plan(of: session)
    let unknown = plan.course?.phases.first(where: \.sessionsAwaitClinic)?.id
    let first = plan.schedule?.sessions.first { $0.phase == unknown }
    return session.date == nil && first.map { $0.number <= session.number } == true
  }

  private func row(_ session: PlannedSession) -> Table.Row {
    let time = session.date == nil ? nil : options.times[session].map(language.clock)
    let latest = latestDay(session)
    let cells = [latest, time].map { text in text.map { [Block.paragraph([.text($0)])] } ?? [] }
    return Table.Row(
      marker: hasUnknownNumber(session) ? nil : marker(session),
      cells: [dayCell(title(session), notes(session))]
        + (hasLatestDays ? cells : [cells[1]]))
  }

  private var hasLatestDays: Bool { visits.contains { latestDay($0) != nil } }

  /// "8 April"; nil where the day stands, or is over, or has no window.
  private func latestDay(_ session: PlannedSession) -> String? {
    guard options.showsWindows, session.event?.day == nil, let date = session.date, date >= asOf,
      let earliest = session.earliest, let latest = session.latest, earliest < latest
    else { return nil }
    return language.tickDate(latest)
  }

  private func dayCell(_ title: String, _ notes: [String]) -> [Block] {
    [.paragraph([.strong([.text(title)])])] + notes.map(note)
  }

  private func title(_ session: PlannedSession) -> String {
    if let date = session.date { return day(date).capitalizedFirst }
    let phase = plan(of: session).course?.phases.first { $0.id == session.phase }
    return language.text(
      phase?.sessionsAwaitClinic == true ? .scheduleUnknownNumber : .scheduleUndated)
  }

  /// Where everything must be brief, no year that all visits share with the day of the plan.
  private func day(_ date: Day) -> String {
    let isThisYear = visits.allSatisfy { $0.date.map { $0.year == asOf.year } ?? true }
    return options.isBrief && isThisYear ? language.dayAndMonth(date) : language.longDate(date)
  }

  private func notes(_ session: PlannedSession) -> [String] {
    var notes = others.isEmpty ? [] : [visitName(session)]
    if session.event?.isDone == true { notes.append(language.text(.scheduleDone)) }
    // The open ring tells it, and a note below the table what that means; no reason is given.
    if options.isBrief { return notes }
    if session.optional {
      notes.insert(language.text(.scheduleOptional), at: others.isEmpty ? 0 : 1)
    }
    if let moved = session.moved { notes.append(language.words(moved)) }
    // The first session lies on the start, which no interval decides.
    if session.setByClinic, session.number > 1, !allSetByClinic {
      notes.append(language.text(.scheduleSetByClinic))
    }
    return notes
  }

  /// Said once below the table, where it holds for every session.
  private var allSetByClinic: Bool { visits.allSatisfy(\.setByClinic) }

  private func window(_ days: ClosedRange<Day>) -> String {
    let date = options.isBrief ? language.mediumDate : language.longDate
    return language.text(
      .scheduleWindow, ["from": date(days.lowerBound), "through": date(days.upperBound)])
  }

  /// The session that keeps the result up: a stretch of days, never one day.
  private func maintenanceRow(_ plan: TreatmentPlan) -> Table.Row? {
    guard let schedule = plan.schedule, let maintenance = schedule.maintenance else { return nil }
    var notes = others.isEmpty ? [] : [plan.treatment.title]
    switch maintenance {
    case .window(let days): notes.append(window(days))
    case .afterLast(let low, let high):
      let period = language.words(low, to: high)
      notes.append(language.text(.scheduleMaintenanceAfter, ["period": period]))
    case .setByClinic: notes.append(language.text(.scheduleMaintenanceClinic))
    }
    if case .window = maintenance, !options.isBrief, schedule.sessions.contains(where: \.optional),
      let last = schedule.planned.last?.number
    {
      notes.append(language.text(.scheduleMaintenanceFrom, ["number": String(last)]))
    }
    if plan.course?.setByClinic.contains("maintenance") == true {
      notes.append(language.text(.scheduleSetByClinic))
    }
    return Table.Row(
      cells: [dayCell(language.text(.scheduleMaintenance), notes), []]
        + (hasLatestDays ? [[]] : []))
  }
}
