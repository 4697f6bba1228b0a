import CustomDump
import Foundation
import Testing

/// A recorded text that a result is compared with, in `Goldens/<name>.txt`.
///
/// `RECORD=missing swift test` writes those that are not there, `RECORD=all` writes all anew; to be
/// read as a diff before they are committed. In CI nothing is ever written.
struct Golden {
  let name: String

  static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Goldens")

  func check(_ result: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let url = Self.directory.appendingPathComponent("\(name).txt")
    let recorded = try? String(contentsOf: url, encoding: .utf8)
    if Self.recordsAll || recorded == nil && Self.recordsMissing {
      try FileManager.default.createDirectory(
        at: Self.directory, withIntermediateDirectories: true)
      try Data(result.utf8).write(to: url)
      return
    }
    guard let recorded else {
      Issue.record(
        "there is no golden '\(name)'; RECORD=missing swift test writes it",
        sourceLocation: sourceLocation)
      return
    }
    if result != recorded {
      expectNoDifference(
        result.split(separator: "\n"), recorded.split(separator: "\n"), "\(name)")
    }
  }

  /// The names of all that were ever recorded.
  static func recorded() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory.path)
      .filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
  }

  private static let environment = ProcessInfo.processInfo.environment
  private static let recording = environment["CI"] == nil ? environment["RECORD"] : nil
  private static let recordsAll = recording == "all"
  private static let recordsMissing = recording == "missing"
}
