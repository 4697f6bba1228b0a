import CustomDump
import Testing

@testable import Checking

struct SentenceSplitterTests {
  let splitter = SentenceSplitter(abbreviations: ["e.g", "Dr"])

  @Test(arguments: [
    ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
    ("See Dr. Brown, e.g. on Monday. Then go.", ["See Dr. Brown, e.g. on Monday.", "Then go."]),
    ("J. Brown came.", ["J. Brown came."]),
    ("It goes 0.3 to 5 mm deep.", ["It goes 0.3 to 5 mm deep."]),
    ("“Go.” (Or stay.) Wait…", ["“Go.”", "(Or stay.)", "Wait…"]),
    ("هل هذا جيد؟ نعم.", ["هل هذا جيد؟", "نعم."]),
    ("... !", []), ("", []),
  ])
  func sentences(text: String, expected: [String]) {
    expectNoDifference(splitter.sentences(of: text), expected)
  }
}
