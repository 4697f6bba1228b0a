import Content
import CustomDump
import Testing

@testable import Planning

struct ClinicCalendarTests {
  @Test func everyReason() {
    var clinic = Clinic.closed(on: .sunday)
    clinic.closures = [
      Closure(days: "2025-12-24"..."2026-01-01", reason: "Winter break"),
      Closure(days: "2025-08-04"..."2025-08-04"),
    ]
    clinic.exceptionalDays = ["2025-12-28", "2025-12-29"]
    let calendar = ClinicCalendar(
      clinic: clinic, holidays: [Closure(days: "2025-05-05"..."2025-05-05", reason: "May Day")],
      unavailable: ["2025-12-29"..."2025-12-31"])
    #expect(calendar.isOpen("2025-03-01"))
    expectNoDifference(calendar.closedReason("2025-03-02"), .weekday(.sunday))
    expectNoDifference(calendar.closedReason("2025-12-25"), .closure("Winter break"))
    expectNoDifference(calendar.closedReason("2025-08-04"), .closure(nil))
    expectNoDifference(calendar.closedReason("2025-05-05"), .holiday("May Day"))
    expectNoDifference(calendar.closedReason("2025-12-30"), .patientAway)
    // An exceptional day opens a Sunday within a closure, but brings no patient who is away.
    #expect(calendar.isOpen("2025-12-28"))
    expectNoDifference(calendar.closedReason("2025-12-29"), .patientAway)
    expectNoDifference(calendar.nextOpen(from: "2025-12-29"), "2026-01-02")
  }

  @Test func aFileWithoutOpeningHours() {
    let calendar = ClinicCalendar(clinic: Clinic(file: "clinic.yaml", name: "Example"))
    #expect(calendar.hasNoOpeningHours)
    #expect(calendar.isOpen("2025-03-02"))
  }

  @Test func weekdaysBeforeTheEpoch() {
    let calendar = ClinicCalendar(clinic: .closed(on: .sunday))
    expectNoDifference(calendar.closedReason("1969-12-28"), .weekday(.sunday))
    #expect(calendar.isOpen("1969-12-29"))
  }

  @Test func overlappingStretchesAgreeWithALinearSearch() {
    var random = SeededGenerator(state: 7)
    for _ in 0..<200 {
      let ranges = (0..<Int.random(in: 0...8, using: &random)).map { index in
        let first = Day(number: Int.random(in: 0...40, using: &random))
        let last = first.adding(days: Int.random(in: 0...9, using: &random))
        return (days: first...last, value: index)
      }
      let lookup = DayRanges(ranges)
      for day in (-1...55).map(Day.init(number:)) {
        #expect((lookup[day] != nil) == ranges.contains { $0.days.contains(day) })
        if let value = lookup[day] { #expect(ranges[value].days.contains(day)) }
      }
    }
  }
}
