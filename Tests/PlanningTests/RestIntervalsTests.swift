import Content
import CustomDump
import Testing

@testable import Planning

struct RestIntervalsTests {
  private func treatment(_ id: String, _ rests: String...) -> Treatment {
    var treatment = Treatment(id: id, file: "\(id).md", title: id.capitalizedFirst)
    treatment.rests = rests.compactMap { RestRule($0) }
    #expect(treatment.rests.count == rests.count)
    return treatment
  }

  @Test func whatEachNamesHoldsForIt() {
    let rests = RestIntervals([
      treatment("laser", "2 weeks after peel"), treatment("peel", "1 month after laser"),
    ])
    #expect(rests.warnings.isEmpty)
    // A laser session 14 days after a peel on 1 March, and a peel 1 month after a laser session:
    // so no laser session after 1 February either.
    let closed = rests.closed(to: 0, by: 1, on: "2025-03-01")
    #expect(closed.days == "2025-02-02"..."2025-03-14")
    #expect(closed.value == .resting("Peel", .weeks(2)))
    #expect(rests.closed(to: 1, by: 0, on: "2025-03-31").days == "2025-03-18"..."2025-04-29")
  }

  @Test func oneIntervalHoldsBothWaysAndAsks() {
    let rests = RestIntervals([treatment("laser"), treatment("peel", "3 days after laser")])
    #expect(rests.closed(to: 0, by: 1, on: "2025-03-10").days == "2025-03-08"..."2025-03-12")
    expectNoDifference(
      rests.warnings.map(\.message),
      [
        "laser names no rest interval after peel: the 3 days that peel names after laser are kept "
          + "both ways"
      ])
  }

  @Test func withoutAnyTheyNeverShareADay() {
    let rests = RestIntervals([treatment("laser"), treatment("peel", "clinic after laser")])
    #expect(rests.closed(to: 0, by: 1, on: "2025-03-10").days == "2025-03-10"..."2025-03-10")
    #expect(rests.closed(to: 0, by: 1, on: "2025-03-10").value == .resting("Peel", nil))
    #expect(rests.warnings.count == 1)
  }

  /// Month lengths differ, so that both directions are checked against the definition.
  @Test func monthsBothWays() {
    let rests = RestIntervals([
      treatment("a", "1 month after b"), treatment("b", "1 month after a"),
    ])
    let month = Period(1, .month)
    for number in Day(iso: "2023-12-01").map({ $0.number..<$0.number + 500 }) ?? 0..<0 {
      let day = Day(number: number)
      let closed = rests.closed(to: 0, by: 1, on: day).days
      for offset in -35...35 {
        let other = day.adding(days: offset)
        let isFree = offset < 0 ? month.after(other) <= day : month.after(day) <= other
        #expect(closed.contains(other) != isFree)
      }
    }
  }
}
