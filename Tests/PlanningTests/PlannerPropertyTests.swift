import Content
import CustomDump
import Testing

@testable import Planning

/// A generator whose numbers never change: SplitMix64.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A small course on a small calendar, and the rules written out a second time, day by day.
struct SmallCase: CustomStringConvertible {
  var start = Day(number: 20_000)
  var closed: Set<Day> = []
  var tolerance: Int
  var sessions: Int
  var low: Int
  var high: Int?
  var atLeast: Int?
  var atMost: Int?

  init(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    tolerance = Int.random(in: 0...3, using: &random)
    sessions = Int.random(in: 2...4, using: &random)
    low = Int.random(in: 2...5, using: &random)
    high = Bool.random(using: &random) ? low + Int.random(in: 1...3, using: &random) : nil
    atLeast =
      Int.random(in: 0..<4, using: &random) == 0 ? Int.random(in: 1...5, using: &random) : nil
    atMost =
      Int.random(in: 0..<4, using: &random) == 0 ? Int.random(in: 4...9, using: &random) : nil
    let density = Int.random(in: 0...5, using: &random)
    for offset in 1..<60 where Int.random(in: 0..<10, using: &random) < density {
      closed.insert(start.adding(days: offset))
    }
  }

  var description: String {
    "\(sessions) every \(low)-\(high ?? low), \(atLeast ?? -1)...\(atMost ?? -1), +\(tolerance), "
      + "closed \(closed.map { $0 - start }.sorted())"
  }

  var planner: Planner {
    var clinic = Clinic.closed()
    clinic.closures = closed.sorted().map { Closure(days: $0...$0) }
    return Planner(clinic, tolerance: tolerance)
  }

  var course: Course {
    .single(
      sessions...sessions,
      every: .every(low: .days(low), high: high.map(Period.days)),
      atLeast: atLeast.map(Period.days), atMost: atMost.map(Period.days))
  }

  /// Every row of days that keeps the rules.
  var placements: [[Int]] {
    var rows = [[0]]
    for number in 1..<sessions {
      rows = rows.flatMap { row in
        ((row.last ?? 0) + 1...60).filter { allows($0, number: number, after: row.last ?? 0) }
          .map { row + [$0] }
      }
    }
    return rows
  }

  private func allows(_ day: Int, number: Int, after previous: Int) -> Bool {
    let target = number * (high ?? low)
    if closed.contains(start.adding(days: day)) { return false }
    if day - previous < atLeast ?? low { return false }
    if high == nil, day < target { return false }
    if let most = atMost ?? high { return day - previous <= most }
    return day <= target + tolerance
  }

  func deviation(_ row: [Int]) -> Int {
    row.enumerated().reduce(0) { $0 + abs($1.element - $1.offset * (high ?? low)) }
  }
}

struct PlannerPropertyTests {
  @Test(arguments: 0..<600)
  func theBestOfAllPlacements(seed: Int) throws {
    let small = SmallCase(seed: UInt64(seed))
    let best = small.placements.min { left, right in
      let (first, second) = (small.deviation(left), small.deviation(right))
      return first != second ? first < second : right.lexicographicallyPrecedes(left)
    }
    let planned = try? small.planner.plan(small.course, from: small.start).sessions
      .compactMap(\.date).map { $0 - small.start }
    expectNoDifference(planned, best, "\(small)")
  }

  @Test(arguments: 0..<200)
  func sortedOpenAndInsideTheWindows(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(1000 + seed))
    let start = Day(number: Int.random(in: 18_000...24_000, using: &random))
    var clinic = Clinic.closed(on: .sunday, .wednesday)
    for _ in 0..<10 {
      let first = start.adding(days: Int.random(in: 0...600, using: &random))
      clinic.closures.append(
        Closure(days: first...first.adding(days: Int.random(in: 0...4, using: &random))))
    }
    let planner = Planner(clinic, tolerance: 14)
    let months = Int.random(in: 1...2, using: &random)
    let schedule = try planner.plan(
      .single(4...9, every: .every(.months(months))), from: start, asOf: start)
    for (session, next) in zip(schedule.sessions, schedule.sessions.dropFirst()) {
      let (day, following) = (try #require(session.date), try #require(next.date))
      #expect(following - day >= 28 * months)
    }
    for (index, session) in schedule.sessions.enumerated() {
      let day = try #require(session.date)
      let target = try #require(session.target)
      #expect(planner.calendar.isOpen(day))
      #expect(session.number == index + 1)
      #expect((0...14).contains(day - target))
      #expect(try #require(session.earliest) <= day && day <= (try #require(session.latest)))
      #expect((session.moved == nil) == (day == target))
    }
    let anchor = try #require(schedule.firstDay)
    expectNoDifference(
      schedule.sessions.dropFirst().map(\.target),
      (1..<9).map { anchor.adding(months: months * $0) })
    expectNoDifference(
      schedule,
      try planner.plan(.single(4...9, every: .every(.months(months))), from: start, asOf: start))
  }

  @Test func optionalSessionsChangeNothing() throws {
    for seed in 0..<200 {
      let small = SmallCase(seed: UInt64(5000 + seed))
      guard let plain = try? small.planner.plan(small.course, from: small.start) else { continue }
      var more = small.course
      more.phases[0].sessions = small.sessions...(small.sessions + 3)
      let longer = try small.planner.plan(more, from: small.start)
      expectNoDifference(longer.planned, plain.sessions)
      #expect(longer.sessions.count == small.sessions + 3)
    }
  }

  @Test func everyRemedyFreesTheSession() throws {
    var tried = 0
    for seed in 0..<1500 {
      let small = SmallCase(seed: UInt64(9000 + seed))
      guard let blockage = blockage(small) else { continue }
      #expect(!blockage.remedies.isEmpty)
      for remedy in blockage.remedies {
        var changed = small
        changed.take(remedy)
        let next = self.blockage(changed)?.session
        #expect(next.map { $0 > blockage.session } ?? true, "\(small), \(blockage), \(remedy)")
        tried += 1
      }
    }
    #expect(tried > 400)
  }

  private func blockage(_ small: SmallCase) -> Blockage? {
    do {
      _ = try small.planner.plan(small.course, from: small.start)
    } catch PlanningFailure.blocked(let blockage) {
      return blockage
    } catch {
      Issue.record(error)
    }
    return nil
  }
}

extension SmallCase {
  fileprivate mutating func take(_ remedy: Blockage.Remedy) {
    switch remedy {
    case .open(let day), .come(let day): closed.remove(day)
    case .tolerance(_, let days): tolerance = days
    case .atMost(let period, let days): atMost = period.count + days
    case .atLeast(let days): atLeast = days
    }
  }
}
