import Content

/// The days along a timeline, in whole months, or in whole weeks where the course is short.
struct TimeAxis: Hashable {
  enum Unit { case week, month }

  /// Up to here a course is told in weeks: ten labels still find room.
  private static let mostDaysInWeeks = 70

  let unit: Unit
  let days: ClosedRange<Day>

  init(covering range: ClosedRange<Day>, firstWeekday: Weekday) {
    if range.upperBound - range.lowerBound < Self.mostDaysInWeeks {
      unit = .week
      let lead = (range.lowerBound.weekday.index - firstWeekday.index + 7) % 7
      let first = range.lowerBound.adding(days: -lead)
      days = first...first.adding(days: (range.upperBound - first) / 7 * 7 + 6)
    } else {
      unit = .month
      let (year, month, day) = range.upperBound.civil
      days =
        range.lowerBound.adding(
          days: 1 - range.lowerBound.day)...range.upperBound.adding(
          days: Day.length(ofMonth: month, year: year) - day)
    }
  }

  /// A label at the beginning of each week or month.
  func ticks(_ language: Language) -> [Timeline.Tick] {
    starts.map { day in
      Timeline.Tick(
        day: day,
        label: unit == .week ? language.tickDate(day) : name(day, language).capitalizedFirst)
    }
  }

  private var starts: [Day] {
    let (first, last) = (days.lowerBound, days.upperBound)
    switch unit {
    case .week:
      return stride(from: 0, through: last - first, by: 7).map { first.adding(days: $0) }
    case .month:
      let months = (last.year - first.year) * 12 + last.month - first.month
      return (0...months).map { first.adding(months: $0) }
    }
  }

  /// A January also names its year, where the axis begins in another.
  private func name(_ day: Day, _ language: Language) -> String {
    day.month == 1 && day.year != days.lowerBound.year
      ? language.monthTitle(year: day.year, month: 1)
      : language.names.standaloneMonths[day.month - 1]
  }
}
