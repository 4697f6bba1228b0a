import CustomDump
import Foundation
import Testing

/// The README shows nothing that the program does not print.
struct ReadmeTests {
  /// A command with its arguments, and what the README shows below it.
  private struct Example {
    var arguments: [String]
    var lines: [Substring] = []
  }

  /// Each block that holds a prompt is one morning's work in a folder of its own.
  @Test func examplesPrintWhatIsShown() throws {
    let sessions = try Self.sessions()
    #expect(sessions.count >= 2)
    for session in sessions {
      let scratch = try Scratch()
      try scratch.linkContent()
      for example in session {
        let run = try scratch.plan(example.arguments)
        #expect(run.exitCode == 0, "\(example.arguments): \(run.messages)")
        expectNoDifference(run.lines, example.lines.map(String.init))
      }
    }
  }

  private static func sessions() throws -> [[Example]] {
    let readme = try String(contentsOfFile: Scratch.package + "/README.md", encoding: .utf8)
    let fences = readme.split(separator: "```", omittingEmptySubsequences: false)
    return fences.indices.filter { $0 % 2 == 1 }.compactMap { examples(in: fences[$0]) }
  }

  private static func examples(in block: Substring) -> [Example]? {
    let prompt = "$ plan "
    guard block.hasPrefix("\n" + prompt) else { return nil }
    var examples: [Example] = []
    for line in block.split(separator: "\n") {
      if line.hasPrefix(prompt) {
        let words = line.dropFirst(prompt.count).split(separator: " ")
        examples.append(Example(arguments: words.map(String.init)))
      } else {
        examples[examples.count - 1].lines.append(line)
      }
    }
    return examples
  }
}
