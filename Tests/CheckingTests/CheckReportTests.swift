import Content
import CustomDump
import Foundation
import Testing

@testable import Checking

struct CheckReportTests {
  private let report = CheckReport(
    treatments: [],
    others: [
      .warning(
        .jargon, "\"x\" is not explained", at: Place(file: "a b.md", line: 3, column: 4, length: 2),
        hint: "say y"),
      .error(.content, "no place", at: nil),
      .error(.content, "no place", at: nil),
    ])

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func eachFindingOnce() {
    #expect(report.errorCount == 1)
    #expect(report.warningCount == 1)
  }

  @Test func json() throws {
    let object = try object(report.json)
    #expect(object["errors"] as? Int == 1)
    let findings = try #require(object["findings"] as? [[String: Any]])
    #expect(findings.last?["rule"] as? String == "jargon")
    #expect(findings.last?["line"] as? Int == 3)
    #expect(findings.last?["hint"] as? String == "say y")
  }

  /// The properties that SARIF 2.1.0 (section 3) requires, and those that build servers read.
  @Test func sarif() throws {
    let object = try object(report.sarif(version: "1.0"))
    #expect(object["version"] as? String == "2.1.0")
    let run = try #require((object["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 2)
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
    }
    let location = try #require((results[1]["locations"] as? [[String: Any]])?.first)
    let place = try #require(location["physicalLocation"] as? [String: Any])
    #expect((place["artifactLocation"] as? [String: Any])?["uri"] as? String == "a%20b.md")
    let region = try #require(place["region"] as? [String: Int])
    #expect(region == ["startLine": 3, "startColumn": 4, "endColumn": 6])
  }
}
