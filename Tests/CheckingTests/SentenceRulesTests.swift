import CustomDump
import Testing

@testable import Checking

struct SentenceRulesTests {
  private func found(_ text: String) -> [String] {
    Fixture.findings("---\ntitle: Test\n---\n" + text).brief
  }

  @Test func longSentences() {
    let twenty = Array(repeating: "word", count: 20).joined(separator: " ")
    expectNoDifference(found("\(twenty)."), [])
    expectNoDifference(found("Short one.\n\n\(twenty) more."), ["6:1+104 long-sentence"])
  }

  @Test(arguments: [
    ("A gel is applied to your skin.", ["4:7+10 passive"]),
    ("Your skin may be gently cleaned first.", ["4:15+17 passive"]),
    ("The mark was left out, and it has been done.", ["4:35+9 passive"]),
    ("We clean your skin.", []), ("Your skin is red, and it looks tired.", []),
    ("This is called a patch.", []), ("It is, need we say it, slow.", []),
  ])
  func passive(text: String, expected: [String]) {
    expectNoDifference(found(text), expected)
  }

  @Test(arguments: [
    ("It is safe.", ["4:7+4 promise"]), ("It has no side effects.", ["4:8+15 promise"]),
    ("It is a painless, risk-free method.", ["4:9+8 promise", "4:19+9 promise"]),
    ("We guarantee the result.", ["4:4+9 promise"]),
    ("We cannot guarantee a result.", []), ("Ask us whether it is safe for you.", []),
    ("It is not always painless.", []),
  ])
  func promises(text: String, expected: [String]) {
    expectNoDifference(found(text), expected)
  }
}
