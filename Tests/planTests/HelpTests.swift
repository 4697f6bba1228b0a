import Foundation
import Testing

/// Help, word for word.
struct HelpTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: Golden.allCases) func helpOfEveryCommand(golden: Golden) throws {
    let command = golden.command
    let run = try scratch.plan(command + ["--help"])
    #expect(run.exitCode == 0)
    #expect(run.messages == "")
    try golden.expect(run.text)
    #expect(try scratch.plan(["help"] + command).text == run.text)
    #expect(try scratch.plan(command + ["-h"]).text == run.text)
  }

  @Test(arguments: Golden.allCases) func eightyColumnsBreakNoExample(golden: Golden) throws {
    /// What stands between the abstract and the usage.
    func examples(columns: Int) throws -> Substring {
      let help = try scratch.plan(
        golden.command + ["--help"], environment: ["COLUMNS": "\(columns)"]
      ).text
      let start = try #require(help.firstRange(of: "\n\n")).upperBound
      return help[start..<(try #require(help.firstRange(of: "\n\nUSAGE: ")).lowerBound)]
    }
    #expect(try examples(columns: 80) == examples(columns: 200))
  }

  @Test func everyRecordedHelpIsUsed() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Golden.folder)
    #expect(Set(names) == Set(Golden.allCases.map(\.file)))
  }

  @Test func versionIsOneLine() throws {
    let run = try scratch.plan("--version")
    #expect(run.exitCode == 0)
    #expect(run.text.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }
}
