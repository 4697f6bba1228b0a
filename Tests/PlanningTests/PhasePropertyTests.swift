import Content
import CustomDump
import Testing

@testable import Planning

/// Courses of several phases, in which a phase counts from the day that the one before ended on.
struct PhasePropertyTests {
  private struct Step {
    var interval: Int
    var beginsPhase: Bool
  }

  @Test(arguments: 0..<300)
  func theBestOfAllPlacements(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(70_000 + seed))
    let start = Day(number: 20_000)
    let tolerance = Int.random(in: 1...3, using: &random)
    let density = Int.random(in: 1...5, using: &random)
    var closed: Set<Int> = []
    for offset in 1..<80 where Int.random(in: 0..<10, using: &random) < density {
      closed.insert(offset)
    }
    var phases: [Phase] = []
    var steps: [Step] = []
    for index in 0..<3 {
      let interval = Int.random(in: 2...6, using: &random)
      let count = Int.random(in: 1...2, using: &random)
      phases.append(
        Phase(
          id: "\(index)", sessions: count...count, every: .every(.days(interval)),
          atLeast: .days(max(1, interval - 1))))
      // The very first session is the start.
      for place in 0..<count where index > 0 || place > 0 {
        steps.append(Step(interval: interval, beginsPhase: place == 0))
      }
    }
    let best = placements(steps, tolerance, closed).min { left, right in
      left.cost != right.cost
        ? left.cost < right.cost : right.days.lexicographicallyPrecedes(left.days)
    }
    var clinic = Clinic.closed()
    clinic.closures = closed.sorted().map {
      Closure(days: start.adding(days: $0)...start.adding(days: $0))
    }
    let planned = try? Planner(clinic, tolerance: tolerance).plan(
      Course(id: "phases", phases: phases), from: start)
    expectNoDifference(
      planned?.sessions.compactMap { $0.date.map { $0 - start } }, best?.days)
  }

  /// Every row of days that keeps the rules, with its distance from the targets.
  private func placements(
    _ steps: [Step], _ tolerance: Int, _ closed: Set<Int>
  ) -> [(days: [Int], cost: Int)] {
    var rows = [(days: [0], cost: 0, anchor: 0, times: 0)]
    for step in steps {
      rows = rows.flatMap { row in
        let previous = row.days.last ?? 0
        let anchor = step.beginsPhase ? previous : row.anchor
        let times = step.beginsPhase ? 1 : row.times + 1
        let target = anchor + times * step.interval
        return (target...target + tolerance).filter {
          !closed.contains($0) && $0 - previous >= max(1, step.interval - 1)
        }.map { (row.days + [$0], row.cost + $0 - target, anchor, times) }
      }
    }
    return rows.map { ($0.days, $0.cost) }
  }
}
