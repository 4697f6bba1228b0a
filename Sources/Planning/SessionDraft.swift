import Content

/// A session on its way to a date.
struct SessionDraft {
  var optional: Bool
  var event: SessionEvent?
  /// The day on which a missed session was to be.
  var missedOn: Day?
  var date: Day?
  var target: Day?
  /// The day from which the target counts, and how many intervals.
  var anchor: Day?
  var times = 0
  /// The days that the rules allow, with the session before where it stands.
  var window: ClosedRange<Day>?
  var moved: Move?
  var origin: Origin?
  /// Nobody has set its interval or number.
  var leftToClinic = false

  init(optional: Bool, event: SessionEvent?, missedOn: Day?) {
    self.optional = optional
    self.event = event
    self.missedOn = missedOn
  }

  /// Takes over what the solver found.
  mutating func take(_ placed: Placed, in calendar: ClinicCalendar) {
    let rules = placed.slot.rules
    let window = rules.window(target: placed.target, previous: placed.previous)
    date = placed.day
    anchor = placed.anchor
    times = placed.slot.times
    origin = Origin(
      anchor: placed.anchor, times: times, interval: rules.interval, previous: placed.previous,
      leastDays: rules.leastDays)
    if missedOn != nil {
      stand(on: placed.day)
    } else {
      target = placed.target
      // What happened or was agreed need not lie in the window that was meant for it.
      self.window = window.flatMap { $0.contains(placed.day) ? $0 : nil } ?? placed.day...placed.day
    }
    moved = move(placed, in: calendar)
  }

  /// The day is its own target, with no window about it.
  mutating func stand(on day: Day) {
    date = day
    target = day
    window = day...day
  }

  private func move(_ placed: Placed, in calendar: ClinicCalendar) -> Move? {
    if let missedOn { return Move(from: missedOn, reason: .missed) }
    guard placed.day != placed.target else { return nil }
    return Move(from: placed.target, reason: reason(placed, in: calendar))
  }

  private func reason(_ placed: Placed, in calendar: ClinicCalendar) -> Move.Reason {
    let rules = placed.slot.rules
    if event?.day != nil { return .agreed }
    if let reason = calendar.closedReason(placed.target) { return .closed(reason) }
    if placed.target < placed.previous.adding(days: rules.leastDays) { return .gap(rules.least) }
    if case .afterPrevious(let most) = rules.limit,
      placed.target > most.latest(after: placed.previous)
    {
      return .limit(most)
    }
    return .spacing
  }
}
