import Content

extension HandoutComposer {
  /// The plan in a few figures: how many sessions, how long, how far apart, the first and the next
  /// day, whom to call.
  var glancePart: Part? {
    let facts = [sessionsFact, lengthFact, intervalFact] + dateFacts + [phoneFact]
    let known = facts.compactMap(\.self)
    return known.isEmpty ? nil : Part(name: .glance, blocks: [.glance(known)])
  }

  /// A figure stands alone: it begins with a capital where the language writes weekdays small.
  private func fact(_ figure: String, _ label: String) -> Fact {
    Fact(figure: figure.capitalizedFirst, label: [.text(label)])
  }

  /// Short for the eye, in full for the ear.
  private func fact(_ day: Day, _ label: String) -> Fact {
    Fact(
      figure: language.shortDate(day).capitalizedFirst, label: [.text(label)],
      spoken: language.longDate(day).capitalizedFirst)
  }

  /// "4 sessions", "up to 6, if your clinician recommends it"; nil where the number of planned
  /// sessions is still the clinic's to set.
  private var sessionsFact: Fact? {
    guard let schedule, let course else { return nil }
    let unknown = course.phases.filter(\.sessionsAwaitClinic)
    let planned = schedule.planned.count
    guard planned > 0, unknown.allSatisfy(\.optional) else { return nil }
    // How many there can be at most is known only where every phase has its number.
    let label =
      planned < schedule.sessions.count && unknown.isEmpty
      ? language.text(.glanceUpTo, count: schedule.sessions.count) : language.text(.glancePlanned)
    return fact(language.text(.glanceSessions, count: planned), label)
  }

  private var lengthFact: Fact? {
    treatment.session.map { fact(language.minutes($0), language.text(.glanceEachSession)) }
  }

  /// Only where one interval holds for the whole course.
  private var intervalFact: Fact? {
    guard let course, let schedule, schedule.sessions.count > 1, course.phases.count == 1,
      course.phases[0].span == nil, case .every(let low, let high) = course.phases[0].every
    else { return nil }
    let isSet = course.phases[0].setByClinic.contains("every")
    return fact(
      language.words(low, to: high),
      language.text(isSet ? .glanceBetweenClinic : .glanceBetween))
  }

  /// The first session and the one after it; in a course under way, the next one alone.
  private var dateFacts: [Fact?] {
    let dated = (schedule?.planned ?? []).compactMap { session in
      session.date.map { (number: String(session.number), day: $0) }
    }
    guard let first = dated.first else { return [] }
    guard first.day < asOf else {
      let second = dated.dropFirst().first
      return [
        fact(first.day, language.text(.glanceFirst)),
        second.map {
          fact($0.day, language.text(.glanceThen, ["number": $0.number]))
        },
      ]
    }
    let next = dated.first { $0.day >= asOf }
    return [
      next.map {
        fact($0.day, language.text(.glanceNext, ["number": $0.number]))
      }
    ]
  }

  private var phoneFact: Fact? {
    clinic.phone.map { fact(language.isolated($0), language.text(.glancePhone)) }
  }
}
