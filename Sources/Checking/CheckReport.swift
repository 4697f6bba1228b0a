import Content
import Interchange

/// All that a run of `plan check` found.
public struct CheckReport: Sendable {
  public var treatments: [TreatmentReport]
  /// Of treatments and of all other files, each once.
  public private(set) var findings: [Finding]

  /// - Parameter others: findings in files that are no treatments.
  public init(treatments: [TreatmentReport], others: [Finding]) {
    self.treatments = treatments
    var seen: Set<Finding> = []
    findings = (treatments.flatMap(\.findings) + others).filter { seen.insert($0).inserted }.inOrder
  }

  public var errorCount: Int { findings.count { $0.diagnostic.severity == .error } }
  public var warningCount: Int { findings.count - errorCount }

  // MARK: For editors

  public var json: String {
    JSONValue.object([
      .init("errors", .integer(errorCount)), .init("warnings", .integer(warningCount)),
      .init("findings", .array(findings.map(\.json))),
      .init("treatments", .array(treatments.map(\.json))),
    ]).text
  }
}

extension Finding {
  fileprivate var json: JSONValue {
    let place = diagnostic.location
    return .object([
      .init("file", JSONValue(place?.file)), .init("line", JSONValue(place?.line)),
      .init("column", JSONValue(place?.column)), .init("length", JSONValue(place?.length)),
      .init("severity", .string(diagnostic.severity.rawValue)),
      .init("rule", .string(rule.rawValue)), .init("message", .string(diagnostic.message)),
      .init("hint", JSONValue(diagnostic.hint)),
    ])
  }
}

extension ReadingLevel {
  fileprivate var json: [JSONValue.Member] {
    [
      .init("words", .integer(statistics.words)),
      .init("sentences", .integer(statistics.sentences)),
    ]
      + ReadingMeasure.allCases.compactMap { measure in
        values[measure].map { .init(measure.rawValue, .decimal($0)) }
      }
  }
}

extension TreatmentReport {
  fileprivate var json: JSONValue {
    .object([
      .init("id", .string(id)), .init("file", .string(file)), .init("language", .string(language)),
      .init("readability", .object(level.json)),
      .init("sections", .array(sections.map(\.json))),
      .init("scorecards", .array(scorecards.map(\.json))),
    ])
  }
}

extension TreatmentReport.Section {
  fileprivate var json: JSONValue {
    .object(
      [.init("title", .string(title)), .init("line", JSONValue(line))] + level.json
        + [.init("texts", .array(sentences.map(JSONValue.string)))])
  }
}

extension Scorecard {
  fileprivate var json: JSONValue {
    .object([
      .init("name", .string(name)), .init("met", .integer(met)),
      .init("checked", .integer(checked)),
      .init(
        "items",
        .array(
          items.map { item in
            .object([
              .init("number", .integer(item.number)), .init("question", .string(item.question)),
              .init("outcome", .string(item.outcome.word)),
            ])
          })),
    ])
  }
}

extension Scorecard.Outcome {
  var word: String {
    switch self {
    case .met: "met"
    case .unmet: "unmet"
    case .person: "person"
    }
  }
}
