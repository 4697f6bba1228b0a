import CustomDump
import Testing

/// The summary for people, on standard error.
struct ConsoleTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private let escape = "\u{1B}"

  private func onATerminal(_ environment: [String: String] = [:]) throws -> String {
    var process = scratch.process(Scratch.laser)
    process.messages = .terminal
    process.environment = environment
    return try process.run().messages
  }

  @Test func theSummaryNamesEverySession() throws {
    let lines = try scratch.laser().messages.split(separator: "\n").map(String.init)
    expectNoDifference(
      Array(lines.prefix(7)),
      [
        "Laser facial rejuvenation, Standard course",
        "   1  Saturday 1 March 2025",
        "   2  Tuesday 1 April 2025",
        "   3  Thursday 1 May 2025",
        "   4  Monday 2 June 2025 – moved from Sunday 1 June: the clinic is closed on Sundays",
        "   5  Tuesday 1 July 2025 – if your clinician recommends it",
        "   6  Friday 1 August 2025 – if your clinician recommends it",
      ])
    #expect(lines.count == 8)
    #expect(lines.last?.contains(/^  \d+ pages/) == true)
  }

  @Test func quietSilencesTheSummaryAndTheWarnings() throws {
    let late = ["--treatment", "laser", "--start", "2025-03-01", "--as-of", "2025-03-04"]
    #expect(try scratch.plan(late).messages.contains("warning: the start"))
    let quiet = try scratch.plan(late + ["--quiet"])
    #expect(quiet.exitCode == 0)
    #expect(quiet.messages == "")
    #expect(quiet.text == "output/laser-2025-03-01.pdf\n")
  }

  @Test func quietStillSaysWhatIsWrong() throws {
    let run = try scratch.laser("--quiet", "--course", "nothing")
    #expect(run.messages.hasPrefix("error: laser has no course 'nothing'\n"))
  }

  @Test func colorIsForTerminals() throws {
    #expect(try !scratch.laser().messages.contains(escape))
    #expect(try onATerminal().contains(escape))
  }

  @Test func noColorIsRespected() throws {
    #expect(try !onATerminal(["NO_COLOR": "1"]).contains(escape))
  }

  @Test func standardOutputIsNeverColored() throws {
    var process = scratch.process(Scratch.laser)
    process.output = .terminal
    process.messages = .terminal
    #expect(try process.run().text == "output/laser-2025-03-01.pdf\r\n")
  }
}
