import Content
import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout

/// A schedule's rows: days in one piece, notes beside them or below the whole row.
@Suite struct ScheduleRowTests {
  private static let note = "moved from Wednesday: at least ten days between sessions"

  private static func document(notes: [String], latest: String = "8 March") -> Document {
    let day: [Block] =
      [.paragraph([.strong([.text("Wednesday 10 September 2025")])])]
      + notes.map { SampleHandout.paragraph($0, .note) }
    let table = Table(
      style: .schedule, columns: [.start, .start, .start],
      header: ["Day", "Latest", "Time"].map { [.text($0)] },
      rows: [
        Table.Row(
          marker: Marker(label: "1", filled: true, spoken: "Session 1"),
          cells: [day, [SampleHandout.paragraph(latest)], []])
      ])
    return SampleHandout.document([.table(table)])
  }

  private static func template(width: Double) throws -> LayoutTemplate {
    var template = try TestLayouts.plain()
    template.size.width = .pt(width)
    template.grid.side = .zero
    return template
  }

  @Test func aShortNoteStandsOnTheLineOfItsDay() throws {
    let document = try Self.template(width: 595).laidOut(Self.document(notes: ["if needed"]))
    let (day, note) = (
      try #require(document.first("Wednesday 10")), try #require(document.first("if needed"))
    )
    #expect(note.baseline == day.baseline)
    #expect(note.x > day.end)
  }

  /// A note as wide as the row takes one line where its column would have given it several.
  @Test func aLongNoteTakesTheWidthOfTheRow() throws {
    let document = try Self.template(width: 500).laidOut(Self.document(notes: [Self.note]))
    let note = try #require(document.first("moved"))
    let (day, latest) = (
      try #require(document.first("Wednesday 10")), try #require(document.first("8 March"))
    )
    #expect(note.text == Self.note)
    #expect(note.x == day.x)
    #expect(note.end > latest.x)
    #expect(note.baseline > day.baseline)
  }

  /// What stands beside the day may be higher than the day.
  @Test func notesStandBelowTheHighestCell() throws {
    let document = try Self.template(width: 400).laidOut(
      Self.document(notes: [Self.note], latest: "8 March or a day or two later"))
    let note = try #require(document.first("moved"))
    let last = try #require(document.texts.last { $0.text.hasSuffix("later") })
    #expect(note.baseline > last.baseline)
  }

  /// With room for days and lines to write on, no day is divided; without it, one is.
  @Test func daysAreDividedLast() throws {
    for (width, isWhole) in [(460.0, true), (320, false)] {
      let document = try Self.template(width: width).laidOut(Self.document(notes: []))
      let day = try #require(document.first("Wednesday"))
      #expect((day.text == "Wednesday 10 September 2025") == isWhole, "\(width) pt: \(day.text)")
      expectNoDifference(document.diagnostics, [])
    }
  }
}
