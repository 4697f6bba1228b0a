import Content

extension HandoutComposer {
  /// What differs from the plan before, and what about the course so far a clinician has to look at.
  var changesPart: Part? {
    let doubts = plans.compactMap(\.schedule).flatMap { schedule in
      schedule.doubts.map { words($0, of: schedule.treatment) }
    }
    guard options.earlier != nil || !doubts.isEmpty else { return nil }
    var blocks = options.earlier.map { words(PlanChanges(from: $0, to: visits)) } ?? []
    if !doubts.isEmpty {
      let list = bullets(doubts)
      blocks.append(
        .callout(
          [.paragraph([.strong([.text(language.text(.changesDoubts))])]), list], .note))
    }
    return blocks.isEmpty ? nil : part(.changes, .changesHeading, blocks)
  }

  private func words(_ changes: PlanChanges) -> [Block] {
    guard !changes.changes.isEmpty else {
      // The same plan once more is no news, unless it takes the place of one that the patient holds.
      guard options.replaces != nil else { return [] }
      return [.paragraph([.text(language.text(.changesNone))])]
    }
    return [bullets(changes.changes.map(words))]
      + (changes.keepsOthers ? [.paragraph([.text(language.text(.changesSame))])] : [])
  }

  private func bullets(_ texts: [String]) -> Block {
    .list(List(marker: .bullet, items: texts.map { [.paragraph([.text($0)])] }))
  }

  private func words(_ change: PlanChanges.Change) -> String {
    let session = visitName(change.treatment, change.number)
    func text(_ key: Phrasebook.Key, _ date: Day?, before: Day?) -> String {
      var values = ["session": session]
      values["date"] = date.map(language.longDate)
      values["before"] = before.map(language.longDate)
      return language.text(key, values)
    }
    return switch change.kind {
    case .moved(let from, let to): text(.changesMoved, to, before: from)
    case .missed(let day, let now): text(.changesMissed, now, before: day)
    case .done(let day, let planned): text(.changesDone, day, before: planned)
    case .agreed(let day, let before): text(.changesAgreed, day, before: before)
    case .added(let day): text(.changesAdded, day, before: nil)
    case .dropped(let day): text(.changesDropped, nil, before: day)
    case .undated(let day): text(.changesUndated, nil, before: day)
    case .planned(let day): text(.changesPlanned, day, before: nil)
    case .optional(let day): text(.changesOptional, day, before: nil)
    }
  }

  private func words(_ doubt: Doubt, of treatment: String) -> String {
    switch doubt {
    case .early(let session, let days, let least):
      language.text(
        .changesEarly,
        [
          "session": visitName(treatment, session), "days": language.words(Period(days, .day)),
          "least": language.words(Period(least, .day)),
        ])
    case .closedDay(let session, let day, let reason):
      language.text(
        .changesClosed,
        [
          "session": visitName(treatment, session), "date": language.longDate(day),
          "reason": language.words(reason),
        ])
    case .notYet(let session, let day):
      language.text(
        .changesNotYet,
        ["session": visitName(treatment, session), "date": language.longDate(day)])
    case .rest(let treatment, let session, let days, let other, let least):
      language.text(
        .changesRest,
        [
          "session": visitName(treatment, session), "days": language.words(Period(days, .day)),
          "treatment": treatmentTitle(other), "period": language.words(least),
        ])
    }
  }
}
