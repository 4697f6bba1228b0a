import Content

extension HandoutComposer {
  /// What the treatment is called, that nobody has reviewed the text, what it is; for whom, by whom,
  /// when.
  var titlePart: Part? {
    var blocks: [Block] = [.heading(level: 1, inOwnLanguage(treatment.title))]
    if treatment.courses.count > 1, let title = course?.title {
      blocks.append(.paragraph([.strong(inOwnLanguage(title))]))
    }
    if let caution {
      blocks.append(.paragraph([.text(caution)], .caution))
    }
    if let description = treatment.description {
      blocks.append(.paragraph(inOwnLanguage(description), .lead))
    }
    if !addressee.isEmpty { blocks.append(.paragraph(addressee, .addressee)) }
    return Part(name: .title, blocks: blocks)
  }

  /// What the treatment's file says, marked where that is in another language.
  private func inOwnLanguage(_ text: String) -> [Inline] {
    ownLanguage.map { [.foreign(language: $0, [.text(text)])] } ?? [.text(text)]
  }

  private var caution: String? {
    guard let review = treatment.review else { return language.text(.titleUnreviewed) }
    guard let due = review.due, due < asOf else { return nil }
    return language.text(.titleReviewOverdue, ["date": language.longDate(due)])
  }

  /// "For **Anna Example** · born 3 May 1980 · reference A-17", and below it clinician and day.
  var addressee: [Inline] {
    let person: [[Inline]?] = [
      patient.name.map {
        language.inlines(.titleFor, ["patient": [.strong([.text(language.isolated($0))])]])
      },
      patient.born.map { [.text(language.text(.titleBorn, ["date": language.mediumDate($0)]))] },
      patient.reference.map {
        [.text(language.text(.titleReference, ["reference": language.isolated($0)]))]
      },
    ]
    let sender = language.list(
      [patient.clinician, clinic.name].compactMap(\.self).map(language.isolated))
    // Who made it and when stands at the head and the foot of every page as well.
    let making: [[Inline]?] = [
      options.isBrief && patient.clinician == nil
        ? nil : [.text(language.text(.titleFrom, ["clinician": sender]))],
      options.isBrief
        ? nil : [.text(language.text(.titleMade, ["date": language.longDate(asOf)]))],
    ]
    let lines = [person, making].map { $0.compactMap(\.self).joined(by: .text(" · ")) }
    return lines.filter { !$0.isEmpty }.joined(by: .lineBreak)
  }
}

extension [[Inline]] {
  /// One after the other, with a separator between them.
  func joined(by separator: Inline) -> [Inline] {
    (first ?? []) + dropFirst().flatMap { [separator] + $0 }
  }
}
