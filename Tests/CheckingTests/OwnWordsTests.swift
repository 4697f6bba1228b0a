import Content
import Foundation
import Testing

@testable import Checking

/// Our texts are our own: no run of eight words is shared with the source documents.
struct OwnWordsTests {
  private static let run = 8
  private static let sources = URL(fileURLWithPath: Fixture.package)
    .deletingLastPathComponent().appendingPathComponent("shared/inputs").path

  private func texts(in folder: String, endingIn ending: String) throws -> [(String, String)] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix(ending) }
      .map { ($0, try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)) }
  }

  /// Titles and file names are what they are, and a list of sources must name them.
  private func ownText(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { line in
        !["title:", "hero_image:", "thumb_image:", "  - \"source document"].contains {
          line.hasPrefix($0)
        }
      }.joined(separator: "\n")
  }

  private func runs(in text: String) -> Set<[String]> {
    let words = text.tokens.map(\.text)
    guard words.count >= Self.run else { return [] }
    return Set((0...words.count - Self.run).map { Array(words[$0..<$0 + Self.run]) })
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: OwnWordsTests.sources)))
  func noRunOfEightWordsIsShared() throws {
    let sources = try texts(in: Self.sources, endingIn: ".txt").map { runs(in: $0.1) }
    #expect(!sources.isEmpty)
    for (name, text) in try texts(in: Fixture.package + "/assets/treatments", endingIn: ".md") {
      let own = runs(in: ownText(text))
      for source in sources {
        let shared = own.intersection(source).map { $0.joined(separator: " ") }
        #expect(shared == [], "\(name)")
      }
    }
  }
}
