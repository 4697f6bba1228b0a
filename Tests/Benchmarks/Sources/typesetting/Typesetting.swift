import BenchmarkFonts
import Typography

/// Sets the paragraphs of a text again and again and prints how long that takes.
///
///     swift run -c release --package-path Tests/Benchmarks typesetting FILE [ROUNDS]
///
/// For instruction counts: `strip -g` the binary, then `valgrind --tool=callgrind` it.
@main struct Typesetting {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 1 else { return print("usage: typesetting FILE [ROUNDS]") }
    let rounds = arguments.count > 2 ? Int(arguments[2]) ?? 1 : 200
    let paragraphs = try Self.paragraphs(of: arguments[1])
    let typesetter = Typesetter(book: InstalledFonts.book())
    let clock = ContinuousClock()
    let cold = try clock.measure { _ = try set(paragraphs, with: typesetter) }
    var lines = 0
    let warm = try clock.measure {
      for _ in 0..<rounds { lines = try set(paragraphs, with: typesetter) }
    }
    let new = try clock.measure {
      for round in 0..<rounds {
        _ = try set(paragraphs.map { $0.appending(" \(round)") }, with: typesetter)
      }
    }
    print("\(paragraphs.count) paragraphs, \(lines) lines")
    print("cold      \(cold)")
    print("new       \(new / max(rounds, 1))  (each paragraph new, its words known)")
    print("repeated  \(warm / max(rounds, 1))")
  }

  private static func set(_ texts: [StyledText], with typesetter: Typesetter) throws -> Int {
    var count = 0
    for text in texts {
      count += typesetter.lines(of: try typesetter.prepare(text), measure: .pt(410)).count
    }
    return count
  }

  private static func paragraphs(of path: String) throws -> [StyledText] {
    let text = String(decoding: try InstalledFonts.bytes(of: path), as: UTF8.self)
    let style = TextStyle(families: ["Noto Sans"], size: .pt(12), leading: .pt(17))
    var paragraphs: [StyledText] = []
    var lines: [Substring] = []
    for line in (text + "\n").split(separator: "\n", omittingEmptySubsequences: false) {
      if !line.allSatisfy(\.isWhitespace) {
        lines.append(line)
      } else if !lines.isEmpty {
        var paragraph = StyledText(language: "en")
        paragraph.append(lines.joined(separator: " "), style: style)
        paragraphs.append(paragraph)
        lines = []
      }
    }
    return paragraphs
  }
}

extension StyledText {
  func appending(_ string: String) -> StyledText {
    var text = self
    if let style = spans.last?.style { text.append(string, style: style) }
    return text
  }
}
