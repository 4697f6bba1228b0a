import Content
import CustomDump
import Planning
import Testing

@testable import Interchange

struct ScheduleTableTests {
  @Test func columnsAlign() throws {
    var plan = try Example().plan
    plan.schedule?.sessions.append(
      PlannedSession(
        number: 4, treatment: "laser", phase: "course", date: nil, setByClinic: true))
    expectNoDifference(
      ScheduleTable([plan], language: try .english()).text,
      """
      Session  Day                          Possible from – to                Note
      1        Monday 3 March 2025          2 March 2025 – 9 March 2025       moved from Sunday 2 March: the clinic is closed on Sundays
      2        Thursday 3 April 2025        3 April 2025 – 10 April 2025
      3        Saturday 3 May 2025          3 May 2025 – 10 May 2025          if your clinician recommends it
      4        Your clinician sets the day                                    set by your clinic
               Follow-up session            3 October 2025 – 3 November 2025

      """)
  }

  @Test func wideCharactersTakeTwoColumns() {
    #expect("日曜日".columns == 6)
    #expect("e\u{301}".columns == 1)
    #expect("日".padded(to: 4) == "日  ")
  }
}
