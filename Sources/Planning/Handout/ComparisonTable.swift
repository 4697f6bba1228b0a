import Content

extension ComparisonComposer {
  /// A row for each question that a patient asks, a column for each treatment.
  var table: Table {
    let rows: [(Phrasebook.Key, (Treatment, Treatment) -> [Block])] = [
      (.compareWhat, { own, _ in self.sentence(own.what) }),
      (.compareAim, { own, _ in self.sentence(own.comparison.aim) }),
      (.compareSensation, { own, _ in self.sentence(own.comparison.sensation) }),
      (.compareSession, { own, _ in self.session(own) }),
      (.compareCourse, { own, _ in self.course(own) }),
      (.compareLasts, { own, _ in self.sentence(own.comparison.lasts) }),
      (.compareSuits, { own, _ in self.sentence(own.comparison.suits) }),
      (.compareCost, { own, other in self.cost(own, other) }),
    ]
    return Table(
      columns: [.start, .start, .start],
      header: [[], [.text(first.title)], [.text(second.title)]],
      rows: rows.map { label, cell in
        Table.Row(cells: [
          [.paragraph([.strong([.text(language.text(label))])])], cell(first, second),
          cell(second, first),
        ])
      })
  }

  private func sentence(_ text: [Inline]) -> [Block] {
    [.paragraph(text.isEmpty ? [.text(language.text(.compareAsk))] : text)]
  }

  private func lines(_ lines: [String]) -> [Block] {
    lines.isEmpty ? sentence([]) : lines.map { .paragraph([.text($0)]) }
  }

  private func session(_ treatment: Treatment) -> [Block] {
    lines([treatment.session.map(language.minutes)].compactMap(\.self))
  }

  // MARK: The course

  /// The first course, which is the default: how many sessions, how far apart, what keeps it up.
  private func course(_ treatment: Treatment) -> [Block] {
    guard let course = treatment.courses.first else { return sentence([]) }
    let several = treatment.courses.count > 1
    let details = [count(course), spacing(course)].compactMap(\.self).joined(separator: ", ")
    let named = [several ? course.title : nil, details].compactMap(\.self).filter { !$0.isEmpty }
    return lines(
      [
        named.joined(separator: ": "), maintenance(course),
        several ? language.text(.compareOtherCourses) : nil,
      ].compactMap(\.self).filter { !$0.isEmpty })
  }

  /// "4–6 sessions"; nil where the clinic has yet to set the number of a phase.
  private func count(_ course: Course) -> String? {
    guard !course.phases.contains(where: { $0.sessionsAwaitClinic || $0.span != nil }) else {
      return nil
    }
    let low = course.phases.reduce(0) { $0 + ($1.optional ? 0 : $1.sessions.lowerBound) }
    let high = course.phases.reduce(0) { $0 + $1.sessions.upperBound }
    let words =
      low == high
      ? "\(low)" : language.text(.numberRange, ["low": "\(low)", "high": "\(high)"])
    return language.text(.glanceSessions, count: high, ["count": words])
  }

  /// "1 month apart, set by your clinic"; nil where no one interval holds.
  private func spacing(_ course: Course) -> String? {
    guard course.phases.count == 1, course.phases[0].sessions.upperBound > 1,
      case .every(let low, let high) = course.phases[0].every
    else { return nil }
    let words = language.text(.compareApart, ["interval": language.words(low, to: high)])
    return course.phases[0].setByClinic.contains("every")
      ? "\(words), \(language.text(.scheduleSetByClinic))" : words
  }

  /// "Follow-up session: 6–7 months after your last session".
  private func maintenance(_ course: Course) -> String? {
    guard case .every(let low, let high)? = course.maintenance else { return nil }
    let period = language.words(low, to: high)
    return language.text(.scheduleMaintenance) + ": "
      + language.text(.scheduleMaintenanceAfter, ["period": period])
  }

  // MARK: The cost

  /// Only which of the two costs more: what each costs is the clinic's to say.
  private func cost(_ own: Treatment, _ other: Treatment) -> [Block] {
    guard let cost = own.comparison.cost, let another = other.comparison.cost else {
      return lines([language.text(.compareAskPrice)])
    }
    let key: Phrasebook.Key =
      cost < another ? .compareCostLower : cost > another ? .compareCostHigher : .compareCostSame
    return lines([language.text(key, ["other": other.title])])
  }
}

extension Treatment {
  /// What it is, in a sentence; the description, where the file has no shorter one.
  fileprivate var what: [Inline] {
    comparison.what.isEmpty ? description.map { [.text($0)] } ?? [] : comparison.what
  }
}
