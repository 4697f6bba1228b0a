import Content
import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout

/// What stands side by side leaves no holes: months in even rows, steps in full ones, boxes to tick
/// in columns of one height.
@Suite struct EvenRowsTests {
  private static func laidOut(_ block: Block, width: Double = 595) throws -> LaidOutDocument {
    var template = try TestLayouts.plain()
    template.size.width = .pt(width)
    template.grid.side = .zero
    return template.laidOut(SampleHandout.document([block]))
  }

  /// How many texts with one of the words stand on each line.
  private static func rows(_ document: LaidOutDocument, _ words: [String]) -> [Int] {
    let found = document.texts.filter { words.contains($0.text) }
    let lines = Dictionary(grouping: found) { Double($0.page) * 10_000 + $0.baseline }
    return lines.sorted { $0.key < $1.key }.map(\.value.count)
  }

  @Test(arguments: [(1, [1]), (2, [2]), (3, [3]), (4, [2, 2]), (5, [3, 2]), (6, [3, 3])])
  func monthsStandInEvenRows(count: Int, rows: [Int]) throws {
    let names = (1...count).map { "Month\($0)" }
    let week: [MonthCalendar.Cell?] = (1...7).map { MonthCalendar.Cell(label: "\($0)") }
    let calendar = MonthCalendar(
      weekdays: (1...7).map { MonthCalendar.WeekdayName(short: "D\($0)", spoken: "Day \($0)") },
      months: names.map {
        MonthCalendar.Month(title: $0, captions: ["a visit", "another"], weeks: [week])
      }, legend: [])
    expectNoDifference(Self.rows(try Self.laidOut(.calendar(calendar)), names), rows)
  }

  /// Where each month has one visit and there is room, it stands on the line of the month's name.
  @Test(arguments: [(300.0, true), (420, false)])
  func aVisitStandsBesideItsMonthWhereOneFillsARow(width: Double, isBeside: Bool) throws {
    let document = try Self.laidOut(SampleHandout.calendar, width: width)
    let (month, visit) = (
      try #require(document.first("March 2025")), try #require(document.first("Visit: Saturday"))
    )
    #expect((visit.baseline == month.baseline) == isBeside)
  }

  @Test(arguments: [
    (1, 595.0, [1]), (2, 595, [2]), (3, 595, [3]), (3, 360, [1, 1, 1]),
    (4, 360, [2, 2]),
  ])
  func stepsLeaveNoHole(count: Int, width: Double, rows: [Int]) throws {
    let names = (1...count).map { "Step\($0)" }
    let steps = names.map { Step(title: $0, text: [.text("What happens then.")]) }
    expectNoDifference(Self.rows(try Self.laidOut(.steps(steps), width: width), names), rows)
  }

  /// Boxes are read down the first column, then down the second.
  @Test func boxesFillTwoColumns() throws {
    let names = (1...7).map { "box\($0)" }
    let list = List(marker: .tickBox, items: names.map { [SampleHandout.paragraph($0)] })
    let document = try Self.laidOut(.list(list))
    expectNoDifference(document.texts.map(\.text), names)
    let left = document.texts.filter { $0.x < 297 }
    expectNoDifference(left.map(\.text), Array(names.prefix(4)))
    #expect(document.texts[4].baseline == document.texts[0].baseline)
  }

  /// A list of single lines is tight; items of several lines need a gap to be told apart.
  @Test(arguments: [1, 40])
  func tightListsKeepTheRhythm(words: Int) throws {
    var template = try TestLayouts.plain()
    template.grid.rhythm = .pt(8)
    let item = Array(repeating: "word", count: words).joined(separator: " ")
    let list = List(
      marker: .bullet, items: [[SampleHandout.paragraph(item)], [SampleHandout.paragraph("end")]])
    let baselines = template.laidOut(SampleHandout.document([.list(list)])).texts
      .filter { $0.text != "•" }.map(\.baseline)
    let last = try #require(baselines.last) - (try #require(baselines.dropLast().last))
    #expect(abs(last - template[.body].leading.points - (words == 1 ? 0 : 8)) < 0.01)
  }
}
