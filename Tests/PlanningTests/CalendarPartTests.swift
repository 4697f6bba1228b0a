import Content
import CustomDump
import Testing

@testable import Planning

struct CalendarPartTests {
  @Test func aGridForEachMonthWithASession() throws {
    let course = Course.single(2...3, every: .every(.months(2)))
    expectNoDifference(
      Outline.of(try HandoutComposer.example(course: course).calendarPart),
      """
      [calendar] Your calendar
        Mo Tu We Th Fr Sa Su
        March 2025
        . . . . . 1=planned 2
        3 4 5 6 7 8 9
        10 11 12 13 14 15 16
        17 18 19 20 21 22 23
        24 25 26 27 28 29 30
        31 . . . . . .
        caption: Session 1: Saturday 1
        May 2025
        . . . 1=planned 2 3 4
        5 6 7 8 9 10 11
        12 13 14 15 16 17 18
        19 20 21 22 23 24 25
        26 27 28 29 30 31 .
        caption: Session 2: Thursday 1
        July 2025
        . 1=optional 2 3 4 5 6
        7 8 9 10 11 12 13
        14 15 16 17 18 19 20
        21 22 23 24 25 26 27
        28 29 30 31 . . .
        caption: Session 3: Tuesday 1
        legend planned: your session
        legend optional: a session only if your clinician recommends it
      """)
  }

  @Test func weeksThatBeginOnSunday() throws {
    let plain = try HandoutComposer.example(course: .single(1...1, every: .clinic))
    var language = plain.language
    language.phrases.firstWeekday = .sunday
    let composer = HandoutComposer(
      treatment: .laser, course: plain.course, schedule: plain.schedule, care: plain.care,
      clinic: .example, language: language, asOf: "2025-02-24")
    guard case .calendar(let calendar) = composer.calendarPart?.blocks.first else {
      Issue.record("no calendar")
      return
    }
    #expect(calendar.weekdays.map(\.spoken).first == "Sunday")
    #expect(calendar.months[0].weeks[0].map { $0?.label } == [nil, nil, nil, nil, nil, nil, "1"])
    expectNoDifference(
      calendar.months[0].weeks[0][6],
      MonthCalendar.Cell(
        label: "1", mark: .planned, spoken: "Session 1: Saturday 1 March 2025"))
    #expect(calendar.legend.map(\.mark) == [.planned])
  }
}
