import Content
import Delivery

/// What a batch says about its rows: their numbers, columns and reasons, never what stands in them.
struct BatchMessages {
  /// More than that nobody reads, and a list of a million rows is not to fill the memory.
  private static let mostWarnings = 1000

  private let list: String
  private let console: Console
  private var shown: Set<Diagnostic> = []

  init(list: String, _ console: Console) {
    self.list = list
    self.console = console
  }

  func report(_ fault: RowFault, of record: ListRecord) {
    let column = fault.column.map { ", column '\($0)'" } ?? ""
    console.report([
      .error(
        "row \(record.row)\(column): \(fault.reason)", at: place(of: record), hint: fault.hint)
    ])
  }

  /// What is wrong with content holds for many rows and is said once; what is doubtful about one row
  /// names it.
  mutating func warn(_ facts: DocumentFacts?, of record: ListRecord) {
    warn(
      (facts?.warnings ?? []).map { warning in
        guard warning.location == nil else { return warning }
        var own = warning
        own.message = "row \(record.row): \(warning.message)"
        own.location = place(of: record)
        return own
      })
  }

  mutating func warn(_ diagnostics: [Diagnostic]) {
    for warning in diagnostics where warning.severity == .warning {
      guard shown.count < Self.mostWarnings, shown.insert(warning).inserted else { continue }
      console.report([warning])
      if shown.count == Self.mostWarnings { console.say("further warnings are left out") }
    }
  }

  private func place(of record: ListRecord) -> SourceLocation {
    SourceLocation(file: list, line: record.line, column: 1)
  }
}
