import Content

/// Several treatments on one handout: dates together, everything else below the treatment's name.
extension HandoutComposer {
  var plans: [TreatmentPlan] { [plan] + others }

  /// Every session, in the order in which a patient comes.
  var visits: [PlannedSession] { plans.visits }

  func plan(of session: PlannedSession) -> TreatmentPlan {
    plans.first { $0.treatment.id == session.treatment } ?? plan
  }

  func treatmentTitle(_ id: String) -> String {
    plans.first { $0.treatment.id == id }?.treatment.title ?? id
  }

  /// "Session 2", and of several treatments "Mesotherapy, session 2".
  func visitName(_ treatment: String, _ number: Int) -> String {
    let number = String(number)
    return others.isEmpty
      ? language.text(.scheduleSession, ["number": number])
      : language.text(
        .scheduleSessionOf, ["treatment": treatmentTitle(treatment), "number": number])
  }

  func visitName(_ session: PlannedSession) -> String {
    visitName(session.treatment, session.number)
  }

  var jointParts: [Part?] {
    let shared = [
      heroPart, jointTitlePart, jointGlancePart, schedulePart, changesPart, practicalPart,
      calendarPart,
    ]
    let care = [
      sections(\.beforePart), screeningPart, sections(\.stepsPart), sections(\.aftercarePart),
      sections(\.expectPart), callPart,
    ]
    return shared + care + singles.map(\.namedBodyPart) + [sections(\.colophonPart)]
  }

  /// A composer for each treatment by itself.
  private var singles: [HandoutComposer] {
    plans.map {
      HandoutComposer(
        plan: $0, clinic: clinic, patient: patient, language: language, asOf: asOf,
        options: options)
    }
  }

  /// The part of each treatment under its name.
  private func sections(_ part: KeyPath<HandoutComposer, Part?>) -> Part? {
    let found = singles.compactMap { single in
      single[keyPath: part].map { (title: single.treatment.title, part: $0) }
    }
    guard let first = found.first?.part else { return nil }
    return Part(
      name: first.name, heading: first.heading,
      blocks: found.flatMap { [.heading(level: 3, [.text($0.title)])] + $0.part.blocks })
  }

  /// The text with the treatment's name as its heading, its own headings one level below.
  private var namedBodyPart: Part? {
    guard !treatment.body.isEmpty else { return nil }
    let blocks = treatment.body.map { block in
      if case .heading(let level, let text) = block {
        Block.heading(level: min(6, level + 1), text)
      } else {
        block
      }
    }
    return Part(name: .body, heading: [.text(treatment.title)], blocks: blocks)
  }

  /// The names of all, the caution of each that needs one, and for whom.
  private var jointTitlePart: Part? {
    var blocks: [Block] = [.heading(level: 1, [.text(title)])]
    for single in singles {
      blocks += (single.titlePart?.blocks ?? []).filter { block in
        if case .paragraph(_, .caution) = block { !blocks.contains(block) } else { false }
      }
    }
    for single in singles {
      guard let description = single.treatment.description else { continue }
      blocks.append(
        .paragraph([.strong([.text("\(single.treatment.title): ")]), .text(description)]))
    }
    return Part(name: .title, blocks: blocks + [.paragraph(addressee)])
  }

  /// How many sessions of each, the first and the next visit, whom to call.
  private var jointGlancePart: Part? {
    let counts = plans.compactMap { plan -> Fact? in
      guard let schedule = plan.schedule, !schedule.planned.isEmpty else { return nil }
      let (planned, most) = (schedule.planned.count, schedule.sessions.count)
      let label =
        planned < most
        ? language.text(.glanceOfUpTo, count: most, ["treatment": plan.treatment.title])
        : language.text(.glanceOf, ["treatment": plan.treatment.title])
      return Fact(
        figure: language.text(.glanceSessions, count: planned), label: [.text(label)])
    }
    let phone = clinic.phone.map {
      Fact(figure: $0, label: [.text(language.text(.glancePhone))])
    }
    let facts = counts + jointDates + [phone].compactMap(\.self)
    return facts.isEmpty ? nil : Part(name: .glance, blocks: [.glance(facts)])
  }

  /// The first visit and the one after it; in a plan under way, the next one alone.
  private var jointDates: [Fact] {
    let dated = visits.filter { !$0.optional }.compactMap { visit in
      visit.date.map { (name: visitName(visit), day: $0) }
    }
    guard let first = dated.first else { return [] }
    func fact(_ day: Day, _ label: String) -> Fact {
      Fact(figure: language.shortDate(day), label: [.text(label)])
    }
    if first.day < asOf {
      return dated.filter { $0.day >= asOf }.prefix(1).map {
        fact($0.day, language.text(.glanceNextVisit, ["session": $0.name]))
      }
    }
    return [fact(first.day, language.text(.glanceFirst))]
      + dated.dropFirst().prefix(1).map {
        fact($0.day, language.text(.glanceThenVisit, ["session": $0.name]))
      }
  }
}
