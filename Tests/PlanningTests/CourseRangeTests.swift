import Content
import CustomDump
import TestSupport
import Testing

@testable import Planning

/// Courses over long times and hard calendars.
struct CourseRangeTests {
  /// Month by month from every month's end of four hundred years, with the rule written out anew: the
  /// same day of the month, or the month's last.
  @Test func everyMonthsEndForFourHundredYears() throws {
    let planner = Planner(.closed())
    let course = Course.single(14...14, every: .every(.months(1)))
    for year in 1800..<2200 {
      for month in 1...12 {
        let last = Day.length(ofMonth: month, year: year)
        let start = try #require(Day(year: year, month: month, day: last))
        let schedule = try planner.plan(course, from: start, asOf: start)
        for (index, session) in schedule.sessions.enumerated() {
          let total = year * 12 + month - 1 + index
          let length = Day.length(ofMonth: total % 12 + 1, year: total / 12)
          let expected = Day(year: total / 12, month: total % 12 + 1, day: min(last, length))
          #expect(session.date == expected)
        }
      }
    }
  }

  @Test func everyLeapDayForFourHundredYears() throws {
    let planner = Planner(.closed())
    let course = Course.single(5...5, every: .every(Period(1, .year)))
    for year in 1800..<2200 where Day.isLeap(year: year) {
      let start = try #require(Day(year: year, month: 2, day: 29))
      let days = try planner.plan(course, from: start, asOf: start).sessions.map { $0.date?.day }
      #expect(days == [29, 28, 28, 28, Day.isLeap(year: year + 4) ? 29 : 28])
    }
  }

  @Test func aClinicThatOpensOnOneDayOfTheWeek() throws {
    let clinic = Clinic.closed(on: .monday, .tuesday, .wednesday, .friday, .saturday, .sunday)
    let schedule = try Planner(clinic).plan(.laser, from: "2025-03-01", asOf: "2025-03-01")
    expectNoDifference(
      schedule.dates,
      ["2025-03-06", "2025-04-10", "2025-05-08", "2025-06-12", "2025-07-10?", "2025-08-07?"])
    #expect(schedule.sessions.allSatisfy { $0.date?.weekday == .thursday })
  }

  @Test func aClosureOfThreeWeeksIsRefusedAndExplained() throws {
    var clinic = Clinic.closed(on: .sunday)
    clinic.closures = [Closure(days: "2025-03-25"..."2025-04-14", reason: "Building work")]
    do throws(PlanningFailure) {
      _ = try Planner(clinic).plan(.laser, from: "2025-03-01", asOf: "2025-03-01")
      Issue.record("no day is open")
    } catch {
      expectNoDifference(
        error.diagnostic,
        .error(
          "session 2 (course) has no day: its target is 2025-04-01, and no day from 2025-04-01 to "
            + "2025-04-08 is open (Building work)",
          hint: "add 2025-04-01 to 'open_on', or raise 'tolerance' from 7 to 14 days"))
    }
    let wide = try Planner(clinic, tolerance: 14).plan(
      .laser, from: "2025-03-01", asOf: "2025-03-01")
    #expect(wide.dates.prefix(3) == ["2025-03-01", "2025-04-15", "2025-05-13"])
  }

  @Test func aCourseOfFortySessions() throws {
    let schedule = try Planner(.closed(on: .sunday, .wednesday)).plan(
      .single(40...40, every: .every(.days(9)), atLeast: .days(7)), from: "2025-01-02")
    #expect(schedule.sessions.count == 40)
    for (index, session) in schedule.sessions.enumerated() {
      let target = Day("2025-01-02").adding(days: 9 * index)
      #expect((0...7).contains(try #require(session.date) - target))
    }
  }

  /// A year of forty sessions takes less than 2 ms, here even without optimisation; the best of
  /// several, since the machine has other things to do too.
  @Test func aYearOfFortySessionsIsPlannedAtOnce() throws {
    let planner = Planner(.closed(on: .sunday, .wednesday))
    let course = Course.single(40...40, every: .every(.days(9)), atLeast: .days(7))
    let durations = try (0..<20).map { _ in
      try Effort.seconds { _ = try planner.plan(course, from: "2025-01-02") }
    }
    #expect(try #require(durations.min()) < 0.002)
  }

  /// Sorted, complete, open, inside the windows, or a refusal that says why.
  @Test func fiveThousandRandomCalendars() throws {
    var (planned, refused) = (0, 0)
    for seed in 0..<5000 {
      var random = SeededGenerator(state: UInt64(200_000 + seed))
      let sample = RandomCourse(&random)
      do throws(PlanningFailure) {
        let schedule = try sample.planner.plan(
          sample.course, from: sample.start, asOf: sample.start)
        sample.check(schedule)
        planned += 1
      } catch {
        #expect(!error.diagnostic.message.isEmpty)
        if case .blocked(let blockage) = error { #expect(!blockage.remedies.isEmpty) }
        refused += 1
      }
    }
    #expect(planned > 2000)
    #expect(refused > 50)
  }
}

/// A course and a calendar such as clinics have them, with worse luck.
private struct RandomCourse {
  let start: Day
  let course: Course
  let planner: Planner

  init(_ random: inout SeededGenerator) {
    start = Day(number: Int.random(in: -30_000...60_000, using: &random))
    let unit = Period.Unit.allCases[Int.random(in: 0...2, using: &random)]
    let most = [.day: 30, .week: 6][unit] ?? 3
    let low = Int.random(in: unit == .day ? 3...most : 1...most, using: &random)
    let high = Bool.random(using: &random) ? low + Int.random(in: 1...3, using: &random) : nil
    let fewest = Int.random(in: 1...10, using: &random)
    course = .single(
      fewest...fewest + Int.random(in: 0...4, using: &random),
      every: .every(low: Period(low, unit), high: high.map { Period($0, unit) }))
    let closed = Weekday.allCases.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
    var clinic = Clinic.closed()
    for weekday in closed.prefix(6) { clinic.opening[weekday] = nil }
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      let first = start.adding(days: Int.random(in: -20...500, using: &random))
      let days = Int.random(in: 1...21, using: &random)
      clinic.closures.append(Closure(days: first...first.adding(days: days - 1)))
    }
    let away = start.adding(days: Int.random(in: 0...300, using: &random))
    planner = Planner(
      clinic, tolerance: Int.random(in: 0...10, using: &random),
      unavailable: [away...away.adding(days: Int.random(in: 0...10, using: &random))])
  }

  func check(_ schedule: Schedule) {
    let phase = course.phases[0]
    #expect(schedule.sessions.map(\.number) == Array(1...phase.sessions.upperBound))
    #expect(schedule.planned.count == phase.sessions.lowerBound)
    #expect(schedule.planned.allSatisfy { $0.date != nil })
    let dated = schedule.sessions.compactMap { session in session.date.map { (session, $0) } }
    for ((_, day), (next, following)) in zip(dated, dated.dropFirst()) {
      let least = next.origin.map { $0.leastDays } ?? 1
      #expect(following - day >= least)
    }
    for (session, day) in dated {
      #expect(planner.calendar.isOpen(day))
      guard let earliest = session.earliest, let latest = session.latest else {
        Issue.record("a dated session has a window")
        continue
      }
      #expect(session.number == 1 || (earliest...latest).contains(day))
      #expect((session.moved == nil) == (day == session.target))
    }
    if schedule.sessions.contains(where: { $0.date == nil }) {
      #expect(!schedule.warnings.isEmpty)
    }
  }
}
