import Content

extension HandoutComposer {
  /// How to change a visit, where the clinic is and when it is open, and lines to write on.
  var practicalPart: Part? {
    var blocks: [Block] = []
    if let replaced = options.replaces {
      let text = language.text(.practicalReplaces, ["date": language.longDate(replaced)])
      blocks.append(.callout([.paragraph([.strong([.text(text)])])], .note))
    }
    let details = [change, phone, email, web, address, opening, outOfHours].compactMap(\.self)
    if !details.isEmpty { blocks.append(.details(details)) }
    blocks += scan
    blocks.append(.form([language.text(.practicalQuestions), language.text(.practicalNotes)]))
    return part(.practical, .practicalHeading, blocks)
  }

  /// What the code is for and its address, which someone without a camera can type.
  private var scan: [Block] {
    guard let scan = options.scan else { return [] }
    let purpose: Phrasebook.Key =
      scan.kind == .page ? .practicalScanPage : .practicalScanCalendar
    let shown = scan.address.split(separator: "://", maxSplits: 1).last.map(String.init)
    let caption: [Block] = [
      .paragraph([.text(language.text(purpose))]),
      .paragraph([
        .link(destination: scan.address, [.text(language.isolated(shown ?? scan.address))])
      ]),
    ]
    guard let code = scan.code else { return caption }
    let alternative = language.text(
      .practicalScanSpoken, ["address": language.isolated(scan.address)])
    return [.scanCode(code, caption: caption, alternative: alternative)]
  }

  private func detail(_ name: Phrasebook.Key, _ lines: [[Inline]]) -> Detail? {
    lines.isEmpty
      ? nil : Detail(name: language.text(name), value: [.paragraph(lines.joined(by: .lineBreak))])
  }

  private var change: Detail? {
    if let cancel = clinic.cancel {
      return detail(.practicalChange, [own(cancel, "cancel")])
    }
    return clinic.phone.flatMap {
      detail(.practicalChange, [language.inlines(.practicalCall, ["phone": [phone($0)]])])
    }
  }

  /// Nil where the line above already names the number.
  private var phone: Detail? {
    guard clinic.cancel != nil else { return nil }
    return clinic.phone.flatMap { detail(.practicalPhone, [[phone($0)]]) }
  }

  private var email: Detail? {
    clinic.email.flatMap {
      detail(.practicalEmail, [[.link(destination: "mailto:\($0)", [.text($0)])]])
    }
  }

  private var web: Detail? {
    clinic.web.flatMap { web in
      let destination = web.contains("://") ? web : "https://\(web)"
      return detail(.practicalWeb, [[.link(destination: destination, [.text(web)])]])
    }
  }

  private var address: Detail? {
    detail(.practicalAddress, clinic.address.map { [.text(language.isolated($0))] })
  }

  private var outOfHours: Detail? {
    clinic.outOfHours.flatMap {
      detail(
        .practicalOutOfHours, [own($0.name, "out_of_hours") + [.text(": "), phone($0.phone)]])
    }
  }

  private var opening: Detail? {
    guard clinic.opening.values.contains(where: { !$0.isEmpty }) else { return nil }
    return detail(
      .practicalOpening, openingGroups.map { [.text(line($0.days, $0.hours).capitalizedFirst)] })
  }

  /// Neighbouring weekdays with the same hours, in the order of the week.
  private var openingGroups: [(days: [Weekday], hours: [Hours])] {
    let first = language.phrases.firstWeekday.index
    let week = Weekday.allCases.indices.map { Weekday.allCases[(first + $0) % 7] }
    return week.reduce(into: []) { groups, day in
      let hours = clinic.opening[day] ?? []
      if let last = groups.last, last.hours == hours {
        groups[groups.count - 1].days.append(day)
      } else {
        groups.append((days: [day], hours: hours))
      }
    }
  }

  private func line(_ days: [Weekday], _ hours: [Hours]) -> String {
    let names = days.map { language.names.weekdays[$0.index] }
    let ends = ["from": names[0], "to": names[names.count - 1]]
    let weekdays =
      switch names.count {
      case 1: names[0]
      case 2: language.text(.practicalTwoWeekdays, ends)
      default: language.text(.practicalWeekdays, ends)
      }
    guard !hours.isEmpty else {
      return language.text(.practicalClosed, ["weekdays": weekdays])
    }
    return language.text(
      .practicalOpen,
      ["weekdays": weekdays, "hours": language.list(hours.map { language.words($0) })])
  }
}

extension HandoutComposer {
  /// What a field of the clinic's file says, marked where that is in another language.
  func own(_ words: String, _ field: String) -> [Inline] {
    let text = Inline.text(language.isolated(words))
    return [clinic.foreign[field].map { .foreign(language: $0, [text]) } ?? text]
  }

  /// A number that a telephone can dial from the page.
  func phone(_ number: String) -> Inline {
    let digits = number.filter { $0.isASCII && $0.isNumber || $0 == "+" }
    return .link(destination: "tel:\(digits)", [.text(language.isolated(number))])
  }
}
