import Content

extension Language {
  /// "4 weeks".
  public func words(_ period: Period) -> String {
    text(period.unit.key, count: period.count)
  }

  /// "4 weeks", or "6–7 months" where the bounds share a unit.
  public func words(_ low: Period, to high: Period?) -> String {
    guard let high, high != low else { return words(low) }
    guard low.unit == high.unit, low.count < high.count else {
      return text(.numberRange, ["low": words(low), "high": words(high)])
    }
    let range = words(low.count...high.count)
    let form = text(high.unit.key, count: high.count, ["count": range])
    // Arabic says "two weeks" in one word, without the number, which leaves no room for a range.
    return form.contains(range)
      ? form : text(.numberRange, ["low": words(low), "high": words(high)])
  }

  /// "30–40 minutes".
  func minutes(_ range: ClosedRange<Int>) -> String {
    text(.minutes, count: range.upperBound, ["count": words(range)])
  }

  private func words(_ range: ClosedRange<Int>) -> String {
    if range.count == 1 { return String(range.lowerBound) }
    return text(
      .numberRange, ["low": String(range.lowerBound), "high": String(range.upperBound)])
  }

  /// "9:00", from minutes since midnight.
  public func clock(_ minutes: Int) -> String {
    let minute = String(minutes % 60)
    return text(
      .clock,
      ["hour": String(minutes / 60), "minute": minute.count < 2 ? "0" + minute : minute])
  }

  /// "9:00–18:00".
  func words(_ hours: Hours) -> String {
    text(.hours, ["from": clock(hours.opens), "to": clock(hours.closes)])
  }

  /// "moved from Sunday 1 June: the clinic is closed on Sundays".
  public func words(_ move: Move) -> String {
    text(.scheduleMoved, ["date": dayAndMonth(move.from), "reason": words(move.reason)])
  }

  /// "the clinic is closed on Sundays".
  public func words(_ reason: Move.Reason) -> String {
    switch reason {
    case .closed(let closed): words(closed)
    case .gap(let period): text(.moveGap, ["period": words(period)])
    case .limit(let period): text(.moveLimit, ["period": words(period)])
    case .spacing: text(.moveSpacing)
    case .agreed: text(.moveAgreed)
    case .missed: text(.moveMissed)
    }
  }

  /// "Laser facial rejuvenation and Mesotherapy".
  public func together(_ names: [String]) -> String {
    guard let last = names.last else { return "" }
    let others = names.dropLast()
    guard let first = others.first else { return last }
    let lead = others.dropFirst().reduce(first) {
      text(.listComma, ["first": $0, "next": $1])
    }
    return text(.listTwo, ["first": lead, "last": last])
  }

  func words(_ reason: ClosedReason) -> String {
    switch reason {
    case .weekday(let weekday): text(.moveWeekday, ["weekday": names.weekdays[weekday.index]])
    case .closure(let reason?), .holiday(let reason?): text(.moveClosedFor, ["reason": reason])
    case .closure(nil), .holiday(nil): text(.moveClosed)
    case .patientAway: text(.moveAway)
    case .practitionerAway: text(.movePractitioner)
    case .resting(let treatment, let period?):
      text(.moveResting, ["period": words(period), "treatment": treatment])
    case .resting(let treatment, nil): text(.moveSameDay, ["treatment": treatment])
    }
  }

  /// "2 weeks, set by your clinic", with the language's own sign between the parts.
  func list(_ parts: [String], _ sign: Phrasebook.Key = .listComma) -> String {
    parts.dropFirst().reduce(parts.first ?? "") { text(sign, ["first": $0, "next": $1]) }
  }

  /// What the clinic or the patient wrote, in a direction of its own (UAX #9, first strong isolate):
  /// beside Arabic, the groups of a phone number would change places.
  func isolated(_ text: String) -> String {
    phrases.rightToLeft ? "\u{2068}\(text)\u{2069}" : text
  }

  /// The phrase with pieces of running text in place of its names, such as a name in bold.
  func inlines(_ key: Phrasebook.Key, _ values: [String: [Inline]]) -> [Inline] {
    var result: [Inline] = []
    // A name without a value stays in the text as it is, so that a piece can take its place here.
    var rest = text(key)[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      if open > rest.startIndex { result.append(.text(String(rest[..<open]))) }
      result += values[name] ?? [.text("{\(name)}")]
      rest = rest[rest.index(after: close)...]
    }
    return rest.isEmpty ? result : result + [.text(String(rest))]
  }
}

extension Period.Unit {
  fileprivate var key: Phrasebook.Key {
    switch self {
    case .day: .days
    case .week: .weeks
    case .month: .months
    case .year: .years
    }
  }
}
