import Content
import CustomDump
import Planning
import Testing

@testable import Interchange

struct CSVTableTests {
  @Test func aLineForEachSession() throws {
    let table = CSVTable(
      plans: [try Example().plan], language: try .english(),
      times: VisitTimes(bySession: [2: 545]))
    expectNoDifference(
      table.text.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init),
      [
        "treatment,course,number,phase,date,weekday,time,earliest,latest,optional,moved_from,"
          + "reason,event,before,after",
        "laser,standard,1,course,2025-03-03,Monday,,2025-03-02,2025-03-09,no,2025-03-02,"
          + "the clinic is closed on Sundays,,,"
          + "\"no sauna, pool or solarium 2025-03-03..2025-03-30\"",
        "laser,standard,2,course,2025-04-03,Thursday,09:05,2025-04-03,2025-04-10,no,,,,,"
          + "\"no sauna, pool or solarium 2025-04-03..2025-04-30\"",
        "laser,standard,3,course,2025-05-03,Saturday,,2025-05-03,2025-05-10,yes,,,,,"
          + "\"no sauna, pool or solarium 2025-05-03..2025-05-30\"",
        "",
      ])
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("a \"b\"", "\"a \"\"b\"\"\""),
    ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""), ("=1+1", "'=1+1"), ("+44", "'+44"),
    ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"), ("\r=1", "\"'\r=1\""),
    ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
    ("=\u{301}1", "'=\u{301}1"), ("", ""),
  ])
  func cells(text: String, cell: String) {
    #expect(text.csvCell == cell)
  }
}
