import CustomDump
import Foundation
import Testing

/// Texts that scripts and people rely on, word for word. `RECORD=missing` writes those that are not
/// there yet, `RECORD=all` all of them; where `CI` is set, none is ever written.
enum Golden: String, CaseIterable {
  case help
  case makeHelp = "make-help"
  case scheduleHelp = "schedule-help"
  case batchHelp = "batch-help"
  case ledgerHelp = "ledger-help"
  case printHelp = "print-help"
  case emailHelp = "email-help"
  case listHelp = "list-help"
  case doctorHelp = "doctor-help"
  case compareHelp = "compare-help"
  case checkHelp = "check-help"
  case newHelp = "new-help"
  case watchHelp = "watch-help"

  static let folder = Scratch.package + "/Tests/planTests/Goldens"

  var file: String { rawValue + ".txt" }

  /// The command whose help this is; empty for the program's own.
  var command: [String] {
    self == .help ? [] : [String(rawValue.dropLast("-help".count))]
  }

  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let path = "\(Self.folder)/\(file)"
    let recorded = try? String(contentsOfFile: path, encoding: .utf8)
    if Self.records(missing: recorded == nil) {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return
    }
    let golden = try #require(
      recorded, "\(file) is missing; RECORD=missing writes it", sourceLocation: sourceLocation)
    expectNoDifference(text, golden)
  }

  private static func records(missing: Bool) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    guard environment["CI"] == nil else { return false }
    return environment["RECORD"] == "all" || environment["RECORD"] == "missing" && missing
  }
}
