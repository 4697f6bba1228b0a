import Content

/// Why nobody can be treated on a day.
public enum ClosedReason: Hashable, Sendable {
  /// The clinic never opens on that weekday.
  case weekday(Weekday)
  /// A closure of the clinic or the practitioner, with the clinic's own words for it.
  case closure(String?)
  case holiday(String?)
  /// The patient cannot come.
  case patientAway
  /// The practitioner does not treat, with the clinic's own words for it.
  case practitionerAway(String?)
  /// Another treatment of the same plan is too near: its title, and how long lies between the two;
  /// nil where nobody has named an interval, so that only the day itself is taken.
  case resting(String, Period?)
}

/// On which days a session can take place.
///
/// The clinic's weekdays, minus holidays and closures, plus exceptional opening days, minus the
/// days on which the patient or the practitioner is away. Built once, then asked for many days.
public struct ClinicCalendar: Hashable, Sendable {
  /// By `Weekday.index`, Monday first.
  private let opensOn: [Bool]
  private let closures: DayRanges<String?>
  private let holidays: DayRanges<String?>
  private let exceptionalDays: Set<Day>
  private let away: DayRanges<Bool>
  private let practitionerAway: DayRanges<String?>
  private var resting: DayRanges<ClosedReason>
  /// The clinic's file names no opening hours, so that every weekday counts as open.
  public let hasNoOpeningHours: Bool

  /// - Parameters:
  ///   - holidays: as read from the clinic's calendar file; a reason is the holiday's name.
  ///   - unavailable: days on which the patient cannot come.
  ///   - absences: days on which the practitioner does not treat.
  public init(
    clinic: Clinic, holidays: [Closure] = [], unavailable: [ClosedRange<Day>] = [],
    absences: [Closure] = []
  ) {
    hasNoOpeningHours = clinic.opening.values.allSatisfy(\.isEmpty)
    let everyDay = hasNoOpeningHours
    opensOn = Weekday.allCases.map { everyDay || clinic.opening[$0]?.isEmpty == false }
    closures = DayRanges(clinic.closures.map { ($0.days, $0.reason) })
    self.holidays = DayRanges(holidays.map { ($0.days, $0.reason) })
    exceptionalDays = Set(clinic.exceptionalDays)
    away = DayRanges(unavailable.map { ($0, true) })
    practitionerAway = DayRanges(absences.map { ($0.days, $0.reason) })
    resting = DayRanges([])
  }

  /// The same calendar, closed also on the days that another treatment takes.
  func resting(on days: [(days: ClosedRange<Day>, value: ClosedReason)]) -> ClinicCalendar {
    var calendar = self
    calendar.resting = DayRanges(days)
    return calendar
  }

  public func isOpen(_ day: Day) -> Bool {
    closedReason(day) == nil
  }

  /// What speaks against the day; nil where a session can take place.
  ///
  /// - Complexity: O(log *n*) in the number of closures, holidays and absences.
  public func closedReason(_ day: Day) -> ClosedReason? {
    if away[day] != nil { return .patientAway }
    if let reason = resting[day] { return reason }
    if let reason = practitionerAway[day] { return .practitionerAway(reason) }
    if !exceptionalDays.isEmpty, exceptionalDays.contains(day) { return nil }
    if let reason = closures[day] { return .closure(reason) }
    if let name = holidays[day] { return .holiday(name) }
    // `Day.weekday` by arithmetic alone: this is asked thousands of times in one plan.
    let index = ((day.number + 3) % 7 + 7) % 7
    return opensOn[index] ? nil : .weekday(day.weekday)
  }

  /// The first open day from `day` on; nil where the next three years have none.
  public func nextOpen(from day: Day) -> Day? {
    (0..<3 * 366).lazy.map { day.adding(days: $0) }.first(where: isOpen)
  }
}
