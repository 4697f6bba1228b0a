import Content
import CustomDump
import Testing

@testable import Planning

struct CareCalendarTests {
  private func rule(_ id: String, _ span: CareRule.Span, toConfirm: Bool = false) -> CareRule {
    CareRule(id: id, kind: .avoid, what: "no \(id)", span: span, toConfirm: toConfirm)
  }

  private func care(after: [CareRule] = [], before: [CareRule] = []) throws -> CareCalendar {
    var treatment = Treatment(id: "laser", file: "laser.md", title: "Laser")
    treatment.aftercare = after
    treatment.before = before
    let schedule = try Planner(.closed(on: .sunday)).plan(.laser, from: "2025-03-01")
    return CareCalendar(treatment: treatment, schedule: schedule)
  }

  @Test func aSpanEndsOnItsLastForbiddenDay() throws {
    let care = try care(after: [rule("sauna", .period(.weeks(4)))])
    // Session 3 ends on 28 May, and the optional sessions 5 and 6 are left out.
    expectNoDifference(
      care.aftercare[0].ranges,
      [
        "2025-03-01"..."2025-03-28", "2025-04-01"..."2025-04-28", "2025-05-01"..."2025-05-28",
        "2025-06-02"..."2025-06-29",
      ])
  }

  @Test func overlappingAndAdjacentSpansMerge() throws {
    let care = try care(after: [
      rule("sun", .period(.days(31))), rule("heat", .period(.months(1))),
      rule("touch", .period(.days(1))), rule("nothing", .period(.days(0))),
    ])
    expectNoDifference(
      care.aftercare[0].ranges, ["2025-03-01"..."2025-05-31", "2025-06-02"..."2025-07-02"])
    expectNoDifference(
      care.aftercare[1].ranges, ["2025-03-01"..."2025-05-31", "2025-06-02"..."2025-07-01"])
    expectNoDifference(care.aftercare[2].ranges.first, "2025-03-01"..."2025-03-01")
    #expect(care.aftercare[3].ranges.isEmpty)
  }

  @Test func theWholeCourseAndWhatHasNoDates() throws {
    let care = try care(after: [
      rule("course", .course), rule("hours", .text("a few hours")), rule("clinic", .clinic),
    ])
    expectNoDifference(
      care.aftercare.map(\.ranges), [["2025-03-01"..."2025-06-02"], [], []])
  }

  @Test func beforeASessionItsOwnDayCounts() throws {
    let care = try care(before: [rule("sun", .period(.weeks(2)))])
    expectNoDifference(
      care.before[0].ranges.prefix(2),
      ["2025-02-15"..."2025-03-01", "2025-03-18"..."2025-04-01"])
  }

  @Test func aCourseWithoutItsLastDateHasNoEnd() throws {
    var treatment = Treatment(id: "laser", file: "laser.md", title: "Laser")
    treatment.aftercare = [rule("course", .course), rule("sauna", .period(.weeks(1)))]
    let schedule = try Planner(.closed()).plan(.single(2...2, every: .clinic), from: "2025-03-01")
    let care = CareCalendar(treatment: treatment, schedule: schedule)
    expectNoDifference(care.aftercare.map(\.ranges), [[], ["2025-03-01"..."2025-03-07"]])
  }

  @Test func everyDayOfASpanAndNoOther() throws {
    var random = SeededGenerator(state: 11)
    for _ in 0..<100 {
      let ranges = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        let first = Day(number: Int.random(in: 0...50, using: &random))
        return first...first.adding(days: Int.random(in: 0...6, using: &random))
      }
      let merged = ranges.merged
      for day in (0...60).map(Day.init(number:)) {
        #expect(ranges.contains { $0.contains(day) } == merged.contains { $0.contains(day) })
      }
      for (range, next) in zip(merged, merged.dropFirst()) {
        #expect(next.lowerBound - range.upperBound > 1)
      }
    }
  }
}
